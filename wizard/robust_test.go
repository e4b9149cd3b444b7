package wizard

import (
	"slices"
	"strings"
	"testing"

	"videokompass/data"
)

// TestContestSums proves that the stored sums give the engine's scores under any order.
func TestContestSums(t *testing.T) {
	kb := data.Embedded()
	as := PresetAnswers(kb, FindPreset(kb, "company"))
	r, _ := Recommend(kb, as, today, "")
	list := contest(r)
	if len(list) < 2 {
		t.Fatalf("contest of %d offerings", len(list))
	}
	orders := everyOrder(Priorities)
	for _, i := range []int{0, 1, 100, 359, 719} {
		p := *r.Profile
		p.Priorities = orders[i]
		pl := newPlan(kb, &p, today)
		var w [6]float64
		for n, name := range Priorities {
			w[n] = priorityWeights(orders[i])[name]
		}
		for k := range list {
			want := pl.evaluator(list[k].ref).candidate(nil).Score
			if got := list[k].score(w); got != want {
				t.Errorf("%s under %v: sums give %v, engine %v", list[k].ref.ID(), orders[i], got, want)
			}
		}
	}
}

func everyOrder(list []string) (out [][]string) {
	for order := range permutations(list) {
		out = append(out, slices.Clone(order))
	}
	return out
}

func TestPermutations(t *testing.T) {
	all := everyOrder(Priorities)
	seen := map[string]bool{}
	for _, o := range all {
		seen[strings.Join(o, ",")] = true
	}
	if len(all) != 720 || len(seen) != 720 {
		t.Fatalf("%d orders, %d different; want 720", len(all), len(seen))
	}
	if !slices.Equal(all[0], Priorities) {
		t.Errorf("the first order is %v, want the given one", all[0])
	}
}

// TestRobustIsExact compares the answer with a search that runs the engine on every single move
// and supposes the facts again.
func TestRobustIsExact(t *testing.T) {
	kb := testKB(t)
	for i := range kb.Presets {
		if i%3 != 0 {
			continue // a third of them is a sample of every kind
		}
		as := PresetAnswers(kb, &kb.Presets[i])
		r, _ := Recommend(kb, as, today, "")
		rb := Robust(r)
		if rb == nil {
			continue
		}
		lead := r.Candidates[0].Ref.ID()
		if rb.Order != nil {
			changed := as.Clone()
			changed.Set("priorities", Answer{Words: rb.Order.Order})
			if got := Match(kb, NewProfile(kb, changed), today)[0].Ref.ID(); got == lead || got != rb.Order.Leader.ID() {
				t.Errorf("%s: under %v leads %s, said %s", kb.Presets[i].ID, rb.Order.Order, got, rb.Order.Leader.ID())
			}
		} else {
			for _, m := range singleMoves(r.Profile.Priorities) {
				changed := as.Clone()
				changed.Set("priorities", Answer{Words: m.order})
				if got := Match(kb, NewProfile(kb, changed), today)[0].Ref.ID(); got != lead {
					t.Errorf("%s: %s leads under %v and was not found", kb.Presets[i].ID, got, m.order)
				}
			}
		}
		for _, l := range []data.Lang{data.German, data.English} {
			if s := rb.Sentence(l); strings.Count(s, ". ") > 0 || !strings.HasSuffix(s, ".") {
				t.Errorf("%s: not one sentence: %s", kb.Presets[i].ID, s)
			}
		}
	}
}
