package wizard

import (
	"slices"

	"videokompass/data"
)

// Assessed is one offering with everything that speaks for or against it.
type Assessed struct {
	Candidate
	Findings    []Finding
	Transfer    *Transfer
	Conditions  []Condition
	Settings    []Setting
	Cost        Cost
	Facts       *data.Facts
	Assessments []*data.Assessment
	Dissents    []*data.Dissent
}

// Setting is a hardening switch with its origin.
type Setting struct {
	*data.Setting
	From string // full id of the offering, or id of the product
}

// Judge judges one offering completely.
func Judge(kb *data.KB, p *Profile, on data.Date, ref data.OfferingRef) *Assessed {
	pl := newPlan(kb, p, on)
	pl.bySubject()
	return pl.judgeAll(ref)
}

// JudgeAll judges many offerings for the same profile.
func JudgeAll(kb *data.KB, p *Profile, on data.Date, refs []data.OfferingRef) []*Assessed {
	pl := newPlan(kb, p, on)
	pl.bySubject()
	out := make([]*Assessed, len(refs))
	for i, ref := range refs {
		out[i] = pl.judgeAll(ref)
	}
	return out
}

func (pl *plan) judgeAll(ref data.OfferingRef) *Assessed {
	e := pl.evaluator(ref)
	a := &Assessed{Transfer: e.transfer, Facts: e.facts}
	if d := slices.Index(data.Deployments, ref.Offering.Deployment); d >= 0 {
		a.Findings = make([]Finding, 0, len(pl.lists[d]))
	}
	a.Candidate = e.candidate(func(f *Finding) { a.Findings = append(a.Findings, *f) })
	a.Settings = e.settings()
	if a.Tier != TierExcluded || !pl.spare {
		a.Conditions = e.conditions(a)
	}
	a.Cost = yearlyCost(e.facts.Prices, max(pl.p.Hosts, 1), pl.p.Participants)
	a.Assessments, a.Dissents = pl.published(ref)
	return a
}

// settings returns the switches that matter to this deployment and profile.
func (e *evaluator) settings() []Setting {
	var out []Setting
	add := func(list []data.Setting, from string) {
		for i := range list {
			s := &list[i]
			if len(s.Deployments) > 0 && !slices.Contains(s.Deployments, e.ref.Offering.Deployment) {
				continue
			}
			if len(s.When) > 0 && !slices.ContainsFunc(s.When, e.has) {
				continue
			}
			out = append(out, Setting{s, from})
		}
	}
	add(e.ref.Product.Settings, e.ref.Product.ID)
	add(e.ref.Offering.Settings, e.ref.ID())
	return out
}

// published returns what sources said about the offering or its product up to the day, in the
// order of the data, and the points on which they disagree.
func (pl *plan) published(ref data.OfferingRef) (as []*data.Assessment, ds []*data.Dissent) {
	id := ref.ID()
	for _, i := range merged(pl.assessed[id], pl.assessed[ref.Product.ID]) {
		as = append(as, &pl.kb.Assessments[i])
	}
	for _, i := range merged(pl.disputed[id], pl.disputed[ref.Product.ID]) {
		ds = append(ds, &pl.kb.Dissents[i])
	}
	return as, ds
}

// merged returns the numbers of both lists in order, each once.
func merged(a, b []int) []int {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// bySubject numbers what was published, by product or offering.
func (pl *plan) bySubject() {
	pl.assessed, pl.disputed = map[string][]int{}, map[string][]int{}
	for i := range pl.kb.Assessments {
		if a := &pl.kb.Assessments[i]; a.Date <= pl.on {
			for _, id := range a.Subject {
				pl.assessed[id] = append(pl.assessed[id], i)
			}
		}
	}
	for i := range pl.kb.Dissents {
		for _, id := range pl.kb.Dissents[i].Subject {
			pl.disputed[id] = append(pl.disputed[id], i)
		}
	}
}

// Unmet returns the knock-outs: the musts that are not met.
func (a *Assessed) Unmet() []*Finding { return a.musts(Unmet) }

// Open returns the musts that somebody else has to answer first.
func (a *Assessed) Open() []*Finding { return a.musts(Unknown) }

func (a *Assessed) musts(s Status) []*Finding {
	var out []*Finding
	for i := range a.Findings {
		if f := &a.Findings[i]; f.Level == LevelMust && f.Status == s && !f.Task {
			out = append(out, f)
		}
	}
	return out
}
