package export

import (
	"bytes"
	"strings"
	"testing"

	"videokompass/export/pdf/pdftest"
)

// pdfTags renders the document and reads its structure tree.
func pdfTags(t *testing.T, d *Doc) *pdftest.Element {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	f, err := pdftest.Open(b.Bytes())
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
			got := pdfTags(t, d).Text
			for _, want := range docTexts(d) {
				if !strings.Contains(squeeze(got), squeeze(want)) {
					t.Errorf("lost: %q", want)
				}
			}
		})
	}
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
	if plain, hostile := shape(pdfTags(t, sampleDoc(plainText))), shape(pdfTags(t, sampleDoc(hostileText))); plain != hostile {
		t.Errorf("structure differs:\n%s\n%s", plain, hostile)
	}
}

func TestPDFCitationsLeadToSources(t *testing.T) {
	tags := pdfTags(t, sampleDoc(plainText))
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
	if n := len(pdfTags(t, d).All("Link")); n != 1 {
		t.Errorf("%d links without the list of sources, want the one to the outside", n)
	}
}

// squeeze drops white space and what no reader sees, for the comparison of texts.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}

// docTexts collects every text of the document.
func docTexts(d *Doc) []string {
	out := []string{d.Title, d.Subtitle}
	spans := func(ss []Span) {
		for _, s := range ss {
			out = append(out, s.Text)
		}
	}
	var items func([]Item)
	items = func(list []Item) {
		for _, it := range list {
			spans(it.Spans)
			items(it.Children)
		}
	}
	for _, p := range d.Parts {
		out = append(out, p.Title)
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case Heading:
				out = append(out, b.Text)
			case Para:
				spans(b.Spans)
			case Note:
				spans(b.Spans)
			case List:
				items(b.Items)
			case Fields:
				for _, f := range b.Rows {
					out = append(out, f.Label)
					spans(f.Spans)
				}
			case Table:
				out = append(append(out, b.Caption), b.Header...)
				for _, row := range b.Rows {
					for _, c := range row {
						spans(c.Spans)
					}
				}
			}
		}
	}
	return out
}
