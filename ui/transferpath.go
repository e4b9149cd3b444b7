package ui

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// pathRows draws the way of the data: organisation, operator, places and sub-processors, each with
// the rule that carries it. Unknown stations are drawn as well.
func pathRows(a *App, c *wizard.Assessed) []row {
	t, o := c.Transfer, c.Ref.Offering
	rows := []row{headRow(a.t("Weg der Daten", "Path of the data")), transferLine(a, c)}
	rows = append(rows, row{text: a.t("Ihre Einrichtung", "Your organisation"), tone: toneStrong})
	var nodes []row
	if o.Deployment == data.OwnServers {
		nodes = append(nodes, row{text: a.t("eigene Server: Nichts verlässt das Haus, solange Fernwartung, Telemetrie und Verbindungen zu Dritten ausgeschlossen sind", "own servers: nothing leaves the house as long as remote maintenance, telemetry and contacts to third parties are ruled out")})
	} else {
		rows = append(rows,
			row{lead: "│ ", text: a.t("Vertrag zur Auftragsverarbeitung (Art. 28 DSGVO)", "processing agreement (Art. 28 GDPR)"), tone: toneFaint},
			operatorRow(a, c))
		nodes = append(nodes, controlRow(a, c)...)
		nodes = append(nodes, stationRows(a, c)...)
	}
	rows = append(rows, branches(nodes)...)
	var events []row
	for _, w := range t.Warnings {
		switch ev := a.cfg.KB.RiskEvent(w.ID); {
		case w.ID == "foreign-control": // drawn below the operator
		case ev != nil:
			events = append(events, eventRow(a, ev))
		default:
			rows = append(rows, row{text: w.Text.In(a.cfg.Lang), lead: "! ", tone: toneWarn})
		}
	}
	if len(events) > 0 {
		rows = append(rows, gapRow(), headRow(fmt.Sprintf(a.t("Ereignisse, die die Wiedervorlage verkürzen (%d)", "Events that shorten the review interval (%d)"), len(events))))
	}
	return append(rows, events...)
}

func transferLine(a *App, c *wizard.Assessed) row {
	t := c.Transfer
	look := map[wizard.TransferResult]tone{wizard.TransferNone: toneGood, wizard.TransferAdequacy: toneGood, wizard.TransferSCC: toneWarn, wizard.TransferUnknown: toneWarn, wizard.TransferBlocked: toneBad}[t.Result]
	label := export.TransferLabel(t.Result).In(a.cfg.Lang)
	return row{text: a.t("Drittland: ", "Third countries: ") + label, tone: look, proof: &proof{title: label, claims: t.Claims, rules: t.Rules}}
}

// branches makes nodes of a tree: the last one closes it.
func branches(nodes []row) []row {
	for i := range nodes {
		nodes[i].lead, nodes[i].stem = "├─ ", "│  "
		if i == len(nodes)-1 {
			nodes[i].lead, nodes[i].stem = "└─ ", "   "
		}
	}
	return nodes
}

func operatorRow(a *App, c *wizard.Assessed) row {
	o := c.Ref.Offering
	name, country := o.Operator, o.OperatorCountry
	if name == "" {
		name = a.t("Ihr IT-Dienstleister", "Your IT provider")
	}
	r := row{text: "▾ " + name, tone: toneStrong}
	if seat := a.cfg.KB.Get(c.Facts, "provider_seat"); seat != nil {
		country = seat.Value.Text
		r.proof = claimProof(name, seat)
	}
	if country != "" {
		r.text += ", " + wizard.CountryName(country, a.cfg.Lang)
	}
	return r
}

// controlRow names control from outside the EEA: no transfer by itself, but to be examined.
func controlRow(a *App, c *wizard.Assessed) []row {
	parent := a.cfg.KB.Get(c.Facts, "parent_country")
	if !c.Transfer.ParentOutside || parent == nil {
		return nil
	}
	return []row{{text: a.t("beherrscht aus: ", "controlled from: ") + wizard.CountryName(parent.Value.Text, a.cfg.Lang) + a.t(". Zugriff von Behörden dort prüfen (Art. 28 Abs. 1, Art. 32 DSGVO)", ". Examine access by authorities there (Art. 28(1), 32 GDPR)"),
		tone: toneWarn, proof: claimProof(a.t("Beherrschung aus einem Drittland", "Control from a third country"), parent)}}
}

