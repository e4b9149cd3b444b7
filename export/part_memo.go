package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// memo is the Auswahlvermerk: what was asked, what was judged, what was chosen and why.
func (b *builder) memo() []Block {
	out := []Block{b.memoHead()}
	out = append(out, b.result()...)
	out = append(out, b.answers()...)
	out = append(out, b.method()...)
	out = append(out, b.candidates()...)
	out = append(out, b.whyNot()...)
	out = append(out, b.dissent()...)
	out = append(out, b.law()...)
	return append(out, b.signOff()...)
}

func (b *builder) memoHead() Block {
	f := Fields{}
	add := func(de, en string, spans []Span) { f.Rows = append(f.Rows, Field{b.t(de, en), spans}) }
	name := b.r.Profile.Organisation
	if name == "" {
		name = b.t("[bitte ergänzen: Name der Einrichtung]", "[please add: name of the organisation]")
	}
	add("Einrichtung", "Organisation", T(name))
	add("Stichtag von Recht und Tatsachen", "Law and facts as of", T(b.r.AsOf.In(b.l)))
	add("Datenstand", "Data edition", T(b.r.KB.Edition.In(b.l)))
	if a := b.r.Authority; a != nil {
		add("Zuständige Aufsichtsbehörde", "Competent authority", []Span{b.cite.span(a.Name+", "+a.Address, a.Sources)})
	}
	add("Wiedervorlage", "Review", T(b.r.Review.In(b.l)))
	return f
}

// result is the verdict as conditions: "zulässig, wenn: a, b, c".
func (b *builder) result() []Block {
	out := []Block{b.h2("Ergebnis", "Result")}
	if n := b.r.Nothing; n != nil {
		out = append(out, b.nothing(n)...)
	}
	a := b.r.Chosen
	if a == nil {
		return out
	}
	switch {
	case b.r.ByUser && a.Tier == wizard.TierExcluded:
		out = append(out, Note{T(b.t("Das gewählte Angebot erfüllt Muss-Anforderungen nicht. Es darf so nicht eingesetzt werden.", "The chosen offering fails musts. It may not be used like this."))})
	case b.r.ByUser:
		out = append(out, Para{T(b.t("Gewählt wurde:", "Chosen:"))})
	default:
		out = append(out, Para{T(b.t("Noch ist nichts gewählt. An erster Stelle steht:", "Nothing is chosen yet. In the lead:"))})
	}
	out = append(out, b.offeringFields(a))
	return append(out, b.verdict(a)...)
}

// verdict lists why the offering holds and under which conditions.
func (b *builder) verdict(a *wizard.Assessed) []Block {
	var out []Block
	switch unmet := a.Unmet(); {
	case len(unmet) > 0:
		out = append(out, Para{[]Span{B(b.t("Ausgeschlossen, weil:", "Excluded because:"))}}, b.findingList(unmet))
	case len(a.Conditions) == 0:
		out = append(out, Para{[]Span{B(b.t("Zulässig, ohne weitere Bedingungen an das Angebot.", "Permissible, without further conditions on the offering."))}})
	default:
		out = append(out, Para{[]Span{B(fmt.Sprintf(b.t("Zulässig, wenn (%d Bedingungen):", "Permissible if (%d conditions):"), len(a.Conditions)))}}, b.conditionList(a.Conditions))
	}
	out = append(out, Para{[]Span{B(b.t("Dafür spricht:", "In favour:"))}}, b.reasons(a))
	t := a.Transfer.Summary().In(b.l)
	out = append(out, Para{[]Span{B(b.t("Übermittlung in Drittländer: ", "Transfer to third countries: ")), b.cite.span(t, b.transferSources(a.Transfer))}})
	return out
}

// conditionList names for each condition who does it, where, and why.
func (b *builder) conditionList(conditions []wizard.Condition) Block {
	list := List{}
	for _, c := range conditions {
		spans := []Span{B(c.Kind.Label(b.l) + ": "), b.cite.span(c.Text.In(b.l), c.Sources())}
		spans = append(spans, S(" ("+wizard.RoleLabel(c.Role).In(b.l)+"; "+c.Requirement.Term.In(b.l)+", "+c.Requirement.ID+legalSuffix(c.Requirement.Legal)+")"))
		if c.Kind == wizard.ConditionConfirm {
			spans = append(spans, S(" "+b.t("Bisherige Angabe: ", "So far: ")+c.Finding.Reason(b.r.KB, b.r.AsOf, b.l)))
		}
		item := Item{Spans: spans, Tick: OpenTick}
		for _, s := range c.Settings {
			item.Children = append(item.Children, Item{Spans: []Span{S(s.File + ": "), C(s.Key + " = " + s.Recommended)}})
		}
		list.Items = append(list.Items, item)
	}
	return list
}

