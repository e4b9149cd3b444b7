package export

import (
	_ "embed"
	"html"
	"io"
	"strconv"
	"strings"

	"videokompass/data"
)

//go:embed style.css
var htmlStyle string

// HTML writes the document as one file: no script, nothing loaded from elsewhere. The policy in
// its head forbids both even to a reader that would follow what a text smuggles in.
func HTML(w io.Writer, d *Doc) error {
	h := &htmlWriter{l: d.Lang, outline: outlineOf(d), sources: hasSources(d), cited: map[int]bool{}}
	h.b.Grow(384 << 10) // about as long as a decision file
	h.raw("<!DOCTYPE html>\n<html lang=\"", string(d.Lang), "\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
	h.text(d.Title)
	h.raw("</title>\n<style>\n", htmlStyle, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">")
	h.text(h.t("Zum Inhalt springen", "Skip to content"))
	h.raw("</a>\n<div class=\"page\">\n<header>\n<h1>")
	h.text(d.Title)
	h.raw("</h1>\n<p>")
	h.text(d.Subtitle)
	h.raw("</p>\n</header>\n<div class=\"cols\">\n")
	h.nav()
	h.raw("<main id=\"main\">\n")
	for i := range d.Parts {
		h.part(&d.Parts[i], &h.outline[i])
	}
	h.raw("</main>\n</div>\n</div>\n</body>\n</html>\n")
	_, err := io.WriteString(w, h.b.String())
	return err
}

type htmlWriter struct {
	b       strings.Builder
	l       data.Lang
	outline []outlinePart
	sources bool         // the list of sources is in the document, so citations have a target
	cited   map[int]bool // sources whose first citation carries the anchor to come back to
	part0   *outlinePart
	nextH2  int
	level   int    // of the last heading, as h1 to h6
	title   string // of the last heading, for tables without a caption
}

func (h *htmlWriter) raw(parts ...string) {
	for _, p := range parts {
		h.b.WriteString(p)
	}
}

func (h *htmlWriter) text(s string) { h.b.WriteString(html.EscapeString(data.Clean(s))) }

func (h *htmlWriter) t(de, en string) string { return data.Text{DE: de, EN: en}.In(h.l) }

// nav is the table of contents. The sections of a part are folded away: a decision file has more
// than a hundred.
func (h *htmlWriter) nav() {
	h.raw("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">")
	h.text(h.t("Inhalt", "Contents"))
	h.raw("</h2>\n<ol>\n")
	for _, p := range h.outline {
		h.raw("<li>")
		h.link(p.id, p.title)
		if len(p.sections) > 0 {
			h.raw("\n<details><summary>", strconv.Itoa(len(p.sections)), " ")
			if len(p.sections) == 1 {
				h.text(h.t("Abschnitt", "section"))
			} else {
				h.text(h.t("Abschnitte", "sections"))
			}
			h.raw("<span class=\"hide\"> ")
			h.text(h.t("in: ", "in: ") + p.title)
			h.raw("</span></summary>\n<ul>\n")
			for _, s := range p.sections {
				h.raw("<li>")
				h.link(s.id, s.title)
				h.raw("</li>\n")
			}
			h.raw("</ul></details>")
		}
		h.raw("</li>\n")
	}
	h.raw("</ol>\n</nav>\n")
}

func (h *htmlWriter) link(id, title string) {
	h.raw("<a href=\"#", id, "\">")
	h.text(title)
	h.raw("</a>")
}

func (h *htmlWriter) part(p *Part, o *outlinePart) {
	h.part0, h.nextH2, h.level, h.title = o, 0, 2, p.Title
	h.raw("<section aria-labelledby=\"", o.id, "\">\n<h2 id=\"", o.id, "\">")
	h.text(p.Title)
	h.raw("</h2>\n")
	for _, b := range p.Blocks {
		h.block(p, b)
	}
	h.raw("</section>\n")
}

func (h *htmlWriter) block(p *Part, b Block) {
	switch b := b.(type) {
	case Heading:
		h.heading(b)
	case Para:
		h.raw("<p>")
		h.spans(b.Spans)
		h.raw("</p>\n")
	case Note:
		h.raw("<div class=\"note\" role=\"note\"><p>")
		h.spans(b.Spans)
		h.raw("</p></div>\n")
	case Fields:
		h.raw("<dl>\n")
		for _, f := range b.Rows {
			h.raw("<div><dt>")
			h.text(f.Label)
			h.raw("</dt><dd>")
			h.spans(f.Spans)
			h.raw("</dd></div>\n")
		}
		h.raw("</dl>\n")
	case List:
		h.list(b.Items, b.Ordered, p.ID == sourcesPart && b.Ordered)
	case Table:
		h.table(b)
	}
}

// heading writes h3 or h4; a level is never skipped, whatever the part asks for.
func (h *htmlWriter) heading(b Heading) {
	level := min(b.Level+1, h.level+1)
	h.level, h.title = level, b.Text
	tag := "h" + strconv.Itoa(level)
	h.raw("<", tag)
	if b.Level == 2 && h.nextH2 < len(h.part0.sections) {
		h.raw(" id=\"", h.part0.sections[h.nextH2].id, "\"")
		h.nextH2++
	}
	h.raw(">")
	h.text(b.Text)
	h.raw("</", tag, ">\n")
}

// list writes items; those of the list of sources carry the anchors that citations lead to.
func (h *htmlWriter) list(items []Item, ordered, sources bool) {
	if len(items) == 0 {
		return
	}
	tag := "ul"
	if ordered {
		tag = "ol"
	}
	h.raw("<", tag)
	if items[0].Tick != NoTick && !ordered {
		h.raw(" class=\"ticks\"")
	}
	h.raw(">\n")
	for i, it := range items {
		h.raw("<li")
		if sources {
			h.raw(" id=\"", sourceAnchor(i+1), "\"")
		}
		h.raw(">")
		h.tick(it.Tick)
		h.spans(it.Spans)
		if sources && h.cited[i+1] {
			h.raw(" <a class=\"back\" href=\"#", citeAnchor(i+1), "\" aria-label=\"")
			h.text(h.t("zurück zur ersten Fundstelle von Quelle ", "back to the first citation of source ") + strconv.Itoa(i+1))
			h.raw("\">↑</a>")
		}
		if len(it.Children) > 0 {
			h.raw("\n")
			h.list(it.Children, false, false)
		}
		h.raw("</li>\n")
	}
	h.raw("</", tag, ">\n")
}

func (h *htmlWriter) tick(t Tick) {
	if t == NoTick {
		return
	}
	h.raw("<span class=\"box\" role=\"img\" aria-label=\"")
	if t == DoneTick {
		h.text(h.t("erledigt:", "done:"))
	} else {
		h.text(h.t("offen:", "open:"))
	}
	h.raw("\">", tickRune(t), "</span> ")
}

// table writes a table inside a region that scrolls by keyboard on narrow screens.
func (h *htmlWriter) table(t Table) {
	caption, hidden := t.Caption, ""
	if caption == "" {
		caption, hidden = h.title, " class=\"hide\""
	}
	h.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
	h.text(h.t("Tabelle: ", "Table: ") + caption)
	h.raw("\">\n<table>\n<caption><span", hidden, ">")
	h.text(caption)
	h.raw("</span></caption>\n")
	h.columns(t)
	h.raw("<thead>\n<tr>")
	for _, c := range t.Header {
		if c == "" {
			h.raw("<td></td>")
			continue
		}
		h.raw("<th scope=\"col\">")
		h.text(c)
		h.raw("</th>")
	}
	h.raw("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		h.raw("<tr>")
		for i, c := range row {
			open, end := "<td>", "</td>"
			if t.RowHeads && i == 0 {
				open, end = "<th scope=\"row\">", "</th>"
			}
			h.raw(open)
			h.tick(c.Tick)
			h.spans(c.Spans)
			h.raw(end)
		}
		h.raw("</tr>\n")
	}
	h.raw("</tbody>\n</table>\n</div>\n")
}

// columns gives the columns their shares of the width; without shares they are equal.
func (h *htmlWriter) columns(t Table) {
	if len(t.Widths) != len(t.Header) {
		return
	}
	h.raw("<colgroup>")
	for _, share := range shares(t) {
		h.raw("<col style=\"width:", strconv.FormatFloat(float64(share)/100, 'f', -1, 64), "%\">")
	}
	h.raw("</colgroup>\n")
}

func (h *htmlWriter) spans(spans []Span) {
	for _, s := range spans {
		href := safeHref(s.Href)
		if href != "" {
			h.raw("<a rel=\"noreferrer\" href=\"")
			h.text(href)
			h.raw("\">")
		}
		switch {
		case s.Text == "":
		case s.Code:
			h.wrap("code", s.Text)
		case s.Strong:
			h.wrap("strong", s.Text)
		default:
			h.text(s.Text)
		}
		if href != "" {
			h.raw("</a>")
		}
		h.cites(s.Cites)
	}
}

func (h *htmlWriter) wrap(tag, text string) {
	h.raw("<", tag, ">")
	h.text(text)
	h.raw("</", tag, ">")
}

func (h *htmlWriter) cites(cites []int) {
	if len(cites) == 0 {
		return
	}
	h.raw(" <span class=\"cites\">[")
	for i, n := range cites {
		if i > 0 {
			h.raw(", ")
		}
		num := strconv.Itoa(n)
		if !h.sources {
			h.raw(num)
			continue
		}
		h.raw("<a href=\"#", sourceAnchor(n), "\"")
		if !h.cited[n] {
			h.cited[n] = true
			h.raw(" id=\"", citeAnchor(n), "\"")
		}
		h.raw(" aria-label=\"", h.t("Quelle ", "Source "), num, "\">", num, "</a>")
	}
	h.raw("]</span>")
}
