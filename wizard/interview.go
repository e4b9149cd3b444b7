package wizard

import (
	"slices"

	"videokompass/data"
)

// Interview leads through the questions. Both front ends drive it, so identical answers ask
// identical questions. It keeps a position; every answer can be changed at any time.
type Interview struct {
	kb      *data.KB
	answers *Answers
	profile *Profile
	at      string // id of the current question, "" at the end
	only    []string
}

// NewInterview starts at the first open question. The interview works on the answers it is given.
func NewInterview(kb *data.KB, as *Answers) *Interview {
	iv := &Interview{kb: kb, answers: as}
	iv.refresh()
	iv.ToOpen()
	return iv
}

// ToOpen moves to the first question of the path that has no answer, or behind the last one.
func (iv *Interview) ToOpen() {
	iv.at = ""
	for _, q := range iv.Path() {
		if _, ok := iv.answers.Get(q.ID); !ok {
			iv.at = q.ID
			return
		}
	}
}

// Limit restricts the path to these questions, as the express path does; none means all. The
// position stays.
func (iv *Interview) Limit(ids []string) { iv.only = ids }

// Path returns the questions that are asked one after the other: those that apply, and of them
// only the ones of Limit.
func (iv *Interview) Path() []*data.Question {
	qs := iv.Questions()
	if len(iv.only) == 0 {
		return qs
	}
	return slices.DeleteFunc(qs, func(q *data.Question) bool { return !slices.Contains(iv.only, q.ID) })
}

func (iv *Interview) refresh() { iv.profile = NewProfile(iv.kb, iv.answers) }

// Answers returns the answers as given; do not change them directly.
func (iv *Interview) Answers() *Answers { return iv.answers }

// Profile returns what follows from the answers so far.
func (iv *Interview) Profile() *Profile { return iv.profile }

// Questions returns the questions that apply now, in order.
func (iv *Interview) Questions() []*data.Question {
	var out []*data.Question
	for i := range iv.kb.Questions {
		if q := &iv.kb.Questions[i]; iv.profile.Applies(q.When, q.Unless) {
			out = append(out, q)
		}
	}
	return out
}

// NotAsked returns the questions that the answers make superfluous.
func (iv *Interview) NotAsked() []*data.Question {
	var out []*data.Question
	for i := range iv.kb.Questions {
		if q := &iv.kb.Questions[i]; !iv.profile.Applies(q.When, q.Unless) {
			out = append(out, q)
		}
	}
	return out
}

// Current returns the question to ask now, or nil at the end.
func (iv *Interview) Current() *data.Question {
	if iv.at == "" {
		return nil
	}
	return iv.kb.Question(iv.at)
}

// Progress returns the 1-based number of the current question and how many there are; at the end
// number is total + 1.
func (iv *Interview) Progress() (number, total int) {
	qs := iv.Path()
	for i, q := range qs {
		if q.ID == iv.at {
			return i + 1, len(qs)
		}
	}
	return len(qs) + 1, len(qs)
}

// Answer stores the answer of the current question and moves on.
func (iv *Interview) Answer(a Answer) *Complaint {
	q := iv.Current()
	if q == nil {
		return complain("es ist keine Frage offen", "no question is open")
	}
	if c := Check(q, a); c != nil {
		return c
	}
	iv.Change(q.ID, a)
	iv.move(1)
	return nil
}

// Change sets an answer without moving.
func (iv *Interview) Change(id string, a Answer) {
	iv.answers.Set(id, a)
	iv.refresh()
}

// Clear makes a question unanswered without moving.
func (iv *Interview) Clear(id string) {
	iv.answers.Delete(id)
	iv.refresh()
}

// Skip moves on without an answer; an earlier answer stays.
func (iv *Interview) Skip() { iv.move(1) }

// Back moves to the question before; it reports false at the first one.
func (iv *Interview) Back() bool { return iv.move(-1) }

// Jump moves to a question that applies, also to one outside the path; it reports false for another.
func (iv *Interview) Jump(id string) bool {
	for _, q := range iv.Questions() {
		if q.ID == id {
			iv.at = id
			return true
		}
	}
	return false
}

// End moves behind the last question.
func (iv *Interview) End() { iv.at = "" }

func (iv *Interview) move(by int) bool {
	qs := iv.Path()
	n := len(qs)
	for i, q := range qs {
		if q.ID == iv.at {
			n = i
		}
	}
	switch n += by; {
	case n < 0:
		return false
	case n >= len(qs):
		iv.at = ""
	default:
		iv.at = qs[n].ID
	}
	return true
}

// DecidedBy returns the question whose answer makes another one superfluous: the first earlier one
// of which another answer would bring the question up. It is nil when no single answer does.
func DecidedBy(kb *data.KB, as *Answers, q *data.Question) *data.Question {
	for i := range kb.Questions {
		by := &kb.Questions[i]
		if by.ID == q.ID {
			break
		}
		given, _ := as.Get(by.ID)
		for _, other := range probes(by, given) {
			changed := as.Clone()
			changed.Set(by.ID, other)
			if NewProfile(kb, changed).Applies(q.When, q.Unless) {
				return by
			}
		}
	}
	return nil
}