func legalSuffix(legal string) string {
	if legal == "" {
		return ""
	}
	return "; " + legal
}

// reasons lists the musts that are met, shortest first would hide the law: they stay in order.
func (b *builder) reasons(a *wizard.Assessed) Block {
	var met []*wizard.Finding
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Status == wizard.Met && f.Level == wizard.LevelMust {
			met = append(met, f)
		}
	}
	return b.findingList(met)
}

func (b *builder) findingList(fs []*wizard.Finding) Block {
	list := List{}
	for _, f := range fs {
		list.Items = append(list.Items, Item{Spans: []Span{
			B(f.Requirement.Term.In(b.l) + ": "),
			b.cite.span(f.Reason(b.r.KB, b.r.AsOf, b.l), f.Sources()),
			S(" (" + f.Requirement.ID + legalSuffix(f.Requirement.Legal) + ")"),
		}})
	}
	return list
}

func (b *builder) nothing(n *wizard.NothingFits) []Block {
	out := []Block{Note{T(b.t("Kein Angebot passt zu diesen Antworten.", "No offering fits these answers."))}}
	list := List{}
	for i, bl := range n.Blockers {
		if i == 5 {
			break
		}
		list.Items = append(list.Items, Item{Spans: T(fmt.Sprintf(b.t("%s (%s) schließt %d Angebote aus", "%s (%s) excludes %d offerings"), bl.Requirement.Term.In(b.l), bl.Requirement.ID, bl.Excludes))})
	}
	out = append(out, Para{[]Span{B(b.t("Was am meisten ausschließt:", "What excludes most:"))}}, list)
	ways := List{}
	for _, w := range n.Ways {
		var changes, opens []string
		for _, c := range w.Changes {
			changes = append(changes, c.Describe(b.l))
		}
		for _, ref := range w.Opens {
			opens = append(opens, ref.Name(b.l))
		}
		ways.Items = append(ways.Items, Item{Spans: []Span{S(strings.Join(changes, "; ") + ": "), B(fmt.Sprintf(b.t("öffnet %d Angebote", "opens %d offerings"), len(opens))), S(" (" + strings.Join(opens, ", ") + ")")}})
	}
	if len(ways.Items) > 0 {
		out = append(out, Para{[]Span{B(b.t("Kleinste Änderungen, die etwas öffnen:", "Smallest changes that open something:"))}}, ways)
	}
	if n.Best != nil {
		out = append(out, Para{[]Span{B(b.t("Am nächsten daran: ", "Closest: ")), S(n.Best.Ref.Name(b.l) + ". " + b.t("Es bleiben diese Hindernisse:", "These obstacles remain:"))}}, b.findingList(n.Best.Unmet()))
	}
	return out
}

// answers lists what was answered: the needs on which the decision rests.
func (b *builder) answers() []Block {
	f := Fields{}
	for i := range b.r.KB.Questions {
		q := &b.r.KB.Questions[i]
		if a, ok := b.r.Answers.Get(q.ID); ok {
			f.Rows = append(f.Rows, Field{q.Label.In(b.l), T(wizard.AnswerText(q, a, b.l))})
		}
	}
	if len(f.Rows) == 0 {
		return nil
	}
	return []Block{b.h2("Bedarf", "Needs"), f}
}

func (b *builder) method() []Block {
	block := b.r.KB.Block("method")
	if block == nil {
		return nil
	}
	return append([]Block{b.h2("Vorgehen", "Method")}, b.textBlock(block)...)
}

// textBlock turns a building block of the data into blocks, with its sources at the end.
func (b *builder) textBlock(t *data.Block) []Block {
	var out []Block
	list := List{}
	for i, p := range t.Body {
		text := b.fill(p.In(b.l))
		span := S(text)
		if i == len(t.Body)-1 {
			span = b.cite.span(text, t.Sources)
		}
		if t.Kind == "bullets" {
			list.Items = append(list.Items, Item{Spans: []Span{span}})
		} else {
			out = append(out, Para{[]Span{span}})
		}
	}
	if len(list.Items) > 0 {
		out = append(out, list)
	}
	return out
}

