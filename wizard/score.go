package wizard

import (
	"math"
	"slices"
	"strings"

	"videokompass/data"
)

// Priorities are the six things that an organisation can put in order.
var Priorities = []string{"privacy", "sovereignty", "security", "cost", "effort", "features"}

// priorityWeights gives the first priority six times the weight of the last. Priorities that are
// not named share what is left; without an order all weigh the same.
func priorityWeights(order []string) map[string]float64 {
	w := map[string]float64{}
	for _, p := range Priorities {
		i := slices.Index(order, p)
		switch {
		case len(order) == 0:
			w[p] = 3
		case i >= 0:
			w[p] = float64(len(Priorities) - i)
		default:
			w[p] = 1
		}
	}
	return w
}

// priorityOf says to which priority a requirement contributes, by its group in the catalogue.
func priorityOf(r *data.Requirement) string {
	switch r.Group {
	case "sov", "bed":
		return "sovereignty"
	case "enc", "zug", "mod", "sec":
		return "security"
	}
	switch {
	case strings.HasPrefix(r.ID, "k-feature"), r.ID == "k-guest-access", r.ID == "k-accessibility", r.ID == "k-participants", r.Group == "bar":
		return "features"
	case r.ID == "k-open-source", r.ID == "k-region", r.ID == "k-foreign-control", r.ID == "vk-dl-04":
		return "sovereignty"
	case r.ID == "k-e2ee", strings.HasPrefix(r.ID, "k-evidence"):
		return "security"
	case r.ID == "k-budget":
		return "cost"
	}
	return "privacy"
}

// wishes adds cost and effort, which are no requirements but count in the order.
func (e *evaluator) wishes(c *Candidate) {
	if e.p.Budget < 0 {
		e.costWish(c)
	}
	w := 2 * e.weight["effort"]
	c.weights += w
	part := 0.9
	switch e.ref.Offering.Deployment {
	case data.ITProvider:
		part = 0.8
	case data.OwnServers:
		part = 0.5
		if effort := e.claim(e.keys.effort); effort != nil {
			part = effortPart(effort.Value.Text)
		}
	}
	c.lowW += w * part
	c.highW += w * part
}

// effortPart is what own servers of a known operating effort earn of the weight of effort.
func effortPart(effort string) float64 {
	switch effort {
	case "low":
		return 0.7
	case "medium":
		return 0.5
	case "high":
		return 0.25
	case "very_high":
		return 0.1
	}
	return 0
}

// costWish compares yearly costs on a scale on which 100 EUR per host count half.
func (e *evaluator) costWish(c *Candidate) {
	w := 2 * e.weight["cost"]
	c.weights += w
	hosts := max(e.p.Hosts, 1)
	cost := yearlyCost(e.facts.Prices, hosts, e.p.Participants)
	if !cost.Known || !e.trust(cost.Claim) && cost.Amount > 0 || cost.Currency != "EUR" && cost.Amount > 0 {
		c.highW += w
		return
	}
	part := 1 / (1 + cost.Amount/float64(hosts)/100)
	part = math.Round(part*100) / 100
	c.lowW += w * part
	c.highW += w * part
}
