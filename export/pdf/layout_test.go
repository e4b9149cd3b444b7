package pdf

import (
	"fmt"
	"strings"
	"testing"
)

func TestLinesEndAtWords(t *testing.T) {
	d, err := New(testInfo())
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		run   Run
		width int
		want  string
	}{
		"words":      {Run{Text: "eins zwei drei"}, 50 * pt, "eins zwei |drei"},
		"spaces":     {Run{Text: "eins   zwei"}, 30 * pt, "eins   |zwei"},
		"long word":  {Run{Text: "Donaudampfschiff"}, 30 * pt, "Dona|udam|pfschi|ff"},
		"one letter": {Run{Text: "abc"}, 1, "a|b|c"},
		"hyphen":     {Run{Text: "Konferenz-Systeme"}, 60 * pt, "Konferenz-|Systeme"},
		"short":      {Run{Text: "eine E-Mail"}, 40 * pt, "eine |E-Mail"},
		"soft":       {Run{Text: "Konferenz\u00adsysteme"}, 60 * pt, "Konferenz\u00ad|systeme"},
		"address":    {Run{Text: "https://example.org/lang/weg", Href: "https://example.org/lang/weg"}, 110 * pt, "https://example.org/|lang/weg"},
		"empty":      {Run{Text: ""}, 50 * pt, ""},
	} {
		tx := d.set([]Run{c.run}, bodySize).wrap(c.width)
		var lines []string
		for _, l := range tx.lines {
			s := ""
			for _, g := range tx.glyphs[l.from:l.to] {
				s += string(g.char)
			}
			lines = append(lines, s)
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWordsHoldAcrossRuns(t *testing.T) {
	d, err := New(testInfo())
	if err != nil {
		t.Fatal(err)
	}
	tx := d.set([]Run{{Text: "aaaa "}, {Text: "fett", Face: Bold}, {Text: ", weiter"}}, bodySize)
	width := 0
	for _, g := range tx.glyphs[:len("aaaa fett")] {
		width += int(g.width)
	}
	if tx.wrap(width + pt); tx.lines[0].to != len("aaaa ") {
		t.Errorf("the comma is parted from its word: first line ends at %d", tx.lines[0].to)
	}
}

func TestLongDocument(t *testing.T) {
	f, tags := build(t, func(d *Document) {
		d.Section("Lang")
		for i := range 250 {
			d.Heading(2, fmt.Sprintf("Abschnitt %d", i))
			for range 12 {
				d.Para(plain(strings.Repeat("Ein Satz mit Wörtern. ", 20)))
			}
		}
	})
	if n := f.Pages(); n < 200 {
		t.Errorf("%d pages, want 200 and more", n)
	}
	if n := len(tags.All("P")); n != 3000 {
		t.Errorf("%d paragraphs", n)
	}
}

func TestHeaderIsReadOnce(t *testing.T) {
	f, tags := build(t, func(d *Document) {
		table := Table{Header: []string{"Spalte Eins", "Spalte Zwei"}}
		for i := range 300 {
			table.Rows = append(table.Rows, []Cell{{Runs: plain(fmt.Sprint("Zelle ", i))}, {Runs: plain("Inhalt")}})
		}
		d.Table(table)
	})
	if f.Pages() < 5 || strings.Count(tags.Text, "Spalte Eins") != 1 || len(tags.All("TR")) != 301 {
		t.Errorf("%d pages, header %d times, %d rows", f.Pages(), strings.Count(tags.Text, "Spalte Eins"), len(tags.All("TR")))
	}
}

func TestHostileSizes(t *testing.T) {
	word := strings.Repeat("x", 10_000)
	many := make([]Cell, 60)
	deep := Item{Runs: plain("Grund")}
	for range 200 {
		deep = Item{Runs: plain("tiefer"), Children: []Item{deep}}
	}
	for name, fill := range map[string]func(*Document){
		"nothing":       func(*Document) {},
		"empty texts":   func(d *Document) { everything(d, "") },
		"long word":     func(d *Document) { everything(d, word) },
		"empty table":   func(d *Document) { d.Table(Table{}); d.Table(Table{Rows: [][]Cell{{}}}) },
		"only a header": func(d *Document) { d.Table(Table{Header: []string{"a", "b"}}) },
		"high row": func(d *Document) {
			d.Table(Table{Header: []string{word}, Rows: [][]Cell{{{Runs: plain(word)}, {Runs: plain("b")}}}})
		},
		"many columns": func(d *Document) { d.Table(Table{Rows: [][]Cell{many, {{Runs: plain("Text")}}}}) },
		"deep list":    func(d *Document) { d.List([]Item{deep}, true) },
		"empty lists":  func(d *Document) { d.List(nil, true); d.List([]Item{{}}, false) },
		"only headings": func(d *Document) {
			for range 200 {
				d.Heading(3, "Überschrift")
			}
		},
		"odd widths": func(d *Document) {
			d.Table(Table{Widths: []int{0, -5}, Rows: [][]Cell{{{Runs: plain("a")}, {Runs: plain("b")}, {Runs: plain("c")}}}})
		},
	} {
		t.Run(name, func(t *testing.T) { build(t, fill) })
	}
}

func FuzzText(f *testing.F) {
	f.Add("Text mit (Klammern) \\ und \x00 ẞ ☐")
	f.Add("<</MCID 0>>BDC EMC endstream endobj")
	f.Add("https://example.org/\xff\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		info := testInfo()
		info.Title, info.Running, info.Foot = s, s, s
		if _, _, err := read(info, func(d *Document) { everything(d, s) }); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkLongDocument(b *testing.B) {
	for b.Loop() {
		d, err := New(testInfo())
		if err != nil {
			b.Fatal(err)
		}
		for range 200 {
			everything(d, strings.Repeat("Ein Satz mit Wörtern. ", 10))
		}
		b.SetBytes(int64(len(d.Bytes())))
	}
}
