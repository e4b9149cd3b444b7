package wizard

import (
	"cmp"
	"slices"

	"videokompass/data"
)

// ExpressLength is how many questions the express path asks.
const ExpressLength = 8

// expressFirst open the express path: what kind of body it is decides which law applies, and the
// Land decides which authority is competent.
var expressFirst = []string{"sector", "land"}

// ExpressStart returns the questions that open the express path and apply.
func ExpressStart(kb *data.KB, as *Answers) []string {
	p := NewProfile(kb, as)
	var out []string
	for _, id := range expressFirst {
		if q := kb.Question(id); q != nil && p.Applies(q.When, q.Unless) {
			out = append(out, id)
		}
	}
	return out
}

// Effect is what the answer to a question can change.
type Effect struct {
	Question *data.Question
	Possible int // most offerings that one other answer lets in or shuts out
	Total    int // the same over all other answers
	Facts    int // most unmet or unknown musts that one other answer adds or removes
}

// Express returns the ids of the questions of the express path, in the order of the interview:
// sector and Land, then the questions whose answers change most which offerings are possible, given
// the answers so far. Equal effects keep the order of the interview.
func Express(kb *data.KB, as *Answers, on data.Date) []string {
	ids := ExpressStart(kb, as)
	for _, e := range Effects(kb, as, on) {
		if len(ids) == ExpressLength {
			break
		}
		if !slices.Contains(expressFirst, e.Question.ID) {
			ids = append(ids, e.Question.ID)
		}
	}
	var out []string
	for i := range kb.Questions {
		if slices.Contains(ids, kb.Questions[i].ID) {
			out = append(out, kb.Questions[i].ID)
		}
	}
	return out
}

// Effects ranks the questions that apply by what another answer would change, strongest first.
func Effects(kb *data.KB, as *Answers, on data.Date) []Effect {
	p := NewProfile(kb, as)
	base := standing(Match(kb, p, on))
	var out []Effect
	for i := range kb.Questions {
		q := &kb.Questions[i]
		if !p.Applies(q.When, q.Unless) {
			continue
		}
		e := Effect{Question: q}
		given, _ := as.Get(q.ID)
		for _, other := range probes(q, given) {
			changed := as.Clone()
			changed.Set(q.ID, other)
			e.compare(base, Match(kb, NewProfile(kb, changed), on))
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(b.Possible, a.Possible), cmp.Compare(b.Total, a.Total), cmp.Compare(b.Facts, a.Facts))
	})
	return out
}

// stand is where an offering stands for the base answers.
type stand struct {
	possible bool
	open     int
}

func standOf(c *Candidate) stand {
	return stand{c.Tier == TierSuitable || c.Tier == TierConditional, c.MustUnmet + c.MustUnknown}
}

func standing(cs []Candidate) map[string]stand {
	out := make(map[string]stand, len(cs))
	for i := range cs {
		out[cs[i].Ref.ID()] = standOf(&cs[i])
	}
	return out
}

// compare counts what one other answer changes and keeps the largest change.
func (e *Effect) compare(base map[string]stand, cs []Candidate) {
	possible, open := 0, 0
	for i := range cs {
		was, is := base[cs[i].Ref.ID()], standOf(&cs[i])
		if was.possible != is.possible {
			possible++
		}
		open += max(was.open-is.open, is.open-was.open)
	}
	e.Possible = max(e.Possible, possible)
	e.Total += possible
	e.Facts = max(e.Facts, open)
}

// probeNumbers are the numbers that are tried for a question about a number: sizes of meetings and
// yearly budgets as they are usual. They are cut to what the question allows.
var probeNumbers = []int{0, 10, 100, 500, 5000}

// probes returns other answers to a question whose effect is worth knowing. Texts and orders have
// none: they never let an offering in or shut it out.
func probes(q *data.Question, given Answer) []Answer {
	var out []Answer
	add := func(a Answer) {
		if !a.Equal(given) && Check(q, a) == nil {
			out = append(out, a)
		}
	}
	switch q.Kind {
	case KindOne, KindLevel:
		for _, id := range OptionIDs(q) {
			add(Answer{Words: []string{id}})
		}
	case KindBool:
		add(Answer{Bool: true})
		add(Answer{})
	case KindNumber:
		for _, n := range probeNumbers {
			add(Answer{Number: n})
		}
	case KindMany:
		for _, id := range OptionIDs(q) {
			add(Answer{Words: Toggled(q, given.Words, id)})
		}
	}
	return out
}

// Toggled returns the words with one of them added or removed, in the order of the options.
func Toggled(q *data.Question, words []string, id string) []string {
	out := []string{}
	for _, o := range OptionIDs(q) {
		if slices.Contains(words, o) != (o == id) {
			out = append(out, o)
		}
	}
	return out
}
