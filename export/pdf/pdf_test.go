package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"videokompass/export/pdf/pdftest"
)

func testInfo() Info {
	return Info{Title: "Prüfung (Ä) <ß> & \\", Lang: "de-DE", Date: "2026-11-22", Running: "Kurztitel", Foot: "Stichtag 22.11.2026", Page: "Seite %d von %d", Open: "offen", Done: "erledigt"}
}

// build makes a document and reads it back.
func build(t *testing.T, fill func(*Document)) (*pdftest.File, *pdftest.Element) {
	t.Helper()
	f, tags, err := read(testInfo(), fill)
	if err != nil {
		t.Fatal(err)
	}
	return f, tags
}

func read(info Info, fill func(*Document)) (*pdftest.File, *pdftest.Element, error) {
	d, err := New(info)
	if err != nil {
		return nil, nil, err
	}
	fill(d)
	f, err := pdftest.Open(d.Bytes())
	if err != nil {
		return nil, nil, err
	}
	tags, err := f.Tags()
	if err != nil {
		return nil, nil, err
	}
	return f, tags, wellFormed(tags)
}

// wellFormed checks what ISO 14289-1 asks of the tree: known roles, levels of headings without
// gaps, lists of items, tables as regular grids with scoped headers, notes with an identifier.
func wellFormed(e *pdftest.Element) error {
	below := map[string][]string{
		"Document": {"Title", "P", "Sect", "Note", "L", "Table", "H1", "H2", "H3"}, "Sect": {"P", "Note", "L", "Table", "H1", "H2", "H3"},
		"Note": {"P"}, "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Lbl": {"Span"}, "LBody": {"L", "Link", "Span"}, "P": {"Link", "Span"},
		"Table": {"Caption", "THead", "TBody"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}, "TD": {"Link", "Span"}, "TH": {"Link", "Span"},
	}
	level, columns := 0, 0
	var walk func(*pdftest.Element) error
	walk = func(e *pdftest.Element) error {
		switch e.Role {
		case "H1", "H2", "H3":
			n := int(e.Role[1] - '0')
			if n > level+1 {
				return fmt.Errorf("heading %q: level %d after %d", e.Text, n, level)
			}
			level = n
		case "Table":
			columns = 0
		case "TR":
			if columns != 0 && len(e.Kids) != columns {
				return fmt.Errorf("row of %d cells in a table of %d columns", len(e.Kids), columns)
			}
			columns = len(e.Kids)
		case "TH":
			if a, _ := e.Dict["A"].(pdftest.Dict); a["O"] != pdftest.Name("Table") || a["Scope"] == nil {
				return fmt.Errorf("header cell %q without scope", e.Text)
			}
		case "Note":
			if e.Dict["ID"] == nil {
				return fmt.Errorf("note without identifier")
			}
		case "L", "THead", "TBody", "Document":
			if len(e.Kids) == 0 && e.Role != "Document" {
				return fmt.Errorf("empty %s", e.Role)
			}
		}
		for _, k := range e.Kids {
			if !slices.Contains(below[e.Role], k.Role) {
				return fmt.Errorf("%s inside %s", k.Role, e.Role)
			}
			if err := walk(k); err != nil {
				return err
			}
		}
		return nil
	}
	return walk(e)
}

func plain(s string) []Run { return []Run{{Text: s}} }

func texts(es []*pdftest.Element) []string {
	var out []string
	for _, e := range es {
		out = append(out, e.Text)
	}
	return out
}

func TestBlocksAreTagged(t *testing.T) {
	_, tags := build(t, func(d *Document) {
		d.Title("Titel", "darunter")
		d.Section("Teil")
		d.Heading(3, "zu tief")
		d.Para([]Run{{Text: "Text mit "}, {Text: "Verweis", Href: "https://example.org/ü?a=(1)"}, {Text: " und Quelle "}, {Text: "1", Goto: "q1", Alt: "Quelle 1"}, {Text: "."}})
		d.Note(plain("Achtung"))
		d.List([]Item{{Runs: plain("offen"), Tick: OpenTick, Children: []Item{{Runs: plain("innen")}}}, {Runs: plain("fertig"), Tick: DoneTick}}, false)
		d.List([]Item{{Runs: plain("Quelle"), Anchor: "q1"}}, true)
		d.Table(Table{Caption: "Tabelle", Header: []string{"a", "b"}, RowHeads: true, Rows: [][]Cell{{{Runs: plain("Zeile")}, {Tick: OpenTick}}, {{Runs: plain("kurz")}}}})
	})
	for role, want := range map[string][]string{
		"Title": {"Titel"}, "H1": {"Teil"}, "H2": {"zu tief"}, "H3": nil, "Note": {"Achtung"}, "Link": {"Verweis", "1"},
		"LBody": {"offen•innen", "innen", "fertig", "Quelle"}, "Lbl": {"☐", "•", "☑", "1."},
		"Caption": {"Tabelle"}, "TH": {"a", "b", "Zeile", "kurz"}, "TD": {"☐", ""},
	} {
		if got := texts(tags.All(role)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", role, got, want)
		}
	}
	if got := tags.All("P")[1].Text; got != "Text mit Verweis und Quelle 1." {
		t.Errorf("paragraph in reading order: %q", got)
	}
	if alt := tags.All("Span")[0].Dict["Alt"]; alt != "offen" {
		t.Errorf("tick box is read aloud as %v", alt)
	}
}

