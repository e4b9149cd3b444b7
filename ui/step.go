package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// stepScreen is one step with what was noted on it: state, by whom, on what date, remark.
type stepScreen struct {
	step  wizard.DueStep
	mark  wizard.StepMark
	at    int // row: state, by, on, note
	by    field
	on    field
	note  field
	hint  string
	below reader
}

// The rows of the form.
const (
	rowState = iota
	rowBy
	rowOn
	rowNote
	formRows
)

func newStep(a *App, st wizard.DueStep) *stepScreen {
	m := a.session.Mark(st.ID)
	s := &stepScreen{step: st, mark: m, by: newField(m.By, 80), note: newField(m.Note, 200), on: newField("", 10)}
	if m.On != 0 {
		s.on = newField(m.On.In(a.cfg.Lang), 10)
	}
	return s
}

func (s *stepScreen) title(a *App) string { return a.t("Schritt ", "step ") + s.step.ID }

func (s *stepScreen) typing() bool { return s.at != rowState }

func (s *stepScreen) keys(*App) []binding {
	return []binding{keyField, keyBack, keyConfirm, keyState, keyPageUp, keyPageDn}
}

func (s *stepScreen) field() *field {
	switch s.at {
	case rowBy:
		return &s.by
	case rowOn:
		return &s.on
	}
	return &s.note
}

func (s *stepScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if s.typing() {
			s.field().update(msg)
		}
		return nil
	}
	pressed := k.String()
	switch {
	case keyBack.is(pressed), keyConfirm.is(pressed) && s.at == formRows-1:
		if !s.store(a) {
			return nil
		}
		return pop
	case pressed == "up":
		s.at = max(s.at-1, 0)
	case pressed == "down", keyConfirm.is(pressed):
		s.at = min(s.at+1, formRows-1)
	case keyPageUp.is(pressed), keyPageDn.is(pressed):
		s.below.key(pressed, len(s.about(a, a.width)), max(a.bodyHeight()-formRows-3, 1))
	case s.typing():
		s.field().update(k)
		s.hint = ""
	case keyState.is(pressed), keyRight.is(pressed):
		s.mark.State = nextState(s.mark.State)
		if s.on.Value() == "" && s.mark.State != wizard.StepOpen {
			s.on = newField(a.cfg.Today.In(a.cfg.Lang), 10)
		}
	}
	return nil
}

// keepDraft stores what is valid when the program ends on this screen.
func (s *stepScreen) keepDraft(a *App) { s.store(a) }

// store writes the mark into the session; it reports false when the date is none.
func (s *stepScreen) store(a *App) bool {
	m := s.mark
	m.ID, m.By, m.Note, m.On = s.step.ID, strings.TrimSpace(s.by.Value()), strings.TrimSpace(s.note.Value()), 0
	if m.State == "" {
		m.State = wizard.StepOpen
	}
	if text := strings.TrimSpace(s.on.Value()); text != "" {
		d, err := data.ParseDateAs(text)
		if err != nil {
			s.hint, s.at = a.t("Das Datum gibt es nicht; zum Beispiel 22.11.2026 oder 2026-11-22.", "There is no such date; for example 22.11.2026 or 2026-11-22."), rowOn
			return false
		}
		m.On = d
	}
	if m.On == 0 && m.State != wizard.StepOpen {
		m.On = a.cfg.Today
	}
	if m != a.session.Mark(m.ID) {
		a.session.SetMark(m)
		a.save()
	}
	return true
}

func stateText(a *App, st wizard.StepState) string {
	switch st {
	case wizard.StepDone:
		return a.t("erledigt", "done")
	case wizard.StepNotNeeded:
		return a.t("nicht nötig", "not needed")
	}
	return a.t("offen", "open")
}

func (s *stepScreen) view(a *App, width, height int) string {
	labels := []string{a.t("Stand", "State"), a.t("Durch", "By"), a.t("Am", "On"), a.t("Bemerkung", "Remark")}
	lines := []string{" " + a.theme.strong.Render(strings.Join(wrap(s.step.Title.In(a.cfg.Lang), width-2)[:1], "")), ""}
	for i, label := range labels {
		mark, style := "  ", a.theme.plain
		if i == s.at {
			mark, style = "▸ ", a.theme.cursor
		}
		value := stateBox(s.mark.State) + " " + stateText(a, s.mark.State)
		if i != rowState {
			f := []*field{nil, &s.by, &s.on, &s.note}[i]
			value, _ = f.view(width - 16)
		}
		lines = append(lines, " "+style.Render(padRight(mark+label, 13))+value)
	}
	lines = append(lines, "")
	if s.hint != "" {
		lines[len(lines)-1] = " " + a.theme.bad.Render("! "+s.hint)
	}
	return strings.Join(lines, "\n") + "\n" + s.below.view(s.about(a, width), height-len(lines))
}

// about is what the step asks for.
func (s *stepScreen) about(a *App, width int) []string {
	var out []string
	add := func(label, text string) {
		if text == "" {
			return
		}
		if label != "" {
			text = label + ": " + text
		}
		for _, l := range wrap(text, min(width-2, 100)) {
			out = append(out, " "+l)
		}
	}
	st := s.step
	add("", st.Text.In(a.cfg.Lang))
	out = append(out, "")
	add(a.t("Wer", "Who"), wizard.RoleLabel(st.Role).In(a.cfg.Lang))
	add(a.t("Bis", "By"), st.Due.In(a.cfg.Lang))
	add(a.t("Rechtsgrundlage", "Legal reference"), st.Legal)
	add(a.t("Ergebnis", "Artefact"), st.Artefact.In(a.cfg.Lang))
	add(a.t("Aufwand (Schätzung)", "Effort (estimate)"), st.Effort.In(a.cfg.Lang))
	for _, c := range st.Checklist {
		add("", "- "+c.In(a.cfg.Lang))
	}
	for _, id := range st.Sources {
		if src := a.cfg.KB.Source(id); src != nil {
			add(a.t("Quelle", "Source"), strings.TrimSuffix(src.Publisher+": "+src.Title+", "+src.Published, ", "))
		}
	}
	return out
}

func (s *stepScreen) cursor(a *App) (x, y int, ok bool) {
	if s.at == rowState {
		return 1, 2, true
	}
	_, at := s.field().view(a.width - 16)
	return 14 + at, 2 + s.at, true
}
