package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"videokompass/data"
)

// textWidth is the line length of plain text.
const textWidth = 78

// Txt writes the document as plain text for a ticket or a mail.
func Txt(w io.Writer, d *Doc) error {
	t := &txtWriter{}
	t.para(strings.ToUpper(d.Title), "", "")
	if d.Subtitle != "" {
		t.para(d.Subtitle, "", "")
	}
	for _, p := range d.Parts {
		t.nl()
		if p.Title != "" {
			t.para(p.Title, "", "")
			t.line(strings.Repeat("=", min(utf8.RuneCountInString(p.Title), textWidth)))
		}
		for _, b := range p.Blocks {
			t.block(b)
		}
	}
	_, err := io.WriteString(w, t.String())
	return err
}

type txtWriter struct {
	strings.Builder
	row []byte // the row that para fills
}

func (t *txtWriter) line(s string) {
	t.WriteString(strings.TrimRight(s, " "))
	t.WriteByte('\n')
}

func (t *txtWriter) nl() { t.WriteByte('\n') }

// para wraps text; first and rest are the indents of the first and the following lines.
func (t *txtWriter) para(s, first, rest string) {
	t.row = append(t.row[:0], first...)
	width, empty := utf8.RuneCountInString(first), true
	for w := range strings.FieldsSeq(data.Clean(s)) {
		n := utf8.RuneCountInString(w)
		if !empty && width+1+n > textWidth {
			t.endRow()
			t.row = append(t.row, rest...)
			width, empty = utf8.RuneCountInString(rest), true
		}
		if !empty {
			t.row = append(t.row, ' ')
			width++
		}
		t.row = append(t.row, w...)
		width += n
		empty = false
	}
	t.endRow()
}

// endRow writes the row without spaces at its end and begins an empty one.
func (t *txtWriter) endRow() {
	t.Write(bytes.TrimRight(t.row, " "))
	t.WriteByte('\n')
	t.row = t.row[:0]
}

func (t *txtWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		t.nl()
		t.para(b.Text, "", "")
		t.line(strings.Repeat("-", min(utf8.RuneCountInString(b.Text), textWidth)))
	case Para:
		t.nl()
		t.para(txtSpans(b.Spans), "", "")
	case Note:
		t.nl()
		t.para(txtSpans(b.Spans), "! ", "  ")
	case Fields:
		t.nl()
		for _, f := range b.Rows {
			t.para(f.Label+": "+txtSpans(f.Spans), "", "    ")
		}
	case List:
		t.nl()
		t.items(b.Items, b.Ordered, "")
	case Table:
		t.table(b)
	}
}

func (t *txtWriter) items(items []Item, ordered bool, indent string) {
	for i, it := range items {
		mark := "- "
		if ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		switch it.Tick {
		case OpenTick:
			mark += "[ ] "
		case DoneTick:
			mark += "[x] "
		}
		t.para(txtSpans(it.Spans), indent+mark, indent+strings.Repeat(" ", len(mark)))
		t.items(it.Children, false, indent+"  ")
	}
}

// table writes each row as a small block: a plain-text table of long cells cannot be read.
func (t *txtWriter) table(tb Table) {
	if tb.Caption != "" {
		t.nl()
		t.para(tb.Caption, "", "")
	}
	for _, row := range tb.Rows {
		t.nl()
		for i, c := range row {
			text := txtSpans(c.Spans)
			switch c.Tick {
			case OpenTick:
				text = strings.TrimSpace("[ ] " + text)
			case DoneTick:
				text = strings.TrimSpace("[x] " + text)
			}
			if text == "" {
				continue
			}
			indent := "  "
			if i == 0 {
				indent = ""
			}
			if i < len(tb.Header) && tb.Header[i] != "" {
				text = tb.Header[i] + ": " + text
			}
			t.para(text, indent, indent+"  ")
		}
	}
}

func txtSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
		if s.Href != "" && s.Href != s.Text {
			b.WriteString(" <" + s.Href + ">")
		}
		b.WriteString(citeText(s.Cites))
	}
	return b.String()
}
