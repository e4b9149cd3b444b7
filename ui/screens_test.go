package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// sessionKB is the invented knowledge base with usual answers and a question that depends on
// another one.
func sessionKB() *data.KB {
	kb := testKB()
	capacity := data.Question{ID: "capacity", Kind: wizard.KindOne, Section: "operation", When: []string{"deployment_own"}, Label: both("Wer kann eigene Server betreuen?", "Who can look after your own servers?"),
		Help: both("Ein Server braucht Pflege.", "A server needs care."), Legal: both("Art. 32 DSGVO verlangt Sicherheit.", "Art. 32 GDPR demands security."), Sources: []string{"amt"},
		Options: []data.Option{{ID: "none", Label: both("Niemand", "Nobody")}, {ID: "basic", Label: both("Eine Person", "One person"), Hint: both("mit Grundkenntnissen", "with basic skills")}}}
	for i := range kb.Questions {
		if kb.Questions[i].ID == "telemetry" {
			kb.Questions = append(kb.Questions[:i:i], append([]data.Question{capacity}, kb.Questions[i:]...)...)
			break
		}
	}
	word := func(q string, list ...string) data.PresetAnswer {
		return data.PresetAnswer{Question: q, Value: data.Value{List: list, IsList: true}}
	}
	kb.Presets = []data.Preset{{ID: "rat", Sector: "municipality", Label: both("Kommune mit Rat", "municipality with a council"), Note: both("Üblich, weil der Rat öffentlich tagt.", "Usual because the council meets in public."),
		Answers: []data.PresetAnswer{{Question: "participants", Value: data.Value{Number: 60, IsNum: true}}, word("deployment", "own_servers", "online_service"), {Question: "capacity", Value: data.Value{Text: "basic"}}, {Question: "telemetry", Value: data.Value{Text: "must"}}}}}
	kb.Authorities = []data.Authority{{ID: "nh", Name: "Die Datenschutzbeauftragte Nordhain", Short: "DSB NH", Area: both("Nordhain", "Nordhain"), Sources: []string{"amt"}, Basis: data.BasisAuthority, VerifiedOn: 20260901}}
	return kb
}

// scene is a screen and how to get there.
type scene struct {
	name    string
	session *wizard.Session // nil = the start screen
	stored  string          // content of the session file before the start
	keys    []string
}

func usualSession(kb *data.KB) *wizard.Session {
	s := &wizard.Session{Answers: &wizard.Answers{}, Saved: 20261120}
	s.Answers.Set("organisation", wizard.Answer{Text: "Gemeinde Müßiggang"})
	s.Answers.Set("sector", wizard.Answer{Words: []string{"municipality"}})
	s.TakePreset(kb, &kb.Presets[0])
	return s
}

func workingSession(kb *data.KB) *wizard.Session {
	s := usualSession(kb)
	s.Planned = 20261101
	s.SetMark(wizard.StepMark{ID: "p09", State: wizard.StepDone, By: "Frau Öztürk", On: 20261118, Note: "Fassung 3"})
	return s
}

func contradictory(kb *data.KB) *wizard.Session {
	s := usualSession(kb)
	s.Answers.Set("deployment", wizard.Answer{Words: []string{"own_servers"}})
	s.At = "capacity"
	return s
}

// typedKeys are the key presses for a text.
func typedKeys(text string) []string { return strings.Split(text, "") }

