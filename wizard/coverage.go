package wizard

import (
	"slices"

	"videokompass/data"
)

// Coverage counts how the facts of one offering are known that a must reads.
type Coverage struct {
	ID         string `json:"id"`
	Relevant   int    `json:"relevant"`    // questions on facts that a must asks for the deployment
	Verified   int    `json:"verified"`    // read, fresh, not only from the vendor
	VendorOnly int    `json:"vendor_only"` // read and fresh, but only the vendor says so
	Recalled   int    `json:"recalled"`    // never verified
	Stale      int    `json:"stale"`
	Unknown    int    `json:"unknown"`
	Answered   int    `json:"answered"` // questions whose own fact is there, or another whose value decides
	Claims     int    `json:"claims"`   // all claims that hold on the day
	Settings   int    `json:"settings"`
	Assessable bool   `json:"assessable"`
}

// Known returns the share of must-relevant facts that are known at all, in percent.
func (c Coverage) Known() int {
	if c.Relevant == 0 {
		return 100
	}
	return 100 * (c.Relevant - c.Unknown) / c.Relevant
}

// Settled returns the share of must-relevant questions whose own fact is there, or another whose value
// decides, in percent. By this share an offering counts as assessable.
func (c Coverage) Settled() int {
	if c.Relevant == 0 {
		return 100
	}
	return 100 * c.Answered / c.Relevant
}

// CoverageOf measures every offering as of a day.
func CoverageOf(kb *data.KB, on data.Date) []Coverage {
	var out []Coverage
	checks := map[data.Deployment][]*data.Check{}
	for _, d := range data.Deployments {
		checks[d] = relevantChecks(kb, d)
	}
	for _, ref := range kb.Offerings() {
		facts := kb.Facts(ref, on, nil)
		c := Coverage{ID: ref.ID(), Claims: len(facts.All()), Settings: len(ref.Product.Settings) + len(ref.Offering.Settings)}
		for _, ch := range checks[ref.Offering.Deployment] {
			c.Relevant++
			if answered(facts, ch) {
				c.Answered++
			}
			switch bestKnown(facts, ch, on) {
			case knownVerified:
				c.Verified++
			case knownVendor:
				c.VendorOnly++
			case knownRecalled:
				c.Recalled++
			case knownStale:
				c.Stale++
			default:
				c.Unknown++
			}
		}
		c.Assessable = ref.Own() || c.Relevant == 0 || float64(c.Answered) >= assessThreshold*float64(c.Relevant)
		out = append(out, c)
	}
	return out
}

// How a fact is known, the best last.
const (
	knownNot = iota
	knownRecalled
	knownStale
	knownVendor
	knownVerified
)

// answered reports whether the fact that a check asks for is there, or one of its alternatives with a
// value that decides; so the engine counts too before it ranks an offering.
func answered(facts *data.Facts, ch *data.Check) bool {
	return facts.ByDef(ch.Def) != nil || slices.ContainsFunc(ch.Or, func(or data.Check) bool {
		c := facts.ByDef(or.Def)
		return c != nil && classify(&or, c.Value) != Unknown || len(or.Or) > 0 && answered(facts, &or)
	})
}

// bestKnown says how well the facts of a check are known: one alternative suffices.
func bestKnown(facts *data.Facts, ch *data.Check, on data.Date) int {
	best := knownNot
	switch claim := facts.ByDef(ch.Def); {
	case claim == nil:
	case !claim.Verified():
		best = knownRecalled
	case claim.Stale(on):
		best = knownStale
	case claim.Basis == data.BasisVendor:
		best = knownVendor
	default:
		best = knownVerified
	}
	for i := range ch.Or {
		best = max(best, bestKnown(facts, &ch.Or[i], on))
	}
	return best
}

// relevantChecks returns the checks on facts that a must of the catalogue makes for a deployment,
// whoever asks; two that ask for the same claim count once.
func relevantChecks(kb *data.KB, d data.Deployment) []*data.Check {
	seen := map[int]bool{}
	var out []*data.Check
	cat := kb.Catalogue()
	for i := range cat {
		r := &cat[i]
		if r.Level != LevelMust || len(r.Hosting) > 0 && !hosts(r.Hosting, d) || sectorOnly(r) {
			continue
		}
		for j := range r.Checks {
			ch := &r.Checks[j]
			if ch.Def > 0 && !seen[ch.Def] && (len(ch.Hosting) == 0 || hosts(ch.Hosting, d)) {
				seen[ch.Def] = true
				out = append(out, ch)
			}
		}
	}
	return out
}

// sectorOnly leaves out requirements of single sectors (approvals of health care, classified
// matters, NRW councils): an offering that never aimed there is not unknown.
func sectorOnly(r *data.Requirement) bool { return r.Group == "sek" || r.Group == "grm" }

func hosts(list []data.Deployment, d data.Deployment) bool {
	for _, x := range list {
		if x == d {
			return true
		}
	}
	return false
}
