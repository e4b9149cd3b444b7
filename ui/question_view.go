package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// qline is a line of the body and the option it belongs to, -1 for none.
type qline struct {
	text   string
	option int
}

func (s *questionScreen) view(a *App, width, height int) string {
	q := a.iv.Current()
	if s.ranking {
		return "\n " + a.t("Die Fragen, die für Sie am meisten entscheiden, werden bestimmt …", "Finding the questions that decide most for you …")
	}
	if q == nil {
		return "\n " + a.t("Alle Fragen sind beantwortet. Enter zeigt die Übersicht.", "All questions are answered. Enter shows the review.")
	}
	if q.ID != s.id {
		s.load(a)
	}
	foot := s.foot(a, width)
	lines, first, last := s.lines(a, q, width)
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = lines[i].text
	}
	room := max(height-len(foot), 3)
	body := fit(s.pos.window(texts, first, last, room), width, room)
	return body + "\n" + strings.Join(foot, "\n")
}

// lines lays the question out: section, label, options or field, then the short help.
func (s *questionScreen) lines(a *App, q *data.Question, width int) (lines []qline, first, last int) {
	add := func(text string, option int) { lines = append(lines, qline{text, option}) }
	add(" "+sections(a, q, width-2), -1)
	add("", -1)
	if a.notice != "" && !s.once {
		for _, l := range wrap("! "+a.notice, width-2) {
			add(" "+a.theme.warn.Render(l), -1)
		}
		add("", -1)
	}
	kind := kindHint(a, q)
	for i, l := range wrap(q.Label.In(a.cfg.Lang), width-2) {
		text := " " + a.theme.strong.Render(l)
		if i == 0 && ansi.StringWidth(l)+ansi.StringWidth(kind)+4 < width {
			text += strings.Repeat(" ", width-2-ansi.StringWidth(l)-ansi.StringWidth(kind)) + a.theme.faint.Render(kind)
		}
		add(text, -1)
	}
	add("", -1)
	first = 0
	ids := s.optionIDs(q)
	for i, id := range ids {
		if i == s.pos.at {
			if first = len(lines); i == 0 {
				first = 0
			}
			last = len(lines)
		}
		add(s.optionLine(a, q, i, id, width), i)
	}
	if s.typing() {
		last = len(lines)
		text, _ := s.input.view(width - 6)
		add(" "+a.theme.accent.Render("▸ ")+text, -1)
		if s.hint != "" {
			for _, l := range wrap(s.hint, width-4) {
				add("   "+a.theme.bad.Render("! "+l), -1)
			}
		}
	}
	add("", -1)
	for _, l := range wrap(q.Help.In(a.cfg.Lang), min(width-2, 100)) {
		add(" "+a.theme.faint.Render(l), -1)
	}
	return lines, first, last
}

// optionLine is one option with cursor, box, label, hint and its effect on the count.
func (s *questionScreen) optionLine(a *App, q *data.Question, i int, id string, width int) string {
	mark, style := "  ", a.theme.strong.Bold(false)
	if i == s.pos.at {
		mark, style = "▸ ", a.theme.cursor
	}
	box := ""
	switch {
	case q.Kind == wizard.KindMany && slices.Contains(s.words, id):
		box = "[x] "
	case q.Kind == wizard.KindMany:
		box = "[ ] "
	case q.Kind == wizard.KindOrder:
		box = fmt.Sprintf("%d. ", i+1)
	case slices.Contains(s.words, id):
		box = "(●) "
	default:
		box = "( ) "
	}
	label := wizard.OptionLabel(q, id, a.cfg.Lang)
	switch {
	case q.Kind == wizard.KindBool && id == "yes":
		label = a.t("ja", "yes")
	case q.Kind == wizard.KindBool:
		label = a.t("nein", "no")
	}
	ids := s.optionIDs(q)
	effect := a.live.effectText(a, q, id, ids[min(s.pos.at, len(ids)-1)], slices.Contains(s.words, id))
	left := " " + mark + box + label
	room := width - ansi.StringWidth(effect) - 2
	if hint := optionHint(q, id, a.cfg.Lang); hint != "" && ansi.StringWidth(left)+ansi.StringWidth(hint)+3 < room {
		left = ansi.Truncate(left, room, "…")
		return style.Render(left) + "   " + a.theme.faint.Render(hint) + strings.Repeat(" ", max(room-ansi.StringWidth(left)-3-ansi.StringWidth(hint), 1)) + a.theme.faint.Render(effect)
	}
	left = ansi.Truncate(left, room, "…")
	return style.Render(left) + strings.Repeat(" ", max(room-ansi.StringWidth(left), 1)) + a.theme.faint.Render(effect)
}

