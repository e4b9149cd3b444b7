package wizard

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"videokompass/data"
)

// Answering in any order, going back, changing and clearing on the way gives the same
// recommendation as the final answers given straight.
func TestOrderOfAnsweringHasNoEffect(t *testing.T) {
	kb := data.Embedded()
	for _, sector := range []string{"municipality", "school", "health", "company", "church_catholic"} {
		final := PresetAnswers(kb, FindPreset(kb, sector))
		want := fingerprint(kb, final)
		for seed := range uint64(3) {
			rng := rand.New(rand.NewPCG(seed, 1))
			got := &Answers{}
			iv := NewInterview(kb, got)
			for range 40 {
				wander(rng, kb, iv)
			}
			for _, i := range rng.Perm(len(kb.Questions)) {
				q := &kb.Questions[i]
				if a, ok := final.Get(q.ID); ok {
					iv.Change(q.ID, a)
				} else {
					iv.Clear(q.ID)
				}
			}
			if f := fingerprint(kb, got); f != want {
				t.Errorf("%s, seed %d: the way of answering changed the result:\n%s\nwant\n%s", sector, seed, f, want)
			}
		}
	}
}

// wander does something that a person at the interview could do.
func wander(rng *rand.Rand, kb *data.KB, iv *Interview) {
	q := iv.Current()
	switch rng.IntN(5) {
	case 0:
		iv.Back()
	case 1:
		iv.Skip()
	case 2:
		iv.Jump(kb.Questions[rng.IntN(len(kb.Questions))].ID)
	case 3:
		iv.Clear(kb.Questions[rng.IntN(len(kb.Questions))].ID)
	default:
		if q != nil {
			iv.Answer(anyAnswer(rng, q))
		} else {
			iv.Jump("sector")
		}
	}
}

// anyAnswer makes an answer that fits the question.
func anyAnswer(rng *rand.Rand, q *data.Question) Answer {
	ids := OptionIDs(q)
	switch q.Kind {
	case KindBool:
		return Answer{Bool: rng.IntN(2) == 0}
	case KindNumber:
		return Answer{Number: q.Min + rng.IntN(400)}
	case KindText:
		return Answer{Text: "Musterau"}
	case KindOne, KindLevel:
		return Answer{Words: []string{ids[rng.IntN(len(ids))]}}
	}
	words := []string{}
	for _, i := range rng.Perm(len(ids))[:rng.IntN(len(ids)+1)] {
		words = append(words, ids[i])
	}
	return Answer{Words: words}
}

// fingerprint is everything that a match decides, in order.
func fingerprint(kb *data.KB, as *Answers) string {
	p := NewProfile(kb, as)
	s := fmt.Sprintln(p.Flags(), p.Participants, p.Hosts, p.Budget, p.Priorities)
	for _, c := range Match(kb, p, today) {
		s += fmt.Sprintln(c.Ref.ID(), c.Tier, c.Score, c.MustMet, c.MustUnknown, c.MustUnmet, c.Transfer)
	}
	return s
}

// Answers to questions that do not apply have no effect.
func TestAnswersThatDoNotApply(t *testing.T) {
	kb := data.Embedded()
	for i := range kb.Presets {
		as := PresetAnswers(kb, &kb.Presets[i])
		p := NewProfile(kb, as)
		want := fingerprint(kb, as)
		rng := rand.New(rand.NewPCG(7, uint64(i)))
		changed := as.Clone()
		for _, q := range NewInterview(kb, as.Clone()).NotAsked() {
			changed.Set(q.ID, anyAnswer(rng, q))
		}
		if got := fingerprint(kb, changed); got != want {
			t.Errorf("%s: answers that do not apply change the result", kb.Presets[i].ID)
		}
		if !NewProfile(kb, changed).Effective.Equal(p.Effective) {
			t.Errorf("%s: answers that do not apply count", kb.Presets[i].ID)
		}
	}
}

// The same answers, data and day give the same recommendation, in every part.
func TestRecommendationIsDeterministic(t *testing.T) {
	kb := data.Embedded()
	as := PresetAnswers(kb, FindPreset(kb, "school"))
	first, _ := Recommend(kb, as, today, "")
	for range 3 {
		again, _ := Recommend(kb, as.Clone(), today, "")
		if !reflect.DeepEqual(PastOf(first), PastOf(again)) {
			t.Fatal("two runs differ")
		}
		if a, b := Robust(first), Robust(again); a.Sentence(data.German) != b.Sentence(data.German) {
			t.Errorf("two runs say:\n%s\n%s", a.Sentence(data.German), b.Sentence(data.German))
		}
	}
}

// Order of words in answers that are sets must not matter to the verdict.
func TestOrderOfWordsHasNoEffect(t *testing.T) {
	kb := data.Embedded()
	as := PresetAnswers(kb, FindPreset(kb, "company"))
	turned := as.Clone()
	for i := range kb.Questions {
		q := &kb.Questions[i]
		if a, ok := turned.Get(q.ID); ok && q.Kind == KindMany {
			words := slices.Clone(a.Words)
			slices.Reverse(words)
			turned.Set(q.ID, Answer{Words: words})
		}
	}
	if fingerprint(kb, as) != fingerprint(kb, turned) {
		t.Error("the order of words changes the result")
	}
}

// A rule is never used outside its time, nor a proposal at all, whatever the day.
func TestRulesOnlyInTheirTime(t *testing.T) {
	kb := testKB(t)
	as := PresetAnswers(kb, FindPreset(kb, "company"))
	as.Delete("deployment")
	for _, on := range []data.Date{20100101, 20151006, 20160712, 20200715, 20200716, 20210627, 20210628, 20221228, 20230710, 20250627, 20251227, today, 20320101} {
		r, _ := Recommend(kb, as, on, "")
		for _, a := range r.Candidates {
			for _, rule := range a.Transfer.Rules {
				if rule.Outlook || rule.Kind != "eea" && !rule.In(on) {
					t.Errorf("%s on %s rests on %s", a.Ref.ID(), on, rule.ID)
				}
			}
			for _, as := range a.Assessments {
				if as.Date > on {
					t.Errorf("%s on %s shows the later verdict %s", a.Ref.ID(), on, as.ID)
				}
			}
			for _, w := range a.Transfer.Warnings {
				if w.Date > on {
					t.Errorf("%s on %s warns of the later %s", a.Ref.ID(), on, w.ID)
				}
			}
		}
		for _, rule := range r.Rules {
			if rule.Outlook || !rule.In(on) {
				t.Errorf("law on %s names %s", on, rule.ID)
			}
		}
	}
}
