package ui

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"image/color"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// walkKeys are the keys of a random walk: every key of every screen, letters, digits and what
// nobody asked for. Frequent ones stand several times.
func walkKeys() []string {
	keys := []string{"enter", "enter", "enter", "enter", "esc", "down", "down", "down", "up", "space", "space", "tab", "end", "home", "pgdown", "pgup", "left", "right",
		"f1", "f2", "f3", "f3", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "?", "+", "-", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+a", "shift+up", "shift+down", "ctrl+c"}
	for _, r := range "abeghjknpqstvwxyz/K0123456789äß語👩‍🚀" {
		keys = append(keys, string(r))
	}
	return keys
}

// TestWalk presses thousands of keys at random, with resizes, clicks and pastes, through the whole
// program: nothing panics, no frame breaks, and nothing is written but the session.
func TestWalk(t *testing.T) {
	kbs := map[string]*data.KB{"invented": testKB(), "real": data.Embedded()}
	steps := map[string]int{"invented": 1500, "real": 150}
	seen := map[string]bool{}
	for name, kb := range kbs {
		for seed := range uint64(4) {
			t.Run(fmt.Sprint(name, seed), func(t *testing.T) {
				root := t.TempDir()
				t.Chdir(root)
				t.Setenv("HOME", root)
				l := []data.Lang{data.German, data.English}[seed%2]
				cfg := Config{KB: kb, Lang: l, Today: testDay, ASCII: seed == 1, Store: Store{Path: filepath.Join(root, "sitzung.toml")}, Dir: root}
				if seed > 0 {
					cfg.Session = &wizard.Session{Answers: testAnswers()}
				}
				walk(t, New(cfg), rand.New(rand.NewPCG(seed, 7)), steps[name], seen)
				onlySession(t, root)
			})
		}
	}
	for _, screen := range []screen{&startScreen{}, &questionScreen{}, &reviewScreen{}, &resultScreen{}, &evidenceScreen{}, &compareScreen{}, &whatIfScreen{}, &stepsScreen{}, &stepScreen{}, &helpScreen{}} {
		if !seen[fmt.Sprintf("%T", screen)] {
			t.Errorf("the walk never came to %T", screen)
		}
	}
}

func walk(t *testing.T, a *App, random *rand.Rand, steps int, seen map[string]bool) {
	keys := walkKeys()
	for range steps {
		seen[fmt.Sprintf("%T", a.top())] = true
		var msg tea.Msg
		switch n := random.IntN(100); {
		case n >= 90: // out of fields and help, which take most keys
			msg = keyPress([]string{"esc", "esc", "f3", "v"}[random.IntN(4)])
		case n < 4:
			msg = tea.WindowSizeMsg{Width: random.IntN(160), Height: random.IntN(50)}
		case n < 6:
			msg = tea.MouseClickMsg{X: random.IntN(a.width + 2), Y: random.IntN(a.height + 2), Button: tea.MouseLeft}
		case n < 8:
			msg = tea.MouseWheelMsg{Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[random.IntN(2)]}
		case n < 9:
			msg = tea.PasteMsg{Content: "ein\x1b[31m Text\r\nmit Zeilen"}
		case n < 10:
			msg = tea.BackgroundColorMsg{Color: []color.Color{color.Black, color.White}[random.IntN(2)]}
		default:
			msg = keyPress(keys[random.IntN(len(keys))])
		}
		// Exports are written where somebody says; here nobody says so.
		if k, ok := msg.(tea.KeyPressMsg); ok && strings.Contains(strings.ToLower(fmt.Sprintf("%T %s", a.top(), a.top().title(a))), "export") && k.String() != "down" {
			msg = keyPress("esc")
		}
		feed(a, msg)
		checkFrame(t, a, a.top().title(a))
		if c, ok := a.top().(cursorer); ok {
			c.cursor(a)
		}
	}
}

// onlySession fails when anything but the session, its backup and its lock was written.
func onlySession(t *testing.T, root string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(d.Name(), "sitzung.toml") {
			t.Errorf("written: %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRealData opens every offering of the knowledge base in full, with its evidence, in both
// languages; no row may be empty and none may carry a control character.
func TestRealData(t *testing.T) {
	kb := data.Embedded()
	for _, l := range []data.Lang{data.German, data.English} {
		a := New(Config{KB: kb, Lang: l, Today: testDay, Session: &wizard.Session{Answers: testAnswers()}})
		feed(a, pushMsg{newResult(a)})
		r := a.top().(*resultScreen).r
		for _, c := range r.Candidates {
			rows := detailRows(a, r, c, nil, func([]wizard.Change) tea.Cmd { return nil })
			for i := range rows {
				if p := rows[i].proof; p != nil {
					rows = append(rows, evidenceRows(a, p)...)
				}
			}
			for _, row := range rows {
				if row.text == "" && !row.head {
					t.Errorf("%s: an empty line", c.Ref.ID())
				}
			}
		}
		if len(r.Candidates) != len(kb.Offerings()) {
			t.Errorf("%d of %d offerings", len(r.Candidates), len(kb.Offerings()))
		}
		newCompare(a, r.Candidates[:4])
	}
}
