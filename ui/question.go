package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// questionScreen asks the questions one at a time. It holds only the draft of the current one;
// what is confirmed lives in the interview.
type questionScreen struct {
	id    string // question the draft belongs to
	words []string
	input field
	hint  string // what is wrong with the typed text
	pos   scroller
	once  bool // opened to change one answer: Enter leads back
}

func newQuestion(a *App) *questionScreen {
	s := &questionScreen{}
	s.load(a)
	return s
}

// newSingle opens one question to change its answer, from the review or the result.
func newSingle(a *App, id string) *questionScreen {
	a.iv.Jump(id)
	s := &questionScreen{once: true}
	s.load(a)
	return s
}

// load fills the draft from the interview's current question.
func (s *questionScreen) load(a *App) tea.Cmd {
	q := a.iv.Current()
	if q == nil {
		return nil
	}
	s.id, s.words, s.hint, s.pos = q.ID, nil, "", scroller{}
	s.input = field{}
	answer, ok := a.iv.Answers().Get(q.ID)
	switch q.Kind {
	case wizard.KindText:
		s.input = newField(answer.Text, wizard.MaxText/2)
	case wizard.KindNumber:
		s.input = newField("", 12)
		if ok {
			s.input = newField(strconv.Itoa(answer.Number), 12)
		}
	case wizard.KindBool:
		if ok {
			s.words = []string{map[bool]string{true: "yes", false: "no"}[answer.Bool]}
			s.pos.at = map[bool]int{true: 0, false: 1}[answer.Bool]
		}
	case wizard.KindOrder:
		s.words = orderDraft(q, answer.Words)
	default:
		s.words = slices.Clone(answer.Words)
		if len(s.words) == 1 && q.Kind != wizard.KindMany {
			s.pos.at = max(slices.Index(wizard.OptionIDs(q), s.words[0]), 0)
		}
	}
	return a.recount(s.drafter(q))
}

