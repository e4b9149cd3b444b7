package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// reviewScreen lists every answer by section; any of them can be changed from here. After the
// answers stand what contradicts and what was not asked.
type reviewScreen struct {
	pos  scroller
	rows map[int]int // line → entry, for the mouse
}

func newReview(a *App) *reviewScreen {
	s := &reviewScreen{}
	s.pos.at = len(a.iv.Questions()) // on the result: all questions of the path are behind
	if q := a.iv.Current(); q != nil {
		s.pos.at = max(slices.Index(a.iv.Questions(), q), 0)
	}
	return s
}

func (s *reviewScreen) title(a *App) string {
	return a.t("Übersicht der Antworten", "review of the answers")
}

func (s *reviewScreen) keys(a *App) []binding {
	keys := []binding{keyMove, keyOpen, keyResult, keyBack}
	if len(a.session.Assumed) > 0 {
		keys = []binding{keyMove, keyOpen, keyOK, keyResult, keyBack}
	}
	return keys
}

func (s *reviewScreen) update(a *App, msg tea.Msg) tea.Cmd {
	questions := a.iv.Questions()
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
	pressed := k.String()
	switch {
	case keyBack.is(pressed):
		if path := a.iv.Path(); a.iv.Current() == nil && len(path) > 0 {
			a.iv.Jump(path[len(path)-1].ID)
		}
		return pop
	case keyResult.is(pressed), keyOpen.is(pressed) && s.pos.at >= len(questions):
		return a.toResult()
	case keyOpen.is(pressed):
		return push(newSingle(a, questions[s.pos.at].ID))
	case keyOK.is(pressed):
		a.session.Assumed = nil
		a.save()
		return nil
	}
	s.pos.key(pressed, len(questions)+1, a.bodyHeight()/2)
	return nil
}

func (s *reviewScreen) view(a *App, width, height int) string {
	questions := a.iv.Questions()
	s.pos.at = min(s.pos.at, len(questions))
	s.rows = map[int]int{}
	var lines []string
	first, last := 0, 0
	section := ""
	for i, q := range questions {
		if q.Section != section {
			section = q.Section
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, " "+a.theme.strong.Render(SectionLabel(section).In(a.cfg.Lang)))
		}
		s.rows[len(lines)] = i
		if i == s.pos.at {
			if first, last = len(lines), len(lines); i == 0 {
				first = 0
			}
		}
		lines = append(lines, s.row(a, q, i == s.pos.at, width))
	}
	s.rows[len(lines)+1] = len(questions)
	if s.pos.at == len(questions) {
		first, last = len(lines)+1, len(lines)+1
	}
	lines = append(lines, "", s.resultRow(a))
	after := s.remarks(a, width)
	if s.pos.at == len(questions) {
		last += min(len(after), max(height-8, 0))
	}
	return s.pos.window(append(lines, after...), first, last, height)
}

func (s *reviewScreen) resultRow(a *App) string {
	text := a.t("Ergebnis ansehen", "see the result")
	if s.pos.at == len(a.iv.Questions()) {
		return " " + a.theme.cursor.Render("▸ "+text)
	}
	return "   " + text
}

// row is one question with its answer and what is to be said about it.
func (s *reviewScreen) row(a *App, q *data.Question, selected bool, width int) string {
	answer, answered := a.iv.Answers().Get(q.ID)
	text := a.t("offen", "open")
	if answered {
		text = wizard.AnswerText(q, answer, a.cfg.Lang)
	}
	note := ""
	switch {
	case slices.Contains(a.session.Assumed, q.ID):
		note = a.t("üblich", "usual")
	case slices.Contains(a.session.Changed, q.ID):
		note = a.t("geändert", "changed")
	}
	mark := "  "
	if selected {
		mark = "▸ "
	}
	half := width / 2
	left := ansi.Truncate(" "+mark+q.Label.In(a.cfg.Lang), half, "…")
	left += strings.Repeat(" ", max(half-ansi.StringWidth(left), 0))
	room := width - half - 1 - ansi.StringWidth(note)
	right := ansi.Truncate(" "+text, max(room-1, 4), "…")
	gap := strings.Repeat(" ", max(room-ansi.StringWidth(right), 0))
	switch {
	case selected:
		return a.theme.cursor.Render(left+right) + gap + a.theme.warn.Render(note)
	case !answered:
		return left + a.theme.faint.Render(right)
	}
	return left + right + gap + a.theme.warn.Render(note)
}

// remarks are what stands below the answers: marks, contradictions, what was not asked and why.
func (s *reviewScreen) remarks(a *App, width int) []string {
	var out []string
	add := func(text string, render func(...string) string) {
		if text == "" {
			return
		}
		out = append(out, "")
		for _, l := range wrap(text, min(width-2, 100)) {
			out = append(out, " "+render(l))
		}
	}
	for _, c := range wizard.Contradictions(a.cfg.KB, a.iv.Profile()) {
		add("! "+c.Text.In(a.cfg.Lang), a.theme.warn.Render)
	}
	if n := len(a.session.Assumed); n > 0 {
		preset := wizard.FindPreset(a.cfg.KB, a.session.Preset)
		name := a.t("üblich", "usual")
		if preset != nil {
			name = preset.Label.In(a.cfg.Lang)
		}
		add(fmt.Sprintf(a.t("„üblich“: %d Antworten stammen aus dem Vorschlag „%s“ und sind noch nicht bestätigt. F5 bestätigt alle.", "“usual”: %d answers come from the suggestion “%s” and are not confirmed yet. F5 confirms all."), n, name), a.theme.faint.Render)
	}
	if len(a.session.Changed) > 0 {
		add(a.t("„geändert“: anders als beim letzten Blick auf das Ergebnis oder als im Vorschlag.", "“changed”: different from the last look at the result or from the suggestion."), a.theme.faint.Render)
	}
	for i, q := range a.iv.NotAsked() {
		if i == 0 {
			out = append(out, "", " "+a.theme.strong.Render(a.t("Nicht gefragt", "Not asked")))
		}
		text := "- " + q.Label.In(a.cfg.Lang) + " " + a.superfluous(q)
		for _, l := range wrap(text, min(width-2, 100)) {
			out = append(out, " "+a.theme.faint.Render(l))
		}
	}
	return out
}

// superfluous names the answer that makes a question superfluous.
func (a *App) superfluous(q *data.Question) string {
	by := wizard.DecidedBy(a.cfg.KB, a.iv.Answers(), q)
	if by == nil {
		return a.t("(ergibt sich aus den anderen Antworten)", "(follows from the other answers)")
	}
	text := a.t("offen", "open")
	if answer, ok := a.iv.Answers().Get(by.ID); ok {
		text = wizard.AnswerText(by, answer, a.cfg.Lang)
	}
	return fmt.Sprintf(a.t("(wegen „%s“: %s)", "(because of “%s”: %s)"), by.Label.In(a.cfg.Lang), text)
}
