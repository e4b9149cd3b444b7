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

// rank is the place of the tier in Tiers.
func (t Tier) rank() int {
	switch t {
	case TierSuitable:
		return 0
	case TierConditional:
		return 1
	case TierUnassessed:
		return 2
	}
	return 3
}

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
		e := pl.quickEvaluator()
		for i := from; i < to; i++ {
			e.turnTo(refs[i])
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
	if keep == nil {
		e.quick(&c)
	} else {
		e.each(func(f *Finding, item *planned) {
			if !f.Task {
				c.count(item, f.Level, f.Status, f.Claim != nil || len(f.Claims) > 0)
			}
			keep(f)
		})
	}
	e.wishes(&c)
	c.decide()
	return c
}

// count adds one finding; known says that a fact was there to judge by.
func (c *Candidate) count(item *planned, level string, status Status, known bool) {
	if status == NotApplicable {
		return
	}
	if level == LevelMust {
		if item.onFact {
			c.musts++
			if known {
				c.mustAnswered++
			}
		}
		switch status {
		case Unmet:
			c.MustUnmet++
		case Unknown:
			c.MustUnknown++
		default:
			c.MustMet++
		}
		return
	}
	weight := item.weight
	if level == LevelShould {
		weight *= 2
	}
	c.weights += weight
	switch status {
	case Met, Conditional:
		c.lowW += weight
		c.highW += weight
	case Unknown:
		c.highW += weight
	}
}

func (c *Candidate) decide() {
	if c.weights > 0 {
		c.Score = Score{percent(c.lowW, c.weights), percent(c.highW, c.weights)}
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

// percent rounds half up, whatever the order in which the parts were added.
func percent(part, whole float64) int { return int(math.Floor(100*part/whole + 0.5 + 1e-9)) }

// SortCandidates orders by tier, then fewest unknown musts, then the score interval, then id.
func SortCandidates(cs []Candidate) {
	order := make([]int32, len(cs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return compareCandidates(&cs[i], &cs[j]) })
	sorted := make([]Candidate, len(cs))
	for to, from := range order {
		sorted[to] = cs[from]
	}
	copy(cs, sorted)
}

func compareCandidates(a, b *Candidate) int {
	if order := compareStanding(a, b); order != 0 {
		return order
	}
	if a.Ref.Product.ID != b.Ref.Product.ID {
		return cmp.Compare(a.Ref.Product.ID, b.Ref.Product.ID)
	}
	return cmp.Compare(a.Ref.Offering.ID, b.Ref.Offering.ID)
}

// compareStanding compares everything but the names.
func compareStanding(a, b *Candidate) int {
	switch {
	case a.Tier != b.Tier:
		return cmp.Compare(a.Tier.rank(), b.Tier.rank())
	case a.MustUnknown != b.MustUnknown:
		return cmp.Compare(a.MustUnknown, b.MustUnknown)
	case a.Score.Low != b.Score.Low:
		return cmp.Compare(b.Score.Low, a.Score.Low)
	}
	return cmp.Compare(b.Score.High, a.Score.High)
}

// Counts returns how many candidates stand in each tier.
func Counts(cs []Candidate) map[Tier]int {
	n := map[Tier]int{}
	for i := range cs {
		n[cs[i].Tier]++
	}
	return n
}
