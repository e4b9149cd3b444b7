package export

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

func renderHTML(t *testing.T, d *Doc) string {
	t.Helper()
	var b strings.Builder
	if err := HTML(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	htmlTag  = regexp.MustCompile(`<[^>]*>`)
	htmlAttr = regexp.MustCompile(`"[^"]*"`)
	spaces   = regexp.MustCompile(`\s+`)
)

// htmlText returns what a reader of the page sees.
func htmlText(page string) string {
	_, body, _ := strings.Cut(page, "<body>")
	return spaces.ReplaceAllString(html.UnescapeString(htmlTag.ReplaceAllString(body, "")), " ")
}

// htmlShape returns the elements and the names of their attributes without any text.
func htmlShape(page string) string {
	var b strings.Builder
	for _, tag := range htmlTag.FindAllString(page, -1) {
		b.WriteString(htmlAttr.ReplaceAllString(tag, ""))
	}
	return b.String()
}

func TestHTMLGolden(t *testing.T) {
	page := renderHTML(t, sampleDoc(plainText))
	golden(t, "sample.html", []byte(strings.Replace(page, htmlStyle, "…\n", 1)))
}

func TestHTMLHostile(t *testing.T) {
	tame, hostile := renderHTML(t, sampleDoc(plainText)), renderHTML(t, sampleDoc(hostileText))
	if a, b := htmlShape(tame), htmlShape(hostile); a != b {
		t.Errorf("hostile texts change the structure:\n%s\n%s", a, b)
	}
	if strings.ContainsAny(hostile, "\x00\x1b\u202e\u200f\r") {
		t.Error("control characters reach the page")
	}
}

// TestHTMLAnchors follows every link inside the page.
func TestHTMLAnchors(t *testing.T) {
	checkAnchors(t, renderHTML(t, sampleDoc(plainText)))
	for lang, r := range decisions(t) {
		checkAnchors(t, renderHTML(t, Report(r, Options{Lang: lang})))
	}
}

func checkAnchors(t *testing.T, page string) {
	t.Helper()
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("id %s is given twice", m[1])
		}
		ids[m[1]] = true
	}
	links := regexp.MustCompile(` href="#([^"]*)"`).FindAllStringSubmatch(page, -1)
	for _, m := range links {
		if !ids[m[1]] {
			t.Errorf("no element has the id %s", m[1])
		}
	}
	if len(links) < 12 {
		t.Errorf("only %d links inside the page", len(links))
	}
}

// TestHTMLSelfContained: nothing is loaded, nothing runs.
func TestHTMLSelfContained(t *testing.T) {
	page := renderHTML(t, sampleDoc(plainText))
	for _, bad := range []string{"<script", "<link", "<img", "<iframe", "@import", "url(", " on", "src="} {
		if strings.Contains(htmlShape(page)+htmlStyle, bad) {
			t.Errorf("the page contains %q", bad)
		}
	}
}

func TestHTMLWithoutSources(t *testing.T) {
	d := sampleDoc(plainText)
	d.Parts = d.Parts[:2]
	page := renderHTML(t, d)
	if strings.Contains(page, `href="#q`) || !strings.Contains(page, "[1, 2]") {
		t.Error("without the list of sources citations must be plain numbers")
	}
}

func TestSafeHref(t *testing.T) {
	for href, want := range map[string]string{
		"https://example.org/a": "https://example.org/a", "HTTP://example.org": "HTTP://example.org", "mailto:a@example.org": "mailto:a@example.org",
		"javascript:alert(1)": "", "file:///etc/passwd": "", "data:text/html,x": "", "//example.org": "", "https://": "", "https://a b": "", `https://a"b`: "", "": "",
	} {
		if got := safeHref(href); got != want {
			t.Errorf("safeHref(%q) = %q", href, got)
		}
	}
}
