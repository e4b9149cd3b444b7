package export

import (
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// gap marks a place where people have to write something.
func (b *builder) gap(de, en string) string {
	return "[" + b.t("…bitte ergänzen: "+de, "…please add: "+en) + "]"
}

// line is the place for a signature or a word by hand.
const line = "______________________________"

// block turns a building block of the data into a heading with its text, its sources at the end.
// It is empty when the block does not apply to the answers and the chosen offering.
func (b *builder) block(id string) []Block {
	t := b.r.KB.Block(id)
	if t == nil || len(t.When) > 0 && !slices.ContainsFunc(t.When, b.r.Has) {
		return nil
	}
	return b.titled(t)
}

// titled is a building block with its heading.
func (b *builder) titled(t *data.Block) []Block {
	return append([]Block{Heading{2, t.Title.In(b.l)}}, b.body(t)...)
}

// blocks joins several building blocks.
func (b *builder) blocks(ids ...string) []Block {
	var out []Block
	for _, id := range ids {
		out = append(out, b.block(id)...)
	}
	return out
}

// body is the text of a building block without its heading.
func (b *builder) body(t *data.Block) []Block {
	var out []Block
	list := List{}
	for i, p := range t.Body {
		span := S(sentenceOf(t.Kind, b.fill(p.In(b.l))))
		if i == len(t.Body)-1 {
			span.Cites = b.cite.cite(t.Sources)
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

// sentenceOf ends a paragraph with one mark; bullets stay as they are.
func sentenceOf(kind, s string) string {
	if kind == "bullets" {
		return capital(s)
	}
	return sentence(s)
}

// fill replaces the placeholders of a text block by what is known, or by a marked gap.
func (b *builder) fill(s string) string {
	or := func(v, de, en string) string {
		if v == "" {
			return b.gap(de, en)
		}
		return v
	}
	var offering, operator, transfer string
	if c := b.r.Chosen; c != nil {
		offering, operator = c.Ref.Name(b.l), c.Ref.Offering.Operator
		transfer = strings.TrimSuffix(b.transferText(c.Transfer), ".")
		if c.Ref.Offering.Deployment == data.OwnServers {
			operator = b.t("keine außerhalb der Einrichtung, sie betreibt das System selbst", "none outside the organisation, which runs the system itself")
		}
	}
	authority := ""
	if a := b.r.Authority; a != nil {
		authority = a.Name + ", " + a.Address
	}
	recipients := operator
	if b.selfRun() {
		operator = b.t("eigene Einrichtung", "own organisation")
	}
	values := []string{
		"{organisation}", or(b.r.Profile.Organisation, "Name der Einrichtung", "name of the organisation"),
		"{offering}", or(offering, "gewähltes Angebot", "chosen offering"),
		"{operator}", or(operator, "Betreiber", "operator"),
		"{authority}", or(authority, "zuständige Aufsichtsbehörde", "competent authority"),
		"{date}", b.r.AsOf.In(b.l),
		"{review}", b.r.Review.In(b.l),
		"{purposes}", or(b.answerText("purposes"), "Zwecke", "purposes"),
		"{data}", or(b.answerText("data"), "Datenarten", "kinds of data"),
		"{recipients}", or(recipients, "Empfänger", "recipients"),
		"{transfer}", or(transfer, "Drittlandprüfung", "transfer check"),
	}
	for i := 0; i < len(values); i += 2 {
		if strings.HasSuffix(values[i+1], ".") { // "Beispiel e. V." brings its own full stop
			s = strings.ReplaceAll(s, values[i]+".", values[i])
		}
	}
	return strings.NewReplacer(values...).Replace(s)
}

// selfRun reports whether the chosen offering runs on the organisation's own servers.
func (b *builder) selfRun() bool {
	return b.r.Chosen != nil && b.r.Chosen.Ref.Offering.Deployment == data.OwnServers
}

func (b *builder) answerText(id string) string {
	q := b.r.KB.Question(id)
	a, ok := b.r.Answers.Get(id)
	if q == nil || !ok {
		return ""
	}
	return b.answer(q, a)
}

// answer says an answer in words; several are parted by semicolons, because labels hold commas.
func (b *builder) answer(q *data.Question, a wizard.Answer) string {
	if len(a.Words) < 2 {
		return wizard.AnswerText(q, a, b.l)
	}
	labels := make([]string, len(a.Words))
	for i, w := range a.Words {
		labels[i] = wizard.OptionLabel(q, w, b.l)
	}
	return strings.Join(labels, "; ")
}

// ruleItem says a rule: title, reference, since when, what it means.
func (b *builder) ruleItem(r *data.Rule) Item {
	spans := []Span{B(r.Title.In(b.l)), S(b.ruleRef(r) + ": "), b.cite.span(sentence(r.Effect.In(b.l)), r.Sources)}
	if n := r.Note.In(b.l); n != "" {
		spans = append(spans, S(" "+sentence(n)))
	}
	if s := b.unproven(r); s != "" {
		spans = append(spans, S(" "+s))
	}
	return Item{Spans: spans}
}

// unproven says how a rule is known for which no text was read.
func (b *builder) unproven(r *data.Rule) string {
	if len(r.Sources) > 0 {
		return ""
	}
	return "(" + BasisLabel(r.Basis).In(b.l) + ")"
}

// ruleRef is the reference of a rule and the day from which it holds, in brackets.
func (b *builder) ruleRef(r *data.Rule) string {
	var parts []string
	if r.Ref != "" {
		parts = append(parts, r.Ref)
	}
	if r.From != 0 {
		parts = append(parts, b.t("seit ", "since ")+r.From.In(b.l))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// rulesOf returns the rules of a kind in force on the day that the profile calls for.
func (b *builder) rulesOf(kind string) []*data.Rule {
	var out []*data.Rule
	for i := range b.r.KB.Rules {
		r := &b.r.KB.Rules[i]
		if r.Kind == kind && r.In(b.r.AsOf) && (len(r.Lands) == 0 || data.Has(r.Lands, b.r.Profile.Land)) && b.r.Profile.Applies(r.When, nil) {
			out = append(out, r)
		}
	}
	return out
}
