package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// shownCandidates bounds the table of candidates; the others are named below it.
const shownCandidates = 10

// candidates shows the leading offerings with what holds them back, and names the others.
func (b *builder) candidates() []Block {
	counts := map[wizard.Tier]int{}
	names := map[wizard.Tier][]string{}
	t := Table{RowHeads: true, Widths: []int{28, 14, 12, 16, 30},
		Header: []string{b.t("Angebot", "Offering"), b.t("Urteil", "Verdict"), b.t("Wünsche", "Wishes"), b.t("Drittland", "Transfer"), b.t("Offen und zu tun", "Open and to do")}}
	for _, a := range b.r.Candidates {
		counts[a.Tier]++
		if a.Tier == wizard.TierExcluded {
			continue
		}
		if a.Tier == wizard.TierUnassessed || len(t.Rows) >= shownCandidates && a != b.r.Chosen {
			names[a.Tier] = append(names[a.Tier], a.Ref.Name(b.l))
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			{Spans: T(a.Ref.Name(b.l))}, {Spans: T(a.Tier.Label(b.l))}, {Spans: T(scoreText(a, b.l))},
			{Spans: []Span{b.transferSpan(a)}},
			{Spans: T(b.openPoints(a))},
		})
	}
	out := []Block{b.h2("Geprüfte Angebote", "Offerings considered"), Para{T(fmt.Sprintf(b.t("%d Angebote: %d geeignet, %d nach Klärung, %d noch nicht beurteilbar, %d ausgeschlossen.",
		"%d offerings: %d suitable, %d after clarification, %d not yet assessable, %d excluded."), len(b.r.Candidates),
		counts[wizard.TierSuitable], counts[wizard.TierConditional], counts[wizard.TierUnassessed], counts[wizard.TierExcluded]))}}
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	for _, tier := range []wizard.Tier{wizard.TierSuitable, wizard.TierConditional, wizard.TierUnassessed} {
		if list := names[tier]; len(list) > 0 {
			label := b.t("Außerdem ", "Also ")
			if tier == wizard.TierUnassessed {
				label = ""
			}
			out = append(out, Para{[]Span{B(fmt.Sprintf("%s (%d): ", capital(label+tier.Label(b.l)), len(list))), S(strings.Join(list, "; ") + ".")}})
		}
	}
	return out
}

// openPoints names the open musts of an offering, or says what is left to do.
func (b *builder) openPoints(a *wizard.Assessed) string {
	var open []string
	for _, f := range a.Open() {
		open = append(open, f.Requirement.Term.In(b.l))
	}
	n := map[wizard.ConditionKind]int{}
	for _, c := range a.Conditions {
		n[c.Kind]++
	}
	s := fmt.Sprintf(b.t("%d selbst zu tun, %d zu bestätigen", "%d to do, %d to confirm"), n[wizard.ConditionMeasure], n[wizard.ConditionConfirm])
	if len(open) == 0 {
		return s
	}
	more := ""
	if len(open) > 3 {
		more = fmt.Sprintf(b.t(" (und %d mehr)", " (and %d more)"), len(open)-3)
		open = open[:3]
	}
	return b.t("offen: ", "open: ") + strings.Join(open, ", ") + more + "; " + s
}

