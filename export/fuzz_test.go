package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"videokompass/data"
	"videokompass/wizard"
)

var fuzzTexts = []string{"", "Müßiggang", "# *a* _b_ [c](javascript:x) | `d`", "<script>alert(1)</script>&amp;", "\x1b[31m\x00\u202e", "=cmd|' /C calc'!A0", "\xff\xfe", strings.Repeat("Donaudampfschifffahrt", 40), "1. x\n- y\n> z", "]]></w:t>", "(\\) Tj ET", "BEGIN:VALARM\r\nEND:VCALENDAR"}

// FuzzTextFormats renders a document of every kind of block around any text.
func FuzzTextFormats(f *testing.F) {
	for _, s := range fuzzTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return // a page is filled; longer texts only take longer
		}
		d := sampleDoc(func(s string) string { return s + data.Clean(text) })
		for _, format := range []string{"md", "txt", "html"} {
			out, err := RenderDoc(format, d)
			if err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(out) || bytes.ContainsFunc(out, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
				t.Fatalf("%s holds control characters: %q", format, out)
			}
		}
	})
}

// FuzzOfficeFormats renders the packed formats around any text, twice to the same bytes.
func FuzzOfficeFormats(f *testing.F) {
	for _, s := range fuzzTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		d := sampleDoc(func(s string) string { return s + data.Clean(text) })
		for _, format := range []string{"odt", "docx", "pdf"} {
			first, err := RenderDoc(format, d)
			if err != nil {
				t.Fatal(err)
			}
			second, err := RenderDoc(format, d)
			if err != nil || !bytes.Equal(first, second) {
				t.Fatalf("%s: other bytes the second time, %v", format, err)
			}
		}
	})
}

// FuzzDataFormats puts any text into the answers and writes the formats for programs.
func FuzzDataFormats(f *testing.F) {
	for _, s := range fuzzTexts {
		f.Add(s)
	}
	kb := data.Embedded()
	f.Fuzz(func(t *testing.T, text string) {
		as := &wizard.Answers{}
		as.Set("sector", wizard.Answer{Words: []string{"school"}})
		as.Set("organisation", wizard.Answer{Text: text})
		r, ok := wizard.Recommend(kb, as, data.NewDate(2026, 11, 22), "")
		if !ok {
			t.Fatal("no recommendation")
		}
		out, err := RenderAll([]string{"json", "csv", "ics"}, r, Options{Lang: data.German})
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(out[0]) {
			t.Fatalf("no JSON: %.300q", out[0])
		}
		for i, name := range []string{"json", "csv", "ics"} {
			if !utf8.Valid(out[i]) || bytes.ContainsFunc(out[i], func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' }) {
				t.Fatalf("%s holds control characters", name)
			}
		}
		if n := bytes.Count(out[2], []byte("\nEND:VCALENDAR")); n != 1 {
			t.Fatalf("%d calendars", n)
		}
		name := FileName(text, data.NewDate(2026, 11, 22), "md")
		if len(name) > 200 || strings.ContainsAny(name, "/\\:\x00") || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "-") {
			t.Fatalf("file name %q", name)
		}
	})
}
