package export

import (
	"io"
	"strconv"

	"videokompass/data"
)

// DOCX writes the document as Office Open XML (ISO/IEC 29500, transitional).
func DOCX(w io.Writer, d *Doc) error {
	c := &docxWriter{l: d.Lang, sources: hasSources(d), cited: map[int]bool{}, rels: docxRelations{ids: map[string]string{}}}
	c.x.Grow(1 << 20) // about as long as a decision file
	c.body(d)
	language := []string{"language", string(d.Lang), "country", country(d.Lang)}
	fill := func(template string, pairs ...string) string { return fillXML(template, append(pairs, language...)...) }
	return pack(w, []packFile{
		file("[Content_Types].xml", docxTypes),
		file("_rels/.rels", docxRoot),
		file("docProps/core.xml", fill(docxCore, "title", d.Title, "subject", d.Subtitle, "date", d.Date.String())),
		file("docProps/app.xml", docxApp),
		file("word/document.xml", xmlHead+`<w:document `+docxNS+` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>`+"\n", c.x.String(),
			`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`+"\n"),
		file("word/_rels/document.xml.rels", c.rels.xml()),
		file("word/styles.xml", fill(docxStyles)),
		file("word/numbering.xml", docxNumbering(c.ordered)),
		file("word/settings.xml", fill(docxSettings)),
		file("word/footer1.xml", fill(docxFooter, "footer", shortTitle(d), "page", c.t("Seite", "Page"), "of", c.t("von", "of"))),
	})
}

// docxWidth is the width of the text in twentieths of a point: A4 less the margins.
const docxWidth = 11906 - 1247 - 850

type docxWriter struct {
	x       xmlWriter
	l       data.Lang
	sources bool
	cited   map[int]bool
	rels    docxRelations
	ordered int // numbered lists so far
	marks   int // bookmarks so far
	boxes   int // tick boxes so far
}

func (c *docxWriter) t(de, en string) string { return data.Text{DE: de, EN: en}.In(c.l) }

func (c *docxWriter) body(d *Doc) {
	c.para("Title", "", T(d.Title))
	c.para("Subtitle", "", T(d.Subtitle))
	outline := outlineOf(d)
	c.para("TOCHeading", "", T(c.t("Inhalt", "Contents")))
	for _, p := range outline {
		c.x.raw(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`)
		c.jump(p.id, "Hyperlink", p.title)
		c.x.raw("</w:p>\n")
	}
	for i, p := range d.Parts {
		c.x.raw(`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>`)
		c.mark(outline[i].id)
		c.run("", p.Title)
		c.x.raw("</w:p>\n")
		for _, b := range p.Blocks {
			c.block(&p, b)
		}
	}
}

func (c *docxWriter) para(style, properties string, spans []Span) {
	c.x.raw(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`, properties, "</w:pPr>")
	c.spans(spans)
	c.x.raw("</w:p>\n")
}

func (c *docxWriter) block(p *Part, b Block) {
	switch b := b.(type) {
	case Heading:
		c.para("Heading"+strconv.Itoa(b.Level), "", []Span{{Text: b.Text}})
	case Para:
		c.para("BodyText", "", b.Spans)
	case Note:
		c.para("Note", "", b.Spans)
	case Fields:
		c.fields(b)
	case List:
		c.list(b, p.ID == sourcesPart && b.Ordered)
	case Table:
		c.table(b)
	}
}

func (c *docxWriter) list(b List, sources bool) {
	if len(b.Items) == 0 {
		return
	}
	kind := docxBullets
	switch {
	case b.Ordered:
		kind = docxFirstOrdered + c.ordered
		c.ordered++
	case b.Items[0].Tick != NoTick:
		kind = docxTicks
	}
	c.items(b.Items, kind, 0, sources)
}

func (c *docxWriter) items(items []Item, kind, level int, sources bool) {
	for i, it := range items {
		c.x.raw(`<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="`, strconv.Itoa(min(level, 2)), `"/><w:numId w:val="`, strconv.Itoa(kind), `"/></w:numPr></w:pPr>`)
		if sources {
			c.mark(sourceAnchor(i + 1))
		}
		if it.Tick != NoTick {
			c.box(it.Tick)
			c.x.raw("<w:r><w:tab/></w:r>")
		}
		c.spans(it.Spans)
		if sources && c.cited[i+1] {
			c.run("", " ")
			c.jump(citeAnchor(i+1), "Hyperlink", "↑")
		}
		c.x.raw("</w:p>\n")
		c.items(it.Children, kind, level+1, false)
	}
}

// box writes a tick box that can be clicked in Word; other programs show the character.
func (c *docxWriter) box(t Tick) {
	c.boxes++
	checked := "0"
	if t == DoneTick {
		checked = "1"
	}
	c.x.raw(`<w:sdt><w:sdtPr><w:alias w:val="`, c.t("Erledigt", "Done"), `"/><w:id w:val="`, strconv.Itoa(c.boxes), `"/><w14:checkbox><w14:checked w14:val="`, checked,
		`"/><w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/><w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/></w:rPr><w:t>`,
		tickRune(t), "</w:t></w:r></w:sdtContent></w:sdt>")
}

// grid opens a table. look says whether the first row and the first column are headers.
func (c *docxWriter) grid(style, look, caption string, widths []int) {
	c.x.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`, style, `"/><w:tblW w:w="`, strconv.Itoa(docxWidth), `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook `, look, `/>`)
	if caption != "" {
		c.x.raw(`<w:tblCaption w:val="`)
		c.x.text(caption)
		c.x.raw(`"/>`)
	}
	c.x.raw("</w:tblPr><w:tblGrid>")
	for _, w := range widths {
		c.x.raw(`<w:gridCol w:w="`, strconv.Itoa(w), `"/>`)
	}
	c.x.raw("</w:tblGrid>\n")
}

