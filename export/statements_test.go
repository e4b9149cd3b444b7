package export

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// decisions are full recommendations over the real knowledge base, one per language.
func decisions(t *testing.T) map[data.Lang]*wizard.Recommendation {
	t.Helper()
	kb := data.Embedded()
	out := map[data.Lang]*wizard.Recommendation{}
	for lang, sector := range map[data.Lang]string{data.German: "municipality", data.English: "school"} {
		p := wizard.FindPreset(kb, sector)
		if p == nil {
			t.Fatalf("no preset for %s", sector)
		}
		as := wizard.PresetAnswers(kb, p)
		as.Set("land", wizard.Answer{Words: []string{"NW"}})
		as.Set("organisation", wizard.Answer{Text: "Müßiggang <&> Söhne | *GmbH*"})
		as.Set("deployment", wizard.Answer{Words: []string{"online_service"}})
		r, ok := wizard.Recommend(kb, as, 20261122, "zoom/saas")
		if !ok {
			r, _ = wizard.Recommend(kb, as, 20261122, "")
		}
		out[lang] = r
	}
	return out
}

// statements returns every text of the document, white space collapsed.
func statements(d *Doc) []string {
	out := []string{d.Title, d.Subtitle}
	spans := func(list []Span) { out = append(out, Text(list)) }
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
	for i := range out {
		out[i] = collapse(out[i])
	}
	return out
}

func collapse(s string) string { return strings.TrimSpace(spaces.ReplaceAllString(s, " ")) }

var mdMarks = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// readable returns the text of a rendered document as its reader sees it.
func readable(t *testing.T, format string, content []byte) string {
	t.Helper()
	text := string(content)
	switch format {
	case "html":
		return htmlText(text)
	case "odt":
		_, text = xmlParts(t, format, unpack(t, content)["content.xml"])
	case "docx":
		_, text = xmlParts(t, format, unpack(t, content)["word/document.xml"])
	case "pdf":
		text = pdfTags(t, content).Text
	case "md":
		text = mdMarks.ReplaceAllString(text, "$1")
		text = strings.NewReplacer("**", "", "`", "").Replace(text)
		text = regexp.MustCompile(`\[([^\]\n]*)\]\(<[^>\n]*>\)`).ReplaceAllString(text, "$1")
	}
	return collapse(text)
}

// TestEveryStatement: no format lacks a statement of the document, and all keep
// its order.
func TestEveryStatement(t *testing.T) {
	for lang, r := range decisions(t) {
		o := Options{Lang: lang}
		all := statements(Report(r, o))
		if len(all) < 500 {
			t.Errorf("%s: only %d statements", lang, len(all))
		}
		for _, format := range []string{"md", "html", "odt", "docx", "pdf", "txt"} {
			var b bytes.Buffer
			if err := Render(&b, format, r, o); err != nil {
				t.Fatal(err)
			}
			text := readable(t, format, b.Bytes())
			missing, from := 0, 0
			for i, s := range all {
				switch {
				case format == "txt" && i == 0:
					s = strings.ToUpper(s)
				case format == "md":
					s = strings.NewReplacer("**", "", "`", "").Replace(s)
				}
				at := strings.Index(text[from:], s)
				if at < 0 {
					if missing++; missing <= 3 {
						t.Errorf("%s %s lacks here: %s", lang, format, s)
					}
					continue
				}
				if format != "txt" { // plain text names the columns in each row instead of above
					from += at
				}
			}
		}
	}
}

// TestSameBytes renders everything twice, at once and one by one.
func TestSameBytes(t *testing.T) {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	for lang, r := range decisions(t) {
		o := Options{Lang: lang}
		first, err := RenderAll(names, r, o)
		if err != nil {
			t.Fatal(err)
		}
		again := decisions(t)[lang]
		for i, name := range names {
			var b bytes.Buffer
			if err := Render(&b, name, again, o); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first[i], b.Bytes()) {
				t.Errorf("%s %s differs from run to run", lang, name)
			}
		}
	}
}

// TestNothingOfTheMachine: no name of a user or a host, no path and no time of day.
func TestNothingOfTheMachine(t *testing.T) {
	t.Setenv("USER", "benutzerin-4711")
	t.Setenv("LOGNAME", "benutzerin-4711")
	t.Setenv("HOSTNAME", "rechner-4711")
	bad := []string{"benutzerin-4711", "rechner-4711", "/home/", "/tmp/", "/root/", `C:\`}
	if host, err := os.Hostname(); err == nil && len(host) > 5 {
		bad = append(bad, host)
	}
	if dir, err := os.Getwd(); err == nil {
		bad = append(bad, dir)
	}
	clock := regexp.MustCompile(`\b\d\d:\d\d:\d\d\b`)
	r := decisions(t)[data.German]
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := Render(&b, f.Name, r, Options{Lang: data.German}); err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{f.Name: b.String()}
		if f.Name == "odt" || f.Name == "docx" {
			texts = unpack(t, b.Bytes())
		}
		for name, text := range texts {
			for _, word := range bad {
				if strings.Contains(text, word) {
					t.Errorf("%s %s contains %q", f.Name, name, word)
				}
			}
			for _, at := range clock.FindAllString(text, -1) {
				if at != "00:00:00" {
					t.Errorf("%s %s contains the time %s", f.Name, name, at)
				}
			}
		}
	}
}
