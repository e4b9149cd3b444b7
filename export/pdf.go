package export

import (
	"io"
	"strconv"
	"strings"

	"videokompass/data"
	"videokompass/export/pdf"
)

// PDF writes the document as tagged PDF after PDF/UA-1.
func PDF(w io.Writer, d *Doc) error {
	t := func(de, en string) string { return data.Text{DE: de, EN: en}.In(d.Lang) }
	info := pdf.Info{
		Title: d.Title, Lang: t("de-DE", "en"), Date: d.Date.String(), Running: d.Title,
		Foot: t("Stichtag ", "As of ") + d.Date.In(d.Lang) + " · " + t("Datenstand ", "data edition ") + d.Edition.In(d.Lang),
		Page: t("Seite %d von %d", "Page %d of %d"), Open: t("offen", "open"), Done: t("erledigt", "done"),
	}
	doc, err := pdf.New(info)
	if err != nil {
		return err
	}
	p := pdfWriter{Document: doc, source: t("Quelle ", "Source "), linked: hasSources(d)}
	p.Title(d.Title, d.Subtitle)
	for _, part := range d.Parts {
		p.Section(part.Title)
		p.alike = p.sameColumns(part.Blocks)
		for _, b := range part.Blocks {
			p.block(b, part.ID == sourcesPart)
		}
	}
	_, err = w.Write(doc.Bytes())
	return err
}

type pdfWriter struct {
	*pdf.Document
	source string // how a link to a source is read aloud, before its number
	linked bool   // the document holds the sources
	alike  map[string][]int
}

// sameColumns returns the widths for tables of a part that share their header.
func (p *pdfWriter) sameColumns(blocks []Block) map[string][]int {
	groups, order := map[string][]pdf.Table{}, []string(nil)
	for _, b := range blocks {
		if t, ok := b.(Table); ok && len(t.Header) > 0 {
			key := strings.Join(t.Header, "\x00")
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], p.convert(t))
		}
	}
	widths := map[string][]int{}
	for _, key := range order {
		if tables := groups[key]; len(tables) > 1 {
			widths[key] = p.Columns(tables)
		}
	}
	return widths
}

func (p *pdfWriter) block(b Block, sources bool) {
	switch b := b.(type) {
	case Heading:
		p.Heading(b.Level, b.Text)
	case Para:
		p.Para(p.runs(b.Spans))
	case Note:
		p.Note(p.runs(b.Spans))
	case List:
		items := p.items(b.Items)
		if sources && b.Ordered {
			for i := range items {
				items[i].Anchor = sourceAnchor(i + 1)
			}
		}
		p.List(items, b.Ordered)
	case Table:
		t := p.convert(b)
		t.Columns = p.alike[strings.Join(b.Header, "\x00")]
		p.Table(t)
	case Fields:
		t := pdf.Table{RowHeads: true, Widths: []int{30, 70}, Plain: true}
		for _, f := range b.Rows {
			t.Rows = append(t.Rows, []pdf.Cell{{Runs: []pdf.Run{{Text: f.Label}}}, {Runs: p.runs(f.Spans)}})
		}
		p.Table(t)
	}
}

func (p *pdfWriter) items(items []Item) []pdf.Item {
	var out []pdf.Item
	for _, it := range items {
		out = append(out, pdf.Item{Runs: p.runs(it.Spans), Tick: pdf.Tick(it.Tick), Children: p.items(it.Children)})
	}
	return out
}

func (p *pdfWriter) convert(t Table) pdf.Table {
	out := pdf.Table{Caption: t.Caption, Header: t.Header, RowHeads: t.RowHeads, Widths: t.Widths}
	for _, row := range t.Rows {
		cells := make([]pdf.Cell, len(row))
		for i, c := range row {
			cells[i] = pdf.Cell{Runs: p.runs(c.Spans), Tick: pdf.Tick(c.Tick)}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// runs turns spans into runs; each cited number leads to its source.
func (p *pdfWriter) runs(spans []Span) []pdf.Run {
	out := make([]pdf.Run, 0, len(spans))
	for _, s := range spans {
		r := pdf.Run{Text: s.Text, Href: s.Href}
		switch {
		case s.Code:
			r.Face = pdf.Mono
		case s.Strong:
			r.Face = pdf.Bold
		}
		out = append(out, r)
		if !p.linked {
			if c := citeText(s.Cites); c != "" {
				out = append(out, pdf.Run{Text: c})
			}
			continue
		}
		for i, n := range s.Cites {
			before := ", "
			if i == 0 {
				before = " ["
			}
			num := strconv.Itoa(n)
			out = append(out, pdf.Run{Text: before}, pdf.Run{Text: num, Goto: sourceAnchor(n), Alt: p.source + num})
		}
		if len(s.Cites) > 0 {
			out = append(out, pdf.Run{Text: "]"})
		}
	}
	return out
}
