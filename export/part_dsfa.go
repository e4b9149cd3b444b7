package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// dsfa is the threshold analysis of Art. 35 GDPR: the criteria with the answers that meet them, the
// cases of the law and of the DSK list, the result, and the skeleton of the DSFA where it is reached.
func (b *builder) dsfa() []Block {
	met := b.r.Profile.DSFA
	needed := b.r.Has("dsfa_required")
	text := fmt.Sprintf(b.t("Nach den Antworten sind %d der neun Kriterien erfüllt. Eine Folgenabschätzung ist danach nicht nötig; das Ergebnis und die Gründe sind zu dokumentieren.",
		"By the answers %d of the nine criteria are met. An impact assessment is thus not needed; the result and the reasons have to be documented."), len(met))
	verdict := b.t("Nicht erforderlich. ", "Not required. ")
	switch {
	case needed:
		verdict = b.t("In der Regel erforderlich. ", "As a rule required. ")
		text = fmt.Sprintf(b.t("Nach den Antworten sind %d der neun Kriterien erfüllt; ab zwei ist in der Regel eine Folgenabschätzung vor dem Einsatz nötig.",
			"By the answers %d of the nine criteria are met; from two on an impact assessment before use is required as a rule."), len(met))
	case len(met) == 1:
		verdict = b.t("Im Einzelfall zu entscheiden. ", "To be decided in the individual case. ")
		text = b.t("Nach den Antworten ist eines der neun Kriterien erfüllt. Auch ein einzelnes kann genügen; die Gründe für oder gegen eine Folgenabschätzung sind zu dokumentieren.",
			"By the answers one of the nine criteria is met. A single one may be enough; the reasons for or against an impact assessment have to be documented.")
	}
	out := []Block{b.h2("Ergebnis", "Result"), Para{[]Span{B(verdict), b.cite.span(text, b.ruleSources("dsfa-wp248"))}},
		b.h2("Kriterien nach WP 248", "Criteria of WP 248"), b.criteriaTable(),
		b.h2("Fälle des Art. 35 Abs. 3 DSGVO und der Muss-Liste", "Cases of Art. 35(3) GDPR and of the authorities' list"), b.caseTable()}
	for _, id := range []string{"dsfa-oeffentlich", "dsfa-schlicht"} {
		if r := b.r.KB.Rule(id); r != nil && r.In(b.r.AsOf) && b.r.Profile.Applies(r.When, nil) {
			out = append(out, Para{[]Span{B(r.Title.In(b.l)), S(b.ruleRef(r) + ": "), b.cite.span(sentence(r.Effect.In(b.l)), r.Sources)}})
		}
	}
	out = append(out, b.h2("Entscheidung", "Decision"), Fields{[]Field{
		{b.t("Folgenabschätzung wird durchgeführt (ja oder nein, Gründe)", "Impact assessment will be carried out (yes or no, reasons)"), T(line)},
		{b.t("Rat der oder des DSB (Art. 35 Abs. 2 DSGVO)", "Advice of the DPO (Art. 35(2) GDPR)"), T(line)},
		{b.t("Datum, Unterschrift", "Date, signature"), T(line)},
	}})
	if skeleton := b.blocks("dsfa-a", "dsfa-b", "dsfa-c", "dsfa-d"); len(skeleton) > 0 {
		out = append(out, b.h2("Gerüst der Folgenabschätzung", "Skeleton of the impact assessment"))
		out = append(out, lower(skeleton)...)
	}
	return out
}

func (b *builder) ruleSources(id string) []string {
	if r := b.r.KB.Rule(id); r != nil {
		return r.Sources
	}
	return nil
}

// criteriaTable shows the nine criteria; those that no question asks for are left to people.
func (b *builder) criteriaTable() Table {
	t := Table{RowHeads: true, Widths: []int{38, 16, 46}, Header: []string{b.t("Kriterium", "Criterion"), b.t("Erfüllt", "Met"), b.t("Grund", "Reason")}}
	for i, c := range wizard.DSFACriteria(b.r.Profile) {
		met, why := b.t("nein", "no"), b.t("keine Antwort spricht dafür", "no answer speaks for it")
		switch {
		case !c.Asked:
			met, why = b.t("von Hand prüfen", "check by hand"), b.gap("trifft zu oder nicht", "applies or not")
		case c.Met:
			met, why = b.t("ja", "yes"), c.Why.In(b.l)
		}
		t.Rows = append(t.Rows, []Cell{{Spans: T(fmt.Sprintf("%d. %s", i+1, capital(c.Name.In(b.l))))}, {Spans: T(met)}, {Spans: T(why)}})
	}
	return t
}

// caseTable shows the cases in which the law or a list demands a DSFA.
func (b *builder) caseTable() Table {
	t := Table{RowHeads: true, Widths: []int{30, 14, 56}, Header: []string{b.t("Fall", "Case"), b.t("Trifft zu", "Applies"), b.t("Grund", "Reason")}}
	for i := range b.r.KB.Rules {
		r := &b.r.KB.Rules[i]
		if r.Kind != "dsfa_list" || !r.In(b.r.AsOf) || !strings.HasPrefix(r.ID, "dsfa-35-") && !strings.HasPrefix(r.ID, "dsfa-muss-") {
			continue
		}
		applies, why := b.caseVerdict(r)
		t.Rows = append(t.Rows, []Cell{
			{Spans: T(r.Title.In(b.l) + " (" + r.Ref + ")")}, {Spans: T(applies)},
			{Spans: []Span{b.cite.span(sentence(r.Effect.In(b.l)), r.Sources), S(" " + sentence(why))}},
		})
	}
	return t
}

// dsfaFlags are the answers that can meet a case whose rule names none.
var dsfaFlags = map[string][]string{
	"dsfa-35-3a": {"ai_wanted", "recruitment"},
	"dsfa-35-3b": {"special_categories", "health", "telemedicine", "counselling"},
	"dsfa-35-3c": {"public_event"},
}

// needsScale names the cases that speak of processing on a large scale.
var needsScale = map[string]bool{"dsfa-35-3b": true, "dsfa-muss-3": true}

// caseVerdict says yes, to be checked or no, with the answers behind it. A yes needs an answer that
// names the matter and one that names the scale; all else is for people to judge.
func (b *builder) caseVerdict(r *data.Rule) (applies, why string) {
	flags := r.When
	if len(flags) == 0 {
		flags = dsfaFlags[r.ID]
	}
	reasons := b.because(flags)
	switch {
	case reasons == "":
		return b.t("nein", "no"), b.t("nach den Antworten nicht", "not by the answers")
	case needsScale[r.ID] && b.r.Profile.LargeScale():
		return b.t("ja", "yes"), b.t("weil ", "because ") + reasons + b.t(" und der Umfang groß ist", " and the scale is large")
	}
	return b.t("prüfen", "check"), b.t("zu prüfen, weil ", "to be checked, because ") + reasons
}