// scoreText is the interval of wishes covered, in percent; always an interval, never one number.
func scoreText(a *wizard.Assessed, l data.Lang) string {
	sign := data.Text{DE: " %", EN: "%"}.In(l)
	return fmt.Sprintf("%d–%d%s", a.Score.Low, a.Score.High, sign)
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

// whyNot lists every knock-out with the offerings that it excludes, and the fact that decides.
func (b *builder) whyNot() []Block {
	excluded := b.r.Tier(wizard.TierExcluded)
	list := List{}
	for i := range b.r.KB.Requirements {
		r := &b.r.KB.Requirements[i]
		if item, ok := b.knockOut(r, excluded); ok {
			list.Items = append(list.Items, item)
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{b.h2("Warum nicht die anderen", "Why not the others"),
		Para{T(b.t("Je Muss-Anforderung die Angebote, die sie nicht erfüllen; ein Angebot kann mehrfach vorkommen.", "For each must the offerings that fail it; an offering may appear more than once."))}, list}
}

// knockOut names the offerings that a must excludes. A property that decides for all of them is
// named once, at the head.
func (b *builder) knockOut(r *data.Requirement, excluded []*wizard.Assessed) (Item, bool) {
	var names []string
	var findings []*wizard.Finding
	key, common := "", true
	for _, a := range excluded {
		f := findingOf(a, r)
		if f == nil || f.Status != wizard.Unmet || f.Level != wizard.LevelMust {
			continue
		}
		names, findings = append(names, a.Ref.Name(b.l)), append(findings, f)
		if f.Claim == nil {
			continue
		}
		common = common && (key == "" || key == f.Claim.Key)
		key = f.Claim.Key
	}
	if len(names) == 0 {
		return Item{}, false
	}
	head := fmt.Sprintf("%s (%s, %d)", r.Term.In(b.l), r.ID, len(names))
	if label := b.label(key); common && key != "" && label != r.Term.In(b.l) {
		head += "; " + label
	}
	spans := []Span{B(head + ": ")}
	for i, f := range findings {
		if i > 0 {
			spans = append(spans, S("; "))
		}
		spans = append(spans, b.cite.span(names[i]+b.decidingFact(f, !common), factSources(f)))
	}
	return Item{Spans: spans}, true
}

// decidingFact is the value that excludes, with its day, in brackets; labelled names the property.
func (b *builder) decidingFact(f *wizard.Finding, labelled bool) string {
	switch {
	case f.Claim == nil && f.Key == "":
		return "" // what the answers alone decide needs no value
	case f.Claim == nil:
		return " (" + firstSentence(f.Say.In(b.l)) + ")"
	}
	value := b.value(f.Claim)
	if labelled {
		value = b.label(f.Claim.Key) + ": " + value
	}
	return " (" + value + b.asOf(f.Claim.VerifiedOn) + ")"
}

// findingList tells findings one by one, with facts, sources and legal reference.
func (b *builder) findingList(fs []*wizard.Finding) Block {
	list := List{}
	for _, f := range fs {
		list.Items = append(list.Items, Item{Spans: []Span{
			B(f.Requirement.Term.In(b.l) + ": "),
			b.cite.span(b.reason(f), evidenceOf(f)),
			S(" (" + f.Requirement.ID + legalSuffix(f.Requirement.Legal) + ")"),
		}})
	}
	return list
}

func legalSuffix(legal string) string {
	if legal == "" {
		return ""
	}
	return "; " + legal
}

// nothing says what excludes all offerings and which smallest changes would open some.
func (b *builder) nothing(n *wizard.NothingFits) []Block {
	out := []Block{Note{T(b.t("Kein Angebot passt zu diesen Antworten.", "No offering fits these answers."))}}
	list := List{}
	for _, bl := range n.Blockers[:min(len(n.Blockers), 5)] {
		list.Items = append(list.Items, Item{Spans: T(fmt.Sprintf(b.t("%s (%s); ausgeschlossene Angebote: %d", "%s (%s); offerings excluded: %d"), bl.Requirement.Term.In(b.l), bl.Requirement.ID, bl.Excludes))})
	}
	if len(list.Items) > 0 {
		out = append(out, b.h3("Was am meisten ausschließt", "What excludes most"), list)
	}
	ways := List{}
	for _, w := range n.Ways {
		var changes, opens []string
		for _, c := range w.Changes {
			changes = append(changes, c.Describe(b.l))
		}
		for _, ref := range w.Opens[:min(len(w.Opens), 5)] {
			opens = append(opens, ref.Name(b.l))
		}
		if more := len(w.Opens) - len(opens); more > 0 {
			opens = append(opens, fmt.Sprintf(b.t("%d mehr", "%d more"), more))
		}
		ways.Items = append(ways.Items, Item{Spans: []Span{S(strings.Join(changes, "; ") + ": "), B(fmt.Sprintf(b.t("öffnet Angebote: %d", "offerings opened: %d"), len(w.Opens))), S(" (" + strings.Join(opens, "; ") + ")")}})
	}
	if len(ways.Items) > 0 {
		out = append(out, b.h3("Kleinste Änderungen, die etwas öffnen", "Smallest changes that open something"), ways)
	}
	if n.Best != nil {
		out = append(out, b.h3("Am nächsten daran", "Closest"), Para{[]Span{B(n.Best.Ref.Name(b.l)), S(b.t(". Wer es dennoch nähme, trüge dieses Restrisiko:", ". Whoever took it nevertheless would bear this residual risk:"))}}, b.residualRisk(n.Best))
	}
	return out
}