func (c *docxWriter) row(header bool) {
	c.x.raw("<w:tr><w:trPr><w:cantSplit/>")
	if header {
		c.x.raw("<w:tblHeader/>")
	}
	c.x.raw("</w:trPr>")
}

func (c *docxWriter) cell(style string, width int, tick Tick, spans []Span) {
	c.x.raw(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
	if tick != NoTick {
		c.box(tick)
		c.run("", " ")
	}
	c.spans(spans)
	c.x.raw("</w:p></w:tc>")
}

// The looks: which header row and column a table has.
const (
	lookRow    = `w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"`
	lookBoth   = `w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"`
	lookColumn = `w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"`
)

func (c *docxWriter) fields(f Fields) {
	if len(f.Rows) == 0 {
		return
	}
	widths := []int{docxWidth * 3 / 10, docxWidth - docxWidth*3/10}
	c.grid("FieldGrid", lookColumn, "", widths)
	for _, row := range f.Rows {
		c.row(false)
		c.cell("FieldLabel", widths[0], NoTick, []Span{{Text: row.Label}})
		c.cell("FieldValue", widths[1], NoTick, row.Spans)
		c.x.raw("</w:tr>\n")
	}
	c.x.raw("</w:tbl>\n")
	c.para("AfterTable", "", nil)
}

func (c *docxWriter) table(t Table) {
	if t.Caption != "" {
		c.para("Caption", "", T(t.Caption))
	}
	widths := shares(t)
	for i := range widths {
		widths[i] = widths[i] * docxWidth / 10000
	}
	look := lookRow
	if t.RowHeads {
		look = lookBoth
	}
	c.grid("TableGrid", look, t.Caption, widths)
	c.row(true)
	for i, h := range t.Header {
		c.cell("TableHeading", widths[i], NoTick, []Span{{Text: h}})
	}
	c.x.raw("</w:tr>\n")
	for _, row := range t.Rows {
		c.row(false)
		for i := range t.Header {
			style, cell := "TableText", Cell{}
			if i < len(row) {
				cell = row[i]
			}
			if t.RowHeads && i == 0 {
				style = "TableHeading"
			}
			c.cell(style, widths[i], cell.Tick, cell.Spans)
		}
		c.x.raw("</w:tr>\n")
	}
	c.x.raw("</w:tbl>\n")
	c.para("AfterTable", "", nil)
}

func (c *docxWriter) spans(spans []Span) {
	for _, s := range spans {
		style := ""
		switch {
		case s.Code:
			style = "SourceText"
		case s.Strong:
			style = "Strong"
		}
		if href := safeHref(s.Href); href != "" {
			c.x.raw(`<w:hyperlink r:id="`, c.rels.id(href), `" w:history="1">`)
			c.run("Hyperlink", s.Text)
			c.x.raw("</w:hyperlink>")
		} else {
			c.run(style, s.Text)
		}
		c.cites(s.Cites)
	}
}

func (c *docxWriter) run(style, text string) {
	if text == "" {
		return
	}
	c.x.raw("<w:r>")
	if style != "" {
		c.x.raw(`<w:rPr><w:rStyle w:val="`, style, `"/></w:rPr>`)
	}
	c.x.raw(`<w:t xml:space="preserve">`)
	c.x.text(text)
	c.x.raw("</w:t></w:r>")
}

// mark sets a bookmark for links inside the document.
func (c *docxWriter) mark(name string) {
	n := strconv.Itoa(c.marks)
	c.marks++
	c.x.raw(`<w:bookmarkStart w:id="`, n, `" w:name="`, name, `"/><w:bookmarkEnd w:id="`, n, `"/>`)
}

// jump writes a link to a bookmark.
func (c *docxWriter) jump(anchor, style, text string) {
	c.x.raw(`<w:hyperlink w:anchor="`, anchor, `" w:history="1">`)
	c.run(style, text)
	c.x.raw("</w:hyperlink>")
}

func (c *docxWriter) cites(cites []int) {
	if len(cites) == 0 {
		return
	}
	c.run("Citation", " [")
	for i, n := range cites {
		if i > 0 {
			c.run("Citation", ", ")
		}
		num := strconv.Itoa(n)
		if !c.sources {
			c.run("Citation", num)
			continue
		}
		if !c.cited[n] {
			c.cited[n] = true
			c.mark(citeAnchor(n))
		}
		c.jump(sourceAnchor(n), "CitationLink", num)
	}
	c.run("Citation", "]")
}
