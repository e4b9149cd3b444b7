package export

import (
	_ "embed"
	"fmt"
	"io"
	"strconv"

	"videokompass/data"
)

//go:embed office/odt-styles.xml
var odtStyles string

const (
	odtType = "application/vnd.oasis.opendocument.text"

	odtManifest = xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="` + odtType + `"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
`

	// The dates are the as-of date; no person and no time of day is named.
	odtMeta = xmlHead + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
<office:meta><meta:generator>videokompass</meta:generator><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:language>{language}-{country}</dc:language><meta:creation-date>{date}T00:00:00</meta:creation-date><dc:date>{date}T00:00:00</dc:date></office:meta>
</office:document-meta>
`

	odtContentHead = xmlHead + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">
<office:automatic-styles>
<style:style style:name="Wide" style:family="table"><style:table-properties style:width="17.3cm" table:align="margins" fo:margin-top="0.1cm" fo:margin-bottom="0.1cm"/></style:style>
<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #8a939e"/></style:style>
<style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #8a939e" fo:background-color="#e9edf1"/></style:style>
<style:style style:name="FieldCell" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.08cm" fo:padding-bottom="0.08cm" fo:padding-left="0cm" fo:padding-right="0.2cm" fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="0.5pt solid #d5dae0"/></style:style>
`
)

// ODT writes the document as OpenDocument text, version 1.3 (ISO/IEC 26300).
func ODT(w io.Writer, d *Doc) error {
	c := &odtWriter{l: d.Lang, sources: hasSources(d), cited: map[int]bool{}}
	c.x.Grow(768 << 10) // about as long as a decision file
	c.body(d)
	language := []string{"language", string(d.Lang), "country", country(d.Lang)}
	return pack(w, []packFile{
		{name: "mimetype", parts: []string{odtType}, stored: true},
		file("META-INF/manifest.xml", odtManifest),
		file("meta.xml", fillXML(odtMeta, append([]string{"title", d.Title, "subject", d.Subtitle, "date", d.Date.String()}, language...)...)),
		file("styles.xml", fillXML(odtStyles, append([]string{"footer", shortTitle(d), "page", c.t("Seite", "Page"), "of", c.t("von", "of")}, language...)...)),
		file("content.xml", odtContentHead, c.columns.String(), "</office:automatic-styles>\n<office:body><office:text>\n", c.x.String(), "</office:text></office:body>\n</office:document-content>\n"),
	})
}

type odtWriter struct {
	x       xmlWriter
	columns xmlWriter // styles of table columns, made on the way
	l       data.Lang
	sources bool
	cited   map[int]bool
	tables  int
	space   bool // the paragraph begins or ends with a space: a further one needs an element
}

func (c *odtWriter) t(de, en string) string { return data.Text{DE: de, EN: en}.In(c.l) }

func (c *odtWriter) body(d *Doc) {
	c.para("Title", T(d.Title))
	c.para("Subtitle", T(d.Subtitle))
	outline := outlineOf(d)
	c.contents(outline)
	for i, p := range d.Parts {
		c.heading(1, outline[i].id, p.Title)
		for _, b := range p.Blocks {
			c.block(&p, b)
		}
	}
}

// contents lists the parts; the numbers of the pages are references that the reader computes.
func (c *odtWriter) contents(outline []outlinePart) {
	title := c.t("Inhalt", "Contents")
	c.x.raw(`<text:table-of-content text:name="`, title, `"><text:table-of-content-source text:outline-level="1"><text:index-title-template text:style-name="Contents_20_Heading">`, title,
		`</text:index-title-template><text:table-of-content-entry-template text:outline-level="1" text:style-name="Contents_20_1"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-link-end/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/></text:table-of-content-entry-template></text:table-of-content-source><text:index-body><text:index-title text:name="`, title, `-1"><text:p text:style-name="Contents_20_Heading">`, title, "</text:p></text:index-title>\n")
	for _, p := range outline {
		c.x.raw(`<text:p text:style-name="Contents_20_1"><text:a xlink:type="simple" xlink:href="#`, p.id, `">`)
		c.x.text(p.title)
		c.x.raw(`</text:a><text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="`, p.id, `">–</text:bookmark-ref></text:p>`, "\n")
	}
	c.x.raw("</text:index-body></text:table-of-content>\n")
}

func (c *odtWriter) heading(level int, anchor, title string) {
	n := strconv.Itoa(level)
	c.x.raw(`<text:h text:style-name="Heading_20_`, n, `" text:outline-level="`, n, `">`)
	c.space = true
	if anchor != "" {
		c.x.raw(`<text:bookmark text:name="`, anchor, `"/>`)
	}
	c.text(title)
	c.x.raw("</text:h>\n")
}

func (c *odtWriter) para(style string, spans []Span) {
	c.x.raw(`<text:p text:style-name="`, style, `">`)
	c.space = true
	c.spans(spans)
	c.x.raw("</text:p>\n")
}

func (c *odtWriter) block(p *Part, b Block) {
	switch b := b.(type) {
	case Heading:
		c.heading(b.Level, "", b.Text)
	case Para:
		c.para("Text_20_body", b.Spans)
	case Note:
		c.para("Note", b.Spans)
	case Fields:
		c.fields(b)
	case List:
		c.list(b, p.ID == sourcesPart && b.Ordered)
	case Table:
		c.table(b)
	}
}

func (c *odtWriter) list(b List, sources bool) {
	if len(b.Items) == 0 {
		return
	}
	style := "Bullets"
	switch {
	case b.Ordered:
		style = "Numbers"
	case b.Items[0].Tick != NoTick:
		style = "Ticks"
	}
	c.x.raw(`<text:list text:style-name="`, style, `">`, "\n")
	c.items(b.Items, sources)
	c.x.raw("</text:list>\n")
}

func (c *odtWriter) items(items []Item, sources bool) {
	for i, it := range items {
		style := "List_20_Text"
		if it.Tick != NoTick {
			style = "List_20_Tick"
		}
		c.x.raw(`<text:list-item><text:p text:style-name="`, style, `">`)
		c.space = true
		if sources {
			c.x.raw(`<text:bookmark text:name="`, sourceAnchor(i+1), `"/>`)
		}
		if it.Tick != NoTick {
			c.x.raw(tickRune(it.Tick), "<text:tab/>")
		}
		c.spans(it.Spans)
		if sources && c.cited[i+1] {
			c.text(" ")
			c.x.raw(`<text:a xlink:type="simple" xlink:href="#`, citeAnchor(i+1), `" text:style-name="Internet_20_link" office:title="`)
			c.x.text(c.t("zurück zur ersten Fundstelle", "back to the first citation"))
			c.x.raw(`">↑</text:a>`)
		}
		c.x.raw("</text:p>")
		if len(it.Children) > 0 {
			c.x.raw("\n<text:list>\n")
			c.items(it.Children, false)
			c.x.raw("</text:list>")
		}
		c.x.raw("</text:list-item>\n")
	}
}