// fill replaces the placeholders of a text block by what is known, or by a marked gap.
func (b *builder) fill(s string) string {
	gap := func(de, en string) string { return "[" + b.t("bitte ergänzen: "+de, "please add: "+en) + "]" }
	or := func(v, de, en string) string {
		if v == "" {
			return gap(de, en)
		}
		return v
	}
	var offering, operator, transfer string
	if c := b.r.Chosen; c != nil {
		offering, operator, transfer = c.Ref.Name(b.l), c.Ref.Offering.Operator, c.Transfer.Summary().In(b.l)
		if c.Ref.Offering.Deployment == data.OwnServers {
			operator = or(b.r.Profile.Organisation, "eigene Einrichtung", "own organisation")
		}
	}
	authority := ""
	if a := b.r.Authority; a != nil {
		authority = a.Name + ", " + a.Address
	}
	return strings.NewReplacer(
		"{organisation}", or(b.r.Profile.Organisation, "Name der Einrichtung", "name of the organisation"),
		"{offering}", or(offering, "gewähltes Angebot", "chosen offering"),
		"{operator}", or(operator, "Betreiber", "operator"),
		"{authority}", or(authority, "zuständige Aufsichtsbehörde", "competent authority"),
		"{date}", b.r.AsOf.In(b.l),
		"{purposes}", or(b.answerText("purposes"), "Zwecke", "purposes"),
		"{data}", or(b.answerText("data"), "Datenarten", "kinds of data"),
		"{recipients}", or(operator, "Empfänger", "recipients"),
		"{transfer}", or(transfer, "Drittlandprüfung", "transfer check"),
	).Replace(s)
}

func (b *builder) answerText(id string) string {
	q := b.r.KB.Question(id)
	a, ok := b.r.Answers.Get(id)
	if q == nil || !ok {
		return ""
	}
	return wizard.AnswerText(q, a, b.l)
}

// candidates is the table of all offerings that are not excluded.
func (b *builder) candidates() []Block {
	counts := map[wizard.Tier]int{}
	for _, a := range b.r.Candidates {
		counts[a.Tier]++
	}
	t := Table{RowHeads: true, Widths: []int{30, 12, 12, 16, 30},
		Header: []string{b.t("Angebot", "Offering"), b.t("Urteil", "Verdict"), b.t("Wünsche", "Wishes"), b.t("Drittland", "Transfer"), b.t("Bedingungen", "Conditions")}}
	for _, a := range b.r.Candidates {
		if a.Tier == wizard.TierExcluded || a.Tier == wizard.TierUnassessed {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			{Spans: T(a.Ref.Name(b.l))}, {Spans: T(a.Tier.Label(b.l))},
			{Spans: T(fmt.Sprintf("%d–%d", a.Score.Low, a.Score.High))},
			{Spans: []Span{b.cite.span(TransferLabel(a.Transfer.Result).In(b.l), nil)}},
			{Spans: T(b.conditionCount(a))},
		})
	}
	head := fmt.Sprintf(b.t("geeignet %d · nach Klärung %d · noch nicht beurteilbar %d · ausgeschlossen %d", "suitable %d · after clarification %d · not yet assessable %d · excluded %d"),
		counts[wizard.TierSuitable], counts[wizard.TierConditional], counts[wizard.TierUnassessed], counts[wizard.TierExcluded])
	out := []Block{b.h2("Geprüfte Angebote", "Offerings considered"), Para{T(head)}}
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	return out
}

func (b *builder) conditionCount(a *wizard.Assessed) string {
	n := map[wizard.ConditionKind]int{}
	for _, c := range a.Conditions {
		n[c.Kind]++
	}
	return fmt.Sprintf(b.t("%d selbst tun, %d klären, %d bestätigen lassen", "%d to do, %d to clarify, %d to confirm"),
		n[wizard.ConditionMeasure], n[wizard.ConditionAsk], n[wizard.ConditionConfirm])
}

// TransferLabel returns the result of a transfer check in words.
func TransferLabel(t wizard.TransferResult) data.Text {
	switch t {
	case wizard.TransferNone:
		return data.Text{DE: "keine Übermittlung", EN: "no transfer"}
	case wizard.TransferAdequacy:
		return data.Text{DE: "Angemessenheitsbeschluss", EN: "adequacy decision"}
	case wizard.TransferSCC:
		return data.Text{DE: "Standardvertragsklauseln und Folgenabschätzung", EN: "standard clauses and impact assessment"}
	case wizard.TransferBlocked:
		return data.Text{DE: "keine Grundlage", EN: "no basis"}
	}
	return data.Text{DE: "ungeklärt", EN: "unclear"}
}

