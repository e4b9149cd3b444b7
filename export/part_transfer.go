package export

import (
	"slices"

	"videokompass/wizard"
)

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

// transferText says the result in a sentence; where the provider is still to be chosen, it depends on
// the contract.
func (b *builder) transferText(t *wizard.Transfer) string {
	if slices.ContainsFunc(t.Warnings, func(w wizard.Warning) bool { return w.ID == "contract" }) && t.Result == wizard.TransferNone {
		return b.t("Keine Übermittlung, wenn der Vertrag mit dem Dienstleister die Verarbeitung auf den EWR festlegt.", "No transfer if the contract with the provider fixes the processing to the EEA.")
	}
	return sentence(t.Summary().In(b.l))
}

// transferSpan says the result in short, with the first sources; the transfer check names them all.
func (b *builder) transferSpan(a *wizard.Assessed) Span {
	ids := b.transferSources(a.Transfer)
	return b.cite.span(TransferLabel(a.Transfer.Result).In(b.l), ids[:min(len(ids), 3)])
}

// transfer is the Drittlandprüfung of the chosen offering: result, facts, flows, rules, warnings and
// the skeleton of the impact assessment where one is needed.
func (b *builder) transfer() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	t := a.Transfer
	out := []Block{b.offeringHead(a), b.h2("Ergebnis", "Result"),
		Para{[]Span{B(capital(TransferLabel(t.Result).In(b.l)) + ". "), b.cite.span(b.transferText(t), b.transferSources(t))}}}
	if b.selfRun() {
		out = append(out, Para{T(b.t("Beim Eigenbetrieb verlässt nichts die Einrichtung, solange Fernwartung, Telemetrie und Verbindungen zu Dritten ausgeschlossen sind.",
			"With own servers nothing leaves the organisation as long as remote maintenance, telemetry and contacts to third parties are ruled out."))})
	}
	if known := b.facts("provider_seat", "parent_country", "data_location", "subprocessors_third_country", "dpf_listed", "scc", "telemetry", "third_party_contacts_default"); len(known) > 0 {
		out = append(out, b.h2("Sitz, Mutter und Orte", "Seat, parent and places"), List{Items: known})
	}
	if len(t.Flows) > 0 {
		out = append(out, b.h2("Datenflüsse", "Data flows"), b.flowTable(t))
	}
	if len(t.Rules) > 0 {
		list := List{}
		for _, r := range t.Rules {
			list.Items = append(list.Items, b.ruleItem(r))
		}
		out = append(out, b.h2("Angewandte Regeln", "Rules used"), list)
	}
	if len(t.Warnings) > 0 {
		list := List{}
		for _, w := range t.Warnings {
			list.Items = append(list.Items, b.warningItem(w))
		}
		out = append(out, b.h2("Warnungen", "Warnings"), Para{T(b.t("Warnungen ändern das Ergebnis nicht. Sie mahnen zur Sorgfalt und können die Wiedervorlage verkürzen.",
			"Warnings do not change the result. They ask for care and may shorten the review interval."))}, list)
	}
	return append(out, b.tia(t)...)
}

func (b *builder) flowTable(t *wizard.Transfer) Table {
	tb := Table{RowHeads: true, Widths: []int{18, 22, 22, 38}, Header: []string{b.t("Land", "Country"), b.t("Datenfluss", "Data flow"), b.t("Grundlage", "Basis"), b.t("Begründung", "Reason")}}
	for _, f := range t.Flows {
		country := wizard.CountryName(f.Country, b.l)
		if f.Country == "?" {
			country = b.t("unbekannt", "unknown")
		}
		var cites []string
		if f.Rule != nil {
			cites = f.Rule.Sources
		}
		tb.Rows = append(tb.Rows, []Cell{{Spans: T(country)}, {Spans: T(f.Why.In(b.l))}, {Spans: T(TransferLabel(f.Result).In(b.l))}, {Spans: []Span{b.cite.span(sentence(f.Text.In(b.l)), cites)}}})
	}
	return tb
}

// tia is the skeleton of the transfer impact assessment in the six steps of the EDPB, where standard
// clauses carry the transfer or would have to if a list entry fell away.
func (b *builder) tia(t *wizard.Transfer) []Block {
	out := []Block{b.h2("Transfer-Folgenabschätzung", "Transfer impact assessment")}
	text := b.t("Die Übermittlung braucht eine Folgenabschätzung. Gerüst in den sechs Schritten des EDSA:", "The transfer needs an impact assessment. Skeleton in the six steps of the EDPB:")
	switch {
	case t.Result == wizard.TransferUnknown && t.ThirdCountry():
		text = b.t("Zu klären ist zuerst, was die Übermittlung trägt. Trägt kein Angemessenheitsbeschluss, ist eine Folgenabschätzung nötig; Gerüst in den sechs Schritten des EDSA:",
			"First clarify what carries the transfer. If no adequacy decision does, an impact assessment is needed; skeleton in the six steps of the EDPB:")
	case t.Result == wizard.TransferUnknown:
		return append(out, Para{T(b.t("Ob eine Folgenabschätzung nötig ist, steht fest, sobald die Orte der Verarbeitung geklärt sind.", "Whether an impact assessment is needed will be clear once the places of processing are clarified."))})
	case !b.r.Has("no_adequacy") && !t.ListUsed:
		return append(out, Para{T(b.t("Eine Folgenabschätzung ist nach diesem Ergebnis nicht nötig.", "By this result no impact assessment is needed."))})
	case t.ListUsed:
		text = b.t("Solange der Listeneintrag trägt, ist keine Folgenabschätzung nötig. Das Gerüst in den sechs Schritten des EDSA liegt für den Fall bereit, dass er wegfällt:",
			"As long as the list entry carries the transfer, no impact assessment is needed. The skeleton in the six steps of the EDPB is kept ready in case it falls away:")
	}
	out = append(out, Para{T(text)})
	for _, id := range []string{"tia-1", "tia-2", "tia-3", "tia-4", "tia-5", "tia-6"} {
		if step := b.r.KB.Block(id); step != nil {
			out = append(out, lower(b.titled(step))...)
		}
	}
	return out
}

// lower puts headings one level down, for blocks that stand below a heading of their own.
func lower(blocks []Block) []Block {
	for i, bl := range blocks {
		if h, ok := bl.(Heading); ok && h.Level == 2 {
			blocks[i] = Heading{3, h.Text}
		}
	}
	return blocks
}
