package wizard

import (
	"testing"

	"videokompass/data"
)

// contradictory answers that nothing fits: own servers without staff, free of charge, with dial-in.
func contradictory() *Answers {
	as := &Answers{}
	word := func(id string, words ...string) { as.Set(id, Answer{Words: words}) }
	word("sector", "company")
	word("land", "NW")
	word("deployment", "own_servers")
	word("capacity", "none")
	word("features_must", "dial_in")
	as.Set("budget", Answer{Number: 0})
	return as
}

func TestNothingFits(t *testing.T) {
	kb := testKB(t)
	r, _ := Recommend(kb, contradictory(), today, "")
	n := r.Nothing
	if n == nil || r.Chosen != nil {
		t.Fatal("something fits")
	}
	if len(n.Ways) == 0 || len(n.Blockers) == 0 || n.Best == nil {
		t.Fatalf("ways %d, blockers %d, best %v", len(n.Ways), len(n.Blockers), n.Best)
	}
	for i, w := range n.Ways {
		if i > 0 && len(w.Changes) < len(n.Ways[i-1].Changes) {
			t.Error("a smaller set comes later")
		}
		p := NewProfile(kb, apply(contradictory(), w.Changes))
		open := map[string]bool{}
		for _, c := range Match(kb, p, today) {
			if c.Tier == TierSuitable || c.Tier == TierConditional {
				open[c.Ref.ID()] = true
			}
		}
		if len(open) != len(w.Opens) || len(open) == 0 {
			t.Errorf("way %d opens %d, said %d", i, len(open), len(w.Opens))
		}
		for _, ref := range w.Opens {
			if !open[ref.ID()] {
				t.Errorf("way %d does not open %s", i, ref.ID())
			}
		}
	}
	for _, f := range n.Best.Unmet() {
		if f.Fix == "service" {
			t.Errorf("the nearest offering is none: %s", f.Requirement.ID)
		}
	}
	for _, a := range r.Candidates {
		if a.Tier == TierExcluded && nearer(a, n.Best) && findFixService(a) == nil {
			t.Errorf("%s is nearer than %s", a.Ref.ID(), n.Best.Ref.ID())
		}
	}
}

func findFixService(a *Assessed) *Finding {
	for _, f := range a.Unmet() {
		if f.Fix == "service" {
			return f
		}
	}
	return nil
}

// On a must, what is unknown, stale, recalled or said by the vendor alone makes a condition with
// the exact question, unless a knock-out excludes the offering anyway; no such fact turns a must
// green; a no stays a no.
func TestAgeAndBasisMakeConditions(t *testing.T) {
	kb := testKB(t)
	as := PresetAnswers(kb, FindPreset(kb, "company"))
	r, _ := Recommend(kb, as, today, "")
	seen := map[Doubt]int{}
	for _, a := range r.Candidates {
		asked := map[string]bool{}
		for _, c := range a.Conditions {
			asked[c.Text.DE] = true
		}
		for i := range a.Findings {
			f := &a.Findings[i]
			if f.Level != LevelMust || f.Task || f.Check == nil || f.Check.Function != "" {
				continue
			}
			seen[f.Doubt]++
			c := f.Claim
			if f.Status == Met && c != nil && (!c.Verified() || c.Stale(today)) {
				t.Errorf("%s %s is green on an unproven fact", a.Ref.ID(), f.Requirement.ID)
			}
			if f.Status == Unmet && f.Doubt != NoDoubt {
				t.Errorf("%s %s: a no is doubted", a.Ref.ID(), f.Requirement.ID)
			}
			if def := kb.Def(f.Key); f.Doubt != NoDoubt && def != nil && a.Tier != TierExcluded && !asked[def.Ask.DE] {
				t.Errorf("%s %s (doubt %d): the question %q is missing", a.Ref.ID(), f.Requirement.ID, f.Doubt, def.Ask.DE)
			}
		}
	}
	for _, d := range []Doubt{Absent, Stale, Unverified, Unclear, VendorOnly} {
		if seen[d] == 0 {
			t.Errorf("no finding with doubt %d: the test shows nothing", d)
		}
	}
}

// The questionnaire asks each fact once and only what a must or should reads.
func TestOpenFacts(t *testing.T) {
	kb := data.Embedded()
	as := PresetAnswers(kb, FindPreset(kb, "school"))
	r, _ := Recommend(kb, as, today, "")
	for _, a := range r.Candidates {
		seen := map[string]bool{}
		last := LevelMust
		for _, f := range OpenFacts(kb, a, today) {
			if seen[f.Key] {
				t.Errorf("%s asks %s twice", a.Ref.ID(), f.Key)
			}
			seen[f.Key] = true
			if levelRank(f.Level) < levelRank(last) {
				t.Errorf("%s: a must comes after a should", a.Ref.ID())
			}
			last = f.Level
			if f.Doubt == NoDoubt || len(f.Requirements) == 0 || f.Ask.Empty() {
				t.Errorf("%s asks %s without a reason", a.Ref.ID(), f.Key)
			}
		}
	}
}