// whyNot says for each excluded offering the knock-outs, short.
func (b *builder) whyNot() []Block {
	list := List{}
	for _, a := range b.r.Tier(wizard.TierExcluded) {
		var why []string
		var sources []string
		for i, f := range a.Unmet() {
			if i < 3 {
				why = append(why, f.Requirement.Term.In(b.l)+": "+firstSentence(f.Reason(b.r.KB, b.r.AsOf, b.l)))
				for _, c := range f.AllClaims() {
					sources = append(sources, c.Sources...)
				}
			}
		}
		if more := len(a.Unmet()) - 3; more > 0 {
			why = append(why, fmt.Sprintf(b.t("und %d weitere", "and %d more"), more))
		}
		list.Items = append(list.Items, Item{Spans: []Span{B(a.Ref.Name(b.l) + ": "), b.cite.span(strings.Join(why, "; "), sources)}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{b.h2("Warum nicht die anderen", "Why not the others"), list}
}

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i > 0 {
		return s[:i]
	}
	return strings.TrimSuffix(s, ".")
}

// dissent shows published assessments and disagreement on the chosen offering.
func (b *builder) dissent() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	var out []Block
	list := List{}
	for _, as := range a.Assessments {
		text := fmt.Sprintf("%s: %s", as.Date.In(b.l), as.Result.In(b.l))
		list.Items = append(list.Items, Item{Spans: []Span{B(b.publisher(as.Source) + ", "), b.cite.span(text, append([]string{as.Source}, as.Sources...)),
			S(" " + b.t("Umfang: ", "Scope: ") + as.Scope.In(b.l) + ". " + b.t("Rechtsstand damals: ", "Legal state then: ") + as.LegalState.In(b.l) + ".")}})
	}
	if len(list.Items) > 0 {
		out = append(out, b.h2("Was andere dazu veröffentlicht haben", "What others have published on it"),
			Para{T(b.t("Die Urteile gelten für ihren Tag, ihren Umfang und die Rechtslage von damals. Sie sind nicht unsere Bewertung.", "These verdicts hold for their day, their scope and the law of that time. They are not our rating."))}, list)
	}
	for _, d := range a.Dissents {
		views := List{}
		for _, v := range d.Views {
			views.Items = append(views.Items, Item{Spans: []Span{B(b.publisher(v.Source) + ", " + v.Date.In(b.l) + ": "), b.cite.span(v.Text.In(b.l), []string{v.Source}),
				S(" (" + v.LegalState.In(b.l) + ")")}})
		}
		out = append(out, Heading{3, b.t("Uneinigkeit: ", "Disagreement: ") + d.Topic.In(b.l)}, views)
	}
	return out
}

func (b *builder) publisher(source string) string {
	if s := b.r.KB.Source(source); s != nil {
		return s.Publisher
	}
	return source
}

// law lists the rules in force that the profile calls for, and the outlook.
func (b *builder) law() []Block {
	var out []Block
	rules := func(list []*data.Rule) List {
		l := List{}
		for _, r := range list {
			spans := []Span{B(r.Title.In(b.l)), S(" (" + strings.Trim(r.Ref+b.since(r), " ;") + "): "), b.cite.span(r.Effect.In(b.l), r.Sources)}
			if n := r.Note.In(b.l); n != "" {
				spans = append(spans, S(" "+n))
			}
			l.Items = append(l.Items, Item{Spans: spans})
		}
		return l
	}
	if len(b.r.Rules) > 0 {
		out = append(out, Heading{2, fmt.Sprintf(b.t("Rechtslage am %s", "Law as of %s"), b.r.AsOf.In(b.l))}, rules(b.r.Rules))
	}
	if len(b.r.Outlook) > 0 {
		out = append(out, b.h2("Ausblick", "Outlook"), Para{T(b.t("Angekündigte Änderungen; in keinem Urteil berücksichtigt.", "Announced changes; not part of any verdict."))}, rules(b.r.Outlook))
	}
	return out
}

func (b *builder) since(r *data.Rule) string {
	if r.From == 0 {
		return ""
	}
	return fmt.Sprintf(b.t("; seit %s", "; since %s"), r.From.In(b.l))
}

func (b *builder) signOff() []Block {
	line := "______________________________"
	rows := []Field{
		{b.t("Entscheidung der Leitung (Ort, Datum, Unterschrift)", "Decision by management (place, date, signature)"), T(line)},
		{b.t("Stellungnahme der datenschutzbeauftragten Person", "Opinion of the data protection officer"), T(line)},
		{b.t("Beteiligung der Beschäftigtenvertretung", "Participation of employee representation"), T(line)},
	}
	out := []Block{b.h2("Freigabe", "Approval"), Fields{rows}}
	if d := b.r.KB.Block("disclaimer"); d != nil {
		out = append(out, b.textBlock(d)...)
	}
	return out
}
