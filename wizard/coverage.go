package wizard

import (
	"videokompass/data"
)

// Coverage counts how the facts of one offering are known that a must reads.
type Coverage struct {
	ID         string `json:"id"`
	Relevant   int    `json:"relevant"`    // must-relevant claim keys that apply to the deployment
	Verified   int    `json:"verified"`    // read, fresh, not only from the vendor
	VendorOnly int    `json:"vendor_only"` // read and fresh, but only the vendor says so
	Recalled   int    `json:"recalled"`    // never verified
	Stale      int    `json:"stale"`
	Unknown    int    `json:"unknown"`
	Claims     int    `json:"claims"` // all claims that hold on the day
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

// CoverageOf measures every offering as of a day.
func CoverageOf(kb *data.KB, on data.Date) []Coverage {
	var out []Coverage
	keys := map[data.Deployment][]int{}
	for _, d := range data.Deployments {
		keys[d] = relevantDefs(kb, d)
	}
	for _, ref := range kb.Offerings() {
		facts := kb.Facts(ref, on, nil)
		c := Coverage{ID: ref.ID(), Claims: len(facts.All()), Settings: len(ref.Product.Settings) + len(ref.Offering.Settings)}
		for _, def := range keys[ref.Offering.Deployment] {
			c.Relevant++
			switch claim := facts.ByDef(def); {
			case claim == nil:
				c.Unknown++
			case !claim.Verified():
				c.Recalled++
			case claim.Stale(on):
				c.Stale++
			case claim.Basis == data.BasisVendor:
				c.VendorOnly++
			default:
				c.Verified++
			}
		}
		c.Assessable = ref.Own() || c.Relevant == 0 || float64(c.Relevant-c.Unknown) >= assessThreshold*float64(c.Relevant)
		out = append(out, c)
	}
	return out
}

// relevantDefs returns the dictionary numbers of the claims that a must of the catalogue reads for
// a deployment, whoever asks; alternatives of a check do not count on their own.
func relevantDefs(kb *data.KB, d data.Deployment) []int {
	seen := map[int]bool{}
	var out []int
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
				out = append(out, ch.Def)
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