func sessionScenes(kb *data.KB) []scene {
	saved := string(wizard.WriteSession(kb, usualSession(kb)))
	empty := func() *wizard.Session { return &wizard.Session{Answers: &wizard.Answers{}} }
	withKeys := func(more ...string) []string { return more }
	return []scene{
		{"start", nil, "", nil},
		{"start-saved", nil, saved, nil},
		{"start-broken", nil, "x =", nil},
		{"start-newer", nil, "format = 7\n[answers]\n", nil},
		{"start-again", nil, saved, withKeys("down", "enter")},
		{"path", nil, "", withKeys("enter")},
		{"open", nil, "", append(withKeys("down", "enter"), append(typedKeys("fehlt.toml"), "enter")...)},
		{"question-text", empty(), "", typedKeys("Amt Müßiggang")},
		{"question-one", empty(), "", withKeys("tab", "down")},
		{"preset", empty(), "", withKeys("tab", "enter")},
		{"take", empty(), "", withKeys("tab", "enter", "enter")},
		{"taken", empty(), "", withKeys("tab", "enter", "enter", "enter")},
		{"number-wrong", usualSession(kb), "", withKeys("f2", "home", "down", "down", "enter", "backspace", "backspace", "x")},
		{"question-many", usualSession(kb), "", withKeys("f2", "home", "down", "down", "down", "enter", "down")},
		{"contradiction", contradictory(kb), "", withKeys("home", "enter")},
		{"review", contradictory(kb), "", withKeys("home", "enter", "f2", "end")},
		{"review-not-asked", usualSession(kb), "", withKeys("f2", "home", "down", "down", "down", "enter", "space", "enter", "end")},
		{"help", usualSession(kb), "", withKeys("f2", "home", "down", "down", "down", "down", "enter", "?")},
		{"steps", workingSession(kb), "", withKeys("f3", "f6")},
		{"step", workingSession(kb), "", withKeys("f3", "f6", "down", "enter", "down", "down")},
		{"step-date", workingSession(kb), "", withKeys("f3", "f6", "enter", "down", "down", "3", "1", ".", "2", ".", "esc")},
		{"browse", nil, "", withKeys("down", "down", "enter", "down")},
		{"browse-search", nil, "", append(withKeys("down", "down", "enter"), typedKeys("nordhain")...)},
		{"browse-kind", nil, "", withKeys("down", "down", "enter", "left", "left")},
		{"record", nil, "", withKeys("down", "down", "enter", "enter")},
		{"export", usualSession(kb), "", withKeys("f3", "e", "up", "up", "space")},
		{"export-preview", usualSession(kb), "", withKeys("f3", "e", "f4")},
		{"export-written", usualSession(kb), "", withKeys("f3", "e", "enter")},
		{"export-there", usualSession(kb), "", withKeys("f3", "e", "enter", "down", "enter")},
		{"export-none", usualSession(kb), "", withKeys("f3", "e", "up", "up", "up", "up", "up", "up", "space", "up", "up", "space", "enter")},
	}
}

// sessionApp opens the program in a folder of its own and goes to the scene.
func sessionApp(t *testing.T, l data.Lang, sc scene, width, height int) *App {
	t.Helper()
	t.Chdir(t.TempDir())
	if sc.stored != "" {
		put(t, "sitzung.toml", []byte(sc.stored))
	}
	cfg := Config{KB: sessionKB(), Lang: l, Today: testDay, Store: Store{Path: "sitzung.toml"}, Dir: "akten"}
	if sc.session != nil {
		copied := *sc.session
		copied.Answers = sc.session.Answers.Clone()
		copied.Steps = append([]wizard.StepMark{}, sc.session.Steps...)
		copied.Assumed = append([]string{}, sc.session.Assumed...)
		cfg.Session = &copied
	}
	a := New(cfg)
	run(a, a.enter())
	feed(a, tea.WindowSizeMsg{Width: width, Height: height})
	strike(a, sc.keys...)
	return a
}

// TestSessionGolden draws every screen of a session in both languages and three sizes.
func TestSessionGolden(t *testing.T) {
	for _, l := range []data.Lang{data.German, data.English} {
		for _, sc := range sessionScenes(sessionKB()) {
			t.Run(string(l)+"/"+sc.name, func(t *testing.T) {
				var b strings.Builder
				home, err := os.Getwd()
				if err != nil {
					t.Fatal(err)
				}
				for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
					a := sessionApp(t, l, sc, size[0], size[1])
					fmt.Fprintf(&b, "=== %d×%d\n%s\n", size[0], size[1], trimLines(ansi.Strip(a.render())))
				}
				t.Chdir(home)
				golden(t, filepath.Join("session", string(l)+"-"+sc.name+".txt"), []byte(b.String()))
			})
		}
	}
}

// TestSessionFrames draws every scene in many sizes, in plain signs too: no line is wider than the
// window, no screen higher, and Esc leads back to the start.
func TestSessionFrames(t *testing.T) {
	for _, sc := range sessionScenes(sessionKB()) {
		t.Run(sc.name, func(t *testing.T) {
			a := sessionApp(t, data.German, sc, 80, 24)
			for _, width := range []int{1, 20, 40, 41, 57, 79, 80, 100, 200} {
				for _, height := range []int{1, 11, 12, 13, 24, 60} {
					for _, ascii := range []bool{false, true} {
						a.cfg.ASCII = ascii
						feed(a, tea.WindowSizeMsg{Width: width, Height: height})
						checkFrame(t, a, sc.name)
						a.View()
					}
				}
			}
			for range 20 {
				strike(a, "esc")
			}
			if _, ok := a.top().(*startScreen); !ok && sc.name != "step-date" {
				t.Errorf("Esc does not lead back from %s: %T", sc.name, a.top())
			}
		})
	}
}
