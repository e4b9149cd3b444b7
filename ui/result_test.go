package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// keyPress makes the message of a key from its name as bindings write it.
func keyPress(name string) tea.KeyPressMsg {
	named := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10}
	switch {
	case name == "space" || name == " ":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case named[name] != 0:
		return tea.KeyPressMsg{Code: named[name]}
	case strings.HasPrefix(name, "ctrl+"):
		return tea.KeyPressMsg{Code: []rune(name)[5], Mod: tea.ModCtrl}
	case strings.HasPrefix(name, "shift+"):
		return tea.KeyPressMsg{Code: named[name[6:]], Mod: tea.ModShift}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// feed gives the App a message and carries out every command that follows from it.
func feed(a *App, msg tea.Msg) {
	_, cmd := a.Update(msg)
	run(a, cmd)
}

func run(a *App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			run(a, c)
		}
	default:
		feed(a, msg)
	}
}

func strike(a *App, keys ...string) {
	for _, k := range keys {
		feed(a, keyPress(k))
	}
}

// resultApp opens the result of the invented knowledge base.
func resultApp(t *testing.T, l data.Lang, answers *wizard.Answers) *App {
	t.Helper()
	a := New(Config{KB: testKB(), Lang: l, Today: testDay, Store: Store{Path: filepath.Join(t.TempDir(), "sitzung.toml")},
		Session: &wizard.Session{Answers: answers, Chosen: "ahorn/self"}, Dir: t.TempDir()})
	feed(a, pushMsg{newResult(a)})
	return a
}

// strict are answers that nothing satisfies.
func strict() *wizard.Answers {
	as := testAnswers()
	as.Set("deployment", wizard.Answer{Words: []string{"it_provider"}})
	return as
}

// resultScenes are the screens of the result and how to get there.
func resultScenes() []struct {
	name    string
	answers *wizard.Answers
	keys    []string
} {
	return []struct {
		name    string
		answers *wizard.Answers
		keys    []string
	}{
		{"list", testAnswers(), []string{"down"}},
		{"filter", testAnswers(), []string{"/", "b", "i", "r"}},
		{"cost", testAnswers(), []string{"s", "s"}},
		{"detail", testAnswers(), []string{"enter", "down"}},
		{"excluded", testAnswers(), []string{"/", "b", "i", "r", "enter", "a", "tab"}},
		{"path", testAnswers(), []string{"/", "b", "i", "r", "enter", "a", "tab", "tab", "down"}},
		{"evidence", testAnswers(), []string{"/", "b", "i", "r", "enter", "a", "down", "down", "down", "q"}},
		{"compare", testAnswers(), []string{"space", "down", "space", "down", "v"}},
		{"compare-names", testAnswers(), []string{"space", "/", "b", "i", "r", "enter", "space", "v", "g"}},
		{"nothing", strict(), nil},
		{"whatif", testAnswers(), []string{"p"}},
		{"whatif-edit", testAnswers(), []string{"p", "down", "down", "enter"}},
		{"whatif-moved", testAnswers(), []string{"p", "down", "down", "enter", "home", "space", "enter"}},
		{"help", testAnswers(), []string{"?"}},
	}
}

// TestResultGolden draws every screen of the result in both languages and three sizes.
func TestResultGolden(t *testing.T) {
	for _, l := range []data.Lang{data.German, data.English} {
		for _, scene := range resultScenes() {
			t.Run(string(l)+"/"+scene.name, func(t *testing.T) {
				var b strings.Builder
				for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
					a := resultApp(t, l, scene.answers.Clone())
					feed(a, tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					strike(a, scene.keys...)
					fmt.Fprintf(&b, "=== %d×%d\n%s\n", size[0], size[1], trimLines(ansi.Strip(a.render())))
				}
				golden(t, filepath.Join("result", string(l)+"-"+scene.name+".txt"), []byte(b.String()))
			})
		}
	}
}

