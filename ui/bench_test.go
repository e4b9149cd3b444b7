package ui

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// liveApp stands at the question of the operators, whose options count the offerings they leave.
func liveApp(b *testing.B, kb *data.KB) *App {
	b.Helper()
	as := wizard.PresetAnswers(kb, wizard.FindPreset(kb, "municipality"))
	as.Set("land", wizard.Answer{Words: []string{"NW"}})
	a := New(Config{KB: kb, Lang: data.German, Today: testDay, Store: Store{Path: filepath.Join(b.TempDir(), "sitzung.toml")}, Session: &wizard.Session{Answers: as}})
	feed(a, tea.WindowSizeMsg{Width: 80, Height: 24})
	if !a.iv.Jump("deployment") {
		b.Fatal("no question of the operators")
	}
	feed(a, pushMsg{newQuestion(a)})
	return a
}

// BenchmarkKeyToFrame is from a key to the new screen with the live match over all offerings, saving
// included; p99 has to stay below one frame of 16 ms.
func BenchmarkKeyToFrame(b *testing.B) {
	a := liveApp(b, data.Embedded())
	keys := []string{"space", "down", "space", "up"}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		begin := time.Now()
		feed(a, keyPress(keys[i%len(keys)]))
		a.View()
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkFirstFrame is from nothing to the first screen, without the terminal.
func BenchmarkFirstFrame(b *testing.B) {
	for b.Loop() {
		a := New(Config{KB: data.Embedded(), Lang: data.German, Today: testDay})
		feed(a, tea.WindowSizeMsg{Width: 80, Height: 24})
		a.View()
	}
}
