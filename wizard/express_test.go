package wizard_test

import (
	"slices"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

func councilOfNRW(t *testing.T) (*data.KB, *wizard.Answers) {
	t.Helper()
	kb := data.Embedded()
	p := wizard.FindPreset(kb, "municipality-council")
	if p == nil {
		t.Fatal("the preset municipality-council is missing")
	}
	as := wizard.PresetAnswers(kb, p)
	as.Set("land", wizard.Answer{Words: []string{"NW"}})
	return kb, as
}

func TestExpressAsksTheEightThatDecideMost(t *testing.T) {
	kb, as := councilOfNRW(t)
	on := data.NewDate(2026, 11, 22)
	path := wizard.Express(kb, as, on)
	if len(path) != wizard.ExpressLength {
		t.Fatalf("the express path has %d questions: %v", len(path), path)
	}
	if path[0] != "sector" || path[1] != "land" {
		t.Errorf("sector and Land do not open the path: %v", path)
	}
	if again := wizard.Express(kb, as, on); !slices.Equal(path, again) {
		t.Errorf("not deterministic: %v and %v", path, again)
	}
	effects := wizard.Effects(kb, as, on)
	for i, e := range effects[1:] {
		if e.Possible > effects[i].Possible {
			t.Errorf("%s with more effect stands behind %s", e.Question.ID, effects[i].Question.ID)
		}
	}
}

func TestExpressLeavesOutWhatDoesNotApply(t *testing.T) {
	kb := data.Embedded()
	as := &wizard.Answers{}
	as.Set("sector", wizard.Answer{Words: []string{"federal_authority"}})
	path := wizard.Express(kb, as, data.NewDate(2026, 11, 22))
	if slices.Contains(path, "land") {
		t.Errorf("a federal authority is asked for its Land: %v", path)
	}
	if len(path) != wizard.ExpressLength {
		t.Errorf("the path has %d questions: %v", len(path), path)
	}
}

func TestInterviewFollowsTheLimit(t *testing.T) {
	kb, as := councilOfNRW(t)
	iv := wizard.NewInterview(kb, as)
	iv.Limit([]string{"sector", "land", "ai"})
	iv.Jump("sector")
	var seen []string
	for iv.Current() != nil {
		seen = append(seen, iv.Current().ID)
		if n, total := iv.Progress(); n != len(seen) || total != 3 {
			t.Errorf("progress is %d of %d at %s", n, total, iv.Current().ID)
		}
		iv.Skip()
	}
	if !slices.Equal(seen, []string{"sector", "land", "ai"}) {
		t.Errorf("asked %v", seen)
	}
}
