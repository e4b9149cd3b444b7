package export

import (
	"fmt"
	"strings"

	"videokompass/wizard"
)

// memo is the Auswahlvermerk: what was asked, what was judged, what was chosen and why. The first
// page carries the result for whoever decides; the rest is for whoever checks it.
func (b *builder) memo() []Block {
	out := []Block{b.memoHead()}
	for _, section := range []func(*builder) []Block{
		(*builder).result, (*builder).needs, (*builder).protection, (*builder).requirements, (*builder).method,
		(*builder).candidates, (*builder).robust, (*builder).whyNot, (*builder).conditions, (*builder).residual, (*builder).dissent,
		(*builder).legalBasis, (*builder).law, (*builder).signOff,
	} {
		out = append(out, section(b)...)
	}
	return out
}

func (b *builder) memoHead() Block {
	f := Fields{}
	add := func(de, en string, spans []Span) { f.Rows = append(f.Rows, Field{b.t(de, en), spans}) }
	name := b.r.Profile.Organisation
	if name == "" {
		name = b.gap("Name der Einrichtung", "name of the organisation")
	}
	add("Einrichtung", "Organisation", T(name))
	if s := b.answerText("purposes"); s != "" {
		add("Zwecke", "Purposes", T(s))
	}
	add("Stichtag, Datenstand", "As-of date, data edition", T(b.r.AsOf.In(b.l)+", "+b.r.KB.Edition.In(b.l)))
	if a := b.r.Authority; a != nil {
		add("Zuständige Aufsichtsbehörde", "Competent authority", []Span{b.cite.span(a.Name+", "+a.Address, a.Sources)})
	}
	add("Wiedervorlage", "Review", T(b.r.Review.In(b.l)))
	return f
}

// result is the first page: the verdict, three reasons, the conditions in a few lines.
func (b *builder) result() []Block {
	out := []Block{b.h2("Ergebnis", "Result")}
	if n := b.r.Nothing; n != nil {
		out = append(out, b.nothing(n)...)
	}
	a := b.r.Chosen
	if a == nil {
		return out
	}
	name := B(a.Ref.Name(b.l))
	switch {
	case b.r.ByUser && a.Tier == wizard.TierExcluded:
		out = append(out, Para{[]Span{S(b.t("Gewählt wurde: ", "Chosen: ")), name, S(".")}},
			Note{T(b.t("Das gewählte Angebot erfüllt Muss-Anforderungen nicht. Es darf so nicht eingesetzt werden.", "The chosen offering fails musts. It may not be used like this."))})
	case b.r.ByUser:
		out = append(out, Para{[]Span{S(b.t("Gewählt wurde: ", "Chosen: ")), name, S("." + b.ahead(a))}})
	default:
		out = append(out, Para{[]Span{S(b.t("Vorgeschlagen wird: ", "Proposed: ")), name, S("." + b.level(a) + b.t(" Eine Wahl ist noch nicht festgehalten.", " No choice has been recorded yet."))}})
	}
	out = append(out, b.resultFields(a))
	if unmet := a.Unmet(); len(unmet) > 0 {
		return append(out, b.h3("Ausgeschlossen, weil", "Excluded because"), b.findingList(unmet))
	}
	if reasons := b.mainReasons(a); len(reasons.Items) > 0 {
		out = append(out, b.h3("Dafür spricht", "In favour"), reasons)
	}
	return append(out, b.conditionsInBrief(a)...)
}

// ahead names the offering that leads by the answers when another one was chosen.
func (b *builder) ahead(a *wizard.Assessed) string {
	lead := b.r.Candidates[0]
	if lead == a {
		return b.t(" Es steht nach den Antworten an erster Stelle.", " By the answers it leads.")
	}
	return b.t(" Nach den Antworten steht an erster Stelle: ", " By the answers the lead has: ") + lead.Ref.Name(b.l) + "."
}

