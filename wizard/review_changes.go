package wizard

import (
	"fmt"
	"slices"

	"videokompass/data"
)

// between reports whether something happened after the old decision and up to today.
func (rv *Review) between(d data.Date) bool { return d > rv.Past.AsOf && d <= rv.Now.AsOf }

// countries returns the third countries that any candidate, or only the chosen one, sends data to.
func (rv *Review) countries(chosen bool) []string {
	var out []string
	add := func(list ...string) {
		for _, c := range list {
			if c != "?" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	for i := range rv.Past.Candidates {
		if c := &rv.Past.Candidates[i]; !chosen || c == rv.Then {
			add(c.Countries...)
		}
	}
	for _, a := range rv.Now.Candidates {
		if chosen && a != rv.Offer {
			continue
		}
		for _, f := range a.Transfer.Flows {
			add(f.Country)
		}
		if a.Transfer.ParentOutside {
			if c := rv.Now.KB.Get(a.Facts, "parent_country"); c != nil {
				add(c.Value.Text)
			}
		}
	}
	return out
}

// law tells which rules ended or started that carry a transfer of a candidate or that the profile
// calls for, and the judgments that ended them. Announced changes are no change.
func (rv *Review) law() {
	all, own := rv.countries(false), rv.countries(true)
	ended := map[data.Date]bool{}
	kb := rv.Now.KB
	for i := range kb.Rules {
		r := &kb.Rules[i]
		if r.Outlook || r.Kind == "case_law" || !rv.concerns(r, all) {
			continue
		}
		chosen := rv.concerns(r, own)
		if r.Kind == "eea" || r.Kind == "adequacy" || r.Kind == "scc" {
			chosen = slices.Contains(thenRules(rv.Then), r.ID) || rv.Offer != nil && slices.Contains(rv.Offer.Transfer.Rules, r)
		}
		if rv.between(r.Until) {
			ended[r.Until] = true
			rv.add(Changed{Kind: ChangeLaw, ID: r.ID, Date: r.Until, Sources: r.Sources, Chosen: chosen,
				Action: chosen && slices.Contains(thenRules(rv.Then), r.ID), Text: endText(r)})
		} else if rv.between(r.From) {
			rv.add(Changed{Kind: ChangeLaw, ID: r.ID, Date: r.From, Sources: r.Sources, Chosen: chosen, Text: ruleText("gilt seit", "in force since", r, r.From)})
		}
	}
	for i := range kb.Rules {
		r := &kb.Rules[i]
		if r.Kind == "case_law" && rv.between(r.From) && (ended[r.From] || len(r.When) > 0 && rv.Now.Profile.Any(r.When)) {
			rv.add(Changed{Kind: ChangeLaw, ID: r.ID, Date: r.From, Sources: r.Sources, Text: ruleText("entschieden am", "decided on", r, r.From)})
		}
	}
	slices.SortStableFunc(rv.Changes, func(a, b Changed) int {
		if a.Kind != ChangeLaw || b.Kind != ChangeLaw {
			return 0
		}
		return int(a.Date) - int(b.Date)
	})
}

// concerns reports whether a rule matters to the profile or to transfers to the countries.
func (rv *Review) concerns(r *data.Rule, countries []string) bool {
	p := rv.Now.Profile
	if len(r.Lands) > 0 && !slices.Contains(r.Lands, p.Land) || len(r.When) > 0 && !p.Any(r.When) {
		return false
	}
	switch r.Kind {
	case "eea", "adequacy":
		return data.Has(countries, r.Countries...)
	case "scc", "transfer_guidance":
		return len(countries) > 0
	}
	return slices.Contains(profileKinds, r.Kind)
}

func ruleText(de, en string, r *data.Rule, on data.Date) data.Text {
	ref := ""
	if r.Ref != "" {
		ref = " (" + r.Ref + ")"
	}
	return data.Text{
		DE: fmt.Sprintf("%s%s %s %s: %s", r.Title.DE, ref, de, on.In(data.German), r.Effect.DE),
		EN: fmt.Sprintf("%s%s %s %s: %s", r.Title.EN, ref, en, on.In(data.English), r.Effect.EN),
	}
}

func endText(r *data.Rule) data.Text {
	switch r.Status {
	case "invalid":
		return ruleText("ungültig seit", "invalid since", r, r.Until)
	case "superseded":
		return ruleText("abgelöst am", "superseded on", r, r.Until)
	}
	return ruleText("gilt nicht mehr seit", "no longer in force since", r, r.Until)
}

// events tells the risk events of the countries concerned, and what happened to the product.
func (rv *Review) events() {
	all, own := rv.countries(false), rv.countries(true)
	for i := range rv.Now.KB.RiskEvents {
		e := &rv.Now.KB.RiskEvents[i]
		if rv.between(e.Date) && data.Has(all, e.Countries...) {
			rv.add(Changed{Kind: ChangeEvent, ID: e.ID, Date: e.Date, Sources: e.Sources, Chosen: data.Has(own, e.Countries...),
				Text: data.Text{DE: e.Title.DE + " (" + e.Date.In(data.German) + "): " + e.Consequence.DE, EN: e.Title.EN + " (" + e.Date.In(data.English) + "): " + e.Consequence.EN}})
		}
	}
	if rv.Offer == nil {
		return
	}
	for _, list := range [][]data.Event{rv.Offer.Ref.Product.Events, rv.Offer.Ref.Offering.Events} {
		for i := range list {
			if e := &list[i]; rv.between(e.Date) {
				kind := ChangeEvent
				if e.Kind == "shutdown" || e.Kind == "takeover" || e.Kind == "rename" {
					kind = ChangeService
				}
				rv.add(Changed{Kind: kind, ID: e.Kind, Date: e.Date, Sources: e.Sources, Chosen: true,
					Text: data.Text{DE: e.Date.In(data.German) + ": " + e.Text.DE, EN: e.Date.In(data.English) + ": " + e.Text.EN}})
			}
		}
	}
}

// facts compares the facts that the old verdict used with those of today.
func (rv *Review) facts() {
	if rv.Then == nil || rv.Offer == nil {
		return
	}
	kb := rv.Now.KB
	for _, old := range rv.Then.claims() {
		def := kb.Def(old.Key)
		c := kb.Get(rv.Offer.Facts, old.Key)
		if def == nil || c != nil && c.Value.String() == old.Value {
			continue
		}
		now := data.Text{DE: "nicht bekannt", EN: "not known"}
		ch := Changed{Kind: ChangeFact, ID: old.Key, Chosen: true}
		if c != nil {
			now = data.Text{DE: ValueLabel(def, c.Value, data.German), EN: ValueLabel(def, c.Value, data.English)}
			ch.Date, ch.Sources = c.From, c.Sources
		}
		if old.Key == "status" {
			ch.Kind, ch.Action = ChangeService, c == nil || c.Value.Text != "active"
		}
		was := data.Value{Text: old.Value}
		ch.Text = data.Text{DE: fmt.Sprintf("%s: damals %s, heute %s", def.Label.DE, ValueLabel(def, was, data.German), now.DE),
			EN: fmt.Sprintf("%s: then %s, now %s", def.Label.EN, ValueLabel(def, was, data.English), now.EN)}
		rv.add(ch)
	}
}

// sources tells which sources of the old verdict were replaced since.
func (rv *Review) sources() {
	if rv.Then == nil {
		return
	}
	kb := rv.Now.KB
	for _, id := range rv.Then.sources() {
		s := kb.Source(id)
		if s == nil || s.Status != "superseded" {
			continue
		}
		by := kb.Source(s.SupersededBy)
		if by == nil {
			continue
		}
		if day := by.PublishedOn(); day == 0 || !rv.between(day) {
			continue // it was replaced before the decision, or nobody knows when
		}
		text := data.Text{DE: s.Publisher + ", " + s.Title + ": ersetzt durch " + by.Title, EN: s.Publisher + ", " + s.Title + ": replaced by " + by.Title}
		sources := []string{id, by.ID}
		rv.add(Changed{Kind: ChangeSource, ID: id, Sources: sources, Chosen: true, Text: text})
	}
}

// findings compares requirement for requirement; a must that is worse now calls for action.
func (rv *Review) findings() {
	if rv.Offer == nil || rv.Then == nil {
		return
	}
	for i := range rv.Offer.Findings {
		f := &rv.Offer.Findings[i]
		if f.Task || f.Status == NotApplicable {
			continue
		}
		old := rv.Then.finding(f.Requirement.ID)
		was := data.Text{DE: "nicht verlangt", EN: "not asked for"}
		switch {
		case old != nil && old.Status == f.Status.String() && old.Level == f.Level:
			if f.Level == LevelMust && f.Status <= Conditional {
				rv.Holds = append(rv.Holds, f)
			}
			continue
		case old != nil:
			if s := slices.Index(statusIDs[:], old.Status); s >= 0 {
				was = statusLabels[s]
			}
		}
		kind := ChangeFinding
		if f.Doubt == Stale {
			kind = ChangeStale
		}
		worse := f.Status == Unmet || f.Status == Unknown || f.Status == Conditional && (old == nil || old.Status == Met.String())
		text := func(l data.Lang, format string) string {
			return fmt.Sprintf(format, f.Requirement.Term.In(l), was.In(l), f.Status.Label(l), f.Reason(rv.Now.KB, rv.Now.AsOf, l))
		}
		rv.add(Changed{Kind: kind, ID: f.Requirement.ID, Sources: f.Sources(), Chosen: true, Action: worse && f.Level == LevelMust,
			Text: data.Text{DE: text(data.German, "%s: damals %s, heute %s. %s"), EN: text(data.English, "%s: then %s, now %s. %s")}})
	}
}