// columnStyles declares the columns of a table; head says that the first one holds row headers.
func (c *odtWriter) columnStyles(widths []int, head bool) {
	for i, share := range widths {
		name := fmt.Sprintf("T%d.%d", c.tables, i+1)
		c.columns.raw(`<style:style style:name="`, name, `" style:family="table-column"><style:table-column-properties style:column-width="`,
			strconv.FormatFloat(float64(share)*17.3/10000, 'f', 3, 64), `cm" style:rel-column-width="`, strconv.Itoa(share), `*"/></style:style>`, "\n")
		column := `<table:table-column table:style-name="` + name + `"/>`
		if head && i == 0 {
			column = "<table:table-header-columns>" + column + "</table:table-header-columns>"
		}
		c.x.raw(column)
	}
}

func (c *odtWriter) openTable() {
	c.tables++
	c.x.raw(`<table:table table:name="T`, strconv.Itoa(c.tables), `" table:style-name="Wide">`)
}

func (c *odtWriter) cell(style, para string, tick Tick, spans []Span) {
	c.x.raw(`<table:table-cell table:style-name="`, style, `" office:value-type="string"><text:p text:style-name="`, para, `">`)
	c.space = true
	if tick != NoTick {
		c.x.raw(tickRune(tick), " ")
	}
	c.spans(spans)
	c.x.raw("</text:p></table:table-cell>")
}

