package export

import (
	"fmt"
	"slices"
	"strings"

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
		{"transfer", data.Text{DE: "Drittlandprüfung", EN: "Transfer check"}, (*builder).transfer},
		{"settings", data.Text{DE: "Einstellungen", EN: "Settings"}, (*builder).settings},
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
		Title: b.t("Entscheidungsakte Videokonferenzsystem", "Decision file: video conferencing system"),
		Lang:  o.Lang, Date: r.AsOf, Edition: r.KB.Edition, Hash: r.KB.Hash, Organisation: data.Clean(r.Profile.Organisation),
	}
	d.Subtitle = fmt.Sprintf(b.t("Stichtag %s · Datenstand %s · Prüfsumme der Daten %s", "As of %s · data edition %s · data hash %s"),
		r.AsOf.In(b.l), r.KB.Edition.In(b.l), shortHash(r.KB.Hash))
	if d.Organisation != "" {
		d.Title += ": " + d.Organisation
	}
	for _, p := range partDefs() {
		if len(o.Parts) > 0 && !slices.Contains(o.Parts, p.id) {
			continue
		}
		if blocks := p.build(b); len(blocks) > 0 {
			d.Parts = append(d.Parts, Part{p.id, p.title.In(b.l), blocks})
		}
	}
	return d
}

func shortHash(h string) string { return h[:min(len(h), 12)] }

// t picks the language of a fixed text.
func (b *builder) t(de, en string) string { return data.Text{DE: de, EN: en}.In(b.l) }

func (b *builder) h2(de, en string) Block { return Heading{2, b.t(de, en)} }

func (b *builder) para(text string, sources ...string) Block {
	return Para{[]Span{b.cite.span(text, sources)}}
}

// offeringFields describes an offering in pairs.
func (b *builder) offeringFields(a *wizard.Assessed) Fields {
	o := a.Ref.Offering
	f := Fields{[]Field{
		{b.t("Angebot", "Offering"), []Span{B(a.Ref.Name(b.l)), S(" ("), C(a.Ref.ID()), S(")")}},
		{b.t("Betriebsart", "Deployment"), T(wizard.DeploymentLabel(o.Deployment).In(b.l))},
	}}
	if o.Operator != "" {
		f.Rows = append(f.Rows, Field{b.t("Betreiber", "Operator"), T(o.Operator)})
	}
	cost := a.Cost.Text().In(b.l)
	costSpan := S(cost)
	if a.Cost.Claim != nil {
		costSpan.Cites = b.cite.cite(a.Cost.Claim.Sources)
	}
	f.Rows = append(f.Rows, Field{b.t("Urteil", "Verdict"), []Span{B(a.Tier.Label(b.l))}}, Field{b.t("Kosten", "Cost"), []Span{costSpan}})
	if a.Ref.Own() {
		f.Rows = append(f.Rows, Field{b.t("Herkunft", "Origin"), T(b.t("eigene Daten der Einrichtung", "the organisation's own data"))})
	}
	return f
}

// sources lists every source cited so far.
func (b *builder) sources() []Block {
	if len(b.cite.order) == 0 {
		return nil
	}
	list := List{Ordered: true}
	for _, id := range b.cite.order {
		list.Items = append(list.Items, Item{Spans: b.sourceSpans(b.r.KB.Source(id))})
	}
	return []Block{
		Para{T(fmt.Sprintf(b.t("Jede Zahl in eckigen Klammern führt hierher. Die Angaben sind zum Stichtag %s bewertet; Datenstand %s.", "Every number in square brackets leads here. Facts are judged as of %s; data edition %s."), b.r.AsOf.In(b.l), b.r.KB.Edition.In(b.l)))},
		list,
	}
}

func (b *builder) sourceSpans(s *data.Source) []Span {
	spans := []Span{S(s.Publisher + ": "), B(s.Title)}
	var facts []string
	if s.Edition != "" {
		facts = append(facts, s.Edition)
	}
	if s.Published != "" {
		facts = append(facts, b.partialDate(s.Published))
	} else {
		facts = append(facts, b.t("ohne Datum", "undated"))
	}
	switch s.Status {
	case "superseded":
		text := b.t("ersetzt", "superseded")
		if by := b.r.KB.Source(s.SupersededBy); by != nil {
			text = b.t("ersetzt durch ", "superseded by ") + by.Title
		}
		facts = append(facts, text)
	case "outdated":
		facts = append(facts, b.t("überholt", "outdated"))
	case "historic":
		facts = append(facts, b.t("historisch", "historic"))
	}
	switch s.Read {
	case "secondary":
		facts = append(facts, b.t("nur aus zweiter Hand bekannt", "known only second-hand"))
	case "none":
		facts = append(facts, b.t("nicht gelesen", "not read"))
	}
	if s.Own {
		facts = append(facts, b.t("eigene Daten", "own data"))
	}
	spans = append(spans, S(" ("+strings.Join(facts, "; ")+")"))
	if s.URL != "" {
		spans = append(spans, S(" "), L(s.URL, s.URL))
	}
	return spans
}

// partialDate writes 2025, 2025-10 or 2025-10-03 as the language does.
func (b *builder) partialDate(s string) string {
	if d, err := data.ParseDate(s); err == nil {
		return d.In(b.l)
	}
	if len(s) == 7 && b.l == data.German {
		return s[5:] + "/" + s[:4]
	}
	return s
}
