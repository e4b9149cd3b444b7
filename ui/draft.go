package ui

import (
	"slices"
	"strconv"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// This file is the draft of the question on screen: where it comes from, which answer it is, and
// how it is kept.

// load fills the draft from the interview's current question.
func (s *questionScreen) load(a *App) {
	s.id, s.words, s.hint, s.pos, s.input = "", nil, "", scroller{}, field{}
	q := a.iv.Current()
	if q == nil {
		return
	}
	s.id = q.ID
	answer, ok := a.iv.Answers().Get(q.ID)
	switch q.Kind {
	case wizard.KindText, wizard.KindNumber:
		s.loadField(a, q, answer, ok)
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
}

// loadField fills the field with what was typed last, also when it is no answer yet.
func (s *questionScreen) loadField(a *App, q *data.Question, answer wizard.Answer, given bool) {
	text, limit := answer.Text, wizard.MaxText/2
	if q.Kind == wizard.KindNumber {
		limit = 12
		if text = ""; given {
			text = strconv.Itoa(answer.Number)
		}
	}
	if raw, ok := a.typed[q.ID]; ok {
		text = raw
	}
	s.input = newField(text, limit)
	s.check(a, q)
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

// preview says what to count for the draft on screen.
func (s *questionScreen) preview(q *data.Question) preview {
	words := slices.Clone(s.words)
	pv := preview{question: q, options: s.optionIDs(q)}
	switch q.Kind {
	case wizard.KindOne, wizard.KindLevel:
		pv.with = func(id string) wizard.Answer { return wizard.Answer{Words: []string{id}} }
	case wizard.KindBool:
		pv.with = func(id string) wizard.Answer { return wizard.Answer{Bool: id == "yes"} }
	case wizard.KindMany:
		pv.answer, pv.given = wizard.Answer{Words: words}, len(words) > 0
		pv.with = func(id string) wizard.Answer { return wizard.Answer{Words: wizard.Toggled(q, words, id)} }
	default:
		var problem *wizard.Complaint
		pv.options = nil
		pv.answer, pv.given, problem = s.draft(q)
		pv.given = pv.given && problem == nil
	}
	return pv
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

// keepDraft stores a draft that differs from what was there, so that leaving loses nothing. Text
// that is no answer yet is kept as typed.
func (s *questionScreen) keepDraft(a *App) {
	q := a.iv.Current()
	if q == nil || q.ID != s.id {
		return
	}
	old, had := a.iv.Answers().Get(q.ID)
	answer, given, problem := s.draft(q)
	touched := q.Kind == wizard.KindMany && len(answer.Words) > 0 || s.typing()
	switch {
	case problem != nil:
		a.typed[q.ID] = s.input.Value()
	case !given && s.typing():
		delete(a.typed, q.ID)
		a.unanswer(q)
	case given && (had && q.Kind != wizard.KindOne && q.Kind != wizard.KindLevel && q.Kind != wizard.KindBool || touched) && !(had && answer.Equal(old)):
		a.answer(q, answer)
	}
	a.save()
}
