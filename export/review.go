package export

import (
	"encoding/json"
	"fmt"
	"io"

	"videokompass/data"
	"videokompass/wizard"
)

// Review builds the report of a review: what still holds, what changed and why, what to do.
func Review(rv *wizard.Review, o Options) *Doc {
	r := rv.Now
	b := &builder{r: r, o: o, l: o.Lang, cite: newCitations(r.KB)}
	d := &Doc{Title: b.t("Überprüfung einer Entscheidung", "Review of a decision"), Lang: o.Lang, Date: r.AsOf, Edition: r.KB.Edition, Hash: r.KB.Hash, Organisation: data.Clean(r.Profile.Organisation)}
	d.Subtitle = fmt.Sprintf(b.t("Entscheidung vom %s, geprüft am %s · Datenstand %s", "decision of %s, reviewed on %s · data edition %s"), rv.Past.AsOf.In(b.l), r.AsOf.In(b.l), r.KB.Edition.In(b.l))
	add := func(id, de, en string, blocks []Block) {
		if len(blocks) > 0 {
			d.Parts = append(d.Parts, Part{id, b.t(de, en), blocks})
		}
	}
	add("result", "Ergebnis", "Result", b.reviewResult(rv))
	add("changed", "Was sich geändert hat und warum", "What changed and why", b.reviewChanges(rv))
	add("holds", "Was noch gilt", "What still holds", b.reviewHolds(rv))
	add("again", "Was jetzt zu tun ist", "What to do now", b.reviewSteps(rv))
	add("questions", "Neue Fragen", "New questions", b.reviewQuestions(rv))
	add("sources", "Quellen", "Sources", b.sources())
	return d
}

func (b *builder) reviewResult(rv *wizard.Review) []Block {
	text := b.t("Die Entscheidung hält. Es ist nichts zu tun.", "The decision holds. There is nothing to do.")
	if rv.Action {
		n := 0
		for _, c := range rv.Changes {
			if c.Action {
				n++
			}
		}
		text = fmt.Sprintf(b.t("Es ist etwas zu tun: %d Änderungen verlangen es, %d Schritte stehen an, %d Angaben sind neu zu erfragen.", "There is something to do: %d changes call for it, %d steps are due, %d facts are to be asked for."),
			n, len(rv.Again), len(rv.Ask))
	}
	basis := b.t("nachgerechnet aus den Antworten und ihrem Tag", "computed again from the answers and their day")
	if rv.Past.Recorded {
		basis = b.t("aufgezeichnet im Export", "recorded in the export")
		if rv.Past.Edition != 0 {
			basis += b.t(", Datenstand ", ", data edition ") + rv.Past.Edition.In(b.l)
		}
	}
	f := Fields{[]Field{{b.t("Stand von damals", "State then"), T(basis)}}}
	if id := rv.Past.Chosen; id != "" {
		label := b.t("Damals vorn", "In the lead then")
		if rv.Past.ByUser {
			label = b.t("Gewählt", "Chosen")
		}
		name := id
		if rv.Offer != nil {
			name = rv.Offer.Ref.Name(b.l) + " (" + id + ")"
		}
		f.Rows = append(f.Rows, Field{label, T(name)})
	}
	if rv.Then != nil {
		f.Rows = append(f.Rows, Field{b.t("Urteil damals", "Verdict then"), T(rv.Then.Tier.Label(b.l) + "; " + TransferLabel(rv.Then.Transfer).In(b.l))})
	}
	if rv.Offer != nil {
		f.Rows = append(f.Rows, Field{b.t("Urteil heute", "Verdict now"), T(rv.Offer.Tier.Label(b.l) + "; " + TransferLabel(rv.Offer.Transfer.Result).In(b.l))})
	}
	out := []Block{Para{[]Span{B(text)}}, f}
	for _, id := range rv.Past.Unknown {
		out = append(out, Note{T(fmt.Sprintf(b.t("Die Antwort auf %q kennt dieser Datenstand nicht mehr; sie zählt nicht.", "This data edition no longer knows the answer to %q; it does not count."), id))})
	}
	return out
}

// reviewChanges groups the changes by kind: those of the offering first, others after it.
func (b *builder) reviewChanges(rv *wizard.Review) []Block {
	var out []Block
	for _, kind := range wizard.ChangeKinds {
		list := List{}
		for _, own := range []bool{true, false} {
			for _, c := range rv.Changes {
				if c.Kind == kind && c.Chosen == own {
					list.Items = append(list.Items, b.changeItem(c))
				}
			}
		}
		if len(list.Items) > 0 {
			out = append(out, Heading{2, fmt.Sprintf("%s (%d)", kind.Label(b.l), len(list.Items))}, list)
		}
	}
	return out
}

