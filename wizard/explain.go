package wizard

import (
	"slices"

	"videokompass/data"
)

// Change is one answer given differently.
type Change struct {
	Question *data.Question
	From, To Answer
	Answered bool // From was given
}

// Way is a smallest set of changed answers that admits an offering, proven by running the engine.
type Way struct {
	Changes []Change
	Tier    Tier
	Result  *Assessed
}

// WhyNot explains an excluded offering.
type WhyNot struct {
	Offering *Assessed
	Fixed    []*Finding  // knock-outs that no change of the organisation's own can lift
	Way      *Way        // the smallest change that admits it; nil when there is none
	Siblings []*Assessed // other ways of running the same product that are not excluded
}

// maxChanges bounds the search; a set of more changed wishes is another project.
const maxChanges = 4

// ExplainExclusion searches the smallest change of wishes that admits the offering. Facts about the
// organisation (sector, Land, data, purposes, minors, guests) are never changed.
func ExplainExclusion(kb *data.KB, as *Answers, on data.Date, ref data.OfferingRef) *WhyNot {
	p := NewProfile(kb, as)
	w := &WhyNot{Offering: Judge(kb, p, on, ref)}
	w.Way = smallestWay(kb, as, on, ref)
	if w.Way == nil {
		w.Fixed = unliftable(kb, as, on, ref)
	}
	for i := range ref.Product.Offerings {
		sib := data.OfferingRef{Product: ref.Product, Offering: &ref.Product.Offerings[i]}
		if sib.ID() == ref.ID() {
			continue
		}
		if a := Judge(kb, p, on, sib); a.Tier == TierSuitable || a.Tier == TierConditional {
			w.Siblings = append(w.Siblings, a)
		}
	}
	return w
}

// smallestWay tries sets of changes by growing size and returns the first that admits.
func smallestWay(kb *data.KB, as *Answers, on data.Date, ref data.OfferingRef) *Way {
	options := relaxations(kb, as, on, ref)
	var found *Way
	for size := 1; size <= maxChanges && found == nil; size++ {
		combine(options, size, func(set []Change) bool {
			changed := apply(as, set)
			a := Judge(kb, NewProfile(kb, changed), on, ref)
			if a.Tier == TierExcluded {
				return false
			}
			found = &Way{Changes: slices.Clone(set), Tier: a.Tier, Result: a}
			return true
		})
	}
	return found
}

// combine calls f with every set of the given size that changes each question at most once.
func combine(options []Change, size int, f func([]Change) bool) bool {
	var rec func(start int, set []Change) bool
	rec = func(start int, set []Change) bool {
		if len(set) == size {
			return f(set)
		}
		for i := start; i < len(options); i++ {
			if slices.ContainsFunc(set, func(c Change) bool { return c.Question == options[i].Question }) {
				continue
			}
			if rec(i+1, append(set, options[i])) {
				return true
			}
		}
		return false
	}
	return rec(0, make([]Change, 0, size))
}

func apply(as *Answers, set []Change) *Answers {
	out := as.Clone()
	for _, c := range set {
		out.Set(c.Question.ID, c.To)
	}
	return out
}

// relaxations lists single changes that remove at least one knock-out of the offering or, in
// combination, may do so: a change counts when it lifts any finding that is unmet now.
func relaxations(kb *data.KB, as *Answers, on data.Date, ref data.OfferingRef) []Change {
	before := unmetIDs(Judge(kb, NewProfile(kb, as), on, ref))
	var out []Change
	for _, c := range possibleChanges(kb, as, ref) {
		after := unmetIDs(Judge(kb, NewProfile(kb, apply(as, []Change{c})), on, ref))
		lifts := slices.ContainsFunc(before, func(id string) bool { return !slices.Contains(after, id) })
		if lifts {
			out = append(out, c)
		}
	}
	return out
}

func unmetIDs(a *Assessed) []string {
	var ids []string
	for _, f := range a.Unmet() {
		ids = append(ids, f.Requirement.ID)
	}
	return ids
}

