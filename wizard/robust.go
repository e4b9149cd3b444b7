package wizard

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"videokompass/data"
)

// Robustness says what would have to change for another offering to lead. Both halves are proven
// by running the engine on the changed answers or facts; either may be nil.
type Robustness struct {
	Leader  *Assessed
	Order   *Reordering // the nearest order of priorities with another leader
	Settled *Settlement // the fewest unknowns whose answers bring another leader
}

// Reordering is an order of priorities under which another offering leads.
type Reordering struct {
	Order  []string
	Moves  data.Text // the difference in words
	Leader data.OfferingRef
}

// Settlement is a set of open facts; when they are answered as said, another offering leads.
type Settlement struct {
	Offering data.OfferingRef // of whom the questions are asked
	Facts    []OpenFact
	Against  bool             // the answers would have to speak against the offering, which leads now
	Leader   data.OfferingRef // who leads then
}

// Robust computes how firmly the first place stands; nil when nothing fits.
func Robust(r *Recommendation) *Robustness {
	if r.Nothing != nil || len(r.Candidates) == 0 {
		return nil
	}
	out := &Robustness{Leader: r.Candidates[0]}
	out.Order = reorder(r)
	out.Settled = settle(r)
	return out
}

// sums are the parts of an offering's score by priority, before weighting.
type sums struct {
	ref            data.OfferingRef
	low, high, all [6]float64
}

// score applies weights to the sums as the engine does.
func (s *sums) score(w [6]float64) Score {
	var low, high, all float64
	for i := range w {
		low, high, all = low+w[i]*s.low[i], high+w[i]*s.high[i], all+w[i]*s.all[i]
	}
	if all == 0 {
		return Score{}
	}
	return Score{percent(low, all), percent(high, all)}
}

// contest holds the offerings that the priorities can bring to the first place: those of the
// leader's tier with as few open musts.
func contest(r *Recommendation) []sums {
	lead := r.Candidates[0]
	var out []sums
	for _, a := range r.Candidates {
		if a.Tier == lead.Tier && a.MustUnknown == lead.MustUnknown {
			out = append(out, sums{ref: a.Ref})
		}
	}
	// The score is linear in the weights: each priority alone gives its part.
	pl := quietPlan(r.KB, r.Profile, r.AsOf)
	for i, name := range Priorities {
		e := pl.weighing(map[string]float64{name: 1}).quickEvaluator()
		for n := range out {
			s := &out[n]
			e.turnTo(s.ref)
			c := e.candidate(nil)
			s.low[i], s.high[i], s.all[i] = c.lowW, c.highW, c.weights
		}
	}
	return out
}

// leads returns the offering that leads the contest under an order.
func leads(list []sums, order []string) data.OfferingRef {
	named := priorityWeights(order)
	var w [6]float64
	for i, name := range Priorities {
		w[i] = named[name]
	}
	best, bestScore := -1, Score{}
	for i := range list {
		s := list[i].score(w)
		if best < 0 || s.Low > bestScore.Low || s.Low == bestScore.Low && (s.High > bestScore.High ||
			s.High == bestScore.High && list[i].ref.ID() < list[best].ref.ID()) {
			best, bestScore = i, s
		}
	}
	return list[best].ref
}

// reorder searches the nearest order with another leader: first every single move, then all 720
// orders by the number of exchanged neighbours.
func reorder(r *Recommendation) *Reordering {
	list := contest(r)
	if len(list) < 2 {
		return nil
	}
	now := r.Profile.Priorities
	lead := r.Candidates[0].Ref.ID()
	for _, try := range singleMoves(now) {
		if first, ok := proven(r, list, lead, try.order); ok {
			return &Reordering{try.order, try.text, first}
		}
	}
	for order := range permutations(completeOrder(now)) {
		if first, ok := proven(r, list, lead, order); ok {
			order = slices.Clone(order)
			return &Reordering{order, orderText(order), first}
		}
	}
	return nil
}

// proven returns who else leads under an order, by the sums and by the engine itself.
func proven(r *Recommendation, list []sums, lead string, order []string) (data.OfferingRef, bool) {
	if leads(list, order).ID() == lead {
		return data.OfferingRef{}, false
	}
	p := *r.Profile
	p.Priorities = order
	first := Match(r.KB, &p, r.AsOf)[0].Ref
	return first, first.ID() != lead
}

type move struct {
	order []string
	text  data.Text
}

