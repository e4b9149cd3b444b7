package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// needs lists what was answered: the needs on which the decision rests.
func (b *builder) needs() []Block {
	t := Table{RowHeads: true, Widths: []int{55, 45}, Header: []string{b.t("Frage", "Question"), b.t("Antwort", "Answer")}}
	for i := range b.r.KB.Questions {
		q := &b.r.KB.Questions[i]
		if a, ok := b.r.Answers.Get(q.ID); ok {
			t.Rows = append(t.Rows, []Cell{{Spans: T(q.Label.In(b.l))}, {Spans: T(b.answer(q, a))}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{b.h2("Bedarf", "Needs"), t}
}

// protectionFlags are the answers that speak for a high need of protection.
var protectionFlags = []string{"special_categories", "secrecy_203", "social_data", "classified", "counselling", "telemedicine"}

// careFlags are answers that ask for care without raising the need by themselves.
var careFlags = []string{"confidential", "minors", "recruitment", "staff_council_meeting", "council_meeting", "recording_wanted", "ai_wanted"}

// protection says the need of protection and which answers lead to it.
func (b *builder) protection() []Block {
	level, why := b.t("normal", "normal"), b.t("keine Antwort nennt besondere Kategorien nach Art. 9 DSGVO, Sozialdaten oder gesetzliche Geheimnisse", "no answer names special categories under Art. 9 GDPR, social data or statutory secrets")
	if b.r.Has("high_risk") {
		level = b.t("hoch", "high")
		if s := b.because(protectionFlags); s != "" {
			why = b.t("weil ", "because ") + s
		}
	}
	out := []Block{b.h2("Schutzbedarf", "Need of protection"), Para{[]Span{B(capital(level)), S(", " + why + ".")}}}
	if s := b.because(careFlags); s != "" {
		out = append(out, Para{T(b.t("Zu beachten ist außerdem, dass ", "Also to be observed: ") + s + ".")})
	}
	return out
}

// requirements counts what applies and lists the musts on the offering with what is known.
func (b *builder) requirements() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	n, tasks := map[string]int{}, 0
	for i := range a.Findings {
		switch f := &a.Findings[i]; {
		case f.Task:
			tasks++
		case f.Status != wizard.NotApplicable:
			n[f.Level]++
		}
	}
	t := Table{RowHeads: true, Widths: []int{28, 20, 12, 40},
		Header: []string{b.t("Muss-Anforderung", "Must"), b.t("Grundlage", "Legal basis"), b.t("Ergebnis", "Result"), b.t("Beleg", "Evidence")}}
	for _, f := range b.musts(a) {
		r := f.Requirement
		legal := r.Legal
		if legal == "" {
			legal = b.t("Ihre Antwort", "your answer")
		}
		t.Rows = append(t.Rows, []Cell{
			{Spans: []Span{b.cite.span(r.Term.In(b.l)+" ("+r.ID+")", requirementSources(r))}},
			{Spans: T(legal)}, {Spans: T(f.Status.Label(b.l))},
			{Spans: []Span{b.cite.span(b.reason(f), factSources(f))}},
		})
	}
	out := []Block{b.h2("Anforderungen", "Requirements"), Para{T(fmt.Sprintf(b.t(
		"An das Angebot %s gelten %d Muss-, %d Soll- und %d Kann-Anforderungen. Weitere %d Pflichten erledigt die Einrichtung bei jedem Angebot selbst; sie stehen in den nächsten Schritten.",
		"%s has to satisfy %d musts, %d shoulds and %d mays. Another %d duties are up to the organisation whatever it chooses; they are in the next steps."),
		a.Ref.Name(b.l), n[wizard.LevelMust], n[wizard.LevelShould], n[wizard.LevelMay], tasks))}}
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	return out
}

// factSources returns the sources of the facts and rules of a finding alone.
func factSources(f *wizard.Finding) []string {
	var ids []string
	for _, c := range f.AllClaims() {
		ids = append(ids, c.Sources...)
	}
	for _, r := range f.Rules {
		ids = append(ids, r.Sources...)
	}
	return ids
}

// legalBasis says on what the processing can rest: by kind of organisation and Land.
func (b *builder) legalBasis() []Block {
	list := List{}
	for _, r := range b.rulesOf("legal_basis") {
		list.Items = append(list.Items, b.ruleItem(r))
	}
	for _, r := range b.rulesOf("land_dpa") {
		list.Items = append(list.Items, b.ruleItem(r))
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{b.h2("Rechtsgrundlagen der Verarbeitung", "Legal bases of processing"), list}
}

// law lists the rules in force that the profile calls for, and the outlook. What follows from the
// answers or the Land is explained; what holds for everybody is named.
func (b *builder) law() []Block {
	special, general := List{}, List{}
	for _, r := range b.r.Rules {
		switch {
		case r.Kind == "land_dpa": // stands with the legal bases
		case len(r.When) > 0 || len(r.Lands) > 0:
			special.Items = append(special.Items, b.ruleItem(r))
		default:
			general.Items = append(general.Items, Item{Spans: []Span{b.cite.span(strings.TrimSpace(r.Title.In(b.l)+b.ruleRef(r)+" "+b.unproven(r)), r.Sources)}})
		}
	}
	var out []Block
	if len(special.Items)+len(general.Items) > 0 {
		out = append(out, Heading{2, fmt.Sprintf(b.t("Rechtslage am %s", "Law as of %s"), b.r.AsOf.In(b.l))})
	}
	if len(special.Items) > 0 {
		out = append(out, b.h3("Nach Ihren Antworten", "Following from your answers"), special)
	}
	if len(general.Items) > 0 {
		out = append(out, b.h3("Für alle", "For everybody"), general)
	}
	return append(out, b.outlook(b.r.Outlook)...)
}

func (b *builder) outlook(rules []*data.Rule) []Block {
	if len(rules) == 0 {
		return nil
	}
	list := List{}
	for _, r := range rules {
		list.Items = append(list.Items, b.ruleItem(r))
	}
	return []Block{b.h2("Ausblick", "Outlook"), Para{T(b.t("Angekündigte Änderungen; in keinem Urteil berücksichtigt.", "Announced changes; not part of any verdict."))}, list}
}