// unliftable returns the knock-outs that remain when every wish is given up.
func unliftable(kb *data.KB, as *Answers, on data.Date, ref data.OfferingRef) []*Finding {
	changed := as.Clone()
	for _, c := range possibleChanges(kb, as, ref) {
		changed.Set(c.Question.ID, c.To) // later changes of a question are the looser ones
	}
	return Judge(kb, NewProfile(kb, changed), on, ref).Unmet()
}

// possibleChanges lists the looser answers to each wish, the nearest first.
func possibleChanges(kb *data.KB, as *Answers, ref data.OfferingRef) []Change {
	var out []Change
	add := func(id string, to Answer) {
		q := kb.Question(id)
		from, ok := as.Get(id)
		if q == nil || ok && from.Equal(to) || Check(q, to) != nil {
			return
		}
		out = append(out, Change{q, from, to, ok})
	}
	word := func(w string) Answer { return Answer{Words: []string{w}} }
	if a, ok := as.Get("deployment"); ok && !slices.Contains(a.Words, string(ref.Offering.Deployment)) {
		add("deployment", Answer{Words: append(slices.Clone(a.Words), string(ref.Offering.Deployment))})
	}
	looser := func(id string, order ...string) {
		a, ok := as.Get(id)
		if !ok {
			return
		}
		if i := slices.Index(order, a.Word()); i >= 0 {
			for _, w := range order[i+1:] {
				add(id, word(w))
			}
		}
	}
	looser("capacity", "none", "basic", "experienced")
	looser("region", "de", "eea", "adequate", "any")
	looser("foreign_control", "exclude", "check", "accept")
	for _, id := range []string{"open_source", "guest_access", "e2ee", "telemetry", "accessibility"} {
		looser(id, LevelMust, LevelShould, LevelAny)
	}
	looserLock(add, as, "recording")
	looserLock(add, as, "ai")
	looserLists(add, as)
	looserNumbers(kb, add, as, ref)
	return out
}

// looserLock frees a question with the options forbidden, lockable, needed. Each of them demands
// something; the others are tried in turn.
func looserLock(add func(string, Answer), as *Answers, id string) {
	a, ok := as.Get(id)
	if !ok {
		return
	}
	for _, w := range []string{"lockable", "forbidden", "needed"} {
		if w != a.Word() {
			add(id, Answer{Words: []string{w}})
		}
	}
}

// looserLists gives up single must features and evidence, then all of them.
func looserLists(add func(string, Answer), as *Answers) {
	for _, id := range []string{"features_must", "evidence"} {
		a, ok := as.Get(id)
		if !ok || len(a.Words) == 0 {
			continue
		}
		for i := range a.Words {
			add(id, Answer{Words: slices.Delete(slices.Clone(a.Words), i, i+1)})
		}
		for i := range a.Words {
			for j := i + 1; j < len(a.Words); j++ {
				w := slices.Delete(slices.Clone(a.Words), j, j+1)
				add(id, Answer{Words: slices.Delete(w, i, i+1)})
			}
		}
		add(id, Answer{Words: []string{}})
	}
}

// looserNumbers fits the number of participants and the budget to the offering.
func looserNumbers(kb *data.KB, add func(string, Answer), as *Answers, ref data.OfferingRef) {
	facts := kb.Facts(ref, as.AsOf, nil)
	if a, ok := as.Get("participants"); ok {
		if c := kb.Get(facts, "max_participants"); c != nil && c.Value.IsNum && int(c.Value.Number) < a.Number && c.Value.Number >= 2 {
			add("participants", Answer{Number: int(c.Value.Number)})
		}
	}
	if a, ok := as.Get("budget"); ok {
		hosts, _ := as.Get("hosts")
		participants, _ := as.Get("participants")
		if cost := yearlyCost(facts.Prices, max(hosts.Number, 1), participants.Number); cost.Known && int(cost.Amount) >= a.Number {
			add("budget", Answer{Number: int(cost.Amount) + 1})
		}
	}
}
