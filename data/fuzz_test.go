package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"
)

// knowledge adds the files of a folder of the knowledge base to the corpus.
func knowledge(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			f.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names[:min(len(names), 4)] {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text[:min(len(text), 20000)])
		}
	}
	f.Add([]byte("a = 1\na = 2\n"))
	f.Add([]byte("[[products]]\n[products.claims.e2ee]\nvalue = [[[[\n"))
	f.Add([]byte("d = 2026-02-30\n"))
	f.Add([]byte("\xef\xbb\xbfx = \"\xff\"\n"))
}

// oneLine checks that a problem is one clean line in both languages.
func oneLine(t *testing.T, problems Problems) {
	t.Helper()
	for _, p := range problems {
		for _, l := range []Lang{German, English} {
			if line := p.In(l); strings.TrimSpace(line) == "" || strings.ContainsFunc(line, unicode.IsControl) || !utf8.ValidString(line) {
				t.Fatalf("complaint %q", line)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	knowledge(f, "products/*.toml", "law/*.toml")
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, problems := Parse("x.toml", text)
		if (doc == nil) != (len(problems) > 0) {
			t.Fatalf("document %v with %d problems", doc != nil, len(problems))
		}
		oneLine(t, problems)
		for _, p := range problems {
			if p.Line > 1+strings.Count(string(text), "\n") {
				t.Fatalf("line %d is behind the end", p.Line)
			}
		}
	})
}

// FuzzOverlay lays any file over the knowledge base: it is taken whole or refused, the base stays.
func FuzzOverlay(f *testing.F) {
	knowledge(f, "products/*.toml", "sources/*.toml")
	base := Embedded()
	hash, products := base.Hash, len(base.Products)
	name := filepath.Join(f.TempDir(), "overlay.toml")
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
		kb, problems := WithOverlays(base, []string{name}, nil, NewDate(2026, 11, 22))
		if (kb == nil) != (len(problems) > 0) {
			t.Fatalf("knowledge base %v with %d problems", kb != nil, len(problems))
		}
		oneLine(t, problems)
		if base.Hash != hash || len(base.Products) != products {
			t.Fatal("the overlay changed the base")
		}
		if kb != nil {
			for _, ref := range kb.Offerings() {
				kb.Facts(ref, NewDate(2026, 11, 22), nil)
			}
		}
	})
}

// FuzzLoad reads any text as each kind of file of the knowledge base.
func FuzzLoad(f *testing.F) {
	knowledge(f, "products/*.toml", "law/*.toml", "sources/*.toml", "questions.toml", "claims.toml")
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, name := range []string{"products/x.toml", "law/x.toml", "sources/x.toml", "questions.toml", "claims.toml", "steps.toml"} {
			kb, origins, problems := LoadFS(fstest.MapFS{name: {Data: text}})
			oneLine(t, problems)
			if kb != nil && len(problems) == 0 {
				oneLine(t, Lint(kb, origins, NewDate(2026, 11, 22)))
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "Müßiggang", "a\x1b[31mb\x07", "\u202eabc", "a\r\nb\tc", "\xff\xfe", "\u0085\u009b31m", "👩\u200d👧 é", "\u2028\u2029\ufeff\x7f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, unicode.IsControl) {
			t.Fatalf("%q", got)
		}
		if strings.ContainsAny(got, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029") {
			t.Fatalf("direction or line marks stay: %q", got)
		}
		if again := Clean(got); again != got {
			t.Fatalf("%q cleaned again is %q", got, again)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-11-22", "22.11.2026", "2024-02-29", "0000-00-00", "9999-12-31", "2026-13-01", "-1-1-1", "٢٠٢٦-١١-٢٢"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDateAs(s)
		if err != nil {
			return
		}
		if back, err := ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("%q is %s, and that is %s, %v", s, d, back, err)
		}
		if d.AddDays(1).AddDays(-1) != d {
			t.Fatalf("%s: the day before the day after is %s", d, d.AddDays(1).AddDays(-1))
		}
	})
}
