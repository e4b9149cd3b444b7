package wizard

import (
	"slices"

	"videokompass/data"
)

// settle searches the fewest open facts whose answers bring another offering to the first place:
// one answer against the leader, or the answers in favour of another.
func settle(r *Recommendation) *Settlement {
	if s := settleAgainst(r); s != nil {
		return s
	}
	var best *Settlement
	pl := quietPlan(r.KB, r.Profile, r.AsOf)
	for _, a := range r.Candidates[1:] {
		if a.Tier != TierSuitable && a.Tier != TierConditional {
			continue
		}
		most := len(r.Candidates) // at first any number
		if best != nil {
			most = len(best.Facts) - 1
		}
		if s := settleFor(pl, r, a, most); s != nil {
			best = s
			if len(best.Facts) == 1 {
				break
			}
		}
	}
	return best
}

// settleAgainst looks for one open must of the leader that, answered badly, excludes it.
func settleAgainst(r *Recommendation) *Settlement {
	lead := r.Candidates[0]
	pl := quietPlan(r.KB, r.Profile, r.AsOf)
	for _, fact := range OpenFacts(r.KB, lead, r.AsOf) {
		if fact.Level != LevelMust || fact.Doubt == VendorOnly || len(r.Candidates) < 2 {
			continue
		}
		for _, v := range answersOf(fact.Def) {
			if pl.supposing(lead, []settled{{fact.Key, v}}).Tier != TierExcluded {
				continue
			}
			if next := r.Candidates[1]; next.Tier != TierExcluded && next.Tier != TierUnassessed {
				return &Settlement{lead.Ref, []OpenFact{fact}, true, next.Ref}
			}
		}
	}
	return nil
}

// settleFor answers the open facts of an offering in its favour, musts first, then those that gain
// most, until it leads; nil when more than most facts are needed.
func settleFor(pl *plan, r *Recommendation, a *Assessed, most int) *Settlement {
	lead := r.Candidates[0].Candidate
	judge := func(set []settled) Candidate { return pl.supposing(a, set) }
	ahead := func(c Candidate) bool { return before(&c, &lead) }
	var facts, wishes []OpenFact
	for _, f := range OpenFacts(r.KB, a, r.AsOf) {
		switch {
		case f.Doubt == VendorOnly: // the status stands already
		case f.Level == LevelMust:
			facts = append(facts, f)
		default:
			wishes = append(wishes, f)
		}
	}
	if len(facts) > most {
		return nil
	}
	var set []settled
	for _, f := range facts {
		set = append(set, favourable(f, set, judge))
	}
	for !ahead(judge(set)) {
		if len(wishes) == 0 || len(facts) == most {
			return nil
		}
		at, gain := 0, settled{}
		low := -1
		for i, f := range wishes {
			s := favourable(f, set, judge)
			if c := judge(append(slices.Clip(set), s)); c.Score.Low > low {
				at, gain, low = i, s, c.Score.Low
			}
		}
		set, facts = append(set, gain), append(facts, wishes[at])
		wishes = slices.Delete(wishes, at, at+1)
	}
	if len(facts) == 0 {
		return nil
	}
	return &Settlement{a.Ref, facts, false, a.Ref}
}

// favourable picks the answer to an open fact that serves the offering best.
func favourable(f OpenFact, set []settled, judge func([]settled) Candidate) settled {
	var best settled
	var bestC Candidate
	for i, v := range answersOf(f.Def) {
		s := settled{f.Key, v}
		if c := judge(append(slices.Clip(set), s)); i == 0 || before(&c, &bestC) {
			best, bestC = s, c
		}
	}
	return best
}

// before reports whether a stands before b, whatever their names.
func before(a, b *Candidate) bool { return compareStanding(a, b) < 0 }

func quietPlan(kb *data.KB, p *Profile, on data.Date) *plan {
	pl := newPlan(kb, p, on)
	pl.quiet = true
	return pl
}

// settled is an open fact with a supposed answer.
type settled struct {
	key   string
	value data.Value
}

// answersOf lists the answers worth supposing for a claim: its values, or typical ones.
func answersOf(def *data.ClaimDef) []data.Value {
	word := func(s string) data.Value { return data.Value{Text: s} }
	switch def.Type {
	case "enum":
		var out []data.Value
		for i := range def.Values {
			out = append(out, word(def.Values[i].ID))
		}
		return out
	case "number":
		return []data.Value{{Number: 1e6, IsNum: true}, {Number: 1, IsNum: true}}
	case "price":
		return []data.Value{{Number: 0, IsNum: true}, {Number: 1e9, IsNum: true}}
	case "country":
		return []data.Value{word("DE"), word("US")}
	case "countries":
		return []data.Value{{List: []string{"DE"}, IsList: true}, {IsList: true}, {List: []string{"US"}, IsList: true}}
	case "list":
		return []data.Value{{IsList: true}}
	}
	return []data.Value{word("–")}
}

// supposing judges an offering with supposed facts in place of the open ones.
func (pl *plan) supposing(a *Assessed, set []settled) Candidate {
	claims := make([]data.Claim, len(set))
	for i, s := range set {
		claims[i] = pl.kb.Supposed(data.Claim{Key: s.key, Value: s.value, Basis: data.BasisAuthority, VerifiedOn: pl.on, Currency: "EUR", Per: "year"})
	}
	e := &evaluator{plan: pl, ref: a.Ref, facts: a.Facts.Suppose(claims), transfer: &Transfer{}}
	e.checkTransfer(e.transfer)
	return e.candidate(nil)
}
