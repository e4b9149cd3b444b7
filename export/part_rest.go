package export

import (
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// comparedOfferings bounds the columns of the comparison, so that it fits a page.
const comparedOfferings = 4

// comparison is the matrix of requirements and the leading offerings.
func (b *builder) comparison() []Block {
	var cols []*wizard.Assessed
	if b.r.Chosen != nil {
		cols = append(cols, b.r.Chosen)
	}
	for _, a := range b.r.Candidates {
		if len(cols) < comparedOfferings && a != b.r.Chosen {
			cols = append(cols, a)
		}
	}
	if len(cols) == 0 {
		return nil
	}
	t := Table{RowHeads: true, Header: []string{b.t("Anforderung", "Requirement")}, Widths: []int{34}}
	for _, a := range cols {
		t.Header = append(t.Header, a.Ref.Name(b.l))
		t.Widths = append(t.Widths, 66/len(cols))
	}
	for i := range b.r.KB.Requirements {
		r := &b.r.KB.Requirements[i]
		row := []Cell{{Spans: T(r.Term.In(b.l) + " (" + r.ID + ")")}}
		shown := false
		for _, a := range cols {
			text := "–"
			if f := findingOf(a, r); f != nil && !f.Task && f.Status != wizard.NotApplicable {
				text = f.Status.Label(b.l) + levelMark(f.Level, b.l)
				shown = true
			}
			row = append(row, Cell{Spans: T(text)})
		}
		if shown {
			t.Rows = append(t.Rows, row)
		}
	}
	return []Block{Para{T(b.t("Verglichen sind die vorderen Angebote; die vollständige Matrix steht in der CSV-Datei.", "The leading offerings are compared; the full matrix is in the CSV file."))}, t}
}

func findingOf(a *wizard.Assessed, r *data.Requirement) *wizard.Finding {
	for i := range a.Findings {
		if a.Findings[i].Requirement == r {
			return &a.Findings[i]
		}
	}
	return nil
}

func levelMark(level string, l data.Lang) string {
	if level == wizard.LevelMust {
		return data.Text{DE: " (Muss)", EN: " (must)"}.In(l)
	}
	return ""
}

// steps lists what to do next, each with who, by when and what comes out.
func (b *builder) steps() []Block {
	var out []Block
	if b.o.Session != nil {
		done := 0
		for _, s := range b.r.Steps {
			if b.o.Session.Mark(s.ID).State == wizard.StepDone {
				done++
			}
		}
		out = append(out, Para{T(fmt.Sprintf(b.t("%d von %d Schritten sind erledigt.", "%d of %d steps are done."), done, len(b.r.Steps)))})
	}
	for _, s := range b.r.Steps {
		out = append(out, Heading{2, fmt.Sprintf("%s %s", s.ID, s.Title.In(b.l))}, b.stepFields(s), b.para(s.Text.In(b.l), s.Sources...), b.checklist(s))
	}
	return out
}

func (b *builder) stepFields(s wizard.DueStep) Block {
	f := Fields{[]Field{
		{b.t("Wer", "Who"), T(wizard.RoleLabel(s.Role).In(b.l))},
		{b.t("Bis", "By"), T(s.Due.In(b.l))},
		{b.t("Rechtsgrundlage", "Legal reference"), T(s.Legal)},
		{b.t("Ergebnis", "Artefact"), T(s.Artefact.In(b.l))},
		{b.t("Aufwand (Schätzung)", "Effort (estimate)"), T(s.Effort.In(b.l))},
	}}
	if b.o.Session == nil {
		return f
	}
	m := b.o.Session.Mark(s.ID)
	text := map[wizard.StepState]string{wizard.StepDone: b.t("erledigt", "done"), wizard.StepNotNeeded: b.t("nicht nötig", "not needed")}[m.State]
	if text == "" {
		text = b.t("offen", "open")
	}
	if m.On != 0 {
		text += ", " + m.On.In(b.l)
	}
	for _, extra := range []string{m.By, m.Note} {
		if extra != "" {
			text += ", " + extra
		}
	}
	f.Rows = append(f.Rows, Field{b.t("Stand", "State"), T(text)})
	return f
}

func (b *builder) checklist(s wizard.DueStep) Block {
	tick := OpenTick
	if b.o.Session != nil && b.o.Session.Mark(s.ID).State == wizard.StepDone {
		tick = DoneTick
	}
	list := List{}
	for _, c := range s.Checklist {
		list.Items = append(list.Items, Item{Spans: T(c.In(b.l)), Tick: tick})
	}
	if len(list.Items) == 0 {
		list.Items = []Item{{Spans: T(s.Artefact.In(b.l)), Tick: tick}}
	}
	return list
}

// transferSources returns the sources of the facts and rules that a transfer check used.
func (b *builder) transferSources(t *wizard.Transfer) []string {
	var ids []string
	for _, c := range t.Claims {
		ids = append(ids, c.Sources...)
	}
	for _, r := range t.Rules {
		ids = append(ids, r.Sources...)
	}
	return ids
}

// transfer is the Drittlandprüfung of the chosen offering.
func (b *builder) transfer() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	t := a.Transfer
	out := []Block{b.offeringFields(a)}
	if a.Ref.Offering.Deployment == data.OwnServers {
		out = append(out, Para{T(b.t("Beim Eigenbetrieb verlässt nichts die Einrichtung, solange Fernwartung, Telemetrie und Verbindungen zu Dritten ausgeschlossen sind. Eine Drittlandprüfung entfällt.",
			"With own servers nothing leaves the organisation as long as remote maintenance, telemetry and contacts to third parties are ruled out. No transfer check is needed."))})
	}
	out = append(out, Para{[]Span{B(b.t("Ergebnis: ", "Result: ")), S(TransferLabel(t.Result).In(b.l) + ". "), b.cite.span(t.Summary().In(b.l), b.transferSources(t))}})
	if len(t.Flows) > 0 {
		tb := Table{RowHeads: true, Widths: []int{10, 25, 25, 40}, Header: []string{b.t("Land", "Country"), b.t("Datenfluss", "Data flow"), b.t("Grundlage", "Basis"), b.t("Begründung", "Reason")}}
		for _, f := range t.Flows {
			var cites []string
			if f.Rule != nil {
				cites = f.Rule.Sources
			}
			tb.Rows = append(tb.Rows, []Cell{{Spans: T(f.Country)}, {Spans: T(f.Why.In(b.l))}, {Spans: T(TransferLabel(f.Result).In(b.l))}, {Spans: []Span{b.cite.span(f.Text.In(b.l), cites)}}})
		}
		out = append(out, tb)
	}
	if len(t.Rules) > 0 {
		list := List{}
		for _, r := range t.Rules {
			list.Items = append(list.Items, Item{Spans: []Span{B(r.Title.In(b.l)), S(" (" + r.Ref + b.since(r) + "): "), b.cite.span(r.Effect.In(b.l), r.Sources)}})
		}
		out = append(out, b.h2("Angewandte Regeln", "Rules used"), list)
	}
	if len(t.Warnings) > 0 {
		list := List{}
		for _, w := range t.Warnings {
			var cites []string
			text := w.Text.In(b.l)
			if ev := b.r.KB.RiskEvent(w.ID); ev != nil {
				cites = ev.Sources
				text = ev.Date.In(b.l) + ": " + text + ". " + ev.Consequence.In(b.l)
			}
			list.Items = append(list.Items, Item{Spans: []Span{b.cite.span(text, cites)}})
		}
		out = append(out, b.h2("Warnungen", "Warnings"), Para{T(b.t("Warnungen ändern das Ergebnis nicht; sie verkürzen die Wiedervorlage.", "Warnings do not change the result; they shorten the review interval."))}, list)
	}
	return out
}

