package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

func emptyApp(t *testing.T) *App {
	t.Helper()
	return sessionApp(t, data.German, scene{session: &wizard.Session{Answers: &wizard.Answers{}}}, 80, 24)
}

// TestTypedTextStays types what is no number, goes away in every direction and comes back.
func TestTypedTextStays(t *testing.T) {
	for _, away := range [][]string{{"esc", "tab"}, {"tab", "esc"}, {"f2", "esc"}, {"f3", "esc"}} {
		a := emptyApp(t)
		strike(a, "tab", "tab")
		if q := a.iv.Current(); q.ID != "participants" {
			t.Fatalf("the walk stands at %s", q.ID)
		}
		strike(a, typedKeys("6o Leute")...)
		strike(a, away...)
		s, ok := a.top().(*questionScreen)
		if !ok || s.id != "participants" || s.input.Value() != "6o Leute" || s.hint == "" {
			t.Errorf("after %v the field holds %q, the remark is %q", away, s.input.Value(), s.hint)
		}
		if _, given := a.session.Answers.Get("participants"); given {
			t.Errorf("after %v the text counts as an answer", away)
		}
	}
}

// TestPresetIsNeverSilent follows the marks of usual answers: assumed when taken, confirmed one by
// one or all at once, changed when they differ.
func TestPresetIsNeverSilent(t *testing.T) {
	a := emptyApp(t)
	strike(a, "tab", "enter")
	if n := a.session.Answers.Len(); n != 1 {
		t.Fatalf("%d answers are set before anybody took them", n)
	}
	strike(a, "enter", "enter")
	want := []string{"participants", "deployment", "capacity", "telemetry"}
	if !slices.Equal(a.session.Assumed, want) {
		t.Fatalf("assumed are %v, not %v", a.session.Assumed, want)
	}
	strike(a, "f2", "home", "down", "down", "enter", "enter")
	if slices.Contains(a.session.Assumed, "participants") || len(a.session.Changed) > 0 {
		t.Errorf("after confirming participants: assumed %v, changed %v", a.session.Assumed, a.session.Changed)
	}
	strike(a, "down", "enter", "space", "enter")
	if !slices.Equal(a.session.Changed, []string{"deployment"}) {
		t.Errorf("after changing deployment: changed %v", a.session.Changed)
	}
	strike(a, "f5")
	if len(a.session.Assumed) > 0 {
		t.Errorf("after confirming all: assumed %v", a.session.Assumed)
	}
	strike(a, "f3", "esc")
	if len(a.session.Changed) > 0 {
		t.Errorf("after the result: changed %v", a.session.Changed)
	}
}

// TestDeclinedPreset answers oneself: nothing is filled in, and the offer does not come again.
func TestDeclinedPreset(t *testing.T) {
	a := emptyApp(t)
	strike(a, "tab", "enter", "end", "enter")
	if n := a.session.Answers.Len(); n != 1 {
		t.Errorf("%d answers are set", n)
	}
	strike(a, "esc", "enter")
	if _, offered := a.top().(*presetScreen); offered {
		t.Error("the usual answers are offered again")
	}
}

// TestStepsKeepTheirDays opens the list again weeks later: what was planned then is overdue now.
func TestStepsKeepTheirDays(t *testing.T) {
	a := sessionApp(t, data.German, scene{session: usualSession(sessionKB()), keys: []string{"f3", "f6"}}, 80, 24)
	due := a.top().(*stepsScreen).steps[0].Due
	strike(a, "space", "down")
	text := get(t, "sitzung.toml")
	session, problems := wizard.ReadSession(a.cfg.KB, "sitzung.toml", text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if m := session.Mark(a.top().(*stepsScreen).steps[0].ID); m.State != wizard.StepDone || m.On != testDay {
		t.Errorf("the mark is %+v", m)
	}
	later := New(Config{KB: a.cfg.KB, Lang: data.German, Today: testDay.AddDays(60), Session: session})
	strike(later, "f3", "f6")
	s := later.top().(*stepsScreen)
	if s.steps[0].Due != due {
		t.Errorf("the step was due on %s, now on %s", due, s.steps[0].Due)
	}
	if shown := ansi.Strip(later.render()); !strings.Contains(shown, "1 von 2 erledigt") || !strings.Contains(shown, "1 überfällig") {
		t.Errorf("the list shows:\n%s", shown)
	}
}

// TestExportNeverReplacesSilently writes twice, declines, and then replaces.
func TestExportNeverReplacesSilently(t *testing.T) {
	a := sessionApp(t, data.German, scene{session: usualSession(sessionKB()), keys: []string{"f3", "e", "enter", "enter"}}, 80, 24)
	files, err := filepath.Glob("akten/*")
	if err != nil || len(files) != len(usualFormats) {
		t.Fatalf("written are %v, %v", files, err)
	}
	put(t, files[0], []byte("mine"))
	strike(a, "e", "enter", "n")
	if got := get(t, files[0]); string(got) != "mine" {
		t.Error("the file was replaced without a yes")
	}
	strike(a, "enter", "j")
	if got := get(t, files[0]); string(got) == "mine" {
		t.Error("the file was not replaced after a yes")
	}
}

// TestEveryRecordCanBeRead opens each entry of the real knowledge base.
func TestEveryRecordCanBeRead(t *testing.T) {
	a := New(Config{KB: data.Embedded(), Lang: data.German, Today: testDay})
	seen := map[int]bool{}
	for _, e := range newIndex(a.cfg.KB, data.German) {
		seen[e.kind] = true
		if newRecord(a, e.id) == nil {
			t.Errorf("%s has no fact sheet", e.id)
		}
	}
	for k := kindProduct; k < kinds; k++ {
		if !seen[k] {
			t.Errorf("there is no entry of the kind %s", kindLabel(k).DE)
		}
	}
}
