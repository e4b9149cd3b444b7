package ui

import (
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// questionScreen asks the questions one at a time. It holds only the draft of the current one;
// what is confirmed lives in the interview.
type questionScreen struct {
	id      string // question the draft belongs to
	words   []string
	input   field
	hint    string // what is wrong with the typed text
	pos     scroller
	ranking bool   // the questions of the express path are being found
	once    bool   // opened to change one answer: Enter leads back
	back    string // with once: where the interview stood, "" = at the end
}

func newQuestion(a *App) *questionScreen {
	s := &questionScreen{}
	s.load(a)
	return s
}

// newSingle opens one question to change its answer, from the review or the result.
func newSingle(a *App, id string) *questionScreen {
	s := &questionScreen{once: true}
	if q := a.iv.Current(); q != nil {
		s.back = q.ID
	}
	a.iv.Jump(id)
	s.load(a)
	return s
}

// leave ends a single question and puts the interview back where it stood.
func (s *questionScreen) leave(a *App) tea.Cmd {
	if s.once && !a.iv.Jump(s.back) {
		a.iv.End()
	}
	return pop
}

// enter counts anew: the answers may have changed since the screen was last seen.
func (s *questionScreen) enter(a *App) tea.Cmd {
	q := a.iv.Current()
	switch {
	case q == nil && a.unranked() && !s.once:
		s.ranking = true
		return a.rank(s)
	case q == nil:
		return nil
	case q.ID != s.id:
		s.load(a)
	}
	return a.recount(s.preview(q))
}

func (s *questionScreen) title(a *App) string {
	n, total := a.progress()
	if s.ranking {
		return a.t("kurzer Weg", "short path")
	}
	if s.once {
		return a.t("Antwort ändern", "change an answer")
	}
	return fmt.Sprintf(a.t("Frage %d von %d", "question %d of %d"), n, total)
}

func (s *questionScreen) typing() bool { return s.input.focus }

func (s *questionScreen) keys(a *App) []binding {
	q := a.iv.Current()
	if q == nil {
		return []binding{keyBack}
	}
	keys := []binding{keyConfirm, keyBack, keySkip, keyReview, keyResult}
	if s.once {
		keys = []binding{keyConfirm, keyBack}
	}
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
	if ranked, ok := msg.(rankedMsg); ok {
		return s.ranked(a, ranked)
	}
	q := a.iv.Current()
	switch {
	case s.ranking:
		return nil
	case q == nil:
		return s.atEnd(a, msg)
	case q.ID != s.id:
		s.load(a)
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if s.typing() && s.input.update(msg) {
			return s.changed(a, q)
		}
		return s.mouse(a, q, msg)
	}
	pressed := k.String()
	switch {
	case keyBack.is(pressed):
		s.keepDraft(a)
		if s.once || !a.iv.Back() {
			return s.leave(a)
		}
		return s.turn(a)
	case keySkip.is(pressed):
		s.keepDraft(a)
		return s.next(a)
	case keyReview.is(pressed) && !s.once:
		s.keepDraft(a)
		return push(newReview(a))
	case keyResult.is(pressed) && !s.once:
		s.keepDraft(a)
		return a.toResult()
	case keyConfirm.is(pressed):
		return s.confirm(a, q)
	}
	return s.edit(a, q, k)
}

// atEnd handles keys behind the last question.
func (s *questionScreen) atEnd(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return nil
	case keyBack.is(k.String()) && a.iv.Back():
		return s.turn(a)
	}
	return push(newReview(a))
}

// turn shows the question that the interview stands at now.
func (s *questionScreen) turn(a *App) tea.Cmd {
	s.load(a)
	return s.enter(a)
}

// ranked takes the questions of the express path and goes on with the first open one.
func (s *questionScreen) ranked(a *App, ids []string) tea.Cmd {
	if !a.unranked() {
		return nil
	}
	s.ranking = false
	a.session.Path = ids
	a.route()
	for _, q := range a.iv.Path() {
		if !slices.Contains(wizard.ExpressStart(a.cfg.KB, a.session.Answers), q.ID) {
			a.iv.Jump(q.ID)
			break
		}
	}
	a.save()
	return s.turn(a)
}

// changed follows every change of the draft: it validates and counts.
func (s *questionScreen) changed(a *App, q *data.Question) tea.Cmd {
	s.check(a, q)
	return a.recount(s.preview(q))
}

// edit handles the keys that change the draft.
func (s *questionScreen) edit(a *App, q *data.Question, k tea.KeyPressMsg) tea.Cmd {
	pressed := k.String()
	if s.typing() {
		if s.input.update(k) {
			return s.changed(a, q)
		}
		return nil
	}
	ids := s.optionIDs(q)
	if q.Kind == wizard.KindOrder && (keyRaise.is(pressed) || keyLower.is(pressed)) {
		s.shift(map[bool]int{true: -1, false: 1}[keyRaise.is(pressed)])
		return s.changed(a, q)
	}
	n, err := strconv.Atoi(pressed)
	number := err == nil && n >= 1 && n <= len(ids)
	if number {
		s.pos.at = n - 1
	}
	if number && q.Kind == wizard.KindMany || keyToggle.is(pressed) && len(ids) > 0 {
		return s.choose(a, q, ids[s.pos.at])
	}
	s.pos.key(pressed, len(ids), 5)
	return nil
}

// choose ticks or picks an option.
func (s *questionScreen) choose(a *App, q *data.Question, id string) tea.Cmd {
	switch q.Kind {
	case wizard.KindOrder:
		return nil
	case wizard.KindMany:
		s.words = wizard.Toggled(q, s.words, id)
		return s.changed(a, q)
	}
	s.words = []string{id}
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
	if row < 0 || row >= len(lines) || lines[row].option < 0 {
		return nil
	}
	s.pos.at = lines[row].option
	return s.choose(a, q, s.optionIDs(q)[s.pos.at])
}

// confirm stores the draft and goes on.
func (s *questionScreen) confirm(a *App, q *data.Question) tea.Cmd {
	answer, given, problem := s.draft(q)
	switch {
	case problem != nil:
		s.hint = problem.In(a.cfg.Lang)
		return nil
	case given:
		a.answer(q, answer)
	default:
		delete(a.typed, q.ID)
		a.unanswer(q)
	}
	return s.next(a)
}

// next moves to the following question, or to the review after the last one.
func (s *questionScreen) next(a *App) tea.Cmd {
	if s.once {
		a.save()
		return s.leave(a)
	}
	first := s.id == "sector" && a.session.Preset == ""
	a.iv.Skip()
	a.save()
	answer, _ := a.session.Answers.Get("sector")
	if presets := wizard.PresetsFor(a.cfg.KB, answer.Word()); first && len(presets) > 0 {
		return push(newPreset(a, presets))
	}
	if a.iv.Current() == nil && !a.unranked() {
		s.load(a)
		return push(newReview(a))
	}
	return s.turn(a)
}
