package export

import (
	"videokompass/data"
)

// avvPoint is a point of Art. 28 GDPR: the rule, the claims that say something on it, and what to
// ask beyond them.
type avvPoint struct {
	rule string
	keys []string
	ask  []data.Text
}

// avvPoints are the points in the order of Art. 28(3), (9) and (10) GDPR.
func avvPoints() []avvPoint {
	ask := func(de, en string) []data.Text { return []data.Text{{DE: de, EN: en}} }
	return []avvPoint{
		{rule: "avv-rahmen", keys: []string{"avv_available"}, ask: ask("Nennt der Vertrag Gegenstand, Dauer, Art und Zweck, Datenarten und betroffene Personen für Videokonferenzen, auch für Chat, Dateien, Einwahl und Aufzeichnung?",
			"Does the contract name subject matter, duration, nature and purpose, kinds of data and data subjects for video meetings, including chat, files, dial-in and recording?")},
		{rule: "avv-a", keys: []string{"telemetry", "ai_training_on_customer_data"}, ask: ask("Wie werden Weisungen erteilt und dokumentiert, und wer nimmt sie entgegen?", "How are instructions given and documented, and who receives them?")},
		{rule: "avv-b", ask: ask("Sind alle Personen mit Zugriff, auch Support und Bereitschaft, zur Vertraulichkeit verpflichtet; bei Berufs- und Sozialgeheimnissen auch nach § 203 StGB oder § 35 SGB I?",
			"Are all persons with access, including support and on-call staff, bound to confidentiality; for professional and social secrets also under section 203 StGB or section 35 SGB I?")},
		{rule: "avv-c", keys: []string{"transport_encryption", "e2ee", "at_rest_encryption", "customer_keys", "mfa"}, ask: ask("Sind die Maßnahmen als Anlage beigefügt, mit Stand und mit der Pflicht, sie nicht zu verschlechtern?",
			"Are the measures annexed, with their date and with the duty not to weaken them?")},
		{rule: "avv-d", keys: []string{"subprocessors_url", "subprocessors_third_country"}, ask: ask("Mit welcher Frist werden neue Unterauftragsverarbeiter angekündigt, und was folgt auf einen Widerspruch?",
			"With what notice are new sub-processors announced, and what follows an objection?")},
		{rule: "avv-e", keys: []string{"export_delete_tools", "export_formats"}, ask: ask("Binnen welcher Frist und zu welchen Kosten hilft der Auftragsverarbeiter bei Anträgen Betroffener?",
			"Within what time and at what cost does the processor help with requests of data subjects?")},
		{rule: "avv-f", keys: []string{"advisories_url"}, ask: ask("Binnen welcher Frist werden Verletzungen gemeldet, an wen, und welche Unterlagen gibt es für eine DSFA?",
			"Within what time are breaches reported, to whom, and which documents exist for a DPIA?")},
		{rule: "avv-g", keys: []string{"retention_settings", "log_retention_days"}, ask: ask("Wann sind nach Vertragsende Konten, Aufzeichnungen, Chats und Sicherungen gelöscht, und wird das bestätigt?",
			"When after the end of the contract are accounts, recordings, chats and backups deleted, and is this confirmed?")},
		{rule: "avv-h", keys: []string{"c5_type", "iso27001", "iso27701", "soc2"}, ask: ask("Welche Prüfberichte werden vorgelegt, welchen Umfang haben sie, und ist eine eigene Prüfung möglich?",
			"Which audit reports are provided, what is their scope, and is an audit of your own possible?")},
		{rule: "avv-9", keys: []string{"avv_url"}, ask: ask("In welcher Form wird der Vertrag geschlossen, und geht er den allgemeinen Bedingungen vor?",
			"In what form is the contract concluded, and does it take precedence over the general terms?")},
		{rule: "avv-10", keys: []string{"own_purposes", "privacy_policy_url"}, ask: ask("Gibt es Klauseln, nach denen der Anbieter Daten für Produktverbesserung, Statistik oder Sicherheit auch für sich verwendet?",
			"Are there clauses by which the vendor also uses data for product improvement, statistics or security of its own?")},
	}
}

