package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// conditionKinds are the kinds of conditions in the order in which they are shown.
var conditionKinds = []wizard.ConditionKind{wizard.ConditionMeasure, wizard.ConditionAsk, wizard.ConditionConfirm}

// conditions lists every condition in full, grouped by who has to move.
func (b *builder) conditions() []Block {
	a := b.r.Chosen
	if a == nil || len(a.Conditions) == 0 {
		return nil
	}
	return append([]Block{b.h2("Bedingungen", "Conditions")}, b.conditionBlocks(a)...)
}

func (b *builder) conditionBlocks(a *wizard.Assessed) []Block {
	var out []Block
	if list := b.measures(a); len(list.Items) > 0 {
		out = append(out, b.h3("Selbst tun", "Do it yourselves"), list)
	}
	if list := b.openQuestions(a); len(list.Items) > 0 {
		out = append(out, b.h3("Vor dem Einsatz klären", "Clarify before use"), list)
	}
	if list := b.confirmations(a); len(list.Items) > 0 {
		out = append(out, b.h3("Vom Anbieter bestätigen lassen", "Have the vendor confirm"),
			Para{T(b.t("Diese Muss-Anforderungen sind erfüllt, aber nur nach Angabe des Anbieters. Die Fragen stehen im Teil „Fragen an den Anbieter“.",
				"These musts are met, but only by the vendor's own statement. The questions are in the part “Questions to the vendor”."))}, list)
	}
	return out
}

// measures are what the organisation does itself, by role.
func (b *builder) measures(a *wizard.Assessed) List {
	var roles []string
	byRole := map[string][]Item{}
	for _, c := range a.Conditions {
		if c.Kind != wizard.ConditionMeasure {
			continue
		}
		if !slices.Contains(roles, c.Role) {
			roles = append(roles, c.Role)
		}
		spans := []Span{b.cite.span(sentence(c.Text.In(b.l)), evidenceOf(c.Finding)), S(" (" + b.requirementRef(c) + ")")}
		if n := len(c.Settings); n > 0 {
			spans = append(spans, S(" "+b.t("Schalter: ", "Switches: ")))
			for i, s := range c.Settings {
				if i > 0 {
					spans = append(spans, S(", "))
				}
				spans = append(spans, C(s.Key))
			}
			spans = append(spans, S("."))
		}
		byRole[c.Role] = append(byRole[c.Role], Item{Spans: spans, Tick: OpenTick})
	}
	list := List{}
	for _, role := range roles {
		list.Items = append(list.Items, Item{Spans: []Span{B(wizard.RoleLabel(role).In(b.l))}, Children: byRole[role]})
	}
	return list
}

// requirementRef names the requirement behind a condition and the law behind it.
func (b *builder) requirementRef(c wizard.Condition) string {
	return c.Requirement.Term.In(b.l) + ", " + c.Requirement.ID + legalSuffix(c.Requirement.Legal)
}

// openQuestions are the musts that somebody else has to answer first.
func (b *builder) openQuestions(a *wizard.Assessed) List {
	list := List{}
	for _, c := range a.Conditions {
		if c.Kind == wizard.ConditionAsk {
			list.Items = append(list.Items, Item{Tick: OpenTick, Spans: []Span{b.cite.span(sentence(c.Text.In(b.l)), evidenceOf(c.Finding)), S(" (" + b.requirementRef(c) + ")")}})
		}
	}
	return list
}

// confirmations name what only the vendor says, short.
func (b *builder) confirmations(a *wizard.Assessed) List {
	list := List{}
	for _, c := range a.Conditions {
		if c.Kind != wizard.ConditionConfirm {
			continue
		}
		spans := []Span{S(c.Requirement.Term.In(b.l) + " (" + c.Requirement.ID + ")")}
		if cl := c.Finding.Claim; cl != nil {
			text := b.value(cl) + b.asOf(cl.VerifiedOn)
			if label := b.label(cl.Key); label != c.Requirement.Term.In(b.l) {
				text = label + ": " + text
			}
			spans = append(spans, b.cite.span(": "+text, cl.Sources))
		}
		list.Items = append(list.Items, Item{Tick: OpenTick, Spans: spans})
	}
	return list
}