// level names the offerings that stand exactly as the leading one; only the alphabet parts them.
func (b *builder) level(a *wizard.Assessed) string {
	var names []string
	for _, c := range b.r.Candidates {
		if c != a && c.Tier == a.Tier && c.MustUnknown == a.MustUnknown && c.Score == a.Score {
			names = append(names, c.Ref.Name(b.l))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return b.t(" Gleichauf: ", " Level with it: ") + strings.Join(names, ", ") + "."
}

// mainReasons are the three strongest: the musts, the transfer, the distance to the next.
func (b *builder) mainReasons(a *wizard.Assessed) List {
	list := List{Ordered: true}
	add := func(spans ...Span) {
		if len(list.Items) < 3 {
			list.Items = append(list.Items, Item{Spans: spans})
		}
	}
	add(S(b.mustCount(a)))
	if a.Transfer.Result == wizard.TransferNone || a.Transfer.Result == wizard.TransferAdequacy {
		add(b.cite.span(b.transferText(a.Transfer), b.transferSources(a.Transfer)))
	}
	if s := b.distance(a); s != "" {
		add(S(s))
	}
	if names, sources := b.wishesMet(a); names != "" {
		add(b.cite.span(b.t("Erwünschtes ist erfüllt: ", "Wishes are met: ")+names+".", sources))
	}
	if b.affordable(a) {
		add(b.cite.span(sentence(b.t("Kosten: ", "Cost: ")+a.Cost.Text().In(b.l)), a.Cost.Claim.Sources))
	}
	return list
}

// affordable reports whether the cost speaks for an offering: free of charge or within the budget.
func (b *builder) affordable(a *wizard.Assessed) bool {
	return a.Cost.Known && a.Cost.Currency == "EUR" && (a.Cost.Amount == 0 || int(a.Cost.Amount) <= b.r.Profile.Budget)
}

func (b *builder) mustCount(a *wizard.Assessed) string {
	n := map[wizard.Status]int{}
	for _, f := range b.musts(a) {
		n[f.Status]++
	}
	return fmt.Sprintf(b.t("Muss-Anforderungen an das Angebot (%d): keine verletzt, %d erfüllt, %d mit eigenen Maßnahmen erfüllbar, %d offen.",
		"Musts on the offering (%d): none violated, %d met, %d achievable with measures of your own, %d open."),
		len(b.musts(a)), n[wizard.Met], n[wizard.Conditional], n[wizard.Unknown])
}

// musts returns the findings on the offering's musts, the worst first.
func (b *builder) musts(a *wizard.Assessed) []*wizard.Finding {
	var out []*wizard.Finding
	for _, s := range []wizard.Status{wizard.Unmet, wizard.Unknown, wizard.Conditional, wizard.Met} {
		for i := range a.Findings {
			if f := &a.Findings[i]; f.Level == wizard.LevelMust && f.Status == s && !f.Task {
				out = append(out, f)
			}
		}
	}
	return out
}

// distance says by what the leading offering leads; nothing when another one leads.
func (b *builder) distance(a *wizard.Assessed) string {
	if len(b.r.Candidates) < 2 || b.r.Candidates[0] != a {
		return ""
	}
	next := b.r.Candidates[1]
	name := next.Ref.Name(b.l)
	switch {
	case next.Tier != a.Tier:
		return fmt.Sprintf(b.t("Es ist als einziges %s; das nächste Angebot, %s, ist %s.", "It is the only one that is %s; the next, %s, is %s."), a.Tier.Label(b.l), name, next.Tier.Label(b.l))
	case next.MustUnknown > a.MustUnknown:
		return fmt.Sprintf(b.t("Kein anderes Angebot hat weniger offene Muss-Punkte (%d); das nächste, %s, hat %d.", "No other offering has fewer open musts (%d); the next, %s, has %d."), a.MustUnknown, name, next.MustUnknown)
	}
	if next.Score == a.Score {
		return "" // level with the next; the result says so
	}
	return fmt.Sprintf(b.t("Bei gleich vielen offenen Muss-Punkten deckt es mehr vom Erwünschten ab (%s) als das nächste, %s (%s).", "With equally many open musts it covers more of the wishes (%s) than the next, %s (%s)."),
		scoreText(a, b.l), name, scoreText(next, b.l))
}

// wishesMet names the first wishes that are met, with the sources of their facts.
func (b *builder) wishesMet(a *wizard.Assessed) (string, []string) {
	var names, sources []string
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Status == wizard.Met && f.Level == wizard.LevelShould && f.Requirement.Criterion && len(names) < 4 {
			names = append(names, f.Requirement.Term.In(b.l))
			sources = append(sources, evidenceOf(f)...)
		}
	}
	return strings.Join(names, ", "), sources
}

// conditionsInBrief names the conditions by their terms; the section on conditions has them in full.
func (b *builder) conditionsInBrief(a *wizard.Assessed) []Block {
	if len(a.Conditions) == 0 {
		return []Block{b.h3("Bedingungen", "Conditions"), Para{T(b.t("Zulässig ohne weitere Bedingungen an das Angebot. Die Pflichten der Einrichtung stehen in den nächsten Schritten.",
			"Permissible without further conditions on the offering. The duties of the organisation are in the next steps."))}}
	}
	list := List{}
	for _, k := range conditionKinds {
		var terms []string
		for _, c := range a.Conditions {
			if c.Kind == k {
				terms = append(terms, c.Requirement.Term.In(b.l))
			}
		}
		if len(terms) > 0 {
			list.Items = append(list.Items, Item{Spans: []Span{B(fmt.Sprintf("%s (%d): ", capital(k.Label(b.l)), len(terms))), S(sentence(strings.Join(terms, "; ")))}})
		}
	}
	return []Block{Heading{3, fmt.Sprintf(b.t("Zulässig, wenn (Bedingungen: %d)", "Permissible if (conditions: %d)"), len(a.Conditions))}, list}
}

// method says how the offerings were judged.
func (b *builder) method() []Block { return b.block("method") }

// signOff is the place for opinions and the decision, and the day of review with its reason.
func (b *builder) signOff() []Block {
	reason := b.t("zwölf Monate nach dem Stichtag", "twelve months after the as-of date")
	if a := b.r.Chosen; a != nil && a.Transfer.ListUsed {
		reason = b.t("sechs Monate nach dem Stichtag, weil die Übermittlung auf einem Listeneintrag beruht", "six months after the as-of date, because the transfer rests on a list entry")
	}
	f := Fields{[]Field{
		{b.t("Wiedervorlage", "Review"), T(b.r.Review.In(b.l) + ": " + reason + b.t("; früher, wenn sich Vertrag, Rechtslage oder Zwecke ändern", "; earlier if contract, law or purposes change"))},
		{b.t("Stellungnahme der oder des DSB", "Opinion of the DPO"), T(line)},
	}}
	if b.r.Has("council") {
		f.Rows = append(f.Rows, Field{b.t("Beteiligung der Beschäftigtenvertretung", "Participation of the employee representation"), T(line)})
	}
	f.Rows = append(f.Rows,
		Field{b.t("Gewähltes Angebot", "Chosen offering"), T(line)},
		Field{b.t("Entscheidung der Leitung (Ort, Datum, Unterschrift)", "Decision by management (place, date, signature)"), T(line)})
	return []Block{b.h2("Freigabe", "Approval"), f}
}