// singleMoves lists the orders one move away: a priority to the front, or two exchanged. Near
// exchanges come before far ones.
func singleMoves(now []string) []move {
	var out []move
	for gap := 1; gap < len(now); gap++ {
		for i := 0; i+gap < len(now); i++ {
			o := slices.Clone(now)
			o[i], o[i+gap] = o[i+gap], o[i]
			a, b := priorityLabel(now[i]), priorityLabel(now[i+gap])
			out = append(out, move{o, data.Text{DE: "„" + b.DE + "“ mit „" + a.DE + "“ den Platz tauschte", EN: "“" + b.EN + "” changed places with “" + a.EN + "”"}})
		}
	}
	for _, name := range Priorities {
		o := append([]string{name}, slices.DeleteFunc(slices.Clone(now), func(s string) bool { return s == name })...)
		l := priorityLabel(name)
		out = append(out, move{o, data.Text{DE: "„" + l.DE + "“ an erster Stelle stünde", EN: "“" + l.EN + "” came first"}})
	}
	return out
}

func orderText(order []string) data.Text {
	var de, en []string
	for _, name := range order {
		l := priorityLabel(name)
		de, en = append(de, l.DE), append(en, l.EN)
	}
	return data.Text{DE: "die Reihenfolge so wäre: " + strings.Join(de, ", "), EN: "the order were: " + strings.Join(en, ", ")}
}

// completeOrder appends the priorities that are not named.
func completeOrder(now []string) []string {
	out := slices.Clone(now)
	for _, p := range Priorities {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// permutations goes through every order of the list, those with the fewest exchanged neighbours first.
// The order is valid until the next one.
func permutations(list []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		order := make([]string, 0, len(list))
		// with goes through the orders of rest that take exactly so many exchanges.
		var with func(rest []string, exchanges int) bool
		with = func(rest []string, exchanges int) bool {
			if len(rest) == 0 {
				return yield(order)
			}
			most := (len(rest) - 1) * (len(rest) - 2) / 2 // of what is left behind the next place
			for i := max(0, exchanges-most); i <= min(exchanges, len(rest)-1); i++ {
				order = append(order, rest[i])
				left := slices.Concat(rest[:i], rest[i+1:])
				if !with(left, exchanges-i) {
					return false
				}
				order = order[:len(order)-1]
			}
			return true
		}
		for exchanges := range len(list)*(len(list)-1)/2 + 1 {
			if !with(list, exchanges) {
				return
			}
		}
	}
}

func priorityLabel(id string) data.Text {
	switch id {
	case "privacy":
		return data.Text{DE: "Datenschutz", EN: "privacy"}
	case "sovereignty":
		return data.Text{DE: "Souveränität", EN: "sovereignty"}
	case "security":
		return data.Text{DE: "Sicherheit", EN: "security"}
	case "cost":
		return data.Text{DE: "Kosten", EN: "cost"}
	case "effort":
		return data.Text{DE: "Aufwand", EN: "effort"}
	}
	return data.Text{DE: "Funktionen", EN: "features"}
}

// Sentence says the result in one sentence.
func (rb *Robustness) Sentence(l data.Lang) string {
	t := func(de, en string) string { return data.Text{DE: de, EN: en}.In(l) }
	lead := rb.Leader.Ref.Name(l)
	var ways []string
	if o := rb.Order; o != nil {
		ways = append(ways, fmt.Sprintf(t("wenn %s (dann: %s)", "if %s (then: %s)"), o.Moves.In(l), o.Leader.Name(l)))
	}
	if s := rb.Settled; s != nil {
		var asks []string
		for _, f := range s.Facts {
			asks = append(asks, t("„", "“")+strings.TrimRight(f.Ask.In(l), ".")+t("“", "”"))
		}
		list := strings.Join(asks, t(" und ", " and "))
		switch {
		case s.Against:
			ways = append(ways, fmt.Sprintf(t("wenn die Antwort auf %s gegen %s spräche (dann: %s)", "if the answer to %s spoke against %s (then: %s)"), list, s.Offering.Name(l), s.Leader.Name(l)))
		default:
			ways = append(ways, fmt.Sprintf(t("wenn die Antwort auf %s belegt für %s spräche", "if the answer to %s, with proof, spoke for %s"), list, s.Offering.Name(l)))
		}
	}
	if len(ways) == 0 {
		return fmt.Sprintf(t("%s bliebe bei jeder Reihenfolge der Prioritäten vorn, und keine offene Angabe eines anderen Angebots änderte daran etwas.",
			"%s would stay in the lead under every order of priorities, and no open fact of another offering would change that."), lead)
	}
	head := fmt.Sprintf(t("%s läge nicht mehr vorn, ", "%s would no longer lead "), lead)
	if rb.Order == nil {
		head = fmt.Sprintf(t("%s bliebe bei jeder Reihenfolge der Prioritäten vorn; ein anderes Angebot läge erst vorn, ", "%s would stay in the lead under every order of priorities; another offering would lead "), lead)
	}
	return head + strings.Join(ways, t(", oder ", ", or ")) + "."
}
