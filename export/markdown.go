package export

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes the document as CommonMark with tables (GFM) and task lists.
func Markdown(w io.Writer, d *Doc) error {
	m := &mdWriter{}
	m.line("# " + mdEscape(d.Title))
	if d.Subtitle != "" {
		m.line("")
		m.line(mdEscape(d.Subtitle))
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
		m.line(mdLineStart(mdSpans(b.Spans)))
	case Note:
		m.line("> " + mdSpans(b.Spans))
	case List:
		m.items(b.Items, b.Ordered, "")
	case Fields:
		for _, f := range b.Rows {
			m.line("- **" + mdEscape(f.Label) + ":** " + mdSpans(f.Spans))
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
		m.line(indent + mark + box + mdSpans(it.Spans))
		m.items(it.Children, false, indent+strings.Repeat(" ", len(mark)))
	}
}

func (m *mdWriter) table(t Table) {
	if t.Caption != "" {
		m.line("*" + mdEscape(t.Caption) + "*")
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
			s := mdSpans(c.Spans)
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

func mdSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := mdEscape(s.Text)
		switch {
		case s.Code:
			text = mdCode(s.Text)
		case s.Strong && strings.TrimSpace(s.Text) != "":
			text = "**" + strings.TrimSpace(text) + "**"
			if strings.HasSuffix(s.Text, " ") {
				text += " "
			}
		}
		if s.Href != "" {
			text = "[" + text + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "|", "%7C", " ", "%20").Replace(s.Href) + ">)"
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
	if s == "" {
		return ""
	}
	ticks := "`"
	for strings.Contains(s, ticks) {
		ticks += "`"
	}
	s = strings.ReplaceAll(s, "|", "\\|")
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// mdEscape makes text mean only itself in CommonMark and in a table cell.
func mdEscape(s string) string {
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

// mdLineStart keeps a paragraph from starting a list or a rule by accident.
func mdLineStart(s string) string {
	if s == "" {
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