func TestDocumentSaysWhatItIs(t *testing.T) {
	f, _ := build(t, func(d *Document) {
		d.Section("Eins")
		d.Heading(2, "Unter")
		d.Section("Zwei")
	})
	catalog := f.Dict(f.Trailer["Root"])
	if catalog["Lang"] != "de-DE" || f.Dict(catalog["MarkInfo"])["Marked"] != true || f.Dict(catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		t.Errorf("catalog: %v", catalog)
	}
	xmp := string(f.Get(catalog["Metadata"]).(pdftest.Stream).Content)
	for _, want := range []string{"<pdfuaid:part>1</pdfuaid:part>", "Prüfung (Ä) &lt;ß&gt; &amp; \\", "<rdf:li>de-DE</rdf:li>", "2026-11-22"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("metadata lack %q", want)
		}
	}
	outlines := f.Dict(catalog["Outlines"])
	first := f.Dict(outlines["First"])
	if first["Title"] != "Eins" || f.Dict(first["First"])["Title"] != "Unter" || f.Dict(first["Next"])["Title"] != "Zwei" || outlines["Count"] != 2.0 {
		t.Errorf("bookmarks: %v", outlines)
	}
}

func TestOnlyHarmlessLinks(t *testing.T) {
	for href, want := range map[string]string{
		"https://example.org/ü": "https://example.org/%C3%BC", "HTTP://example.org": "HTTP://example.org", "mailto:a@example.org": "mailto:a@example.org",
		"javascript:alert(1)": "", "file:///etc/passwd": "", "//example.org": "", "": "", "https:///x": "", "https:": "", "data:text/html,x": "", "https://a/\n(b)\\": "https://a/%0A(b)\\",
	} {
		if got := target(href); got != want {
			t.Errorf("target(%q) = %q, want %q", href, got, want)
		}
	}
}

func TestEveryCharacterComesBack(t *testing.T) {
	text := "äöüÄÖÜßẞ § € „“‚‘ – — … → ☐ ☑ ✓ a\u00a0b\u202fc\u2011d ½ × − ≤ ≥ Łódź Ωμέγα Жук 会議 \U0001F600 fi\u00adx 1\u20092"
	_, tags := build(t, func(d *Document) {
		for _, f := range []Face{Regular, Bold, Mono} {
			d.Para([]Run{{Text: text, Face: f}})
		}
	})
	want := strings.ReplaceAll(text, "\u00ad", "") // a hyphen that is needed nowhere
	for i, got := range texts(tags.All("P")) {
		if got != want {
			t.Errorf("face %d: %q, want %q", i, got, want)
		}
	}
}

func TestControlsBecomeSpaces(t *testing.T) {
	_, tags := build(t, func(d *Document) { d.Para(plain("a\x00b\nc\u0085d\uFEFFe\uFFFEf\xffg")) })
	if got, want := tags.All("P")[0].Text, "a b c d\uFFFDe\uFFFDf\uFFFDg"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSameCallsSameBytes(t *testing.T) {
	var first []byte
	for range 3 {
		d, err := New(testInfo())
		if err != nil {
			t.Fatal(err)
		}
		everything(d, "Text ")
		got := d.Bytes()
		if first == nil {
			first = got
		}
		if !bytes.Equal(got, first) {
			t.Fatal("two runs differ")
		}
	}
}

// everything adds each kind of block with the text.
func everything(d *Document, s string) {
	d.Title(s, s)
	d.Section(s)
	d.Heading(2, s)
	d.Para([]Run{{Text: s}, {Text: s, Face: Bold}, {Text: s, Face: Mono}, {Text: s + "x", Href: "https://example.org/" + s}})
	d.Note(plain(s))
	d.List([]Item{{Runs: plain(s), Children: []Item{{Runs: plain(s), Tick: DoneTick}}}}, true)
	d.Table(Table{Caption: s, Header: []string{s, s}, Rows: [][]Cell{{{Runs: plain(s)}, {Runs: plain(s), Tick: OpenTick}}}})
	d.Table(Table{Rows: [][]Cell{{{Runs: plain(s)}, {Runs: plain(s)}}}, RowHeads: true, Plain: true})
}
