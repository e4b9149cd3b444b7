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

// Way is a smallest set of changed answers that admits an offering, proven by running the engine
// on the changed answers. The settings that remain to be made stand in Result.Conditions.
type Way struct {
	Changes []Change
	Tier    Tier
	Result  *Assessed
}

// Settings counts the switches that the organisation has to set on this way.
func (w *Way) Settings() int {
	n := 0
	for _, c := range w.Result.Conditions {
		n += len(c.Settings)
	}
	return n
}

// WhyNot explains an excluded offering. Either Way or Fixed is set.
type WhyNot struct {
	Offering *Assessed
	Fixed    []*Finding  // knock-outs that no change of the organisation's own wishes can lift
	Way      *Way        // the smallest change that admits it; nil when there is none
	Siblings []*Assessed // other ways of running the same product that are not excluded
}

// ExplainExclusion searches the smallest change of wishes that admits the offering. Facts about the
// organisation (sector, Land, data, purposes, minors, guests, hosts) are never changed.
func ExplainExclusion(kb *data.KB, as *Answers, on data.Date, ref data.OfferingRef) *WhyNot {
	p := NewProfile(kb, as)
	w := &WhyNot{Offering: Judge(kb, p, on, ref)}
	w.Way, w.Fixed = smallestWay(kb, as, on, ref)
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

// Obstacle says why no wish lifts a knock-out.
func Obstacle(f *Finding) data.Text {
	switch {
	case f.Requirement.ID == "k-audience":
		return data.Text{DE: "geschlossener Kreis", EN: "closed circle"}
	case f.Fix == "service":
		return data.Text{DE: "Dienst nicht (mehr) zu haben", EN: "service not (or no longer) available"}
	case f.Fix == "answer:data":
		return data.Text{DE: "Sonderrecht für diese Daten", EN: "special law for these data"}
	case f.Requirement.Group == "sek" || f.Requirement.Group == "grm":
		return data.Text{DE: "Recht des Bereichs", EN: "law of the sector"}
	case f.Requirement.Own:
		return data.Text{DE: "Hausregel", EN: "house rule"}
	}
	return data.Text{DE: "Sache des Anbieters", EN: "up to the vendor"}
}

// search looks for the smallest change for one offering. Loosening a wish never makes a must
// stricter, with two exceptions (recording, ai), whose answers each ask for something; so:
// with every wish given up, each wish is taken back alone. Those that exclude the offering again
// are in every solution. Mostly they are one; if not, the fewest further wishes are added.
type search struct {
	kb     *data.KB
	on     data.Date
	ref    data.OfferingRef
	base   *Answers
	wishes []wish
	locks  []wish
}

// smallestWay returns the smallest set of changes that admits the offering, or else the knock-outs
// that remain when every wish is given up.
func smallestWay(kb *data.KB, as *Answers, on data.Date, ref data.OfferingRef) (*Way, []*Finding) {
	s := &search{kb: kb, on: on, ref: ref, base: as}
	s.collect()
	var best, bestLocks []Change
	var fixed []string
	found := false
	for i, locks := range s.lockChoices() {
		if found && len(locks) >= len(best) {
			break
		}
		set, remain, ok := s.minimal(locks)
		switch {
		case ok && (!found || len(set) < len(best)):
			best, bestLocks, found = set, locks, true
		case !ok && !found && (i == 0 || len(remain) < len(fixed)):
			fixed, bestLocks = remain, locks
		}
	}
	if found {
		changed := apply(as, best)
		a := Judge(kb, NewProfile(kb, changed), on, ref)
		return &Way{Changes: best, Tier: a.Tier, Result: a}, nil
	}
	return nil, Judge(kb, NewProfile(kb, s.loosest(bestLocks, -1)), on, ref).Unmet()
}

// unmet lists the requirements that exclude the offering under the answers.
func (s *search) unmet(as *Answers) []string {
	pl := newPlan(s.kb, NewProfile(s.kb, as), s.on)
	pl.quiet = true
	var out []string
	pl.evaluator(s.ref).candidate(func(f *Finding) {
		if f.Level == LevelMust && f.Status == Unmet && !f.Task {
			out = append(out, f.Requirement.ID)
		}
	})
	return out
}

func (s *search) admits(as *Answers) bool {
	pl := newPlan(s.kb, NewProfile(s.kb, as), s.on)
	pl.quiet = true
	return pl.evaluator(s.ref).candidate(nil).MustUnmet == 0
}

// loosest gives up every wish but the one with index keep.
func (s *search) loosest(locks []Change, keep int) *Answers {
	as := apply(s.base, locks)
	for i := range s.wishes {
		if w := &s.wishes[i]; i != keep {
			as.Set(w.q.ID, w.to[len(w.to)-1])
		}
	}
	return as
}

// minimal finds the smallest set for one choice of the locks, or what remains unmet.
func (s *search) minimal(locks []Change) (set []Change, remain []string, ok bool) {
	if remain = s.unmet(s.loosest(locks, -1)); len(remain) > 0 {
		return nil, remain, false
	}
	var needed, rest []int
	for i := range s.wishes {
		if s.admits(s.loosest(locks, i)) {
			rest = append(rest, i)
		} else {
			needed = append(needed, i)
		}
	}
	for size := 0; size <= len(rest); size++ {
		if chosen, found := s.withMore(locks, needed, rest, size); found {
			return s.tighten(locks, chosen), nil, true
		}
	}
	return nil, nil, false
}

// withMore adds size further wishes to those that are needed, trying all sets.
func (s *search) withMore(locks []Change, needed, rest []int, size int) ([]int, bool) {
	if size == 0 {
		as := apply(s.base, locks)
		for _, i := range needed {
			as.Set(s.wishes[i].q.ID, s.wishes[i].to[len(s.wishes[i].to)-1])
		}
		return needed, s.admits(as)
	}
	for k := 0; k+size <= len(rest); k++ {
		if chosen, ok := s.withMore(locks, append(slices.Clip(needed), rest[k]), rest[k+1:], size-1); ok {
			return chosen, true
		}
	}
	return nil, false
}

// tighten takes for each changed wish the nearest answer that still admits; of lists only the
// entries that fail are dropped.
func (s *search) tighten(locks []Change, chosen []int) []Change {
	slices.Sort(chosen)
	set := slices.Clone(locks)
	for _, i := range chosen {
		set = append(set, s.wishes[i].change(len(s.wishes[i].to)-1))
	}
	for n, i := range chosen {
		w, at := &s.wishes[i], len(locks)+n
		if w.list {
			set[at].To = s.keepWords(set, at)
			continue
		}
		for k := range w.to {
			try := slices.Clone(set)
			try[at] = w.change(k)
			if s.admits(apply(s.base, try)) {
				set = try
				break
			}
		}
	}
	return set
}

// keepWords puts back the entries of a list one by one as long as the offering stays admitted.
func (s *search) keepWords(set []Change, at int) Answer {
	kept := []string{}
	for _, word := range set[at].From.Words {
		try := slices.Clone(set)
		try[at].To = Answer{Words: append(slices.Clone(kept), word)}
		if s.admits(apply(s.base, try)) {
			kept = try[at].To.Words
		}
	}
	return Answer{Words: kept}
}

func apply(as *Answers, set []Change) *Answers {
	out := as.Clone()
	for _, c := range set {
		out.Set(c.Question.ID, c.To)
	}
	return out
}
