package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// TestHostileData puts hostile texts and names of ten thousand characters into a knowledge base
// and writes the decision in every format.
func TestHostileData(t *testing.T) {
	kb := *data.Embedded()
	kb.Products = append([]data.Product{}, kb.Products...)
	kb.Sources = append([]data.Source{}, kb.Sources...)
	spoil := func(x data.Text) data.Text { return data.Text{DE: hostileText(x.DE), EN: hostileText(x.EN)} }
	for i := range kb.Products {
		p := &kb.Products[i]
		p.Name = hostileText(p.Name) + strings.Repeat("Ü", 10000*(1-min(i, 1)))
		p.Offerings = append([]data.Offering{}, p.Offerings...)
		p.Settings = append([]data.Setting{}, p.Settings...)
		for j := range p.Offerings {
			p.Offerings[j].Name, p.Offerings[j].Operator = spoil(p.Offerings[j].Name), hostileText(p.Offerings[j].Operator)
		}
		for j := range p.Settings {
			s := &p.Settings[j]
			s.File, s.Key, s.Recommended, s.Reason = hostileText(s.File), hostileText(s.Key), hostileText(s.Recommended), spoil(s.Reason)
		}
	}
	for i := range kb.Sources {
		kb.Sources[i].Title, kb.Sources[i].URL = hostileText(kb.Sources[i].Title), "javascript:"+hostileText(kb.Sources[i].URL)
	}
	answers := examples(t)["gemeinde-nrw"].answers.Clone()
	answers.Set("organisation", wizard.Answer{Text: hostileText("Gemeinde")})
	r := example{&kb, answers}.decide(t, "")
	for _, f := range Formats() {
		var b strings.Builder
		if err := Render(&b, f.Name, r, Options{Lang: data.German}); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, f.Name, b.String())
	}
}

// checkHarmless reads a file as its readers do and looks for what broke out.
func checkHarmless(t *testing.T, format, text string) {
	t.Helper()
	controls := "\x00\x1b\u202e\u200f"
	switch format {
	case "odt", "docx":
		for name, part := range unpack(t, []byte(text)) {
			if name != "mimetype" {
				if shape, _ := xmlParts(t, name, part); strings.Contains(shape, "<script") {
					t.Errorf("%s %s: a text became an element", format, name)
				}
			}
		}
	case "html":
		shape := htmlShape(text)
		if strings.Contains(shape, "<script") || strings.Contains(shape, "<!--") || strings.Contains(text, `href="javascript`) {
			t.Error("html: a text became an element")
		}
		checkAnchors(t, text)
	case "csv":
		for _, row := range readCSV(t, []byte(text), ';') {
			for _, cell := range row {
				if cell != harmlessCell(cell) {
					t.Errorf("csv: a cell begins as a formula: %.40q", cell)
				}
			}
		}
	case "json":
		if !json.Valid([]byte(text)) {
			t.Error("json: not valid")
		}
		controls = "\x00\x1b"
	case "md":
		if strings.Contains(withoutCode(text), "(<javascript") {
			t.Error("md: a link leads to a script")
		}
	case "ics":
		if strings.Count(text, "\nBEGIN:VEVENT\r") != strings.Count(text, "\nUID:") {
			t.Error("ics: a text became an event")
		}
	case "pdf":
		return // pdf_test.go reads it back
	}
	if at := strings.IndexAny(text, controls); at >= 0 && format != "odt" && format != "docx" {
		t.Errorf("%s: the character %s is in the file", format, fmt.Sprintf("%.1q", text[at:]))
	}
}
