package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/wizard"
)

// stepsScreen is the working list: what is to be done after the decision, by whom and by when, and
// how far it is. The marks live in the session and go into the exports.
type stepsScreen struct {
	steps []wizard.DueStep
	pos   scroller
	rows  map[int]int // line → entry, for the mouse
}

// newSteps makes the list for the answers and the choice of the session. The day on which it is
// first opened is the day from which the steps are dated.
func newSteps(a *App) *stepsScreen {
	if a.session.Planned == 0 {
		a.session.Planned = a.day()
		a.save()
	}
	r, ok := wizard.Recommend(a.cfg.KB, a.session.Answers, a.day(), a.session.Chosen)
	if !ok {
		r, _ = wizard.Recommend(a.cfg.KB, a.session.Answers, a.day(), "")
	}
	r.PlanFrom(a.session.Planned)
	return &stepsScreen{steps: r.Steps}
}

func (s *stepsScreen) title(a *App) string { return a.t("Schritte", "steps") }

func (s *stepsScreen) keys(*App) []binding { return []binding{keyMove, keyState, keyOpen, keyBack} }

func (s *stepsScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if i, ok := s.rows[click.Y-headerLines+s.pos.top]; ok {
			s.pos.at = i
		}
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch pressed := k.String(); {
	case keyBack.is(pressed):
		return pop
	case len(s.steps) == 0:
	case keyState.is(pressed):
		m := a.session.Mark(s.steps[s.pos.at].ID)
		m.State, m.On = nextState(m.State), a.cfg.Today
		if m.State == wizard.StepOpen {
			m.On = 0
		}
		a.session.SetMark(m)
		a.save()
	case keyOpen.is(pressed):
		return push(newStep(a, s.steps[s.pos.at]))
	default:
		s.pos.key(pressed, len(s.steps), a.bodyHeight()-4)
	}
	return nil
}

// nextState goes round: open, done, not needed.
func nextState(st wizard.StepState) wizard.StepState {
	switch st {
	case wizard.StepDone:
		return wizard.StepNotNeeded
	case wizard.StepNotNeeded:
		return wizard.StepOpen
	}
	return wizard.StepDone
}

// overdue reports whether a step is open after its day.
func (a *App) overdue(s wizard.DueStep) bool {
	st := a.session.Mark(s.ID).State
	return st != wizard.StepDone && st != wizard.StepNotNeeded && s.Due < a.cfg.Today
}

func (s *stepsScreen) view(a *App, width, height int) string {
	done, dropped, late := 0, 0, 0
	for _, st := range s.steps {
		switch a.session.Mark(st.ID).State {
		case wizard.StepDone:
			done++
		case wizard.StepNotNeeded:
			dropped++
		}
		if a.overdue(st) {
			late++
		}
	}
	head := fmt.Sprintf(a.t("%d von %d erledigt · %d nicht nötig", "%d of %d done · %d not needed"), done, len(s.steps), dropped)
	if late > 0 {
		head += fmt.Sprintf(a.t(" · %d überfällig", " · %d overdue"), late)
	}
	lines := []string{" " + a.theme.strong.Render(head), ""}
	s.rows = map[int]int{}
	first, last, role := 0, 0, ""
	for i, st := range s.steps {
		s.rows[len(lines)] = i
		if i == s.pos.at {
			if first, last = len(lines), len(lines); i == 0 {
				first = 0
			}
		}
		role = wizard.RoleLabel(st.Role).In(a.cfg.Lang)
		lines = append(lines, s.row(a, st, role, i == s.pos.at, width))
	}
	if len(s.steps) == 0 {
		lines = append(lines, " "+a.t("Aus den Antworten folgt kein Schritt.", "No step follows from the answers."))
	}
	return s.pos.window(lines, first, last, height)
}

// row is one step: state, number, title, role and day.
func (s *stepsScreen) row(a *App, st wizard.DueStep, role string, selected bool, width int) string {
	m := a.session.Mark(st.ID)
	right := a.t("bis ", "by ") + st.Due.In(a.cfg.Lang)
	style := a.theme.faint
	switch {
	case m.State == wizard.StepDone:
		right, style = a.t("erledigt ", "done ")+m.On.In(a.cfg.Lang), a.theme.good
	case m.State == wizard.StepNotNeeded:
		right = a.t("nicht nötig", "not needed")
	case a.overdue(st):
		right, style = a.t("überfällig ", "overdue ")+st.Due.In(a.cfg.Lang), a.theme.bad
	}
	if m.By != "" {
		role = m.By
	}
	if width >= 100 {
		right = ansi.Truncate(role, 22, "…") + strings.Repeat(" ", max(22-ansi.StringWidth(ansi.Truncate(role, 22, "…")), 0)) + "  " + padLeft(right, 21)
	}
	mark := "  "
	if selected {
		mark = "▸ "
	}
	room := width - ansi.StringWidth(right) - 2
	left := ansi.Truncate(" "+mark+stateBox(m.State)+" "+st.Title.In(a.cfg.Lang), room-1, "…")
	gap := strings.Repeat(" ", max(room-ansi.StringWidth(left), 1))
	if selected {
		left = a.theme.cursor.Render(left)
	}
	return left + gap + style.Render(right)
}

func padLeft(s string, n int) string {
	return strings.Repeat(" ", max(n-ansi.StringWidth(s), 0)) + s
}

func stateBox(st wizard.StepState) string {
	switch st {
	case wizard.StepDone:
		return "[x]"
	case wizard.StepNotNeeded:
		return "[-]"
	}
	return "[ ]"
}
