package export

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// officeFormats are the two packed formats with the file that holds the text.
var officeFormats = []struct {
	name, content, golden string
	render                func(io.Writer, *Doc) error
}{
	{"odt", "content.xml", "sample.odt.xml", ODT},
	{"docx", "word/document.xml", "sample.docx.xml", DOCX},
}

func renderDoc(t *testing.T, render func(io.Writer, *Doc) error, d *Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpack returns the files of an office document by name.
func unpack(t *testing.T, packed []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		out[f.Name] = string(text)
	}
	return out
}

// xmlParts splits well-formed XML into its elements with the names of their attributes, and its
// text. Ends of paragraphs, tabs and space elements count as white space.
func xmlParts(t *testing.T, name, text string) (shape, content string) {
	t.Helper()
	var s, c strings.Builder
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return s.String(), spaces.ReplaceAllString(c.String(), " ")
		}
		if err != nil {
			t.Fatalf("%s is not well formed: %v", name, err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Local == "s" || tok.Name.Local == "tab" {
				c.WriteByte(' ')
			}
			if tok.Name.Local == "s" && strings.HasSuffix(tok.Name.Space, "text:1.0") {
				continue // spaces at the edge belong to the text, not to the structure
			}
			s.WriteString("<" + tok.Name.Local)
			for _, a := range tok.Attr {
				s.WriteString(" " + a.Name.Local)
			}
			s.WriteString(">\n")
		case xml.EndElement:
			if tok.Name.Local == "p" || tok.Name.Local == "h" {
				c.WriteByte('\n')
			}
		case xml.CharData:
			c.Write(tok)
		}
	}
}

func TestOfficeGolden(t *testing.T) {
	for _, f := range officeFormats {
		golden(t, f.golden, []byte(unpack(t, renderDoc(t, f.render, sampleDoc(plainText)))[f.content]))
	}
}

func TestOfficeHostile(t *testing.T) {
	for _, f := range officeFormats {
		tame, hostile := unpack(t, renderDoc(t, f.render, sampleDoc(plainText))), unpack(t, renderDoc(t, f.render, sampleDoc(hostileText)))
		if len(tame) != len(hostile) {
			t.Errorf("%s: %d files became %d", f.name, len(tame), len(hostile))
		}
		for name := range tame {
			if name == "mimetype" {
				continue
			}
			a, _ := xmlParts(t, name, tame[name])
			b, _ := xmlParts(t, name, hostile[name])
			if a != b {
				t.Errorf("%s: hostile texts change the structure of %s", f.name, name)
			}
		}
	}
}

// TestOfficeLinks: every bookmark that a link names exists, every relation is used.
func TestOfficeLinks(t *testing.T) {
	for _, f := range officeFormats {
		text := unpack(t, renderDoc(t, f.render, sampleDoc(plainText)))[f.content]
		names, targets := `<text:bookmark text:name="`, `xlink:href="#`
		if f.name == "docx" {
			names, targets = ` w:name="`, ` w:anchor="`
		}
		marks, links := after(text, names), after(text, targets)
		for _, target := range links {
			if !slices.Contains(marks, target) {
				t.Errorf("%s: no bookmark %q", f.name, target)
			}
		}
		if sorted := slices.Sorted(slices.Values(marks)); len(slices.Compact(sorted)) != len(marks) {
			t.Errorf("%s: a bookmark is given twice: %v", f.name, marks)
		}
		if len(links) < 10 {
			t.Errorf("%s: only %d links", f.name, len(links))
		}
	}
}

// after returns what stands between each prefix and the next quote.
func after(text, prefix string) []string {
	var out []string
	for _, rest := range strings.Split(text, prefix)[1:] {
		value, _, _ := strings.Cut(rest, `"`)
		out = append(out, value)
	}
	return out
}

// TestODTType: readers look for the type in plain bytes at the start (ODF 1.3 part 2, 3.3).
func TestODTType(t *testing.T) {
	packed := renderDoc(t, ODT, sampleDoc(plainText))
	if string(packed[30:38]) != "mimetype" || string(packed[38:38+len(odtType)]) != odtType {
		t.Errorf("the archive does not begin with its type: %q", packed[:90])
	}
	if flags, extra := binary.LittleEndian.Uint16(packed[6:]), binary.LittleEndian.Uint16(packed[28:]); flags != 0 || extra != 0 {
		t.Errorf("the first entry has flags %d and %d bytes of extra field", flags, extra)
	}
}

func TestLongTitle(t *testing.T) {
	d := sampleDoc(plainText)
	d.Title = strings.Repeat("Ä", 10000)
	for _, f := range officeFormats {
		files := unpack(t, renderDoc(t, f.render, d))
		for _, name := range []string{"styles.xml", "word/footer1.xml"} {
			if strings.Contains(files[name], strings.Repeat("Ä", 200)) {
				t.Errorf("%s: the whole title stands in the footer", f.name)
			}
		}
		if !strings.Contains(files[f.content], d.Title) {
			t.Errorf("%s: the title is cut", f.name)
		}
	}
}
