package data

import (
	"io/fs"
	"testing"
)

// BenchmarkEmbedded is what every start pays for the knowledge base.
func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Embedded()
	}
}

// BenchmarkLoad is what a start would pay without the generated form: reading all TOML files.
func BenchmarkLoad(b *testing.B) {
	files, err := Files()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, problems := LoadFS(files); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkParse reads one product, as an overlay of that size would.
func BenchmarkParse(b *testing.B) {
	files, err := Files()
	if err != nil {
		b.Fatal(err)
	}
	text, err := fs.ReadFile(files, "products/zoom.toml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, problems := Parse("zoom.toml", text); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkFacts gathers the facts of every offering on one day.
func BenchmarkFacts(b *testing.B) {
	kb := Embedded()
	refs := kb.Offerings()
	var reuse *Facts
	b.ReportAllocs()
	for b.Loop() {
		for _, ref := range refs {
			reuse = kb.Facts(ref, NewDate(2026, 11, 22), reuse)
		}
	}
}
