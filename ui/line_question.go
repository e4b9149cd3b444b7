package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// question asks the current question in full and works on input until the interview has moved.
func (l *liner) question() {
	q := l.a.iv.Current()
	l.announce(q)
	for !l.quit && l.err == nil && l.a.iv.Current() == q {
		line, ok := l.read(l.prompt(q))
		if !ok {
			return
		}
		if l.input(q, line) {
			return
		}
	}
}

// announce says number, section, label, options and the present answer.
func (l *liner) announce(q *data.Question) {
	l.asked = true
	n, total := l.number(q)
	l.gap()
	head := fmt.Sprintf(l.t("Frage %d von %d.", "Question %d of %d."), n, total)
	if q.Section != l.section {
		l.section = q.Section
		head += l.t(" Abschnitt ", " Section ") + SectionLabel(q.Section).In(l.lang()) + "."
	}
	l.say(head)
	l.say(q.Label.In(l.lang()))
	if q.Kind == wizard.KindOrder {
		l.say(l.t("Die Nummern in der Reihenfolge eingeben, das Wichtigste zuerst.", "Enter the numbers in order, the most important first."))
	}
	for i, id := range wizard.OptionIDs(q) {
		text := fmt.Sprintf("%d %s", i+1, wizard.OptionLabel(q, id, l.lang()))
		if hint := optionHint(q, id, l.lang()); hint != "" {
			text += ": " + hint
		}
		l.say(text)
	}
	if a, ok := l.a.iv.Answers().Get(q.ID); ok {
		l.say(l.t("Bisherige Antwort: ", "Present answer: ") + wizard.AnswerText(q, a, l.lang()))
	}
}

// prompt says what may be entered and what Enter alone does.
func (l *liner) prompt(q *data.Question) string {
	n := len(wizard.OptionIDs(q))
	var s string
	switch q.Kind {
	case wizard.KindBool:
		s = l.t("ja oder nein", "yes or no")
	case wizard.KindNumber:
		if s = l.t("eine Zahl", "a number"); q.Max > 0 {
			s = fmt.Sprintf(l.t("Zahl von %s bis %s", "number from %s to %s"), wizard.Number(float64(q.Min), l.lang()), wizard.Number(float64(q.Max), l.lang()))
		}
	case wizard.KindText:
		s = l.t("Text", "text")
	case wizard.KindMany:
		s = fmt.Sprintf(l.t("Nummern von 1 bis %d, auch mehrere, oder keine", "numbers from 1 to %d, also several, or none"), n)
	case wizard.KindOrder:
		s = fmt.Sprintf(l.t("Nummern von 1 bis %d", "numbers from 1 to %d"), n)
	default:
		s = fmt.Sprintf(l.t("Nummer von 1 bis %d", "number from 1 to %d"), n)
	}
	_, answered := l.a.iv.Answers().Get(q.ID)
	switch {
	case answered:
		s += l.t(", Enter behält die Antwort", ", Enter keeps the answer")
	case q.Kind == wizard.KindText || q.Kind == wizard.KindNumber:
		s += l.t(", Enter lässt offen", ", Enter leaves it open")
	case q.Kind == wizard.KindOrder:
		s += l.t(", Enter übernimmt sie wie genannt", ", Enter takes them as listed")
	}
	return s + " "
}

// input works on one line; it reports whether the interview has moved or is to ask in full again.
func (l *liner) input(q *data.Question, line string) bool {
	if line == "" {
		return l.enter(q)
	}
	if q.Kind == wizard.KindText {
		if isBareCommand(line, l.lang()) {
			return l.obey(q, line)
		}
		line = strings.Trim(line, `"„“”`)
	}
	answer, problem := parseLine(q, line, l.lang())
	if problem == nil {
		l.take(q, answer)
		return true
	}
	if _, names := findLineCommand(line, l.lang(), true); len(names) > 0 {
		return l.obey(q, line)
	}
	l.wrong(problem)
	l.remind(q)
	return false
}

// obey carries out a command at a question; it reports whether the interview has moved.
func (l *liner) obey(q *data.Question, line string) bool {
	l.asked = false
	l.command(line)
	if l.quit || l.a.iv.Current() != q {
		return true
	}
	if !l.asked {
		l.remind(q)
	}
	return false
}

// remind asks the question again, in one line.
func (l *liner) remind(q *data.Question) {
	n, total := l.number(q)
	l.sayf(l.t("Frage %d von %d: %s", "Question %d of %d: %s"), n, total, q.Label.In(l.lang()))
}

// isBareCommand reports whether a line at a question for text is a command and not the text:
// a whole name, alone or with a number. Text that reads so is put in quotes.
func isBareCommand(line string, lang data.Lang) bool {
	_, rest := firstWord(line)
	if _, err := strconv.Atoi(rest); rest != "" && err != nil {
		return false
	}
	c, _ := findLineCommand(line, lang, false)
	return c != nil
}

