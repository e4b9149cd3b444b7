package ui

import (
	"cmp"
	"fmt"
	"slices"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// voiceRows shows what others published, with day and legal state, and where authorities disagree:
// the competent one first, then the newest.
func voiceRows(a *App, r *wizard.Recommendation, c *wizard.Assessed) []row {
	competent := func(authority string) int {
		if r.Authority != nil && authority == r.Authority.ID {
			return 0
		}
		return 1
	}
	var rows []row
	if len(c.Assessments) > 0 {
		rows = append(rows, headRow(fmt.Sprintf(a.t("Veröffentlichte Urteile (%d)", "Published verdicts (%d)"), len(c.Assessments))),
			row{text: a.t("Sie gelten für ihren Tag, ihren Umfang und die Rechtslage von damals.", "They hold for their day, their scope and the law of that time."), tone: toneFaint})
	}
	list := slices.Clone(c.Assessments)
	slices.SortStableFunc(list, func(x, y *data.Assessment) int {
		return cmp.Or(competent(x.Authority)-competent(y.Authority), cmp.Compare(y.Date, x.Date))
	})
	for _, as := range list {
		who := export.Speaker(a.cfg.KB, as.Authority, as.Source, a.cfg.Lang)
		p := &proof{title: who, note: as.Conditions.In(a.cfg.Lang), sources: append([]string{as.Source}, as.Sources...), basis: as.Basis, verified: as.Date}
		rows = append(rows, row{lead: "- ", text: as.Date.In(a.cfg.Lang) + ", " + who + ": " + as.Result.In(a.cfg.Lang), proof: p})
		for _, part := range []struct{ label, text string }{{a.t("Umfang: ", "Scope: "), as.Scope.In(a.cfg.Lang)}, {a.t("Rechtsstand: ", "Legal state: "), as.LegalState.In(a.cfg.Lang)}} {
			if part.text != "" {
				rows = append(rows, row{indent: 2, tone: toneFaint, text: part.label + part.text, proof: p})
			}
		}
	}
	for _, d := range c.Dissents {
		rows = append(rows, headRow(a.t("Uneinigkeit: ", "Disagreement: ")+d.Topic.In(a.cfg.Lang)))
		views := slices.Clone(d.Views)
		slices.SortStableFunc(views, func(x, y data.View) int { return competent(x.Authority) - competent(y.Authority) })
		for _, v := range views {
			who := export.Speaker(a.cfg.KB, v.Authority, v.Source, a.cfg.Lang)
			p := &proof{title: who, note: v.LegalState.In(a.cfg.Lang), sources: []string{v.Source}}
			rows = append(rows, row{lead: "- ", text: v.Date.In(a.cfg.Lang) + ", " + who + ": " + v.Text.In(a.cfg.Lang), proof: p})
			if s := v.LegalState.In(a.cfg.Lang); s != "" {
				rows = append(rows, row{indent: 2, tone: toneFaint, text: a.t("Rechtsstand: ", "Legal state: ") + s, proof: p})
			}
		}
	}
	return rows
}

func priceRows(a *App, c *wizard.Assessed) []row {
	text := a.t("Für Ihre Angaben: ", "For your answers: ") + c.Cost.Text().In(a.cfg.Lang)
	rows := []row{headRow(a.t("Preis", "Price")), {text: text, proof: claimProof(a.t("Preis", "Price"), c.Cost.Claim)}}
	for _, p := range c.Facts.Prices {
		rows = append(rows, row{lead: "- ", text: planText(a, p), proof: claimProof(p.Plan, p)})
	}
	return rows
}

// planText is one plan of a price list: name, price, unit, tax, day.
func planText(a *App, p *data.Claim) string {
	name := p.Plan
	if name == "" {
		name = a.t("Preis", "price")
	}
	s := name + ": "
	switch {
	case p.Value.IsNum && p.Value.Number == 0:
		s += a.t("kostenfrei", "free of charge")
	case p.Value.IsNum:
		s += wizard.Number(p.Value.Number, a.cfg.Lang) + " " + p.Currency + unitText(p.Per).In(a.cfg.Lang)
	case p.Value.Is("on_request"):
		s += a.t("auf Anfrage", "on request")
	default:
		s += p.Value.String()
	}
	switch p.Tax {
	case "net":
		s += a.t(", netto", ", net")
	case "gross":
		s += a.t(", brutto", ", gross")
	}
	if p.Participants > 0 {
		s += fmt.Sprintf(a.t(", bis %s Teilnehmende", ", up to %s participants"), wizard.Number(float64(p.Participants), a.cfg.Lang))
	}
	if p.VerifiedOn != 0 {
		s += a.t(" · Preisstand ", " · price as of ") + p.VerifiedOn.In(a.cfg.Lang)
	}
	return s
}

func unitText(per string) data.Text {
	switch per {
	case "host_month":
		return data.Text{DE: " je einladende Person und Monat", EN: " per host and month"}
	case "host_year":
		return data.Text{DE: " je einladende Person und Jahr", EN: " per host and year"}
	case "user_month", "active_user_month":
		return data.Text{DE: " je nutzende Person und Monat", EN: " per user and month"}
	case "user_year":
		return data.Text{DE: " je nutzende Person und Jahr", EN: " per user and year"}
	case "attendee":
		return data.Text{DE: " je teilnehmende Person", EN: " per attendee"}
	case "group_month":
		return data.Text{DE: " je Gruppe und Monat", EN: " per group and month"}
	case "month":
		return data.Text{DE: " im Monat", EN: " a month"}
	case "year":
		return data.Text{DE: " im Jahr", EN: " a year"}
	case "once":
		return data.Text{DE: " einmalig", EN: " once"}
	}
	return data.Text{}
}

// eventRows tells what happened up to the day, the latest first.
func eventRows(a *App, c *wizard.Assessed) []row {
	events := slices.Concat(c.Ref.Offering.Events, c.Ref.Product.Events)
	events = slices.DeleteFunc(events, func(e data.Event) bool { return e.Date > a.day() })
	if len(events) == 0 {
		return nil
	}
	slices.SortStableFunc(events, func(x, y data.Event) int { return cmp.Compare(y.Date, x.Date) })
	rows := []row{headRow(a.t("Was geschah", "What happened"))}
	for _, e := range events {
		day := e.Date.String()
		switch e.Precision {
		case "year":
			day = day[:4]
		case "month":
			day = day[:7]
		}
		rows = append(rows, row{lead: "- ", text: a.partialDate(day) + ": " + e.Text.In(a.cfg.Lang),
			proof: &proof{title: e.Text.In(a.cfg.Lang), sources: e.Sources, basis: e.Basis, verified: e.VerifiedOn}})
	}
	return rows
}
