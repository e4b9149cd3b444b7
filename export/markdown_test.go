package export

import (
	"regexp"
	"strings"
	"testing"
)

func TestPlainGolden(t *testing.T) {
	golden(t, "sample.md", renderDoc(t, Markdown, sampleDoc(plainText)))
	golden(t, "sample.txt", renderDoc(t, Txt, sampleDoc(plainText)))
}

var (
	mdEscaped = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]")
	mdStart   = regexp.MustCompile(`^( *(#+ |- \[[ x]\] |[-+*>] |\| |\d+[.)] ))?`)
	mdNested  = regexp.MustCompile(`^([-+*>] |\d+[.)] |#+ |    )`)
)

// mdShape keeps what has a meaning in Markdown: the starts of the lines and the signs that are
// neither escaped nor inside code.
func mdShape(text string) string {
	text = mdEscaped.ReplaceAllString(withoutCode(text), "x")
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		start := mdStart.FindString(line)
		b.WriteString(start)
		if !strings.HasPrefix(start, "#") && !strings.HasPrefix(start, "|") {
			b.WriteString(mdNested.FindString(line[len(start):])) // a list in a list, a list in a quote
		}
		for _, r := range line[len(start):] {
			if strings.ContainsRune("*_`[]<>|#~&", r) {
				b.WriteRune(r)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// withoutCode replaces code spans: a run of backticks up to the next run of the same length. An
// escaped backtick opens none.
func withoutCode(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] == '\\' && i+1 < len(text) {
			b.WriteString(text[i : i+2])
			i += 2
			continue
		}
		run := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
		if run == 0 {
			b.WriteByte(text[i])
			i++
			continue
		}
		ticks := text[i : i+run]
		rest := text[i+run:]
		end := 0
		for {
			at := strings.Index(rest[end:], ticks)
			if at < 0 {
				return b.String() + "unclosed code"
			}
			end += at
			length := len(rest[end:]) - len(strings.TrimLeft(rest[end:], "`"))
			if length == run {
				break
			}
			end += length
		}
		b.WriteString("code")
		i += run + end + run
	}
	return b.String()
}

func TestMarkdownHostile(t *testing.T) {
	tame := string(renderDoc(t, Markdown, sampleDoc(plainText)))
	for _, hostile := range []func(string) string{
		hostileText,
		func(s string) string { return "- " + s }, func(s string) string { return "12) " + s }, func(s string) string { return "    " + s },
		func(s string) string { return "## " + s + " ##" }, func(s string) string { return "`" + s }, func(s string) string { return s + "\\" },
		func(s string) string { return "``" + s + "`" }, func(s string) string { return "~~~ " + s }, func(s string) string { return "> ===\n---\n" + s },
	} {
		text := string(renderDoc(t, Markdown, sampleDoc(hostile)))
		a, b := strings.Split(mdShape(tame), "\n"), strings.Split(mdShape(text), "\n")
		if len(a) != len(b) {
			t.Fatalf("%q: %d lines became %d", hostile("x"), len(a), len(b))
		}
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("%q: line %d is %q instead of %q", hostile("x"), i+1, b[i], a[i])
			}
		}
		if strings.ContainsAny(text, "\x00\x1b\u202e\u200f\r\t") {
			t.Error("control characters reach the document")
		}
	}
}

func TestMarkdownLinks(t *testing.T) {
	d := &Doc{Parts: []Part{{"a", "", []Block{Para{[]Span{{Text: "gut", Href: "https://example.org/"}, {Text: "böse", Href: "javascript:alert(1)"}}}}}}}
	text := string(renderDoc(t, Markdown, d))
	if !strings.Contains(text, "[gut](<https://example.org/>)böse") {
		t.Errorf("links: %s", text)
	}
}

func TestTxtHostile(t *testing.T) {
	text := string(renderDoc(t, Txt, sampleDoc(hostileText)))
	if strings.ContainsAny(text, "\x00\x1b\u202e\u200f\r\t") {
		t.Error("control characters reach the text")
	}
	if strings.Contains(text, "\nBEGIN:") {
		t.Error("a text starts a line of its own")
	}
}
