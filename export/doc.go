// Package export turns a recommendation into documents. One report builder makes one document
// model; every format is a renderer of it, so no format can lack what another has.
package export

import (
	"videokompass/data"
)

// Doc is the decision file as structure: what every format renders.
type Doc struct {
	Title        string
	Subtitle     string
	Organisation string
	Lang         data.Lang
	Date         data.Date // the day as of which the law and the facts were judged
	Edition      data.Date
	Hash         string
	Parts        []Part
}

// Part is one part of the decision file, such as the list of steps. Title is its level-1 heading.
type Part struct {
	ID     string
	Title  string
	Blocks []Block
}

// Block is a heading, a paragraph, a list, a table or a note.
type Block interface{ block() }

// Heading is a heading below the part's title; Level is 2 or 3.
type Heading struct {
	Level int
	Text  string
}

// Para is a paragraph.
type Para struct{ Spans []Span }

// Tick is the state of a tick box.
type Tick uint8

// The states; NoTick shows no box.
const (
	NoTick Tick = iota
	OpenTick
	DoneTick
)

// Item is an entry of a list; its children are nested one level below.
type Item struct {
	Spans    []Span
	Tick     Tick
	Children []Item
}

// List is a list of items. Ordered lists are numbered from 1.
type List struct {
	Ordered bool
	Items   []Item
}

// Cell is a cell of a table.
type Cell struct {
	Spans []Span
	Tick  Tick
}

// Table is a table with one header row. With RowHeads the first cell of each row is a header too.
// Widths are relative; empty means equal.
type Table struct {
	Caption  string
	Header   []string
	Rows     [][]Cell
	RowHeads bool
	Widths   []int
}

// Note is a paragraph set apart: a warning or a remark.
type Note struct{ Spans []Span }

// Fields are pairs of label and value, such as the head of a letter.
type Fields struct{ Rows []Field }

// Field is one pair.
type Field struct {
	Label string
	Spans []Span
}

func (Heading) block() {}
func (Para) block()    {}
func (List) block()    {}
func (Table) block()   {}
func (Note) block()    {}
func (Fields) block()  {}

// Span is a run of text. Href makes it a link; Cites are numbers in the list of sources.
type Span struct {
	Text   string
	Strong bool
	Code   bool
	Href   string
	Cites  []int
}

// T makes plain spans from text; text from data is cleaned here, once for all formats.
func T(text string) []Span { return []Span{{Text: data.Clean(text)}} }

// B makes a bold span.
func B(text string) Span { return Span{Text: data.Clean(text), Strong: true} }

// C makes a span of code, for settings and paths.
func C(text string) Span { return Span{Text: data.Clean(text), Code: true} }

// S makes a plain span.
func S(text string) Span { return Span{Text: data.Clean(text)} }

// L makes a link.
func L(text, href string) Span { return Span{Text: data.Clean(text), Href: data.Clean(href)} }

// Text returns the spans as plain text with citations as [n].
func Text(spans []Span) string {
	s := ""
	for _, sp := range spans {
		s += sp.Text
		s += citeText(sp.Cites)
	}
	return s
}