func (c *odtWriter) fields(f Fields) {
	if len(f.Rows) == 0 {
		return
	}
	c.openTable()
	c.columnStyles([]int{3000, 7000}, true)
	c.x.raw("\n")
	for _, row := range f.Rows {
		c.x.raw(`<table:table-row table:style-name="Row">`)
		c.cell("FieldCell", "Field_20_Label", NoTick, []Span{{Text: row.Label}})
		c.cell("FieldCell", "Field_20_Value", NoTick, row.Spans)
		c.x.raw("</table:table-row>\n")
	}
	c.x.raw("</table:table>\n")
	c.para("After_20_Table", nil)
}

func (c *odtWriter) table(t Table) {
	if t.Caption != "" {
		c.para("Caption", T(t.Caption))
	}
	c.openTable()
	if t.Caption != "" {
		c.x.raw("<table:title>")
		c.x.text(t.Caption)
		c.x.raw("</table:title>")
	}
	c.columnStyles(shares(t), t.RowHeads)
	c.x.raw(`<table:table-header-rows><table:table-row table:style-name="Row">`)
	for _, h := range t.Header {
		c.cell("HeadCell", "Table_20_Heading", NoTick, []Span{{Text: h}})
	}
	c.x.raw("</table:table-row></table:table-header-rows>\n")
	for _, row := range t.Rows {
		c.x.raw(`<table:table-row table:style-name="Row">`)
		for i := range t.Header {
			style, cell := "Table_20_Contents", Cell{}
			if i < len(row) {
				cell = row[i]
			}
			if t.RowHeads && i == 0 {
				style = "Table_20_Heading"
			}
			c.cell("Cell", style, cell.Tick, cell.Spans)
		}
		c.x.raw("</table:table-row>\n")
	}
	c.x.raw("</table:table>\n")
	c.para("After_20_Table", nil)
}

func (c *odtWriter) spans(spans []Span) {
	for _, s := range spans {
		href, style := safeHref(s.Href), ""
		switch {
		case s.Code:
			style = "Source_20_Text"
		case s.Strong:
			style = "Strong_20_Emphasis"
		}
		if href != "" {
			c.x.raw(`<text:a xlink:type="simple" xlink:href="`)
			c.x.text(href)
			c.x.raw(`" text:style-name="Internet_20_link">`)
		}
		if style != "" {
			c.x.raw(`<text:span text:style-name="`, style, `">`)
		}
		c.text(s.Text)
		if style != "" {
			c.x.raw("</text:span>")
		}
		if href != "" {
			c.x.raw("</text:a>")
		}
		c.cites(s.Cites)
	}
}

// text writes text; a space after a space and at the edge of a paragraph would be dropped
// (ODF 1.3 part 3, 6.1.2), so it becomes an element.
func (c *odtWriter) text(s string) {
	start := 0
	s = data.Clean(s)
	for i := range len(s) {
		if s[i] == ' ' && c.space {
			c.x.WriteString(xmlReplacer.Replace(s[start:i]))
			c.x.raw("<text:s/>")
			start = i + 1
			continue
		}
		c.space = s[i] == ' '
	}
	c.x.WriteString(xmlReplacer.Replace(s[start:]))
}

func (c *odtWriter) cites(cites []int) {
	if len(cites) == 0 {
		return
	}
	c.text(" ")
	c.x.raw(`<text:span text:style-name="Citation">[`)
	for i, n := range cites {
		if i > 0 {
			c.x.raw(", ")
		}
		num := strconv.Itoa(n)
		if !c.sources {
			c.x.raw(num)
			continue
		}
		if !c.cited[n] {
			c.cited[n] = true
			c.x.raw(`<text:bookmark text:name="`, citeAnchor(n), `"/>`)
		}
		c.x.raw(`<text:a xlink:type="simple" xlink:href="#`, sourceAnchor(n), `" text:style-name="Internet_20_link">`, num, "</text:a>")
	}
	c.x.raw("]</text:span>")
	c.space = false
}
