package wizard

import "videokompass/data"

// Movement is how the offerings move between the tiers when answers change.
type Movement struct {
	Before, After         map[Tier]int
	Enter                 []Move // now suitable or to be clarified, and were not before
	Leave                 []Move // were, and are not any more
	Shift                 []Move // changed tier otherwise
	LeadBefore, LeadAfter string // full id of the first offering that is possible; "" = none
}

// Move is one offering with the tier it leaves and the one it comes to.
type Move struct {
	Ref      data.OfferingRef
	From, To Tier
}

// MovementOf compares two matches over the same offerings. The moves are in the order of after,
// those that leave in the order of before.
func MovementOf(before, after []Candidate) *Movement {
	m := &Movement{Before: Counts(before), After: Counts(after), LeadBefore: lead(before), LeadAfter: lead(after)}
	from := make(map[string]Tier, len(before))
	for i := range before {
		from[before[i].Ref.ID()] = before[i].Tier
	}
	to := make(map[string]Tier, len(after))
	for i := range after {
		c := &after[i]
		id := c.Ref.ID()
		to[id] = c.Tier
		move := Move{c.Ref, from[id], c.Tier}
		switch {
		case move.From == move.To || move.From == "":
		case fits(move.To) && !fits(move.From):
			m.Enter = append(m.Enter, move)
		case fits(move.To) || !fits(move.From):
			m.Shift = append(m.Shift, move)
		}
	}
	for i := range before {
		c := &before[i]
		if t, ok := to[c.Ref.ID()]; ok && fits(c.Tier) && !fits(t) {
			m.Leave = append(m.Leave, Move{c.Ref, c.Tier, t})
		}
	}
	return m
}

// Still reports whether nothing moved and the same offering leads.
func (m *Movement) Still() bool {
	return len(m.Enter)+len(m.Leave)+len(m.Shift) == 0 && m.LeadBefore == m.LeadAfter
}

func fits(t Tier) bool { return t == TierSuitable || t == TierConditional }

func lead(cs []Candidate) string {
	if len(cs) > 0 && fits(cs[0].Tier) {
		return cs[0].Ref.ID()
	}
	return ""
}