// TestResultColours keeps the escape sequences of one screen, dark and light, and the plain signs.
func TestResultColours(t *testing.T) {
	for name, set := range map[string]func(*App){
		"dark":  func(a *App) { a.theme = newTheme(true) },
		"light": func(a *App) { a.theme = newTheme(false) },
		"ascii": func(a *App) { a.cfg.ASCII = true },
	} {
		a := resultApp(t, data.German, testAnswers())
		set(a)
		strike(a, "/", "b", "i", "r", "enter", "a", "tab", "tab")
		got := a.render()
		if name == "ascii" {
			got = trimLines(ansi.Strip(got))
			for _, r := range got {
				if r > 0x7f && !strings.ContainsRune("äöüÄÖÜß§€×", r) {
					t.Errorf("%q is no plain sign", r)
				}
			}
		}
		golden(t, filepath.Join("result", "colours-"+name+".txt"), []byte(got+"\n"))
	}
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// TestResultSizes draws the screens in every size: no panic, no line wider than the window, no
// screen higher.
func TestResultSizes(t *testing.T) {
	for _, scene := range resultScenes() {
		a := resultApp(t, data.German, scene.answers.Clone())
		strike(a, scene.keys...)
		for _, width := range []int{20, 39, 40, 41, 57, 79, 80, 81, 109, 110, 111, 120, 160, 200} {
			for _, height := range []int{5, 11, 12, 13, 17, 24, 40, 60} {
				feed(a, tea.WindowSizeMsg{Width: width, Height: height})
				checkFrame(t, a, scene.name)
				strike(a, "pgdown", "up")
				checkFrame(t, a, scene.name)
			}
		}
	}
}

func checkFrame(t *testing.T, a *App, where string) {
	t.Helper()
	lines := strings.Split(a.render(), "\n")
	if len(lines) > a.height {
		t.Fatalf("%s at %d×%d: %d lines", where, a.width, a.height, len(lines))
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w > a.width {
			t.Fatalf("%s at %d×%d: a line of %d cells: %q", where, a.width, a.height, w, ansi.Strip(l))
		}
	}
}

// TestResultKeys presses every key that a screen shows: in at least one place of the screen it
// must do something.
func TestResultKeys(t *testing.T) {
	places := [][]string{nil, {"end"}, {"down"}, {"down", "down"}, {"space", "down", "space"}}
	for _, scene := range resultScenes() {
		if scene.name == "help" || scene.name == "whatif-edit" {
			continue // screens of others
		}
		fresh := func(place []string) *App {
			a := resultApp(t, data.German, scene.answers.Clone())
			feed(a, tea.WindowSizeMsg{Width: 60, Height: 14})
			strike(a, scene.keys...)
			strike(a, place...)
			return a
		}
		for _, b := range fresh(nil).top().keys(fresh(nil)) {
			for _, key := range b.Keys() {
				works := slices.ContainsFunc(places, func(place []string) bool {
					a := fresh(place)
					before := a.render()
					strike(a, key)
					return a.render() != before
				})
				if !works {
					t.Errorf("%s: the key %q (%s) does nothing", scene.name, key, b.does.DE)
				}
			}
		}
	}
}

// TestChoose keeps the choice in the session file, and takes it back.
func TestChoose(t *testing.T) {
	a := resultApp(t, data.German, testAnswers())
	strike(a, "/", "s", "ü", "d", "enter", "w")
	stored, found, err := a.cfg.Store.Load(a.cfg.KB)
	if err != nil || !found || stored.Chosen != "ahorn/dienst" {
		t.Fatalf("stored: %+v, %v, %v", stored, found, err)
	}
	if r := a.top().(*resultScreen).r; !r.ByUser || r.Chosen.Ref.ID() != "ahorn/dienst" {
		t.Errorf("the recommendation still chooses %s", r.Chosen.Ref.ID())
	}
	strike(a, "w")
	if stored, _, _ = a.cfg.Store.Load(a.cfg.KB); stored.Chosen != "" {
		t.Errorf("the choice %s was not taken back", stored.Chosen)
	}
}

// TestWhatIf discards and keeps a change.
func TestWhatIf(t *testing.T) {
	a := resultApp(t, data.German, testAnswers())
	change := []string{"p", "down", "down", "enter", "home", "space", "enter"}
	strike(a, change...)
	screen, ok := a.top().(*whatIfScreen)
	if !ok || screen.moves == nil {
		t.Fatalf("no movement is shown, but %T", a.top())
	}
	if len(screen.moves.Leave) != 1 || screen.moves.Leave[0].Ref.ID() != "ahorn/self" {
		t.Errorf("leaves: %+v", screen.moves.Leave)
	}
	strike(a, "esc")
	if !a.session.Answers.Equal(testAnswers()) {
		t.Error("a discarded change is in the answers")
	}
	if stored, found, _ := a.cfg.Store.Load(a.cfg.KB); found && !stored.Answers.Equal(testAnswers()) {
		t.Error("a change on trial is in the session file")
	}
	strike(a, "esc")
	strike(a, change...)
	strike(a, "enter")
	got, _ := a.session.Answers.Get("deployment")
	if !slices.Equal(got.Words, []string{"online_service"}) {
		t.Errorf("kept: %v", got.Words)
	}
	r, ok := a.top().(*resultScreen)
	if !ok || r.r.Find("ahorn/self").Tier != wizard.TierExcluded {
		t.Errorf("the result was not computed anew")
	}
}

// TestLateAnswers drops outcomes of computations that were overtaken, and of screens that were left.
func TestLateAnswers(t *testing.T) {
	a := resultApp(t, data.German, testAnswers())
	s := a.top().(*resultScreen)
	late := s.compute(a)
	a.session.Answers = strict()
	now := s.compute(a)
	run(a, now)
	run(a, late)
	if s.r.Nothing == nil {
		t.Error("an older result replaced a newer one")
	}
	late = s.compute(a)
	strike(a, "esc")
	run(a, late) // must not reach the screen below
	if _, ok := a.top().(*resultScreen); ok {
		t.Error("the result did not close")
	}
}

// TestResultMouse selects by a click, in the list and in the detail beside it.
func TestResultMouse(t *testing.T) {
	a := resultApp(t, data.German, testAnswers())
	feed(a, tea.WindowSizeMsg{Width: 120, Height: 40})
	s := a.top().(*resultScreen)
	find := func(text string, from int) (x, y int) {
		for y, line := range strings.Split(ansi.Strip(a.render()), "\n") {
			if x := strings.Index(line, text); x >= from {
				return ansi.StringWidth(line[:x]), y
			}
		}
		t.Fatalf("%q is not on screen", text)
		return 0, 0
	}
	x, y := find("Birke Meetings Cloud", 0)
	feed(a, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if c := s.selected(); c == nil || c.Ref.ID() != "birke/cloud" || s.open {
		t.Fatalf("a click in the list selects %v", c)
	}
	x, y = find("Telemetrie (Muss)", 40)
	feed(a, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if r := s.detail.current(); !s.open || r == nil || !strings.HasPrefix(r.text, "Telemetrie") {
		t.Errorf("a click in the detail selects %+v", r)
	}
	x, y = find("Weide Talk", 0)
	feed(a, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if s.open || s.selected().Ref.ID() != "weide/saas" {
		t.Errorf("a click in the list does not leave the detail")
	}
}

// TestExplainBeside shows that the search for the smallest change keeps no key waiting.
func TestExplainBeside(t *testing.T) {
	a := resultApp(t, data.German, testAnswers())
	strike(a, "/", "b", "i", "r", "enter")
	_, search := a.Update(keyPress("a"))
	if text := ansi.Strip(a.render()); search == nil || !strings.Contains(text, "wird gesucht") {
		t.Fatalf("no progress is shown:\n%s", text)
	}
	strike(a, "down", "down") // keys work meanwhile
	run(a, search)
	if text := ansi.Strip(a.render()); strings.Contains(text, "wird gesucht") || !strings.Contains(text, "Kleinste Änderung") {
		t.Errorf("the smallest change is not shown:\n%s", text)
	}
}