// avv is the checklist for the processing agreement: each point of Art. 28 GDPR with what is known
// of the offering and what to ask. Own servers need none, except for support with access.
func (b *builder) avv() []Block {
	if b.r.Chosen == nil {
		return nil
	}
	if b.selfRun() {
		return b.noAVV()
	}
	out := []Block{b.offeringHead(b.r.Chosen), Para{T(b.t("Zu jedem Punkt des Art. 28 DSGVO: was der Vertrag regeln muss, was vom Angebot bekannt ist und was noch zu fragen ist.",
		"For each point of Art. 28 GDPR: what the contract has to settle, what is known of the offering and what is still to be asked."))}}
	for _, p := range avvPoints() {
		if r := b.r.KB.Rule(p.rule); r != nil && r.In(b.r.AsOf) {
			out = append(out, b.avvSection(r, p)...)
		}
	}
	if r := b.r.KB.Rule("scc-2021-915"); r != nil && r.In(b.r.AsOf) {
		out = append(out, b.h2("Vertragsmuster", "Model contract"), Para{[]Span{B(r.Title.In(b.l)), S(b.ruleRef(r) + ": "), b.cite.span(sentence(r.Effect.In(b.l)), r.Sources)}})
	}
	return append(out, b.h2("Ergebnis der Prüfung", "Result of the check"), Fields{[]Field{
		{b.t("Geprüfte Fassung des AVV", "Version of the agreement checked"), T(line)},
		{b.t("Abweichungen und Nachverhandlung", "Deviations and renegotiation"), T(line)},
		{b.t("Geprüft von, am", "Checked by, on"), T(line)},
	}})
}

func (b *builder) avvSection(r *data.Rule, p avvPoint) []Block {
	out := []Block{Heading{2, r.Ref + ": " + r.Title.In(b.l)}, Para{[]Span{b.cite.span(sentence(r.Effect.In(b.l)), r.Sources)}}}
	if known := b.facts(p.keys...); len(known) > 0 {
		out = append(out, b.h3("Bekannt", "Known"), List{Items: known})
	}
	items := b.asks(p.keys...)
	for _, q := range p.ask {
		items = append(items, Item{Tick: OpenTick, Spans: T(q.In(b.l))})
	}
	items = append(items, Item{Tick: OpenTick, Spans: T(b.t("Im Vertrag geregelt unter: ", "Settled in the contract under: ") + line)})
	return append(out, b.h3("Zu klären", "To be settled"), List{Items: items})
}

// noAVV says why own servers need no agreement, and when they do after all.
func (b *builder) noAVV() []Block {
	out := []Block{b.offeringHead(b.r.Chosen), b.h2("Kein AVV für den Betrieb", "No agreement for the operation")}
	var sources []string
	if r := b.r.KB.Rule("avv-rahmen"); r != nil {
		sources = r.Sources
	}
	out = append(out, b.para(b.t("Die Einrichtung betreibt das System auf eigenen Servern mit eigenem Personal. Niemand verarbeitet die Daten in ihrem Auftrag; ein Vertrag nach Art. 28 Abs. 3 DSGVO ist dafür nicht nötig.",
		"The organisation runs the system on its own servers with its own staff. Nobody processes the data on its behalf; no contract under Art. 28(3) GDPR is needed for that."), sources...),
		b.h2("Wann doch ein AVV nötig ist", "When an agreement is needed after all"), List{Items: []Item{
			{Tick: OpenTick, Spans: T(b.t("Support oder Fernwartung, bei der ein Zugriff auf personenbezogene Daten möglich ist", "support or remote maintenance during which access to personal data is possible"))},
			{Tick: OpenTick, Spans: T(b.t("gemietete Server oder ein Rechenzentrum, das mehr stellt als Raum, Strom und Netz", "rented servers or a data centre that provides more than space, power and network"))},
			{Tick: OpenTick, Spans: T(b.t("Dienste Dritter, die eingebunden werden: Telefoneinwahl, Untertitel, Kurznachrichten, Sicherung in einer Cloud", "third-party services that are integrated: dial-in, captions, text messages, backup in a cloud"))},
			{Tick: OpenTick, Spans: T(b.t("Fehlerberichte oder Telemetrie, die an den Hersteller gehen", "error reports or telemetry that go to the maker"))},
		}},
		b.para(b.t("Trifft etwas zu, ist mit dieser Stelle ein AVV zu schließen. Der Vertrag muss mindestens diese Punkte regeln:", "If any applies, an agreement with that body is needed. The contract has to settle at least these points:")))
	list := List{}
	for _, p := range avvPoints() {
		if r := b.r.KB.Rule(p.rule); r != nil && r.In(b.r.AsOf) {
			list.Items = append(list.Items, Item{Spans: []Span{B(r.Title.In(b.l)), b.cite.span(" ("+r.Ref+")", r.Sources)}})
		}
	}
	return append(out, list)
}