// residual says what stays uncertain although the choice holds.
func (b *builder) residual() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	list := List{}
	if open := a.Open(); len(open) > 0 {
		var terms []string
		for _, f := range open {
			terms = append(terms, f.Requirement.Term.In(b.l))
		}
		list.Items = append(list.Items, Item{Spans: T(fmt.Sprintf(b.t("Offene Muss-Anforderungen (%d): %s. Bis zur Antwort ist die Zulässigkeit nicht festgestellt.",
			"Open musts (%d): %s. Until they are answered, permissibility is not established."), len(open), strings.Join(terms, ", ")))})
	}
	list.Items = append(list.Items, b.transferRisks(a.Transfer)...)
	list.Items = append(list.Items, b.oldFacts(a)...)
	if len(list.Items) == 0 {
		list.Items = []Item{{Spans: T(b.t("Über die Bedingungen hinaus ist kein Restrisiko bekannt.", "No residual risk is known beyond the conditions."))}}
	}
	return []Block{b.h2("Restrisiken", "Residual risks"), list}
}

// shownEvents bounds the events of a third country in the memo; the transfer check tells all.
const shownEvents = 3

// transferRisks tells the warnings of the transfer check, of the events only the latest.
func (b *builder) transferRisks(t *wizard.Transfer) []Item {
	var items []Item
	var events []*data.RiskEvent
	for _, w := range t.Warnings {
		if ev := b.r.KB.RiskEvent(w.ID); ev != nil {
			events = append(events, ev)
		} else {
			items = append(items, b.warningItem(w))
		}
	}
	if len(events) == 0 {
		return items
	}
	slices.SortStableFunc(events, func(x, y *data.RiskEvent) int { return cmp.Compare(y.Date, x.Date) })
	spans := []Span{S(fmt.Sprintf(b.t("Ereignisse, die die Grundlage der Übermittlung schwächen können (%d, alle im Teil „Drittlandprüfung“), zuletzt: ",
		"Events that may weaken the basis of the transfer (%d, all in the part “Transfer check”), the latest: "), len(events)))}
	for i, ev := range events[:min(len(events), shownEvents)] {
		if i > 0 {
			spans = append(spans, S("; "))
		}
		spans = append(spans, b.cite.span(ev.Date.In(b.l)+" "+strings.TrimSuffix(ev.Title.In(b.l), "."), ev.Sources))
	}
	return append(items, Item{Spans: append(spans, S("."))})
}

// oldFacts names the stale and the unverified facts that bear on a requirement.
func (b *builder) oldFacts(a *wizard.Assessed) []Item {
	var items []Item
	seen := map[string]bool{}
	var unverified []string
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Claim == nil || f.Task || seen[f.Claim.Key] || f.Doubt != wizard.Stale && f.Doubt != wizard.Unverified {
			continue
		}
		seen[f.Claim.Key] = true
		if f.Doubt == wizard.Unverified {
			unverified = append(unverified, b.label(f.Claim.Key))
			continue
		}
		items = append(items, Item{Spans: append([]Span{S(b.t("Veraltete Angabe: ", "Stale fact: "))}, b.fact(f.Claim)...)})
	}
	if len(unverified) > 0 {
		items = append(items, Item{Spans: T(b.t("Nicht am Text geprüfte Angaben: ", "Facts not verified against a text: ") + strings.Join(unverified, ", ") + ".")})
	}
	return items
}

// label is the name of a claim key.
func (b *builder) label(key string) string {
	if def := b.r.KB.Def(key); def != nil {
		return def.Label.In(b.l)
	}
	return key
}

// warningItem tells a warning of the transfer check with its source.
func (b *builder) warningItem(w wizard.Warning) Item {
	text := w.Text.In(b.l)
	var cites []string
	if ev := b.r.KB.RiskEvent(w.ID); ev != nil {
		cites = ev.Sources
		text = ev.Date.In(b.l) + ": " + stop(text) + " " + ev.Consequence.In(b.l)
		if len(cites) == 0 {
			text = stop(text) + " (" + BasisLabel(ev.Basis).In(b.l) + ")"
		}
	} else if r := b.r.KB.Rule(w.ID); r != nil {
		cites = r.Sources
	}
	return Item{Spans: []Span{b.cite.span(sentence(text), cites)}}
}
