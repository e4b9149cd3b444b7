package wizard

import (
	"os"
	"path/filepath"
	"testing"

	"videokompass/data"
)

// today is the day on which the tests judge; nothing in the engine reads a clock.
const today = data.Date(20261122)

// allExamples are the answers on which properties are checked: the first preset of every sector and
// every example file.
func allExamples(t *testing.T, kb *data.KB) map[string]*Answers {
	t.Helper()
	out := map[string]*Answers{}
	for i := range kb.Presets {
		if FindPreset(kb, kb.Presets[i].Sector) != &kb.Presets[i] {
			continue
		}
		out["preset "+kb.Presets[i].ID] = PresetAnswers(kb, &kb.Presets[i])
	}
	files, err := filepath.Glob("../examples/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := ReadSession(kb, name, text)
		if len(problems) > 0 {
			continue // overlays and JSON stand beside the answers
		}
		out[filepath.Base(name)] = s.Answers
	}
	return out
}

// Every excluded offering has a way that admits it, or knock-outs that are named as not liftable.
func TestEveryExclusionIsExplained(t *testing.T) {
	kb := data.Embedded()
	for name, as := range allExamples(t, kb) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := NewProfile(kb, as)
			for _, c := range Match(kb, p, today) {
				if c.Tier != TierExcluded {
					continue
				}
				way, fixed := smallestWay(kb, as, today, c.Ref)
				switch {
				case way == nil && len(fixed) == 0:
					t.Errorf("%s: neither a way nor a fixed obstacle", c.Ref.ID())
				case way != nil:
					checkWay(t, kb, as, c.Ref, way)
				}
			}
		})
	}
}

// checkWay applies a way and proves that it admits and that no change of it is superfluous.
func checkWay(t *testing.T, kb *data.KB, as *Answers, ref data.OfferingRef, way *Way) {
	t.Helper()
	got := Judge(kb, NewProfile(kb, apply(as, way.Changes)), today, ref)
	if got.Tier == TierExcluded || got.Tier != way.Tier {
		t.Errorf("%s: the way gives %s, said %s", ref.ID(), got.Tier, way.Tier)
	}
	for i, c := range way.Changes {
		if bad := Check(c.Question, c.To); bad != nil {
			t.Errorf("%s: change of %s is no valid answer: %s", ref.ID(), c.Question.ID, bad.In(data.English))
		}
		fewer := append(append([]Change{}, way.Changes[:i]...), way.Changes[i+1:]...)
		if Judge(kb, NewProfile(kb, apply(as, fewer)), today, ref).Tier != TierExcluded {
			t.Errorf("%s: the change of %s is superfluous", ref.ID(), c.Question.ID)
		}
	}
}
