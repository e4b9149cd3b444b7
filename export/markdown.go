package export

import (
	"fmt"
	"io"
	"strings"

	"videokompass/data"
)

// Markdown writes the document as CommonMark with tables (GFM) and task lists.
func Markdown(w io.Writer, d *Doc) error {
	m := &mdWriter{}
	m.line("# " + mdEscape(d.Title))
	if d.Subtitle != "" {
		m.line("")
		m.line(mdLineStart(mdEscape(d.Subtitle)))
	}
	for _, p := range d.Parts {
		m.line("")
		m.line("## " + mdEscape(p.Title))
		for _, b := range p.Blocks {
			m.line("")
			m.block(b)
		}
	}
	_, err := io.WriteString(w, m.String())
	return err
}

type mdWriter struct{ strings.Builder }

func (m *mdWriter) line(s string) {
	m.WriteString(s)
	m.WriteByte('\n')
}

func (m *mdWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		m.line(strings.Repeat("#", b.Level+1) + " " + mdEscape(b.Text))
	case Para:
		m.line(mdLineStart(mdSpans(b.Spans, false)))
	case Note:
		m.line("> " + mdLineStart(mdSpans(b.Spans, false)))
	case List:
		m.items(b.Items, b.Ordered, "")
	case Fields:
		for _, f := range b.Rows {
			m.line("- **" + mdEscape(f.Label) + ":** " + mdSpans(f.Spans, false))
		}
	case Table:
		m.table(b)
	}
}

func (m *mdWriter) items(items []Item, ordered bool, indent string) {
	for i, it := range items {
		mark := "- "
		if ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		box := ""
		switch it.Tick {
		case OpenTick:
			box = "[ ] "
		case DoneTick:
			box = "[x] "
		}
		m.line(indent + mark + box + mdLineStart(mdSpans(it.Spans, false)))
		m.items(it.Children, false, indent+strings.Repeat(" ", len(mark)))
	}
}

func (m *mdWriter) table(t Table) {
	if t.Caption != "" {
		m.line("*" + strings.TrimSpace(mdEscape(t.Caption)) + "*")
		m.line("")
	}
	row := func(cells []string) { m.line("| " + strings.Join(cells, " | ") + " |") }
	var head, rule []string
	for _, h := range t.Header {
		head = append(head, mdEscape(h))
		rule = append(rule, "---")
	}
	row(head)
	row(rule)
	for _, cells := range t.Rows {
		var out []string
		for i, c := range cells {
			s := strings.TrimSpace(mdSpans(c.Spans, true))
			switch c.Tick {
			case OpenTick:
				s = strings.TrimSpace("☐ " + s)
			case DoneTick:
				s = strings.TrimSpace("☑ " + s)
			}
			if t.RowHeads && i == 0 && s != "" {
				s = "**" + s + "**"
			}
			out = append(out, s)
		}
		row(out)
	}
}

// mdSpans writes running text; in a cell of a table also code must not hold a bare pipe.
func mdSpans(spans []Span, cell bool) string {
	var b strings.Builder
	for _, s := range spans {
		text := mdEscape(s.Text)
		switch {
		case s.Code:
			if text = mdCode(s.Text); cell {
				text = strings.ReplaceAll(text, "|", "\\|")
			}
		case s.Strong && strings.TrimSpace(s.Text) != "":
			text = "**" + strings.TrimSpace(text) + "**"
			if strings.HasSuffix(s.Text, " ") {
				text += " "
			}
		}
		if href := safeHref(s.Href); href != "" {
			text = "[" + text + "](<" + data.Clean(href) + ">)"
		}
		b.WriteString(text)
		if c := citeText(s.Cites); c != "" {
			b.WriteString(" \\[" + strings.Trim(c, " []") + "\\]")
		}
	}
	return b.String()
}

// mdCode quotes code with more backticks than it holds.
func mdCode(s string) string {
	if s = data.Clean(s); s == "" {
		return ""
	}
	ticks := "`"
	for strings.Contains(s, ticks) {
		ticks += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// mdEscape makes text mean only itself in CommonMark and in a table cell.
func mdEscape(s string) string {
	s = data.Clean(s)
	if !strings.ContainsAny(s, "\\`*_{}[]<>#|~&") {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '_':
			// An underscore inside a word is no markup in CommonMark; ids stay readable.
			if i > 0 && i < len(s)-1 && wordByte(s[i-1]) && wordByte(s[i+1]) {
				b.WriteRune(r)
				continue
			}
			b.WriteByte('\\')
		case '\\', '`', '*', '[', ']', '<', '>', '#', '|', '~', '&', '{', '}':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// mdLineStart keeps a paragraph from starting a list, a rule or a code block by accident.
func mdLineStart(s string) string {
	if s = strings.TrimLeft(s, " "); s == "" {
		return s
	}
	if s[0] == '-' || s[0] == '+' || s[0] == '=' {
		return "\\" + s
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') {
		return s[:i] + "\\" + s[i:]
	}
	return s
}
