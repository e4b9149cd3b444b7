package wizard_test

import (
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// The quick judgement and the full one must agree on every offering for every kind of organisation.
func TestQuickEqualsFull(t *testing.T) {
	kb := data.Embedded()
	for i := range kb.Presets {
		p := wizard.NewProfile(kb, wizard.PresetAnswers(kb, &kb.Presets[i]))
		for _, on := range []data.Date{20200706, 20240110, 20261122} {
			for _, c := range wizard.Match(kb, p, on) {
				full := wizard.Judge(kb, p, on, c.Ref)
				if full.Tier != c.Tier || full.Score != c.Score || full.MustUnknown != c.MustUnknown || full.MustUnmet != c.MustUnmet || full.MustMet != c.MustMet {
					t.Fatalf("%s, %s, %s: quick %v %v %d/%d/%d, full %v %v %d/%d/%d", kb.Presets[i].ID, on, c.Ref.ID(),
						c.Tier, c.Score, c.MustMet, c.MustUnknown, c.MustUnmet, full.Tier, full.Score, full.MustMet, full.MustUnknown, full.MustUnmet)
				}
			}
		}
	}
}
