package export

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"videokompass/data"
)

// artefacts are traces of texts that were put together badly.
var artefacts = []struct {
	what string
	re   *regexp.Regexp
}{
	{"a placeholder", regexp.MustCompile(`\{(organisation|offering|operator|authority|date|review|purposes|data|recipients|transfer)\}`)},
	{"a double space", regexp.MustCompile(`  `)},
	{"empty items", regexp.MustCompile(`; ?;|, ,|\(\)|\( |: ;`)},
	{"a doubled mark", regexp.MustCompile(`[^.]\.\.( |$)|\?\.|!`)},
	{"a formatting error", regexp.MustCompile(`%!|\(MISSING\)|<nil>`)},
}

// allCases are the cases of the parts, the answers that nothing fits, and the examples.
func allCases(t *testing.T) []reportCase {
	t.Helper()
	files, err := filepath.Glob("../examples/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	out := append([]reportCase{nothingFits}, reportCases...)
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, reportCase{filepath.Base(f), string(text), ""})
	}
	return out
}

// TestReportReads judges every case in both languages: no traces of bad joining, no empty heading,
// the same structure in both, English where English is asked for.
func TestReportReads(t *testing.T) {
	for _, c := range allCases(t) {
		r := recommendationOf(t, c)
		de, en := Report(r, Options{Lang: data.German}), Report(r, Options{Lang: data.English})
		for _, d := range []*Doc{de, en} {
			for _, p := range d.Parts {
				checkArtefacts(t, fmt.Sprintf("%s, %s, %s", c.name, d.Lang, p.ID), p)
				checkHeadings(t, fmt.Sprintf("%s, %s, %s", c.name, d.Lang, p.ID), p.Blocks)
			}
		}
		checkSameStructure(t, c.name, outline(de), outline(en))
		checkEnglish(t, c.name, en)
	}
}

func checkArtefacts(t *testing.T, where string, p Part) {
	t.Helper()
	if p.ID == "sources" {
		return // titles are quoted as they are
	}
	texts(p.Blocks, func(s string) {
		for _, a := range artefacts {
			if a.re.MatchString(s) {
				t.Errorf("%s: %s in %q", where, a.what, s)
			}
		}
	})
}

// checkHeadings wants text in every heading, something below it, and no level left out.
func checkHeadings(t *testing.T, where string, blocks []Block) {
	level := 1
	for i, b := range blocks {
		h, ok := b.(Heading)
		if !ok {
			continue
		}
		if strings.TrimSpace(h.Text) == "" || i == len(blocks)-1 {
			t.Errorf("%s: heading %q is empty", where, h.Text)
			continue
		}
		if next, ok := blocks[i+1].(Heading); ok && next.Level <= h.Level {
			t.Errorf("%s: nothing below heading %q", where, h.Text)
		}
		if h.Level > level+1 {
			t.Errorf("%s: heading %q jumps from level %d to %d", where, h.Text, level, h.Level)
		}
		level = h.Level
	}
}

// checkSameStructure compares kinds and sizes of the blocks.
func checkSameStructure(t *testing.T, where string, de, en []string) {
	t.Helper()
	for i := range min(len(de), len(en)) {
		if de[i] != en[i] {
			t.Errorf("%s: German %q, English %q", where, de[i], en[i])
			break
		}
	}
	if len(de) != len(en) {
		t.Errorf("%s: %d blocks in German, %d in English", where, len(de), len(en))
	}
}

func outline(d *Doc) []string {
	var out []string
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			n := 0
			switch b := b.(type) {
			case Heading:
				n = b.Level
			case List:
				n = len(b.Items)
			case Fields:
				n = len(b.Rows)
			case Table:
				n = len(b.Rows)
			}
			out = append(out, fmt.Sprintf("%s %T %d", p.ID, b, n))
		}
	}
	return out
}

var germanWords = regexp.MustCompile(`\b(und|oder|nicht|wird|werden|eine|einer|dem|ist|sind|für)\b`)

// checkEnglish finds German sentences in the English file.
func checkEnglish(t *testing.T, where string, d *Doc) {
	t.Helper()
	for _, p := range d.Parts {
		if p.ID == "sources" {
			continue // titles keep their language
		}
		texts(p.Blocks, func(s string) {
			if len(germanWords.FindAllString(s, -1)) >= 4 {
				t.Errorf("%s, %s: German in the English file: %q", where, p.ID, s)
			}
		})
	}
}
