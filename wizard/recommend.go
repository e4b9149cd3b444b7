package wizard

import (
	"slices"

	"videokompass/data"
)

// Recommendation is everything that an export may say. It is built once from answers, data and
// day; the same three give the same recommendation.
type Recommendation struct {
	KB         *data.KB
	AsOf       data.Date
	Answers    *Answers // the answers that count
	Given      *Answers // all answers, also those to questions that do not apply
	Profile    *Profile
	Candidates []*Assessed // every offering, ordered
	Chosen     *Assessed   // the chosen or the leading offering; nil when nothing fits
	ByUser     bool        // the choice was named by the user
	Steps      []DueStep
	Authority  *data.Authority
	Review     data.Date
	Rules      []*data.Rule // law in force on the day that matters to the profile
	Outlook    []*data.Rule // announced changes; never part of a verdict
	Nothing    *NothingFits // set when no offering is suitable or to be clarified
}

// Recommend judges all offerings for the answers on a day. choose names an offering; "" takes the
// leading one. It reports false when choose names no offering.
func Recommend(kb *data.KB, as *Answers, on data.Date, choose string) (*Recommendation, bool) {
	p := NewProfile(kb, as)
	r := &Recommendation{KB: kb, AsOf: on, Answers: p.Effective, Given: as, Profile: p}
	pl := newPlan(kb, p, on)
	pl.spare = true
	pl.bySubject()
	refs := kb.Offerings()
	r.Candidates = make([]*Assessed, len(refs))
	inParallel(len(refs), func(from, to int) {
		for i := from; i < to; i++ {
			r.Candidates[i] = pl.judgeAll(refs[i])
		}
	})
	sortAssessed(r.Candidates)
	ok := true
	if choose != "" {
		i := slices.IndexFunc(r.Candidates, func(a *Assessed) bool { return a.Ref.ID() == choose })
		if ok = i >= 0; ok {
			pl.spare = false // also an excluded offering that is chosen gets its conditions
			r.Candidates[i] = pl.judgeAll(r.Candidates[i].Ref)
			r.Chosen, r.ByUser = r.Candidates[i], true
		}
	}
	if !Fits(r.Candidates) {
		r.Nothing = explainNothing(kb, as, on, r.Candidates)
	} else if r.Chosen == nil {
		r.Chosen = r.Candidates[0]
	}
	r.Steps = StepsFor(kb, p, on, r.Chosen)
	r.Authority = CompetentAuthority(kb, p, on)
	r.Review = ReviewDate(on, r.Chosen)
	r.Rules, r.Outlook = lawFor(kb, p, on)
	return r, ok
}

func sortAssessed(list []*Assessed) {
	cs := make([]Candidate, len(list))
	byID := make(map[string]*Assessed, len(list))
	for i, a := range list {
		cs[i] = a.Candidate
		byID[a.Ref.ID()] = a
	}
	SortCandidates(cs)
	for i := range cs {
		list[i] = byID[cs[i].Ref.ID()]
	}
}

// Fits reports whether any offering is suitable or needs only clarification.
func Fits(list []*Assessed) bool {
	return slices.ContainsFunc(list, func(a *Assessed) bool { return a.Tier == TierSuitable || a.Tier == TierConditional })
}

// profileKinds are the kinds of rules that belong to a profile and not to a transfer.
var profileKinds = []string{"statute", "sector_lock", "recording_ban", "codetermination", "council", "school", "church", "procurement", "ai", "security", "accessibility", "telecom", "land_dpa", "public_law"}

// lawFor returns the rules in force that the profile calls for, and the outlook.
func lawFor(kb *data.KB, p *Profile, on data.Date) (rules, outlook []*data.Rule) {
	for i := range kb.Rules {
		r := &kb.Rules[i]
		if len(r.Lands) > 0 && !data.Has(r.Lands, p.Land) || len(r.When) > 0 && !p.Any(r.When) {
			continue
		}
		switch {
		case r.Outlook:
			outlook = append(outlook, r)
		case r.In(on) && slices.Contains(profileKinds, r.Kind):
			rules = append(rules, r)
		}
	}
	return rules, outlook
}

// Tier returns the candidates of one tier in order.
func (r *Recommendation) Tier(t Tier) []*Assessed {
	var out []*Assessed
	for _, a := range r.Candidates {
		if a.Tier == t {
			out = append(out, a)
		}
	}
	return out
}

// Find returns the candidate with the full id, or nil.
func (r *Recommendation) Find(id string) *Assessed {
	for _, a := range r.Candidates {
		if a.Ref.ID() == id {
			return a
		}
	}
	return nil
}

// Has reports whether a flag holds for the profile or, when one is chosen, for the offering; without
// a choice the ways of running it that the answers accept count.
func (r *Recommendation) Has(flag string) bool {
	if r.Chosen == nil {
		return r.Profile.Has(flag) || acceptedFlag(r.Profile, flag)
	}
	e := &evaluator{plan: &plan{kb: r.KB, p: r.Profile, on: r.AsOf}, ref: r.Chosen.Ref, transfer: r.Chosen.Transfer}
	return e.has(flag)
}
