package wizard

import (
	"slices"
	"strings"

	"videokompass/data"
)

// ConditionKind says who has to move for a condition to be met.
type ConditionKind string

// The kinds of conditions.
const (
	ConditionMeasure ConditionKind = "measure" // the organisation does it: a setting, a contract clause, a rule
	ConditionAsk     ConditionKind = "ask"     // the vendor or operator has to answer first
	ConditionConfirm ConditionKind = "confirm" // only the vendor says so: have it confirmed in writing
)

// Label returns the kind in words.
func (k ConditionKind) Label(l data.Lang) string {
	switch k {
	case ConditionMeasure:
		return data.Text{DE: "selbst tun", EN: "do it yourselves"}.In(l)
	case ConditionAsk:
		return data.Text{DE: "klären", EN: "clarify"}.In(l)
	}
	return data.Text{DE: "bestätigen lassen", EN: "have it confirmed"}.In(l)
}

// Condition is something that must happen before the offering may be used: who does it, where,
// which requirement asks for it.
type Condition struct {
	Kind        ConditionKind
	Text        data.Text
	Role        string
	Requirement *data.Requirement
	Finding     *Finding
	Settings    []Setting // where to click
}

// Sources returns the ids of the sources that the condition rests on.
func (c *Condition) Sources() []string { return c.Finding.Sources() }

// conditions derives the conditions of an offering from its musts. What the organisation has to
// do whatever it chooses stands in the steps, not here.
func (e *evaluator) conditions(a *Assessed) []Condition {
	var out []Condition
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Level != LevelMust || f.Task {
			continue
		}
		c := Condition{Role: f.Requirement.Role, Requirement: f.Requirement, Finding: f}
		if f.Status == Conditional {
			measure := c
			measure.Kind, measure.Text = ConditionMeasure, measureText(f)
			measure.Settings = settingsFor(a.Settings, f.Requirement.ID)
			out = append(out, measure)
		}
		c.Role, c.Text = "dsb", e.question(a, f)
		switch {
		case f.Status == Unknown:
			c.Kind = ConditionAsk
		case (f.Status == Met || f.Status == Conditional) && f.Doubt == VendorOnly:
			c.Kind = ConditionConfirm
		default:
			continue
		}
		out = append(out, c)
	}
	return byKind(out)
}

// byKind puts what the organisation does itself first, then what is to be asked, then what is to be
// confirmed, and keeps one condition for each question, however many requirements ask it.
func byKind(cs []Condition) []Condition {
	out := make([]Condition, 0, len(cs))
	for _, kind := range []ConditionKind{ConditionMeasure, ConditionAsk, ConditionConfirm} {
		from := len(out)
		for i := range cs {
			c := &cs[i]
			if c.Kind == kind && !slices.ContainsFunc(out[from:], func(o Condition) bool { return o.Text.DE == c.Text.DE }) {
				out = append(out, *c)
			}
		}
	}
	return out
}

func measureText(f *Finding) data.Text {
	switch {
	case f.Check != nil && !f.Check.Action.Empty():
		return f.Check.Action
	case !f.Requirement.Action.Empty() && f.Say.Empty():
		return f.Requirement.Action
	case !f.Say.Empty():
		return f.Say
	}
	return f.Requirement.Text
}

// question is the exact question that settles an open or vendor-only fact. An open transfer check
// asks for each fact that would settle it.
func (e *evaluator) question(a *Assessed, f *Finding) data.Text {
	if f.Check != nil && f.Check.Function == "transfer" {
		c := collector{kb: e.kb, on: e.on, at: map[string]int{}}
		c.transfer(f, a)
		var de, en []string
		for _, fact := range c.out {
			de, en = append(de, fact.Ask.DE), append(en, fact.Ask.EN)
		}
		if len(de) > 0 {
			return data.Text{DE: strings.Join(de, " "), EN: strings.Join(en, " ")}
		}
	}
	if def := f.def(e.kb); def != nil && !def.Ask.Empty() {
		return def.Ask
	}
	if !f.Say.Empty() {
		return f.Say
	}
	return f.Requirement.Text
}

func settingsFor(all []Setting, requirement string) []Setting {
	var out []Setting
	for _, s := range all {
		if s.Requirement == requirement {
			out = append(out, s)
		}
	}
	return out
}
