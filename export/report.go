package export

import (
	"fmt"
	"slices"

	"videokompass/data"
	"videokompass/wizard"
)

// partDef is a part of the decision file: its id for --parts, its title, and what builds it.
type partDef struct {
	id    string
	title data.Text
	build func(*builder) []Block
}

// partDefs lists the parts in their order. The sources come last, because every other part cites.
func partDefs() []partDef {
	return []partDef{
		{"memo", data.Text{DE: "Auswahlvermerk", EN: "Selection memo"}, (*builder).memo},
		{"comparison", data.Text{DE: "Vergleich", EN: "Comparison"}, (*builder).comparison},
		{"steps", data.Text{DE: "Nächste Schritte", EN: "Next steps"}, (*builder).steps},
		{"avv", data.Text{DE: "AVV-Prüfliste", EN: "Checklist for the processing agreement"}, (*builder).avv},
		{"transfer", data.Text{DE: "Drittlandprüfung", EN: "Transfer check"}, (*builder).transfer},
		{"dsfa", data.Text{DE: "DSFA-Schwellwertanalyse", EN: "DPIA threshold analysis"}, (*builder).dsfa},
		{"records", data.Text{DE: "Verzeichnis und Datenschutzhinweise", EN: "Record of processing and privacy notice"}, (*builder).records},
		{"settings", data.Text{DE: "Einstellungen", EN: "Settings"}, (*builder).settings},
		{"usage", data.Text{DE: "Nutzungsregeln und Hinweise", EN: "Rules of use and notes"}, (*builder).usage},
		{"questions", data.Text{DE: "Fragen an den Anbieter", EN: "Questions to the vendor"}, (*builder).questions},
		{"sources", data.Text{DE: "Quellen", EN: "Sources"}, (*builder).sources},
	}
}

// PartIDs lists the ids for --parts.
func PartIDs() []string {
	var ids []string
	for _, p := range partDefs() {
		ids = append(ids, p.id)
	}
	return ids
}

// builder makes the document; it collects citations on the way.
type builder struct {
	r    *wizard.Recommendation
	o    Options
	l    data.Lang
	cite *citations
}

// Report builds the one document model of a recommendation.
func Report(r *wizard.Recommendation, o Options) *Doc {
	b := &builder{r: r, o: o, l: o.Lang, cite: newCitations(r.KB)}
	d := &Doc{
		Title: b.t("Entscheidungsakte Videokonferenzsystem", "Decision file for a video conferencing system"),
		Lang:  o.Lang, Date: r.AsOf, Edition: r.KB.Edition, Hash: r.KB.Hash, Organisation: data.Clean(r.Profile.Organisation),
	}
	d.Subtitle = fmt.Sprintf(b.t("Stichtag %s · Datenstand %s · Prüfsumme der Daten %s", "As of %s · data edition %s · data hash %s"),
		r.AsOf.In(b.l), r.KB.Edition.In(b.l), shortHash(r.KB.Hash))
	if d.Organisation != "" {
		d.Title += ": " + d.Organisation
	}
	d.Parts = b.parts(o.Parts)
	return d
}

// parts builds the parts asked for, all when none is named. The sources follow every choice that
// cites, because a number without its source says nothing; asked for alone they list what the whole
// file cites.
func (b *builder) parts(ids []string) []Part {
	var out []Part
	onlySources := len(ids) == 1 && ids[0] == "sources"
	for _, p := range partDefs() {
		if len(ids) > 0 && !onlySources && p.id != "sources" && !slices.Contains(ids, p.id) {
			continue
		}
		if blocks := p.build(b); len(blocks) > 0 && (!onlySources || p.id == "sources") {
			out = append(out, Part{p.id, p.title.In(b.l), blocks})
		}
	}
	if d := b.r.KB.Block("disclaimer"); d != nil && len(out) > 0 {
		last := &out[len(out)-1]
		last.Blocks = append(last.Blocks, Heading{2, d.Title.In(b.l)})
		last.Blocks = append(last.Blocks, b.body(d)...)
	}
	return out
}

func shortHash(h string) string { return h[:min(len(h), 12)] }

// t picks the language of a fixed text.
func (b *builder) t(de, en string) string { return data.Text{DE: de, EN: en}.In(b.l) }

func (b *builder) h2(de, en string) Block { return Heading{2, b.t(de, en)} }

func (b *builder) h3(de, en string) Block { return Heading{3, b.t(de, en)} }

func (b *builder) para(text string, sources ...string) Block {
	return Para{[]Span{b.cite.span(text, sources)}}
}

// offeringHead names an offering, its way of running and its operator.
func (b *builder) offeringHead(a *wizard.Assessed) Fields {
	return Fields{[]Field{
		{b.t("Angebot", "Offering"), []Span{B(a.Ref.Name(b.l)), S(" ("), C(a.Ref.ID()), S(")")}},
		{b.t("Betriebsart", "Deployment"), T(wizard.DeploymentLabel(a.Ref.Offering.Deployment).In(b.l))},
		{b.t("Betreiber", "Operator"), T(b.operatorName(a))},
	}}
}

// offeringFields describes an offering with verdict, cost and transfer.
func (b *builder) offeringFields(a *wizard.Assessed) Fields {
	f := b.offeringHead(a)
	f.Rows = append(f.Rows, b.verdictRows(a)...)
	return f
}

// resultFields describes an offering that is named above already.
func (b *builder) resultFields(a *wizard.Assessed) Fields {
	text := wizard.DeploymentLabel(a.Ref.Offering.Deployment).In(b.l)
	switch o := a.Ref.Offering; {
	case o.Operator != "":
		text += ", " + o.Operator
	case o.Deployment == data.ITProvider:
		text += b.t(" (noch zu wählen)", " (still to be chosen)")
	}
	run := Field{b.t("Betrieb", "Operation"), T(text)}
	return Fields{append([]Field{run}, b.verdictRows(a)...)}
}

func (b *builder) verdictRows(a *wizard.Assessed) []Field {
	rows := []Field{
		{b.t("Urteil", "Verdict"), []Span{B(a.Tier.Label(b.l))}},
		{b.t("Kosten", "Cost"), []Span{b.costSpan(a)}},
		{b.t("Drittland", "Transfer"), []Span{b.transferSpan(a)}},
	}
	if a.Ref.Own() {
		rows = append(rows, Field{b.t("Herkunft", "Origin"), T(b.t("eigene Daten der Einrichtung", "the organisation's own data"))})
	}
	return rows
}

// costSpan says the cost with the source of the price.
func (b *builder) costSpan(a *wizard.Assessed) Span {
	s := S(a.Cost.Text().In(b.l))
	if a.Cost.Claim != nil {
		s.Cites = b.cite.cite(a.Cost.Claim.Sources)
	}
	return s
}
