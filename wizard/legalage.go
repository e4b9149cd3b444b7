package wizard

import (
	"slices"
	"strings"

	"videokompass/data"
)

// ThirdCountries returns the countries outside the EEA from which data of the offering can be
// reached: places, seat, sub-processors, and the seat of the parent.
func (a *Assessed) ThirdCountries(kb *data.KB) []string {
	var out []string
	for _, f := range a.Transfer.Flows {
		if f.Country != "?" && !slices.Contains(out, f.Country) {
			out = append(out, f.Country)
		}
	}
	if c := kb.Get(a.Facts, "parent_country"); a.Transfer.ParentOutside && c != nil && !slices.Contains(out, c.Value.Text) {
		out = append(out, c.Value.Text)
	}
	return out
}

// LegalAge says when a statement is older than the law it rests on: which bases for transfers to
// the countries fell or came since, and whether it is older than the GDPR. It is empty when the
// law of its day still holds.
func LegalAge(kb *data.KB, said data.Date, countries []string, on data.Date) data.Text {
	var gone, came []*data.Rule
	for i := range kb.Rules {
		r := &kb.Rules[i]
		switch {
		case r.Outlook || r.Scope == "organisation":
			continue
		case r.ID == "gdpr":
		case r.Kind == "adequacy" && data.Has(countries, r.Countries...):
		case r.Kind == "scc" && len(countries) > 0:
		default:
			continue
		}
		switch {
		case r.In(said) && r.Until != 0 && r.Until <= on:
			gone = append(gone, r)
		case r.From > said && r.In(on):
			came = append(came, r)
		}
	}
	if len(gone)+len(came) == 0 {
		return data.Text{}
	}
	slices.SortStableFunc(gone, func(a, b *data.Rule) int { return int(a.Until) - int(b.Until) })
	slices.SortStableFunc(came, func(a, b *data.Rule) int { return int(a.From) - int(b.From) })
	in := func(l data.Lang) string {
		t := func(de, en string) string { return data.Text{DE: de, EN: en}.In(l) }
		var parts []string
		list := func(head string, rules []*data.Rule, day func(*data.Rule) data.Date) {
			var names []string
			for _, r := range rules {
				names = append(names, r.Title.In(l)+" ("+day(r).In(l)+")")
			}
			if len(names) > 0 {
				parts = append(parts, head+strings.Join(names, ", "))
			}
		}
		list(t("seither entfallen: ", "gone since: "), gone, func(r *data.Rule) data.Date { return r.Until })
		list(t("seither in Kraft: ", "in force since: "), came, func(r *data.Rule) data.Date { return r.From })
		return t("Älter als das heutige Recht; ", "Older than the law of today; ") + strings.Join(parts, "; ")
	}
	return data.Text{DE: in(data.German), EN: in(data.English)}
}
