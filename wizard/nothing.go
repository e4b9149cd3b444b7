package wizard

import (
	"cmp"
	"slices"
	"strings"

	"videokompass/data"
)

// NothingFits says what stands in the way when every offering is excluded.
type NothingFits struct {
	Blockers []Blocker // answers that exclude most, most first
	Ways     []Opening // smallest relaxations, those that open most first
	Best     *Assessed // the offering that comes nearest; its unmet musts are the residual risk
}

// Blocker is a requirement with the number of offerings it excludes.
type Blocker struct {
	Requirement *data.Requirement
	Excludes    int
}

// Opening is a set of changed answers with every offering that it admits.
type Opening struct {
	Changes []Change
	Opens   []data.OfferingRef
}

// explainNothing computes blockers and openings. Services that have ended are left out: no answer
// brings them back.
func explainNothing(kb *data.KB, as *Answers, on data.Date, all []*Assessed) *NothingFits {
	n := &NothingFits{}
	count := map[*data.Requirement]int{}
	var alive []*Assessed
	for _, a := range all {
		if slices.ContainsFunc(a.Unmet(), func(f *Finding) bool { return f.Fix == "service" }) || a.Tier == TierUnassessed {
			continue
		}
		alive = append(alive, a)
		for _, f := range a.Unmet() {
			count[f.Requirement]++
		}
		if n.Best == nil || nearer(a, n.Best) {
			n.Best = a
		}
	}
	for i := range kb.Requirements {
		if c := count[&kb.Requirements[i]]; c > 0 {
			n.Blockers = append(n.Blockers, Blocker{&kb.Requirements[i], c})
		}
	}
	slices.SortStableFunc(n.Blockers, func(a, b Blocker) int { return cmp.Compare(b.Excludes, a.Excludes) })
	n.Ways = openings(kb, as, on, alive)
	return n
}

// nearer orders excluded offerings: a breach of law weighs more than a wish that is not granted.
func nearer(a, b *Assessed) bool {
	return cmp.Or(cmp.Compare(legalUnmet(a), legalUnmet(b)), cmp.Compare(a.MustUnmet, b.MustUnmet),
		cmp.Compare(a.MustUnknown, b.MustUnknown), cmp.Compare(b.Score.Low, a.Score.Low)) < 0
}

// legalUnmet counts the knock-outs that come from the catalogue and not from a wish.
func legalUnmet(a *Assessed) int {
	n := 0
	for _, f := range a.Unmet() {
		if !f.Requirement.Criterion {
			n++
		}
	}
	return n
}

// shownOpenings bounds the relaxations that are worked out and shown.
const shownOpenings = 5

// openings collects the smallest ways of all offerings, the smallest sets first, and runs the
// engine on each of them to name every offering that it opens.
func openings(kb *data.KB, as *Answers, on data.Date, alive []*Assessed) []Opening {
	bySet := map[string][]Change{}
	opened := map[string]int{}
	var keys []string
	for _, a := range alive {
		way, _ := smallestWay(kb, as, on, a.Ref)
		if way == nil {
			continue
		}
		key := changesKey(way.Changes)
		if opened[key]++; bySet[key] == nil {
			bySet[key] = way.Changes
			keys = append(keys, key)
		}
	}
	slices.SortStableFunc(keys, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(bySet[x]), len(bySet[y])), cmp.Compare(opened[y], opened[x]), cmp.Compare(x, y))
	})
	var out []Opening
	for _, k := range keys[:min(len(keys), shownOpenings)] {
		o := Opening{Changes: bySet[k]}
		for _, c := range Match(kb, NewProfile(kb, apply(as, o.Changes)), on) {
			if c.Tier == TierSuitable || c.Tier == TierConditional {
				o.Opens = append(o.Opens, c.Ref)
			}
		}
		if len(o.Opens) > 0 {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Opening) int {
		return cmp.Or(cmp.Compare(len(a.Changes), len(b.Changes)), cmp.Compare(len(b.Opens), len(a.Opens)))
	})
	return out
}

func changesKey(set []Change) string {
	var parts []string
	for _, c := range set {
		parts = append(parts, c.Question.ID+"="+tomlAnswer(c.Question, c.To))
	}
	slices.Sort(parts)
	return strings.Join(parts, ";")
}

// Describe says a change in words: "Wer darf …: eigene Server, Online-Dienst".
func (c Change) Describe(l data.Lang) string {
	return c.Question.Label.In(l) + " " + data.Text{DE: "→ ", EN: "→ "}.In(l) + AnswerText(c.Question, c.To, l)
}

// AnswerText returns an answer in words.
func AnswerText(q *data.Question, a Answer, l data.Lang) string {
	switch q.Kind {
	case KindBool:
		if a.Bool {
			return data.Text{DE: "ja", EN: "yes"}.In(l)
		}
		return data.Text{DE: "nein", EN: "no"}.In(l)
	case KindNumber:
		return Number(float64(a.Number), l)
	case KindText:
		return data.Clean(a.Text)
	}
	var labels []string
	for _, w := range a.Words {
		labels = append(labels, OptionLabel(q, w, l))
	}
	if len(labels) == 0 {
		return data.Text{DE: "nichts davon", EN: "none of these"}.In(l)
	}
	return strings.Join(labels, ", ")
}

// OptionLabel returns the label of an option.
func OptionLabel(q *data.Question, id string, l data.Lang) string {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return q.Options[i].Label.In(l)
		}
	}
	switch id {
	case LevelMust:
		return data.Text{DE: "muss sein", EN: "must"}.In(l)
	case LevelShould:
		return data.Text{DE: "wäre gut", EN: "should"}.In(l)
	case LevelAny:
		return data.Text{DE: "egal", EN: "any"}.In(l)
	}
	return id
}
