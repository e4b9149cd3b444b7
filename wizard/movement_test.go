package wizard

import (
	"testing"

	"videokompass/data"
)

func TestMovementOf(t *testing.T) {
	product := &data.Product{ID: "p"}
	ref := func(id string) data.OfferingRef {
		return data.OfferingRef{Product: product, Offering: &data.Offering{ID: id}}
	}
	field := func(tiers map[string]Tier, order ...string) []Candidate {
		var out []Candidate
		for _, id := range order {
			out = append(out, Candidate{Ref: ref(id), Tier: tiers[id]})
		}
		return out
	}
	before := field(map[string]Tier{"stays": TierSuitable, "leaves": TierConditional, "rises": TierConditional, "enters": TierExcluded, "fades": TierUnassessed},
		"stays", "leaves", "rises", "fades", "enters")
	after := field(map[string]Tier{"stays": TierSuitable, "leaves": TierExcluded, "rises": TierSuitable, "enters": TierConditional, "fades": TierExcluded},
		"rises", "stays", "enters", "fades", "leaves")

	m := MovementOf(before, after)
	for _, c := range []struct {
		what string
		got  []Move
		id   string
		from Tier
		to   Tier
		n    int
	}{
		{"enters", m.Enter, "p/enters", TierExcluded, TierConditional, 1},
		{"leaves", m.Leave, "p/leaves", TierConditional, TierExcluded, 1},
		{"shifts", m.Shift, "p/rises", TierConditional, TierSuitable, 2},
	} {
		if len(c.got) != c.n || c.got[0].Ref.ID() != c.id || c.got[0].From != c.from || c.got[0].To != c.to {
			t.Errorf("%s: %+v", c.what, c.got)
		}
	}
	if m.LeadBefore != "p/stays" || m.LeadAfter != "p/rises" {
		t.Errorf("lead: %s, then %s", m.LeadBefore, m.LeadAfter)
	}
	if m.Before[TierSuitable] != 1 || m.After[TierSuitable] != 2 || m.After[TierExcluded] != 2 {
		t.Errorf("counts: %v, then %v", m.Before, m.After)
	}
	if m.Still() || !MovementOf(before, before).Still() {
		t.Error("still is told wrongly")
	}
	none := MovementOf(field(map[string]Tier{"enters": TierExcluded}, "enters"), nil)
	if none.LeadBefore != "" || none.LeadAfter != "" || len(none.Leave) != 0 {
		t.Errorf("nothing to move: %+v", none)
	}
}
