package wizard_test

import (
	"fmt"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// synthetic returns a knowledge base with n offerings, made by repeating the real products; with 0 the
// real ones.
func synthetic(n int) *data.KB {
	kb := *data.Embedded()
	if n == 0 {
		return &kb
	}
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
	for _, n := range []int{0, 1_000, 10_000, 100_000} {
		b.Run(nameOf(n), func(b *testing.B) {
			kb := synthetic(n)
			p := wizard.NewProfile(kb, municipality(b, kb))
			b.ReportAllocs()
			for b.Loop() {
				wizard.Match(kb, p, 20261122)
			}
		})
	}
}

// BenchmarkExplain finds the smallest change for an offering that is excluded, among the real offerings
// and among invented ones: the cost is that of one offering.
func BenchmarkExplain(b *testing.B) {
	for _, n := range []int{0, 1_000, 10_000} {
		b.Run(nameOf(n), func(b *testing.B) {
			kb := synthetic(n)
			as := municipality(b, kb)
			cs := wizard.Match(kb, wizard.NewProfile(kb, as), 20261122)
			last := cs[len(cs)-1]
			if last.Tier != wizard.TierExcluded {
				b.Fatal("nothing is excluded")
			}
			b.ReportAllocs()
			for b.Loop() {
				wizard.ExplainExclusion(kb, as, 20261122, last.Ref)
			}
		})
	}
}

// BenchmarkRecommend judges every offering with all reasons.
func BenchmarkRecommend(b *testing.B) {
	for _, n := range []int{0, 1_000, 10_000} {
		b.Run(nameOf(n), func(b *testing.B) {
			kb := synthetic(n)
			as := municipality(b, kb)
			b.ReportAllocs()
			for b.Loop() {
				wizard.Recommend(kb, as, 20261122, "")
			}
		})
	}
}

// nameOf names a number of invented offerings; 0 are the real ones.
func nameOf(n int) string {
	if n == 0 {
		return "real"
	}
	return fmt.Sprint(n)
}
