package wizard

import (
	"cmp"
	"slices"

	"videokompass/data"
)

// OpenFact is a fact that matters to the profile and that nobody has proven: unknown, stale, only
// remembered, or said by the vendor alone.
type OpenFact struct {
	Key          string
	Def          *data.ClaimDef
	Claim        *data.Claim // what is on file so far; nil when nothing is
	Doubt        Doubt
	Level        string // the strictest level among the requirements that read it
	Requirements []*data.Requirement
	Ask          data.Text // the exact question
}

// OpenFacts returns the open facts of an offering in the order of the requirements, those that a
// must reads first. Wishes of the level may are left out: nobody has to answer them.
func OpenFacts(kb *data.KB, a *Assessed, on data.Date) []OpenFact {
	c := collector{kb: kb, on: on, at: map[string]int{}}
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Task || f.Level != LevelMust && f.Level != LevelShould {
			continue
		}
		switch {
		case f.Check != nil && f.Check.Function == "transfer" && f.Status == Unknown:
			c.transfer(f, a)
		case f.Status == Unknown || f.Doubt == VendorOnly:
			c.add(f, f.Key, f.Claim, f.Doubt)
		}
	}
	slices.SortStableFunc(c.out, func(x, y OpenFact) int { return cmp.Compare(levelRank(x.Level), levelRank(y.Level)) })
	return c.out
}

func levelRank(level string) int {
	return slices.Index([]string{LevelMust, LevelShould, LevelMay}, level)
}

type collector struct {
	kb  *data.KB
	on  data.Date
	at  map[string]int // place in out by key
	out []OpenFact
}

func (c *collector) add(f *Finding, key string, claim *data.Claim, doubt Doubt) {
	def := c.kb.Def(key)
	if def == nil {
		return
	}
	i, seen := c.at[key]
	if !seen {
		i = len(c.out)
		c.at[key] = i
		fact := OpenFact{Key: key, Def: def, Claim: claim, Doubt: doubt, Level: f.Level, Ask: def.Ask}
		if fact.Ask.Empty() {
			fact.Ask = def.Label
		}
		c.out = append(c.out, fact)
	}
	o := &c.out[i]
	if levelRank(f.Level) < levelRank(o.Level) {
		o.Level = f.Level
	}
	if o.Doubt == VendorOnly && doubt != VendorOnly {
		o.Doubt = doubt
	}
	if !slices.Contains(o.Requirements, f.Requirement) {
		o.Requirements = append(o.Requirements, f.Requirement)
	}
}

// transfer names the facts that would settle an open transfer check.
func (c *collector) transfer(f *Finding, a *Assessed) {
	ask := func(key string) {
		claim := c.kb.Get(a.Facts, key)
		switch {
		case claim == nil:
			c.add(f, key, nil, Absent)
		case !claim.Verified():
			c.add(f, key, claim, Unverified)
		case claim.Stale(c.on):
			c.add(f, key, claim, Stale)
		}
	}
	ask("data_location")
	ask("subprocessors_third_country")
	for _, fl := range a.Transfer.Flows {
		if fl.Result != TransferUnknown || fl.Country == "?" {
			continue
		}
		if fl.Rule != nil && fl.Rule.ListClaim != "" {
			ask(fl.Rule.ListClaim)
		}
		ask("scc")
	}
}
