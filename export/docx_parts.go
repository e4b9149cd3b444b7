package export

import (
	_ "embed"
	"strconv"
)

//go:embed office/docx-styles.xml
var docxStyles string

const (
	docxNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	docxTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="` + mainType + `document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="` + mainType + `styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="` + mainType + `numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="` + mainType + `settings+xml"/>
<Override PartName="/word/footer1.xml" ContentType="` + mainType + `footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>
`
	docxRoot = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="` + relType + `extended-properties" Target="docProps/app.xml"/></Relationships>
`
	// The dates are the as-of date; no person and no time of day is named.
	docxCore = xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:language>{language}-{country}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified></cp:coreProperties>
`
	docxApp = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>videokompass</Application></Properties>
`
	docxSettings = xmlHead + `<w:settings ` + docxNS + `><w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{language}-{country}"/></w:settings>
`
	docxFooter = xmlHead + `<w:ftr ` + docxNS + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">{footer}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">{page} </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> {of} </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
`
)

// The kinds of lists by the number of their definition; ordered lists get one number each, from
// docxFirstOrdered on, so that each starts at 1.
const (
	docxBullets      = 1
	docxTicks        = 2
	docxFirstOrdered = 3
)

// docxNumbering defines the lists: bullets, tick boxes without a sign of their own, numbers.
func docxNumbering(ordered int) string {
	var x xmlWriter
	level := func(n int, format, text string, left, hanging int, suffix string) {
		x.raw(`<w:lvl w:ilvl="`, strconv.Itoa(n), `"><w:start w:val="1"/><w:numFmt w:val="`, format, `"/>`, suffix, `<w:lvlText w:val="`, text,
			`"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="`, strconv.Itoa(left), `" w:hanging="`, strconv.Itoa(hanging), `"/></w:pPr></w:lvl>`)
	}
	x.raw(xmlHead, "<w:numbering ", docxNS, ">\n")
	for i, first := range []struct {
		format, text, suffix string
		left                 int
	}{{"bullet", "•", "", 340}, {"none", "", `<w:suff w:val="nothing"/>`, 340}, {"decimal", "%1.", "", 567}} {
		x.raw(`<w:abstractNum w:abstractNumId="`, strconv.Itoa(i), `"><w:multiLevelType w:val="hybridMultilevel"/>`)
		level(0, first.format, first.text, first.left, first.left, first.suffix)
		level(1, "bullet", "–", first.left+340, 340, "")
		level(2, "bullet", "–", first.left+680, 340, "")
		x.raw("</w:abstractNum>\n")
	}
	for n := docxBullets; n < docxFirstOrdered+ordered; n++ {
		x.raw(`<w:num w:numId="`, strconv.Itoa(n), `"><w:abstractNumId w:val="`, strconv.Itoa(min(n, docxFirstOrdered)-1), `"/>`)
		if n >= docxFirstOrdered {
			x.raw(`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`)
		}
		x.raw("</w:num>\n")
	}
	x.raw("</w:numbering>\n")
	return x.String()
}

// docxRelations numbers the addresses that the text links to; the same address is listed once.
type docxRelations struct {
	ids   map[string]string
	order []string
}

// docxFixed is the number of relations that every document has.
const docxFixed = 4

func (r *docxRelations) id(href string) string {
	if id, ok := r.ids[href]; ok {
		return id
	}
	r.order = append(r.order, href)
	id := "rId" + strconv.Itoa(docxFixed+len(r.order))
	r.ids[href] = id
	return id
}

func (r *docxRelations) xml() string {
	var x xmlWriter
	x.raw(xmlHead, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`, "\n")
	for i, name := range []string{"styles", "numbering", "settings", "footer"} {
		target := name
		if name == "footer" {
			target = "footer1"
		}
		x.raw(`<Relationship Id="rId`, strconv.Itoa(i+1), `" Type="`, relType, name, `" Target="`, target, `.xml"/>`, "\n")
	}
	for _, href := range r.order {
		x.raw(`<Relationship Id="`, r.ids[href], `" Type="`, relType, `hyperlink" Target="`)
		x.text(href)
		x.raw(`" TargetMode="External"/>`, "\n")
	}
	x.raw("</Relationships>\n")
	return x.String()
}
