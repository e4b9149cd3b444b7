package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// reviewScreen lists every answer by section; any of them can be changed from here.
type reviewScreen struct{ pos scroller }

func newReview(*App) *reviewScreen { return &reviewScreen{} }

func (s *reviewScreen) title(a *App) string {
	return a.t("Übersicht der Antworten", "review of the answers")
}

func (s *reviewScreen) keys(*App) []binding {
	return []binding{keyMove, keyOpen, keyResult, keyBack}
}

func (s *reviewScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	pressed := k.String()
	questions := a.iv.Questions()
	switch {
	case keyBack.is(pressed):
		if a.iv.Current() == nil && len(questions) > 0 {
			a.iv.Jump(questions[len(questions)-1].ID)
		}
		return pop
	case keyResult.is(pressed):
		return push(newResult(a))
	case keyOpen.is(pressed):
		if s.pos.at == len(questions) {
			return push(newResult(a))
		}
		return push(newSingle(a, questions[s.pos.at].ID))
	}
	s.pos.key(pressed, len(questions)+1, a.bodyHeight()/2)
	return nil
}

func (s *reviewScreen) view(a *App, width, height int) string {
	questions := a.iv.Questions()
	s.pos.at = min(s.pos.at, len(questions))
	var lines []string
	first, last := 0, 0
	section := ""
	mark := func(i int) string {
		if i == s.pos.at {
			first, last = len(lines), len(lines)
			return "▸ "
		}
		return "  "
	}
	for i, q := range questions {
		if q.Section != section {
			section = q.Section
			lines = append(lines, "", " "+a.theme.strong.Render(SectionLabel(section).In(a.cfg.Lang)))
		}
		answer, ok := a.iv.Answers().Get(q.ID)
		text := a.t("offen", "open")
		if ok {
			text = wizard.AnswerText(q, answer, a.cfg.Lang)
		}
		lines = append(lines, s.row(a, mark(i), q, text, ok, i == s.pos.at, width))
	}
	lines = append(lines, "")
	line := mark(len(questions)) + a.t("Ergebnis ansehen", "see the result")
	if s.pos.at == len(questions) {
		line = a.theme.cursor.Render(line)
	}
	lines = append(lines, " "+line)
	for _, c := range wizard.Contradictions(a.cfg.KB, a.iv.Profile()) {
		lines = append(lines, "")
		for _, l := range wrap("! "+c.Text.In(a.cfg.Lang), width-2) {
			lines = append(lines, " "+a.theme.warn.Render(l))
		}
	}
	if skipped := a.iv.NotAsked(); len(skipped) > 0 {
		var names []string
		for _, q := range skipped {
			names = append(names, q.Label.In(a.cfg.Lang))
		}
		lines = append(lines, "")
		for _, l := range wrap(a.t("Nicht gefragt, weil es nach den anderen Antworten nichts ändert: ", "Not asked, because the other answers decide it: ")+strings.Join(names, " · "), width-2) {
			lines = append(lines, " "+a.theme.faint.Render(l))
		}
	}
	return s.pos.window(lines, first, last, height)
}

func (s *reviewScreen) row(a *App, mark string, q *data.Question, text string, answered, selected bool, width int) string {
	label := " " + mark + q.Label.In(a.cfg.Lang)
	half := width / 2
	left := ansi.Truncate(label, half, "…")
	left += strings.Repeat(" ", max(half-ansi.StringWidth(left), 0))
	right := ansi.Truncate(" "+text, width-half-1, "…")
	switch {
	case selected:
		return a.theme.cursor.Render(left + right)
	case !answered:
		return left + a.theme.faint.Render(right)
	}
	return left + right
}
