package export

import (
	"strconv"
	"strings"
	"testing"

	"videokompass/export/pdf/pdftest"
)

// pdfTags reads the structure tree of a PDF.
func pdfTags(t *testing.T, content []byte) *pdftest.Element {
	t.Helper()
	f, err := pdftest.Open(content)
	if err != nil {
		t.Fatal(err)
	}
	tags, err := f.Tags()
	if err != nil {
		t.Fatal(err)
	}
	return tags
}

func TestPDFHoldsEveryStatement(t *testing.T) {
	for name, text := range map[string]func(string) string{"plain": plainText, "hostile": hostileText} {
		t.Run(name, func(t *testing.T) {
			d := sampleDoc(text)
			got := pdfTags(t, renderDoc(t, PDF, d)).Text
			for _, want := range statements(d) {
				if !strings.Contains(squeeze(got), squeeze(want)) {
					t.Errorf("lost: %q", want)
				}
			}
		})
	}
}

// TestPDFGolden holds the structure tree: roles, own text and what is read aloud instead.
func TestPDFGolden(t *testing.T) {
	var b strings.Builder
	var walk func(*pdftest.Element, string)
	walk = func(e *pdftest.Element, indent string) {
		b.WriteString(indent + e.Role)
		if a, ok := e.Dict["A"].(pdftest.Dict); ok {
			for _, k := range []pdftest.Name{"Scope", "ListNumbering"} {
				if v, ok := a[k].(pdftest.Name); ok {
					b.WriteString(" " + string(k) + "=" + string(v))
				}
			}
		}
		if alt, ok := e.Dict["Alt"].(string); ok {
			b.WriteString(" (" + alt + ")")
		}
		if e.Own != "" {
			b.WriteString(" " + strconv.Quote(e.Own))
		}
		b.WriteByte('\n')
		for _, k := range e.Kids {
			walk(k, indent+"  ")
		}
	}
	walk(pdfTags(t, renderDoc(t, PDF, sampleDoc(plainText))), "")
	golden(t, "sample.pdf.tags", []byte(b.String()))
}

func TestHostileTextKeepsThePDFStructure(t *testing.T) {
	shape := func(e *pdftest.Element) string {
		var b strings.Builder
		var walk func(*pdftest.Element)
		walk = func(e *pdftest.Element) {
			b.WriteString(e.Role + "(")
			for _, k := range e.Kids {
				walk(k)
			}
			b.WriteByte(')')
		}
		walk(e)
		return b.String()
	}
	if plain, hostile := shape(pdfTags(t, renderDoc(t, PDF, sampleDoc(plainText)))), shape(pdfTags(t, renderDoc(t, PDF, sampleDoc(hostileText)))); plain != hostile {
		t.Errorf("structure differs:\n%s\n%s", plain, hostile)
	}
}

func TestPDFCitationsLeadToSources(t *testing.T) {
	tags := pdfTags(t, renderDoc(t, PDF, sampleDoc(plainText)))
	var alts []string
	for _, l := range tags.All("Link") {
		if alt, ok := l.Dict["Alt"].(string); ok {
			alts = append(alts, alt)
		}
	}
	if got := strings.Join(alts, ", "); got != "Quelle 1, Quelle 2, Quelle 2, Quelle 3" {
		t.Errorf("links to sources: %s", got)
	}
	d := sampleDoc(plainText)
	d.Parts = d.Parts[:1]
	if n := len(pdfTags(t, renderDoc(t, PDF, d)).All("Link")); n != 1 {
		t.Errorf("%d links without the list of sources, want the one to the outside", n)
	}
}

// squeeze drops white space and controls, for the comparison of texts.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}
