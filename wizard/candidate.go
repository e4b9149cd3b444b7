package wizard

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"

	"videokompass/data"
)

// Tier is where an offering stands.
type Tier string

// The tiers. TierUnassessed holds offerings of which too little is known to rank them.
const (
	TierSuitable    Tier = "suitable"
	TierConditional Tier = "conditional"
	TierExcluded    Tier = "excluded"
	TierUnassessed  Tier = "unassessed"
)

// Tiers lists the tiers in the order in which they are shown.
var Tiers = []Tier{TierSuitable, TierConditional, TierUnassessed, TierExcluded}

// Label returns the tier in words.
func (t Tier) Label(l data.Lang) string {
	switch t {
	case TierSuitable:
		return data.Text{DE: "geeignet", EN: "suitable"}.In(l)
	case TierConditional:
		return data.Text{DE: "nach Klärung", EN: "after clarification"}.In(l)
	case TierUnassessed:
		return data.Text{DE: "noch nicht beurteilbar", EN: "not yet assessable"}.In(l)
	}
	return data.Text{DE: "ausgeschlossen", EN: "excluded"}.In(l)
}

// Score is the interval of weighted shoulds and wishes in percent: unknown counts 0 in Low and
// the full weight in High. It orders inside a tier and is never shown as one number.
type Score struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Candidate is an offering judged for a profile on a day.
type Candidate struct {
	Ref          data.OfferingRef
	Tier         Tier
	Score        Score
	MustMet      int
	MustUnknown  int
	MustUnmet    int
	Transfer     TransferResult
	lowW, highW  float64
	weights      float64
	mustAnswered int
	musts        int
}

// assessThreshold is the share of the musts on facts that must be known before an offering is
// ranked. Below it the many unknowns would say more about our knowledge than about the offering.
const assessThreshold = 0.4

// Match judges every offering and orders them. It keeps no findings and writes no texts, so it is
// cheap; Judge gives them for one offering.
func Match(kb *data.KB, p *Profile, on data.Date) []Candidate {
	pl := newPlan(kb, p, on)
	pl.quiet = true
	refs := kb.Offerings()
	out := make([]Candidate, len(refs))
	inParallel(len(refs), func(from, to int) {
		var facts *data.Facts
		for i := from; i < to; i++ {
			e := pl.evaluator(refs[i], facts)
			facts = e.facts
			out[i] = e.candidate(nil)
		}
	})
	SortCandidates(out)
	return out
}

// parallelFrom is the number of offerings from which several processors pay.
const parallelFrom = 64

// inParallel calls f for parts of 0..n on all processors and waits for them.
func inParallel(n int, f func(from, to int)) {
	workers := min(runtime.GOMAXPROCS(0), n/parallelFrom+1)
	var wg sync.WaitGroup
	for w := range workers {
		from, to := n*w/workers, n*(w+1)/workers
		if w == workers-1 {
			f(from, to)
			break
		}
		wg.Go(func() { f(from, to) })
	}
	wg.Wait()
}

// candidate judges the offering; keep, when not nil, receives every finding.
func (e *evaluator) candidate(keep func(*Finding)) Candidate {
	c := Candidate{Ref: e.ref, Transfer: e.transfer.Result}
	e.each(func(f *Finding, weight float64) {
		c.count(f, weight)
		if keep != nil {
			keep(f)
		}
	})
	e.wishes(&c)
	c.decide()
	return c
}

func (c *Candidate) count(f *Finding, weight float64) {
	if f.Status == NotApplicable || f.Task {
		return
	}
	if f.Level == LevelMust {
		if f.Key != "" || f.Claim != nil {
			c.musts++
			if f.Claim != nil {
				c.mustAnswered++
			}
		}
		switch f.Status {
		case Unmet:
			c.MustUnmet++
		case Unknown:
			c.MustUnknown++
		default:
			c.MustMet++
		}
		return
	}
	if f.Level == LevelShould {
		weight *= 2
	}
	c.weights += weight
	switch f.Status {
	case Met, Conditional:
		c.lowW += weight
		c.highW += weight
	case Unknown:
		c.highW += weight
	}
}

func (c *Candidate) decide() {
	if c.weights > 0 {
		c.Score = Score{int(math.Round(100 * c.lowW / c.weights)), int(math.Round(100 * c.highW / c.weights))}
	}
	switch {
	case c.MustUnmet > 0:
		c.Tier = TierExcluded
	case c.musts > 0 && float64(c.mustAnswered) < assessThreshold*float64(c.musts) && !c.Ref.Own():
		c.Tier = TierUnassessed
	case c.MustUnknown > 0:
		c.Tier = TierConditional
	default:
		c.Tier = TierSuitable
	}
}

// SortCandidates orders by tier, then fewest unknown musts, then the score interval, then name.
func SortCandidates(cs []Candidate) {
	slices.SortFunc(cs, func(a, b Candidate) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Tiers, a.Tier), slices.Index(Tiers, b.Tier)),
			cmp.Compare(a.MustUnknown, b.MustUnknown),
			cmp.Compare(b.Score.Low, a.Score.Low),
			cmp.Compare(b.Score.High, a.Score.High),
			cmp.Compare(a.Ref.ID(), b.Ref.ID()),
		)
	})
}

// Counts returns how many candidates stand in each tier.
func Counts(cs []Candidate) map[Tier]int {
	n := map[Tier]int{}
	for i := range cs {
		n[cs[i].Tier]++
	}
	return n
}
