package wizard_test

import (
	"fmt"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// synthetic returns a knowledge base with n offerings, made by repeating the real products.
func synthetic(n int) *data.KB {
	kb := *data.Embedded()
	real := kb.Products
	kb.Products = nil
	for have, round := 0, 0; have < n; round++ {
		for _, p := range real {
			p.ID = fmt.Sprintf("%s-%04d", p.ID, round)
			kb.Products = append(kb.Products, p)
			if have += len(p.Offerings); have >= n {
				break
			}
		}
	}
	return &kb
}

func municipality(tb testing.TB, kb *data.KB) *wizard.Answers {
	tb.Helper()
	p := wizard.FindPreset(kb, "municipality")
	if p == nil {
		tb.Fatal("no preset for municipalities")
	}
	as := wizard.PresetAnswers(kb, p)
	as.Set("land", wizard.Answer{Words: []string{"NW"}})
	return as
}

// BenchmarkMatch shows that the cost grows with the number of offerings and no faster.
func BenchmarkMatch(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			kb := synthetic(n)
			p := wizard.NewProfile(kb, municipality(b, kb))
			b.ReportAllocs()
			for b.Loop() {
				wizard.Match(kb, p, 20261122)
			}
		})
	}
}

// BenchmarkExplain finds the smallest change for an offering that is excluded.
func BenchmarkExplain(b *testing.B) {
	kb := data.Embedded()
	as := municipality(b, kb)
	r, _ := wizard.Recommend(kb, as, 20261122, "")
	excluded := r.Tier(wizard.TierExcluded)
	if len(excluded) == 0 {
		b.Fatal("nothing is excluded")
	}
	for b.Loop() {
		wizard.ExplainExclusion(kb, as, 20261122, excluded[0].Ref)
	}
}
