package export

import (
	"fmt"
	"io"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// benchAnswers are those of a municipality that accepts every way of running a system.
func benchAnswers(tb testing.TB) *wizard.Answers {
	tb.Helper()
	kb := data.Embedded()
	p := wizard.FindPreset(kb, "municipality")
	if p == nil {
		tb.Fatal("no preset for municipalities")
	}
	as := wizard.PresetAnswers(kb, p)
	as.Set("land", wizard.Answer{Words: []string{"NW"}})
	as.Set("deployment", wizard.Answer{Words: []string{"own_servers", "it_provider", "online_service"}})
	return as
}

// BenchmarkJSON and BenchmarkReport render the decision over the real offerings and over ten and a hundred
// times as many.
func BenchmarkJSON(b *testing.B) {
	benchDecisions(b, func(r *wizard.Recommendation) error { return JSON(io.Discard, r, data.German) })
}

func BenchmarkReport(b *testing.B) {
	benchDecisions(b, func(r *wizard.Recommendation) error {
		Report(r, Options{Lang: data.German})
		return nil
	})
}

func benchDecisions(b *testing.B, render func(*wizard.Recommendation) error) {
	for _, times := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(times, "×"), func(b *testing.B) {
			kb := *data.Embedded()
			kb.Products = nil
			for round := range times {
				for _, p := range data.Embedded().Products {
					p.ID = fmt.Sprintf("%s-%03d", p.ID, round)
					kb.Products = append(kb.Products, p)
				}
			}
			r, _ := wizard.Recommend(&kb, benchAnswers(b), 20261122, "")
			b.ReportAllocs()
			for b.Loop() {
				if err := render(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPDF(b *testing.B) {
	kb, as := data.Embedded(), benchAnswers(b)
	r, _ := wizard.Recommend(kb, as, 20261122, "")
	doc := Report(r, Options{Lang: data.German})
	for b.Loop() {
		if err := PDF(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAllFormats is a whole decision file from answers to nine files, as recommend writes it.
func BenchmarkAllFormats(b *testing.B) {
	kb, as := data.Embedded(), benchAnswers(b)
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	for b.Loop() {
		r, _ := wizard.Recommend(kb, as, 20261122, "")
		if _, err := RenderAll(names, r, Options{Lang: data.German}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) { benchDoc(b, HTML) }
func BenchmarkODT(b *testing.B)  { benchDoc(b, ODT) }
func BenchmarkDOCX(b *testing.B) { benchDoc(b, DOCX) }

func benchDoc(b *testing.B, render func(io.Writer, *Doc) error) {
	r, _ := wizard.Recommend(data.Embedded(), benchAnswers(b), 20261122, "")
	doc := Report(r, Options{Lang: data.German})
	for b.Loop() {
		if err := render(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}
