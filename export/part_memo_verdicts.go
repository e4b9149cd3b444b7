package export

import (
	"cmp"
	"fmt"
	"slices"

	"videokompass/data"
	"videokompass/wizard"
)

// shownAssessments bounds the published verdicts in the memo.
const shownAssessments = 10

// dissent shows what others published on the chosen offering and where they disagree. The competent
// authority comes first, then the newest.
func (b *builder) dissent() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	list := slices.Clone(a.Assessments)
	slices.SortStableFunc(list, func(x, y *data.Assessment) int {
		return cmp.Or(b.competent(y.Authority)-b.competent(x.Authority), cmp.Compare(y.Date, x.Date))
	})
	var out []Block
	if len(list) > 0 {
		out = append(out, b.h2("Was andere dazu veröffentlicht haben", "What others have published on it"),
			Para{T(b.t("Diese Urteile gelten für ihren Tag, ihren Umfang und die Rechtslage von damals. Sie sind nicht das Urteil dieser Akte.",
				"These verdicts hold for their day, their scope and the law of that time. They are not the verdict of this file."))},
			b.assessments(a, list[:min(len(list), shownAssessments)]))
	}
	if more := len(list) - shownAssessments; more > 0 {
		out = append(out, Para{T(fmt.Sprintf(b.t("Weitere %d ältere Veröffentlichungen nennt: videokompass show %s.", "Another %d older publications are shown by: videokompass show %s."), more, a.Ref.Product.ID))})
	}
	return append(out, b.dissents(a)...)
}

// competent is 1 for the competent authority.
func (b *builder) competent(authority string) int {
	if b.r.Authority != nil && authority == b.r.Authority.ID {
		return 1
	}
	return 0
}

func (b *builder) assessments(a *wizard.Assessed, as []*data.Assessment) List {
	list := List{}
	countries := a.ThirdCountries(b.r.KB)
	for _, as := range as {
		spans := []Span{B(b.speaker(as.Authority, as.Source) + ", " + as.Date.In(b.l) + ": "), b.cite.span(sentence(as.Result.In(b.l)), append([]string{as.Source}, as.Sources...))}
		for _, part := range []struct{ label, text string }{
			{b.t("Umfang", "Scope"), as.Scope.In(b.l)},
			{b.t("Bedingungen", "Conditions"), as.Conditions.In(b.l)},
			{b.t("Rechtsstand damals", "Legal state then"), as.LegalState.In(b.l)},
			{b.t("Heute", "Today"), b.legalAge(as.Date, countries)},
		} {
			if part.text != "" {
				spans = append(spans, S(" "+part.label+": "+sentence(part.text)))
			}
		}
		list.Items = append(list.Items, Item{Spans: spans})
	}
	return list
}

// dissents tells each point of disagreement with the views side by side.
func (b *builder) dissents(a *wizard.Assessed) []Block {
	if len(a.Dissents) == 0 {
		return nil
	}
	out := []Block{b.h2("Abweichende Ansichten", "Dissenting views")}
	for _, d := range a.Dissents {
		views := slices.Clone(d.Views)
		slices.SortStableFunc(views, func(x, y data.View) int { return b.competent(y.Authority) - b.competent(x.Authority) })
		list := List{}
		for _, v := range views {
			spans := []Span{B(b.speaker(v.Authority, v.Source) + ", " + v.Date.In(b.l) + ": "), b.cite.span(sentence(v.Text.In(b.l)), []string{v.Source})}
			if s := v.LegalState.In(b.l); s != "" {
				spans = append(spans, S(" "+b.t("Rechtsstand damals: ", "Legal state then: ")+sentence(s)))
			}
			if s := b.legalAge(v.Date, a.ThirdCountries(b.r.KB)); s != "" {
				spans = append(spans, S(" "+b.t("Heute: ", "Today: ")+sentence(s)))
			}
			list.Items = append(list.Items, Item{Spans: spans})
		}
		out = append(out, Heading{3, d.Topic.In(b.l)}, list)
	}
	return out
}

// speaker names the authority that judged and, where somebody else reports it, who does.
func (b *builder) speaker(authority, source string) string {
	return Speaker(b.r.KB, authority, source, b.l)
}

// Speaker names who speaks in a verdict: the authority that judged and, where somebody else reports
// it, who does; the publisher of the source where no authority is known.
func Speaker(kb *data.KB, authority, source string, l data.Lang) string {
	publisher := source
	kind := ""
	if s := kb.Source(source); s != nil {
		publisher, kind = s.Publisher, s.Kind
	}
	a := kb.Authority(authority)
	switch {
	case a == nil:
		return publisher
	case kind == "authority" || publisher == a.Name || publisher == a.Short:
		return a.Short
	}
	return a.Short + data.Text{DE: ", berichtet von ", EN: ", reported by "}.In(l) + publisher
}

// legalAge says when a statement is older than the law that it rests on.
func (b *builder) legalAge(said data.Date, countries []string) string {
	return wizard.LegalAge(b.r.KB, said, countries, b.r.AsOf).In(b.l)
}