// stationRows lists where data go, with what carries each way.
func stationRows(a *App, c *wizard.Assessed) []row {
	var rows []row
	for _, station := range []struct {
		key   string
		label data.Text
	}{
		{"data_location", data.Text{DE: "Ort der Verarbeitung", EN: "place of processing"}},
		{"provider_seat", data.Text{DE: "Sitz des Vertragspartners", EN: "seat of the contract partner"}},
		{"subprocessors_third_country", data.Text{DE: "Unterauftragsverarbeiter", EN: "sub-processor"}},
	} {
		label := station.label.In(a.cfg.Lang)
		claim := a.cfg.KB.Get(c.Facts, station.key)
		if claim == nil {
			rows = append(rows, row{text: label + ": " + a.t("nicht bekannt", "not known"), tone: toneWarn})
			continue
		}
		places := claim.Value.List
		if !claim.Value.IsList && claim.Value.Text != "" {
			places = []string{claim.Value.Text}
		}
		if len(places) == 0 {
			rows = append(rows, row{text: label + ": " + a.t("keiner außerhalb des EWR", "none outside the EEA"), tone: toneGood, proof: claimProof(label, claim)})
		}
		rows = append(rows, placeRows(a, c.Transfer, label, claim, places)...)
	}
	return rows
}

// placeRows puts the places inside the EEA on one line and gives each third country its own.
func placeRows(a *App, t *wizard.Transfer, label string, claim *data.Claim, places []string) []row {
	var inside, names []string
	var rows []row
	for _, country := range places {
		f := flowTo(t, country)
		if f == nil {
			inside = append(inside, country)
			names = append(names, wizard.CountryName(country, a.cfg.Lang))
			continue
		}
		p := claimProof(label+": "+wizard.CountryName(country, a.cfg.Lang), claim)
		look := map[wizard.TransferResult]tone{wizard.TransferAdequacy: toneGood, wizard.TransferSCC: toneWarn, wizard.TransferUnknown: toneWarn, wizard.TransferBlocked: toneBad}[f.Result]
		if f.Rule != nil {
			p.rules = []*data.Rule{f.Rule}
		}
		rows = append(rows, row{text: label + ": " + wizard.CountryName(country, a.cfg.Lang) + " → " + f.Text.In(a.cfg.Lang), tone: look, proof: p})
	}
	if len(inside) == 0 {
		return rows
	}
	p := claimProof(label, claim)
	text := label + ": " + strings.Join(names, ", ") + " → " + a.t("im EWR, keine Übermittlung", "inside the EEA, no transfer")
	look := toneGood
	if claim.Stale(a.day()) || !claim.Verified() {
		look, text = toneWarn, text+a.t(" (nicht geprüft oder veraltet)", " (unverified or stale)")
	}
	for _, r := range t.Rules {
		if r.Kind == "eea" && data.Has(r.Countries, inside...) {
			p.rules = append(p.rules, r)
		}
	}
	return append([]row{{text: text, tone: look, proof: p}}, rows...)
}

func flowTo(t *wizard.Transfer, country string) *wizard.Flow {
	for i := range t.Flows {
		if t.Flows[i].Country == country {
			return &t.Flows[i]
		}
	}
	return nil
}

// eventRow tells an event in a third country; it changes no verdict.
func eventRow(a *App, ev *data.RiskEvent) row {
	return row{text: ev.Date.In(a.cfg.Lang) + ": " + ev.Title.In(a.cfg.Lang), lead: "- ",
		proof: &proof{title: ev.Title.In(a.cfg.Lang), note: ev.Consequence.In(a.cfg.Lang), sources: ev.Sources, basis: ev.Basis, verified: ev.VerifiedOn}}
}