func (b *builder) changeItem(c wizard.Changed) Item {
	spans := []Span{b.cite.span(c.Text.In(b.l), c.Sources), S(" ["), C(c.ID), S("]")}
	switch {
	case c.Action:
		spans = append([]Span{B(b.t("Handeln: ", "Act: "))}, spans...)
	case !c.Chosen && (c.Kind == wizard.ChangeLaw || c.Kind == wizard.ChangeEvent):
		spans = append(spans, S(b.t(" Betrifft das Angebot selbst nicht.", " Does not concern the offering itself.")))
	}
	return Item{Spans: spans}
}

func (b *builder) reviewHolds(rv *wizard.Review) []Block {
	if rv.Offer == nil {
		return nil
	}
	list := List{}
	for _, f := range rv.Holds {
		list.Items = append(list.Items, Item{Spans: []Span{B(f.Requirement.Term.In(b.l) + ": "), b.cite.span(f.Reason(b.r.KB, b.r.AsOf, b.l), f.AppendEvidence(nil)), S(" (" + f.Requirement.ID + ")")}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{Para{T(fmt.Sprintf(b.t("%d Muss-Anforderungen sind erfüllt oder erfüllbar wie damals:", "%d musts are met or achievable as they were:"), len(list.Items)))}, list}
}

func (b *builder) reviewSteps(rv *wizard.Review) []Block {
	list := List{}
	for _, s := range rv.Again {
		list.Items = append(list.Items, Item{Tick: OpenTick, Spans: []Span{B(s.ID + " " + s.Title.In(b.l)), b.cite.span(fmt.Sprintf(b.t(": %s; bis %s; %s", ": %s; by %s; %s"),
			wizard.RoleLabel(s.Role).In(b.l), s.Due.In(b.l), s.Artefact.In(b.l)), s.Sources)}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{list}
}

func (b *builder) reviewQuestions(rv *wizard.Review) []Block {
	var out []Block
	if len(rv.Answers) > 0 {
		list := List{}
		for _, q := range rv.Answers {
			list.Items = append(list.Items, Item{Tick: OpenTick, Spans: []Span{S(q.Label.In(b.l) + " ("), C(q.ID), S(")")}})
		}
		out = append(out, Para{T(b.t("In der Antwortdatei noch offen:", "Still open in the answers:"))}, list)
	}
	if len(rv.Ask) > 0 {
		list := List{}
		for _, f := range rv.Ask {
			list.Items = append(list.Items, Item{Tick: OpenTick, Spans: []Span{S(f.Ask.In(b.l) + " ("), C(f.Key), S(")")}})
		}
		out = append(out, Para{T(b.t("Neu zu erfragen, weil die Angabe fehlt oder veraltet ist:", "To be asked anew, because the fact is missing or stale:"))}, list)
	}
	return out
}

// reviewJSON is the JSON form of a review.
type reviewJSON struct {
	Format    int          `json:"format"`
	DecidedOn string       `json:"decided_on"`
	AsOf      string       `json:"as_of"`
	Edition   string       `json:"data_edition"`
	Chosen    string       `json:"chosen,omitempty"`
	Action    bool         `json:"action"`
	Changes   []changeJSON `json:"changes"`
	Holds     []string     `json:"holds"`
	Steps     []jsonStep   `json:"steps"`
	Questions []string     `json:"questions"`
	Ask       []askJSON    `json:"ask"`
}

type changeJSON struct {
	Kind    string   `json:"kind"`
	ID      string   `json:"id"`
	Date    string   `json:"date,omitempty"`
	Text    string   `json:"text"`
	Chosen  bool     `json:"concerns_chosen"`
	Action  bool     `json:"action"`
	Sources []string `json:"sources"`
}

type askJSON struct {
	Claim    string `json:"claim"`
	Question string `json:"question"`
}

// ReviewJSON writes a review for programs.
func ReviewJSON(w io.Writer, rv *wizard.Review, l data.Lang) error {
	out := reviewJSON{Format: JSONFormat, DecidedOn: rv.Past.AsOf.String(), AsOf: rv.Now.AsOf.String(), Edition: rv.Now.KB.Edition.String(), Chosen: rv.Past.Chosen, Action: rv.Action,
		Changes: []changeJSON{}, Holds: []string{}, Steps: []jsonStep{}, Questions: []string{}, Ask: []askJSON{}}
	for _, c := range rv.Changes {
		out.Changes = append(out.Changes, changeJSON{string(c.Kind), c.ID, c.Date.String(), data.Clean(c.Text.In(l)), c.Chosen, c.Action, append([]string{}, c.Sources...)})
	}
	for _, f := range rv.Holds {
		out.Holds = append(out.Holds, f.Requirement.ID)
	}
	for _, s := range rv.Again {
		out.Steps = append(out.Steps, jsonStep{s.ID, s.Title.In(l), s.Role, s.Legal, s.Artefact.In(l), s.Effort.In(l), s.Due.String()})
	}
	for _, q := range rv.Answers {
		out.Questions = append(out.Questions, q.ID)
	}
	for _, f := range rv.Ask {
		out.Ask = append(out.Ask, askJSON{f.Key, f.Ask.In(l)})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("writing the review as JSON: %w", err)
	}
	return nil
}
