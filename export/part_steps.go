package export

import (
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// phases are the phases of the procedure in their order.
var phases = []struct {
	id    string
	label data.Text
}{
	{"before_choice", data.Text{DE: "Vor der Auswahl", EN: "Before the choice"}},
	{"before_contract", data.Text{DE: "Vor dem Vertrag", EN: "Before the contract"}},
	{"setup", data.Text{DE: "Einrichtung", EN: "Setup"}},
	{"before_use", data.Text{DE: "Vor dem Einsatz", EN: "Before use"}},
	{"operation", data.Text{DE: "Im Betrieb", EN: "In operation"}},
}

// steps lists what to do next: first as a table to tick, then each with who, by when and what comes out.
func (b *builder) steps() []Block {
	if len(b.r.Steps) == 0 {
		return nil
	}
	var out []Block
	if b.o.Session != nil {
		n := map[wizard.StepState]int{}
		for _, s := range b.r.Steps {
			n[b.mark(s).State]++
		}
		out = append(out, Para{T(fmt.Sprintf(b.t("Von %d Schritten sind %d erledigt und %d nicht nötig.", "Of %d steps %d are done and %d are not needed."),
			len(b.r.Steps), n[wizard.StepDone], n[wizard.StepNotNeeded]))})
	}
	out = append(out, b.h2("Übersicht", "Overview"), b.stepTable())
	for _, ph := range phases {
		heading := false
		for _, s := range b.r.Steps {
			if s.Phase != ph.id {
				continue
			}
			if !heading {
				out, heading = append(out, Heading{2, ph.label.In(b.l)}), true
			}
			out = append(out, Heading{3, s.ID + " " + s.Title.In(b.l)}, b.stepFields(s), b.para(sentence(s.Text.In(b.l)), s.Sources...), b.checklist(s))
		}
	}
	return out
}

// mark is what the session notes on a step; open when there is none.
func (b *builder) mark(s wizard.DueStep) wizard.StepMark {
	if b.o.Session == nil {
		return wizard.StepMark{ID: s.ID, State: wizard.StepOpen}
	}
	return b.o.Session.Mark(s.ID)
}

// tick is the tick of a step; a step that is not needed has no box.
func (b *builder) tick(s wizard.DueStep) Tick {
	switch b.mark(s).State {
	case wizard.StepDone:
		return DoneTick
	case wizard.StepNotNeeded:
		return NoTick
	}
	return OpenTick
}

func (b *builder) stepTable() Table {
	t := Table{Widths: []int{46, 22, 14, 18}, Header: []string{b.t("Schritt", "Step"), b.t("Wer", "Who"), b.t("Bis", "By"), b.t("Aufwand", "Effort")}}
	for _, s := range b.r.Steps {
		title := s.ID + " " + s.Title.In(b.l)
		if b.mark(s).State == wizard.StepNotNeeded {
			title += b.t(" (nicht nötig)", " (not needed)")
		}
		t.Rows = append(t.Rows, []Cell{{Spans: T(title), Tick: b.tick(s)}, {Spans: T(wizard.RoleLabel(s.Role).In(b.l))}, {Spans: T(s.Due.In(b.l))}, {Spans: T(s.Effort.In(b.l))}})
	}
	return t
}

func (b *builder) stepFields(s wizard.DueStep) Block {
	f := Fields{}
	add := func(de, en, text string) {
		if text != "" {
			f.Rows = append(f.Rows, Field{b.t(de, en), T(text)})
		}
	}
	add("Wer", "Who", wizard.RoleLabel(s.Role).In(b.l))
	add("Bis", "By", s.Due.In(b.l))
	add("Rechtsgrundlage", "Legal reference", s.Legal)
	add("Ergebnis", "Artefact", s.Artefact.In(b.l))
	add("Aufwand (Schätzung)", "Effort (estimate)", s.Effort.In(b.l))
	if b.o.Session != nil {
		add("Stand", "State", b.stateText(b.mark(s)))
	}
	return f
}

// stateText says how far a step is, since when, by whom.
func (b *builder) stateText(m wizard.StepMark) string {
	text := b.t("offen", "open")
	switch m.State {
	case wizard.StepDone:
		text = b.t("erledigt", "done")
	case wizard.StepNotNeeded:
		text = b.t("nicht nötig", "not needed")
	}
	for _, extra := range []string{m.On.In(b.l), m.By, m.Note} {
		if extra != "" {
			text += ", " + extra
		}
	}
	return text
}

func (b *builder) checklist(s wizard.DueStep) Block {
	list := List{}
	for _, c := range s.Checklist {
		list.Items = append(list.Items, Item{Spans: T(c.In(b.l)), Tick: b.tick(s)})
	}
	if len(list.Items) == 0 {
		list.Items = []Item{{Spans: T(s.Artefact.In(b.l)), Tick: b.tick(s)}}
	}
	return list
}