func optionHint(q *data.Question, id string, l data.Lang) string {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return q.Options[i].Hint.In(l)
		}
	}
	return ""
}

func kindHint(a *App, q *data.Question) string {
	switch q.Kind {
	case wizard.KindMany:
		return a.t("mehrere Antworten möglich", "several answers possible")
	case wizard.KindOrder:
		return a.t("in die richtige Reihenfolge bringen", "put in order")
	case wizard.KindNumber:
		return a.t("Zahl; leer = offen", "number; empty = open")
	case wizard.KindText:
		return a.t("Text; leer = ohne", "text; empty = none")
	}
	return ""
}

// foot is the live panel: how many offerings are left and which lead.
func (s *questionScreen) foot(a *App, width int) []string {
	lines := []string{"", " " + a.theme.strong.Render(a.live.line(a))}
	if len(a.live.leaders) > 0 {
		lines = append(lines, " "+a.theme.faint.Render(ansi.Truncate(a.t("vorn: ", "leading: ")+strings.Join(a.live.leaders, " · "), width-2, "…")))
	} else {
		lines = append(lines, "")
	}
	return lines
}

// sections shows where in the interview the question stands.
func sections(a *App, q *data.Question, width int) string {
	var parts []string
	seen := ""
	for _, other := range a.iv.Questions() {
		if other.Section == seen {
			continue
		}
		seen = other.Section
		label := SectionLabel(seen).In(a.cfg.Lang)
		switch {
		case seen == q.Section:
			label = a.theme.accent.Render(label + " ●")
		case a.complete(seen):
			label += " ✓"
		}
		parts = append(parts, label)
	}
	line := strings.Join(parts, "   ")
	if ansi.StringWidth(line) > width {
		return a.theme.accent.Render(SectionLabel(q.Section).In(a.cfg.Lang))
	}
	return line
}

// complete reports whether every question of a section has an answer.
func (a *App) complete(section string) bool {
	return !slices.ContainsFunc(a.iv.Questions(), func(q *data.Question) bool {
		_, ok := a.iv.Answers().Get(q.ID)
		return q.Section == section && !ok
	})
}

// SectionLabel returns the name of a section of the interview.
func SectionLabel(id string) data.Text {
	switch id {
	case "organisation":
		return data.Text{DE: "Organisation", EN: "Organisation"}
	case "use":
		return data.Text{DE: "Einsatz", EN: "Use"}
	case "operation":
		return data.Text{DE: "Betrieb", EN: "Operation"}
	case "minimisation":
		return data.Text{DE: "Datenminimierung", EN: "Data minimisation"}
	case "features":
		return data.Text{DE: "Funktionen", EN: "Features"}
	case "evidence":
		return data.Text{DE: "Nachweise", EN: "Evidence"}
	}
	return data.Text{DE: id, EN: id}
}

// cursor puts the terminal's cursor on the selected option or into the field.
func (s *questionScreen) cursor(a *App) (x, y int, ok bool) {
	q := a.iv.Current()
	if q == nil {
		return 0, 0, false
	}
	_, _, last := s.lines(a, q, a.width)
	if s.typing() {
		_, at := s.input.view(a.width - 6)
		return 3 + at, last - s.pos.top, true
	}
	return 1, last - s.pos.top, true
}
