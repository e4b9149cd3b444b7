package wizard

import (
	"slices"

	"videokompass/data"
)

// Past is an older decision: what was answered and what came out. It is computed again from the
// answers and their day, or read from an export, which then tells what was known at that time.
type Past struct {
	AsOf       data.Date
	Edition    data.Date
	Answers    *Answers
	Chosen     string // full id; "" = none
	ByUser     bool   // somebody chose it; else it led
	Recorded   bool   // read from an export
	Candidates []PastCandidate
	Steps      []string
	Unknown    []string // answers in the file that this edition does not know
}

// PastCandidate is how an offering stood.
type PastCandidate struct {
	ID        string
	Name      string
	Tier      Tier
	Transfer  TransferResult
	Rules     []string // rules that the transfer check used
	Countries []string // countries outside the EEA that data went to
	Findings  []PastFinding
}

// PastFinding is one requirement as it was judged.
type PastFinding struct {
	Requirement string
	Level       string
	Status      string
	Task        bool
	Claims      []PastClaim
	Sources     []string
}

// PastClaim is a fact as it was used.
type PastClaim struct {
	Key   string
	Value string
}

// PastOf records a recommendation.
func PastOf(r *Recommendation) *Past {
	p := &Past{AsOf: r.AsOf, Edition: r.KB.Edition, Answers: r.Answers, ByUser: r.ByUser}
	if r.Chosen != nil {
		p.Chosen = r.Chosen.Ref.ID()
	}
	for _, s := range r.Steps {
		p.Steps = append(p.Steps, s.ID)
	}
	for _, a := range r.Candidates {
		c := PastCandidate{ID: a.Ref.ID(), Name: a.Ref.Name(data.German), Tier: a.Tier, Transfer: a.Transfer.Result}
		for _, rule := range a.Transfer.Rules {
			c.Rules = append(c.Rules, rule.ID)
		}
		for _, f := range a.Transfer.Flows {
			if f.Country != "?" {
				c.Countries = append(c.Countries, f.Country)
			}
		}
		for i := range a.Findings {
			if f := &a.Findings[i]; !f.Task && f.Status != NotApplicable {
				c.Findings = append(c.Findings, pastFinding(f))
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p
}

func pastFinding(f *Finding) PastFinding {
	out := PastFinding{Requirement: f.Requirement.ID, Level: f.Level, Status: f.Status.String(), Task: f.Task, Sources: f.AppendEvidence(nil)}
	for _, c := range f.AllClaims() {
		out.Claims = append(out.Claims, PastClaim{c.Key, c.Value.String()})
	}
	return out
}

// Find returns the candidate with the full id, or nil.
func (p *Past) Find(id string) *PastCandidate {
	for i := range p.Candidates {
		if p.Candidates[i].ID == id {
			return &p.Candidates[i]
		}
	}
	return nil
}

// finding returns the finding on a requirement, or nil.
func (c *PastCandidate) finding(requirement string) *PastFinding {
	if c == nil {
		return nil
	}
	for i := range c.Findings {
		if c.Findings[i].Requirement == requirement {
			return &c.Findings[i]
		}
	}
	return nil
}

// claims returns the facts that the findings used, one for each key.
func (c *PastCandidate) claims() []PastClaim {
	var out []PastClaim
	for i := range c.Findings {
		for _, cl := range c.Findings[i].Claims {
			if cl.Key != "price" && !slices.ContainsFunc(out, func(o PastClaim) bool { return o.Key == cl.Key }) {
				out = append(out, cl)
			}
		}
	}
	return out
}

// sources returns the sources that the findings cited.
func (c *PastCandidate) sources() []string {
	var out []string
	for i := range c.Findings {
		for _, id := range c.Findings[i].Sources {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
