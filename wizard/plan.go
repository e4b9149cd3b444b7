package wizard

import (
	"slices"

	"videokompass/data"
)

// planned is a requirement that may apply to an offering of one deployment, with everything that
// does not depend on the single offering worked out.
type planned struct {
	req    *data.Requirement
	level  string       // "" when it depends on flags of the offering
	rules  []*data.Rule // in force on the day, when the requirement rests on dated law
	checks []plannedCheck
	weight float64 // of a may; a should counts twice
	onFact bool    // a check reads a claim
}

// plannedCheck is a check of the deployment; late when it depends on flags of the offering.
type plannedCheck struct {
	*data.Check
	late bool
}

// plan prepares the requirements once for a profile, so that each offering costs little.
type plan struct {
	kb    *data.KB
	p     *Profile
	on    data.Date
	law   *legalState
	lists [3][]planned // by index of data.Deployments
	keys  known

	staleTo []data.Date        // by shelf life in months: verified on this day or before is stale
	weight  map[string]float64 // by priority
	quiet   bool               // leave texts out: only status and order are wanted
	spare   bool               // leave out the conditions of excluded offerings: nobody will meet them

	assessed, disputed map[string][]int // what was published, by product or offering
}

// known are the places in the dictionary of the claims that functions of the engine read; 0 where the
// dictionary lacks one.
type known struct {
	status, dataLocation, providerSeat, subprocessors, parentCountry, scc, contacts, telemetry, participants, effort, c5 int
}

func knownKeys(kb *data.KB) (k known) {
	for key, at := range map[string]*int{
		"status": &k.status, "data_location": &k.dataLocation, "provider_seat": &k.providerSeat, "subprocessors_third_country": &k.subprocessors, "parent_country": &k.parentCountry,
		"scc": &k.scc, "third_party_contacts_default": &k.contacts, "telemetry": &k.telemetry, "max_participants": &k.participants, "operating_effort": &k.effort, "c5_type": &k.c5,
	} {
		*at = kb.DefAt(key)
	}
	return k
}

// offeringFlags depend on the single offering; what names them is decided late.
var offeringFlags = []string{"third_country", "no_adequacy", "adequacy", "parent_outside_eea", "dpf_used"}

func newPlan(kb *data.KB, p *Profile, on data.Date) *plan {
	pl := &plan{kb: kb, p: p, on: on, law: newLegalState(kb, p, on), keys: knownKeys(kb), weight: priorityWeights(p.Priorities)}
	for i := range kb.Claims {
		for shelf := len(pl.staleTo); shelf <= kb.Claims[i].ShelfLife; shelf++ {
			pl.staleTo = append(pl.staleTo, data.StaleTo(on, shelf))
		}
	}
	for d, deployment := range data.Deployments {
		has := func(f string) bool { return p.Has(f) || deploymentFlag(deployment, f) }
		for i := range kb.Requirements {
			r := &kb.Requirements[i]
			if len(r.Hosting) > 0 && !slices.Contains(r.Hosting, deployment) {
				continue
			}
			rules := rulesInForce(kb, r, on)
			if len(rules) == 0 && len(r.Rules) > 0 {
				continue
			}
			item := planned{req: r, rules: rules, weight: pl.weight[priorityOf(r)], checks: planChecks(r.Checks, deployment, has)}
			item.onFact = slices.ContainsFunc(item.checks, func(ch plannedCheck) bool { return ch.Claim != "" })
			if !namesOfferingFlag(r.When, r.Unless, r.MustWhen, r.ShouldWhen) {
				if item.level = levelOf(r, has); item.level == "" {
					continue
				}
			}
			pl.lists[d] = append(pl.lists[d], item)
		}
	}
	return pl
}

// weighing returns the plan with other weights of the priorities; nothing else of it depends on them.
func (pl *plan) weighing(weights map[string]float64) *plan {
	other := *pl
	other.weight = weights
	for d, list := range pl.lists {
		other.lists[d] = slices.Clone(list)
		for i := range other.lists[d] {
			other.lists[d][i].weight = weights[priorityOf(list[i].req)]
		}
	}
	return &other
}

// rulesInForce returns the dated rules that a requirement rests on, as far as they apply on the day.
func rulesInForce(kb *data.KB, r *data.Requirement, on data.Date) []*data.Rule {
	var out []*data.Rule
	for _, id := range r.Rules {
		if rule := kb.Rule(id); rule != nil && rule.In(on) {
			out = append(out, rule)
		}
	}
	return out
}

// planChecks leaves out the checks that cannot apply to the deployment and profile.
func planChecks(checks []data.Check, d data.Deployment, has func(string) bool) []plannedCheck {
	var out []plannedCheck
	for i := range checks {
		ch := &checks[i]
		late := namesOfferingFlag(ch.When)
		if len(ch.Hosting) > 0 && !slices.Contains(ch.Hosting, d) || !late && len(ch.When) > 0 && !slices.ContainsFunc(ch.When, has) {
			continue
		}
		out = append(out, plannedCheck{ch, late})
	}
	return out
}

func deploymentFlag(d data.Deployment, flag string) bool {
	switch flag {
	case "selfhost":
		return d == data.OwnServers
	case "hosted":
		return d == data.ITProvider
	case "saas":
		return d == data.OnlineService
	}
	return flag == string(d)
}

func namesOfferingFlag(lists ...[]string) bool {
	for _, list := range lists {
		if data.Has(list, offeringFlags...) {
			return true
		}
	}
	return false
}

// levelOf returns the level of a requirement for a set of flags; "" when it does not apply.
func levelOf(r *data.Requirement, has func(string) bool) string {
	hasAny := func(list []string) bool { return slices.ContainsFunc(list, has) }
	if hasAny(r.Unless) {
		return ""
	}
	applies := (len(r.When) == 0 || hasAny(r.When)) && !r.OnlyWhenRaised
	switch {
	case hasAny(r.MustWhen):
		return LevelMust
	case applies && r.Level == LevelMust:
		return LevelMust
	case hasAny(r.ShouldWhen):
		return LevelShould
	case applies:
		return r.Level
	}
	return ""
}