// orderDraft completes an order with the options that it does not name.
func orderDraft(q *data.Question, given []string) []string {
	out := slices.Clone(given)
	for _, id := range wizard.OptionIDs(q) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// drafter says which answer an option would lead to, for the preview of its effect.
func (s *questionScreen) drafter(q *data.Question) func(string) wizard.Answer {
	words := slices.Clone(s.words)
	switch q.Kind {
	case wizard.KindOne, wizard.KindLevel:
		return func(id string) wizard.Answer { return wizard.Answer{Words: []string{id}} }
	case wizard.KindMany:
		return func(id string) wizard.Answer { return wizard.Answer{Words: toggled(q, words, id)} }
	}
	return nil
}

// toggled returns the words with one of them ticked or unticked, in the order of the options.
func toggled(q *data.Question, words []string, id string) []string {
	out := []string{}
	for _, o := range wizard.OptionIDs(q) {
		if slices.Contains(words, o) != (o == id) {
			out = append(out, o)
		}
	}
	return out
}

func (s *questionScreen) title(a *App) string {
	n, total := a.iv.Progress()
	if s.once {
		return a.t("Antwort ändern", "change an answer")
	}
	return fmt.Sprintf(a.t("Frage %d von %d", "question %d of %d"), min(n, total), total)
}

func (s *questionScreen) typing() bool { return s.input.focus }

func (s *questionScreen) keys(a *App) []binding {
	q := a.iv.Current()
	if q == nil {
		return []binding{keyBack}
	}
	keys := []binding{keyConfirm, keyBack, keySkip, keyReview, keyResult}
	switch q.Kind {
	case wizard.KindMany:
		keys = append([]binding{keyMove, keyToggle}, keys...)
	case wizard.KindOrder:
		keys = append([]binding{keyMove, keyRaise, keyLower}, keys...)
	case wizard.KindOne, wizard.KindLevel, wizard.KindBool:
		keys = append([]binding{keyMove}, keys...)
	}
	return keys
}

func (s *questionScreen) update(a *App, msg tea.Msg) tea.Cmd {
	q := a.iv.Current()
	if q == nil {
		return s.finish(a)
	}
	if q.ID != s.id {
		return s.load(a)
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if s.typing() && s.input.update(msg) {
			s.check(a, q)
			return nil
		}
		return s.mouse(a, q, msg)
	}
	pressed := k.String()
	switch {
	case keyBack.is(pressed):
		s.keep(a, q)
		if s.once || !a.iv.Back() {
			return pop
		}
		return s.load(a)
	case keySkip.is(pressed):
		s.keep(a, q)
		return s.next(a, true)
	case keyReview.is(pressed):
		s.keep(a, q)
		return push(newReview(a))
	case keyResult.is(pressed):
		s.keep(a, q)
		return push(newResult(a))
	case keyConfirm.is(pressed):
		return s.confirm(a, q)
	}
	return s.edit(a, q, k)
}

// edit handles the keys that change the draft.
func (s *questionScreen) edit(a *App, q *data.Question, k tea.KeyPressMsg) tea.Cmd {
	pressed := k.String()
	if s.typing() {
		s.input.update(k)
		s.check(a, q)
		return nil
	}
	ids := s.optionIDs(q)
	if q.Kind == wizard.KindOrder && (keyRaise.is(pressed) || keyLower.is(pressed)) {
		s.shift(map[bool]int{true: -1, false: 1}[keyRaise.is(pressed)])
		return nil
	}
	if n, err := strconv.Atoi(pressed); err == nil && n >= 1 && n <= len(ids) {
		s.pos.at = n - 1
		if q.Kind == wizard.KindMany {
			s.words = toggled(q, s.words, ids[n-1])
			return a.recount(s.drafter(q))
		}
		return nil
	}
	if s.pos.key(pressed, len(ids), 5) {
		return nil
	}
	if keyToggle.is(pressed) && len(ids) > 0 {
		if q.Kind == wizard.KindMany {
			s.words = toggled(q, s.words, ids[s.pos.at])
			return a.recount(s.drafter(q))
		}
		s.words = []string{ids[s.pos.at]}
	}
	return nil
}

// shift moves the selected entry of an order up or down.
func (s *questionScreen) shift(by int) {
	to := s.pos.at + by
	if to < 0 || to >= len(s.words) {
		return
	}
	s.words[s.pos.at], s.words[to] = s.words[to], s.words[s.pos.at]
	s.pos.at = to
}

func (s *questionScreen) mouse(a *App, q *data.Question, msg tea.Msg) tea.Cmd {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok {
		return nil
	}
	lines, _, _ := s.lines(a, q, a.width)
	row := click.Y - headerLines + s.pos.top
	for i, line := range lines {
		if i == row && line.option >= 0 {
			s.pos.at = line.option
			if q.Kind == wizard.KindMany {
				s.words = toggled(q, s.words, s.optionIDs(q)[line.option])
				return a.recount(s.drafter(q))
			}
		}
	}
	return nil
}

func (s *questionScreen) optionIDs(q *data.Question) []string {
	switch q.Kind {
	case wizard.KindBool:
		return []string{"yes", "no"}
	case wizard.KindOrder:
		return s.words
	case wizard.KindText, wizard.KindNumber:
		return nil
	}
	return wizard.OptionIDs(q)
}

// draft returns the answer on screen; given is false when nothing was chosen or typed.
func (s *questionScreen) draft(q *data.Question) (answer wizard.Answer, given bool, problem *wizard.Complaint) {
	switch q.Kind {
	case wizard.KindText:
		if strings.TrimSpace(s.input.Value()) == "" {
			return wizard.Answer{}, false, nil
		}
		answer, problem = wizard.ParseAnswer(q, s.input.Value())
		return answer, true, problem
	case wizard.KindNumber:
		if strings.TrimSpace(s.input.Value()) == "" {
			return wizard.Answer{}, false, nil
		}
		answer, problem = wizard.ParseAnswer(q, s.input.Value())
		return answer, true, problem
	case wizard.KindBool:
		return wizard.Answer{Bool: s.pos.at == 0}, true, nil
	case wizard.KindMany:
		return wizard.Answer{Words: append([]string{}, s.words...)}, true, nil
	case wizard.KindOrder:
		return wizard.Answer{Words: slices.Clone(s.words)}, true, nil
	}
	ids := s.optionIDs(q)
	if len(ids) == 0 {
		return wizard.Answer{}, false, nil
	}
	return wizard.Answer{Words: []string{ids[s.pos.at]}}, true, nil
}

// check validates while typing; the text itself is never taken away.
func (s *questionScreen) check(a *App, q *data.Question) {
	s.hint = ""
	if _, _, problem := s.draft(q); problem != nil {
		s.hint = problem.In(a.cfg.Lang)
	}
}

// confirm stores the draft and goes on.
func (s *questionScreen) confirm(a *App, q *data.Question) tea.Cmd {
	answer, given, problem := s.draft(q)
	if problem != nil {
		s.hint = problem.In(a.cfg.Lang)
		return nil
	}
	if !given {
		a.iv.Clear(q.ID)
	} else {
		a.iv.Change(q.ID, answer)
	}
	return s.next(a, true)
}

// keep stores a valid draft that differs from what was there, so that leaving loses nothing.
func (s *questionScreen) keep(a *App, q *data.Question) {
	old, had := a.iv.Answers().Get(q.ID)
	answer, given, problem := s.draft(q)
	touched := q.Kind == wizard.KindMany || q.Kind == wizard.KindText || q.Kind == wizard.KindNumber
	if !given || problem != nil || had && answer.Equal(old) || !had && (!touched || len(answer.Words) == 0 && q.Kind == wizard.KindMany) {
		return
	}
	a.iv.Change(q.ID, answer)
	a.save()
}

// next moves to the following question, or to the review after the last one.
func (s *questionScreen) next(a *App, save bool) tea.Cmd {
	if s.once {
		if save {
			a.save()
		}
		return pop
	}
	a.iv.Skip()
	if save {
		a.save()
	}
	if a.iv.Current() == nil {
		return s.finish(a)
	}
	return s.load(a)
}

func (s *questionScreen) finish(a *App) tea.Cmd {
	s.id = ""
	return push(newReview(a))
}

// qline is a line of the body and the option it belongs to, -1 for none.
type qline struct {
	text   string
	option int
}

func (s *questionScreen) view(a *App, width, height int) string {
	q := a.iv.Current()
	if q == nil {
		return a.t("Alle Fragen sind beantwortet. Enter zeigt die Übersicht.", "All questions are answered. Enter shows the review.")
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
	for _, l := range wrap(q.Help.In(a.cfg.Lang), width-2) {
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
	effect := a.live.effectText(q, id)
	if effect != "" {
		effect = a.t(effect+" Angebote", effect+" offerings")
	}
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
	done := true
	seen := ""
	for _, other := range a.iv.Questions() {
		if other.Section == seen {
			continue
		}
		seen = other.Section
		label := SectionLabel(seen).In(a.cfg.Lang)
		switch {
		case seen == q.Section:
			label, done = a.theme.accent.Render(label+" ●"), false
		case done:
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