// enter handles an empty line: it keeps the answer, leaves typed questions open, and takes an order
// as it is listed.
func (l *liner) enter(q *data.Question) bool {
	_, answered := l.a.iv.Answers().Get(q.ID)
	switch {
	case answered || q.Kind == wizard.KindText || q.Kind == wizard.KindNumber:
		if answered {
			l.a.session.Confirm(q.ID, false)
		}
		l.move()
		l.save()
		return true
	case q.Kind == wizard.KindOrder:
		l.take(q, wizard.Answer{Words: wizard.OptionIDs(q)})
		return true
	}
	l.wrong(complaint("hier fehlt eine Antwort", "an answer is missing", "weiter lässt die Frage offen", "next leaves the question open"))
	l.remind(q)
	return false
}

// take stores an answer, says what was understood, and goes on.
func (l *liner) take(q *data.Question, a wizard.Answer) {
	l.a.answer(q, a)
	l.say(l.t("Antwort: ", "Answer: ") + wizard.AnswerText(q, a, l.lang()))
	single := l.single
	l.move()
	l.changed()
	if q.ID == "sector" && !single && l.a.session.Preset == "" {
		l.offerPreset(a.Word())
	}
}

// move goes on: to the next question, or back to the result when one answer was changed.
func (l *liner) move() {
	if l.single {
		l.single = false
		l.a.iv.End()
		return
	}
	l.a.iv.Skip()
}

// parseLine reads an answer: option numbers, ids or labels, "keine" for an empty list; what
// wizard.ParseAnswer reads for the other kinds.
func parseLine(q *data.Question, line string, lang data.Lang) (wizard.Answer, *wizard.Complaint) {
	switch q.Kind {
	case wizard.KindText, wizard.KindNumber, wizard.KindBool:
		return wizard.ParseAnswer(q, line)
	}
	if q.Kind == wizard.KindMany && slices.Contains([]string{"keine", "keins", "nichts", "none", "nothing"}, plainWord(line)) {
		return wizard.Answer{Words: []string{}}, nil
	}
	a := wizard.Answer{Words: []string{}}
	for _, piece := range optionPieces(q, line, lang) {
		id := optionOf(q, piece, lang)
		if id == "" {
			return a, unknownOption(q, piece)
		}
		if slices.Contains(a.Words, id) {
			return a, complaint(fmt.Sprintf("„%s“ steht doppelt da", shortInput(piece)), fmt.Sprintf("“%s” is named twice", shortInput(piece)), "jede Antwort nur einmal nennen", "name each answer once")
		}
		a.Words = append(a.Words, id)
	}
	switch q.Kind {
	case wizard.KindMany:
		a.Words = wizard.InOrder(q, a.Words)
	case wizard.KindOrder:
		a.Words = orderDraft(q, a.Words)
	}
	if (q.Kind == wizard.KindOne || q.Kind == wizard.KindLevel) && len(a.Words) > 1 {
		return a, complaint("hier gilt nur eine Antwort", "only one answer counts here", "eine Nummer eingeben", "enter one number")
	}
	return a, wizard.Check(q, a)
}

// optionPieces splits a line at commas, and at spaces where a piece is no option as it stands.
func optionPieces(q *data.Question, line string, lang data.Lang) []string {
	if optionOf(q, line, lang) != "" {
		return []string{line}
	}
	var out []string
	for _, piece := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' }) {
		piece = strings.TrimSpace(piece)
		if optionOf(q, piece, lang) != "" {
			out = append(out, piece)
			continue
		}
		for _, w := range strings.Fields(piece) {
			if w != "und" && w != "and" {
				out = append(out, w)
			}
		}
	}
	return out
}

// optionOf returns the id of the option that the text names by number, id or label, or "".
func optionOf(q *data.Question, text string, lang data.Lang) string {
	ids := wizard.OptionIDs(q)
	if n := numberIn(text, len(ids)); n > 0 {
		return ids[n-1]
	}
	for _, id := range ids {
		if strings.EqualFold(id, text) || plainWord(wizard.OptionLabel(q, id, lang)) == plainWord(text) {
			return id
		}
	}
	return ""
}

func unknownOption(q *data.Question, piece string) *wizard.Complaint {
	ids := wizard.OptionIDs(q)
	c := complaint(fmt.Sprintf("„%s“ ist keine der Antworten", shortInput(piece)), fmt.Sprintf("“%s” is none of the answers", shortInput(piece)),
		fmt.Sprintf("eine Nummer von 1 bis %d eingeben", len(ids)), fmt.Sprintf("enter a number from 1 to %d", len(ids)))
	if n := data.Nearest(strings.ToLower(piece), ids); n != "" {
		c.Mend = data.Text{DE: fmt.Sprintf("gemeint ist wohl %s, Nummer %d", n, slices.Index(ids, n)+1), EN: fmt.Sprintf("perhaps %s, number %d", n, slices.Index(ids, n)+1)}
	}
	return c
}