// settings lists the switches of the chosen offering.
func (b *builder) settings() []Block {
	a := b.r.Chosen
	if a == nil || len(a.Settings) == 0 {
		return nil
	}
	t := Table{Widths: []int{5, 22, 22, 13, 13, 25}, Header: []string{b.t("Erledigt", "Done"), b.t("Ort", "Place"), b.t("Schalter", "Switch"), b.t("Vorgabe", "Default"), b.t("Soll", "Set to"), b.t("Grund", "Reason")}}
	for _, s := range a.Settings {
		t.Rows = append(t.Rows, []Cell{
			{Tick: OpenTick}, {Spans: T(s.File)}, {Spans: []Span{C(s.Key)}}, {Spans: T(s.Default)}, {Spans: []Span{B(s.Recommended)}},
			{Spans: []Span{b.cite.span(s.Reason.In(b.l), s.Sources), S(" (" + s.Requirement + b.asOf(s.VerifiedOn) + ")")}},
		})
	}
	return []Block{b.offeringFields(a), t}
}

func (b *builder) asOf(d data.Date) string {
	if d == 0 {
		return b.t(", nicht geprüft", ", not verified")
	}
	return b.t(", Stand ", ", as of ") + d.In(b.l)
}

// questions is the letter to the vendor: exactly what is open or only said by the vendor.
func (b *builder) questions() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	list := List{}
	for _, c := range a.Conditions {
		if c.Kind == wizard.ConditionMeasure {
			continue
		}
		list.Items = append(list.Items, Item{Tick: OpenTick, Spans: []Span{B(c.Kind.Label(b.l) + ": "), b.cite.span(c.Text.In(b.l), c.Sources()),
			S(" (" + c.Requirement.ID + legalSuffix(c.Requirement.Legal) + ")")}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{Para{T(b.t("Diese Angaben fehlen, sind veraltet oder beruhen allein auf Aussagen des Anbieters. Bitte schriftlich beantworten lassen.",
		"These facts are missing, stale or rest on the vendor's word alone. Have them answered in writing."))}, list}
}
