package wizard

import (
	"math"
	"slices"

	"videokompass/data"
)

// wish is an answer that the organisation may give differently, with the looser answers, the
// nearest first and the loosest last.
type wish struct {
	q    *data.Question
	from Answer
	to   []Answer
	list bool // a list, of which single entries can be dropped
}

func (w *wish) change(k int) Change { return Change{w.q, w.from, w.to[k], true} }

// collect finds the given wishes that can be loosened, in the order of the questions.
func (s *search) collect() {
	for i := range s.kb.Questions {
		q := &s.kb.Questions[i]
		a, ok := s.base.Get(q.ID)
		if !ok {
			continue
		}
		w := wish{q: q, from: a}
		switch {
		case q.ID == "recording" || q.ID == "ai":
			for _, word := range []string{"lockable", "forbidden", "needed"} {
				if word != a.Word() {
					w.add(Answer{Words: []string{word}})
				}
			}
			if len(w.to) > 0 {
				s.locks = append(s.locks, w)
			}
			continue
		case q.ID == "deployment":
			if d := string(s.ref.Offering.Deployment); len(a.Words) > 0 && !slices.Contains(a.Words, d) {
				w.add(Answer{Words: append(slices.Clone(a.Words), d)})
			}
		case q.ID == "participants":
			s.participants(&w)
		case q.ID == "budget":
			s.budget(&w)
		case slices.Contains([]string{"features_must", "features_want", "evidence"}, q.ID):
			if w.list = len(a.Words) > 0; w.list {
				w.add(Answer{Words: []string{}})
			}
		default:
			w.looser(strictness[q.ID])
		}
		if len(w.to) > 0 {
			s.wishes = append(s.wishes, w)
		}
	}
}

var levels = []string{LevelMust, LevelShould, LevelAny}

// strictness orders the options of a question from strict to loose.
var strictness = map[string][]string{
	"capacity":        {"none", "basic", "experienced"},
	"region":          {"de", "eea", "adequate", "any"},
	"foreign_control": {"exclude", "check", "accept"},
	"open_source":     levels,
	"guest_access":    levels,
	"e2ee":            levels,
	"telemetry":       levels,
	"accessibility":   levels,
}

func (w *wish) add(a Answer) {
	if Check(w.q, a) == nil && !a.Equal(w.from) {
		w.to = append(w.to, a)
	}
}

func (w *wish) looser(order []string) {
	if i := slices.Index(order, w.from.Word()); i >= 0 {
		for _, word := range order[i+1:] {
			w.add(Answer{Words: []string{word}})
		}
	}
}

// participants fits the largest meeting to the offering.
func (s *search) participants(w *wish) {
	c := s.kb.Get(s.kb.Facts(s.ref, s.on, nil), "max_participants")
	if c != nil && c.Value.IsNum && int(c.Value.Number) < w.from.Number {
		w.add(Answer{Number: int(c.Value.Number)})
	}
	// A smaller meeting may fit a cheaper plan; only sizes at which a plan ends matter.
	for _, price := range s.kb.Facts(s.ref, s.on, nil).Prices {
		if price.Participants > 0 && price.Participants < w.from.Number {
			w.add(Answer{Number: price.Participants})
		}
	}
	slices.SortFunc(w.to, func(a, b Answer) int { return b.Number - a.Number })
	w.to = slices.CompactFunc(w.to, Answer.Equal)
}

// budget fits the budget to the price, for the meeting as planned and for smaller ones.
func (s *search) budget(w *wish) {
	facts := s.kb.Facts(s.ref, s.on, nil)
	hosts, _ := s.base.Get("hosts")
	planned, _ := s.base.Get("participants")
	sizes := []int{planned.Number, 1}
	for _, price := range facts.Prices {
		sizes = append(sizes, price.Participants)
	}
	for _, n := range sizes {
		if n > planned.Number {
			continue
		}
		cost := yearlyCost(facts.Prices, max(hosts.Number, 1), n)
		if need := math.Ceil(cost.Amount); cost.Known && need > float64(w.from.Number) && need < math.MaxInt32 {
			w.add(Answer{Number: int(need)})
		}
	}
	slices.SortFunc(w.to, func(a, b Answer) int { return a.Number - b.Number })
	w.to = slices.CompactFunc(w.to, Answer.Equal)
}

// lockChoices returns every choice of the answers on recording and AI, the given one first, then
// those that change one, then both. Only locks that matter to the offering are tried.
func (s *search) lockChoices() [][]Change {
	out := [][]Change{nil}
	for i := range s.locks {
		for k := range s.locks[i].to {
			out = append(out, []Change{s.locks[i].change(k)})
		}
	}
	if len(s.locks) == 2 {
		for k := range s.locks[0].to {
			for j := range s.locks[1].to {
				out = append(out, []Change{s.locks[0].change(k), s.locks[1].change(j)})
			}
		}
	}
	return out
}
