package ui

import (
	"regexp"
	"strings"

	"videokompass/export"
)

// underline matches the rules below headings of the plain-text format, which a screen reader would
// spell out.
var underline = regexp.MustCompile(`(?m)^(={3,}|-{3,})$\n`)

// document writes a document as plain text without ornament; citations only where the list of
// sources follows.
func (l *liner) document(d *export.Doc, cites bool) {
	var b strings.Builder
	if err := export.Txt(&b, spokenDoc(d, cites)); err != nil {
		l.say(l.t("Nicht darstellbar: ", "Cannot be shown: ") + err.Error())
		return
	}
	_, body, _ := strings.Cut(b.String(), "\n") // the title stands there in capitals
	l.gap()
	l.say(d.Title)
	l.write(underline.ReplaceAllString(body, ""))
}

// spokenDoc returns a copy of the document with speakable signs.
func spokenDoc(d *export.Doc, cites bool) *export.Doc {
	out := *d
	out.Title, out.Subtitle = "", speakable.Replace(d.Subtitle)
	out.Parts = make([]export.Part, len(d.Parts))
	for i, p := range d.Parts {
		out.Parts[i] = export.Part{ID: p.ID, Title: p.Title}
		for _, b := range p.Blocks {
			out.Parts[i].Blocks = append(out.Parts[i].Blocks, spokenBlock(b, cites))
		}
	}
	return &out
}

func spokenBlock(b export.Block, cites bool) export.Block {
	switch b := b.(type) {
	case export.Para:
		return export.Para{Spans: spokenSpans(b.Spans, cites)}
	case export.Note:
		return export.Note{Spans: spokenSpans(b.Spans, cites)}
	case export.List:
		return export.List{Ordered: b.Ordered, Items: spokenItems(b.Items, cites)}
	case export.Fields:
		out := export.Fields{}
		for _, f := range b.Rows {
			out.Rows = append(out.Rows, export.Field{Label: f.Label, Spans: spokenSpans(f.Spans, cites)})
		}
		return out
	case export.Table:
		rows := b.Rows
		b.Rows = make([][]export.Cell, len(rows))
		for i, row := range rows {
			for _, c := range row {
				c.Spans = spokenSpans(c.Spans, cites)
				b.Rows[i] = append(b.Rows[i], c)
			}
		}
		return b
	}
	return b
}

func spokenItems(items []export.Item, cites bool) []export.Item {
	var out []export.Item
	for _, it := range items {
		it.Tick = export.NoTick // an empty box is two brackets to the ear
		it.Spans, it.Children = spokenSpans(it.Spans, cites), spokenItems(it.Children, cites)
		out = append(out, it)
	}
	return out
}

func spokenSpans(spans []export.Span, cites bool) []export.Span {
	out := make([]export.Span, len(spans))
	for i, s := range spans {
		s.Text = speakable.Replace(s.Text)
		if !cites {
			s.Cites = nil
		}
		out[i] = s
	}
	return out
}
