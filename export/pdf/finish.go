package pdf

import (
	"fmt"
	"strings"
)

// mark is an entry of the bookmarks.
type mark struct {
	level int
	title string
	at    place
}

// title returns the text of a heading for the bookmarks, cut where no window could show it.
func (e *elem) title(t *text) string {
	s := []rune(t.runs[0].Text)
	for i, r := range s {
		s[i] = readable(r)
	}
	if len(s) > 200 {
		s = append(s[:199], '…')
	}
	return string(s)
}

// Bytes finishes the document and returns the file; the document must not be used afterwards.
func (d *Document) Bytes() []byte {
	d.flush(0)
	d.page.end()
	d.running()
	fonts, resources := "", d.file.alloc()
	for i, f := range d.fonts {
		if len(f.chars) > 1 {
			num := d.file.alloc()
			fonts += fmt.Sprintf("/F%d %d 0 R", i, num)
			f.write(d.file, num)
		}
	}
	d.file.put(resources, "<</Font<<"+fonts+">>>>")
	pages := d.writePages(resources)
	d.writeLinks()
	tags := d.writeTags()
	outlines := d.writeOutlines()
	metadata, info, catalog := d.file.alloc(), d.file.alloc(), d.file.alloc()
	d.file.rawStream(metadata, "/Type/Metadata/Subtype/XML", []byte(d.xmp()))
	d.file.put(info, fmt.Sprintf("<</Title%s/Creator(videokompass)/Producer(videokompass)/CreationDate(D:%s)>>", textString(d.title()), strings.ReplaceAll(d.info.Date, "-", "")))
	d.file.put(catalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot %d 0 R/Metadata %d 0 R%s>>",
		pages, literal(d.info.Lang), tags, metadata, outlines))
	return d.file.finish(catalog, info)
}

func (d *Document) title() string {
	return strings.Map(readable, strings.TrimSpace(d.info.Title))
}

// running writes header and footer of each page; only now is the number of pages known.
func (d *Document) running() {
	const header, footer = 40 * pt, pageHeight - 48*pt
	for i, p := range d.pages {
		d.page = p
		if i > 0 && d.info.Running != "" {
			p.pagination("Header")
			t := d.shorten([]Run{{Text: d.info.Running}}, 8*pt, right-left)
			p.show(Regular, t.size, left, header, faint, t.glyphs)
			p.box(left, header+5*pt, right-left, pt/2, hair)
		}
		p.pagination("Footer")
		count := d.set([]Run{{Text: fmt.Sprintf(d.info.Page, i+1, len(d.pages))}}, 8*pt)
		p.show(Regular, count.size, right-count.width(), footer, faint, count.glyphs)
		foot := d.shorten([]Run{{Text: d.info.Foot}}, 8*pt, right-left-count.width()-20*pt)
		p.show(Regular, foot.size, left, footer, faint, foot.glyphs)
		p.end()
	}
}

// fan is how many pages one node of the page tree holds.
const fan = 50

// writePages writes the pages and their tree of two levels.
func (d *Document) writePages(resources int) int {
	root := d.file.alloc()
	var kids strings.Builder
	for from := 0; from < len(d.pages); from += fan {
		node := d.file.alloc()
		fmt.Fprintf(&kids, "%d 0 R ", node)
		var leaves strings.Builder
		part := d.pages[from:min(from+fan, len(d.pages))]
		for i, p := range part {
			content := d.file.alloc()
			d.file.stream(content, "", p.content)
			annots := ""
			for _, a := range p.notes {
				annots += fmt.Sprintf("%d 0 R ", a.num)
			}
			if annots != "" {
				annots = "/Annots[" + annots + "]"
			}
			d.file.put(p.num, fmt.Sprintf("<</Type/Page/Parent %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s>>", node, content, from+i, annots))
			fmt.Fprintf(&leaves, "%d 0 R ", p.num)
		}
		d.file.put(node, fmt.Sprintf("<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>", root, len(part), leaves.String()))
	}
	d.file.put(root, fmt.Sprintf("<</Type/Pages/Count %d/MediaBox[0 0 %s %s]/Resources %d 0 R/Kids[%s]>>",
		len(d.pages), appendLength(nil, pageWidth), appendLength(nil, pageHeight), resources, kids.String()))
	return root
}

// writeOutlines writes the bookmarks; the first level is open, the others are closed.
func (d *Document) writeOutlines() string {
	if len(d.outline) == 0 {
		return ""
	}
	root := d.file.alloc()
	nums := make([]int, len(d.outline))
	for i := range nums {
		nums[i] = d.file.alloc()
	}
	count := d.outlineLevel(nums, 0, len(nums), root)
	d.file.put(root, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", nums[0], nums[count.last], count.n))
	return fmt.Sprintf("/PageMode/UseOutlines/Outlines %d 0 R", root)
}

type siblings struct{ n, last int }

// outlineLevel writes the entries of d.outline[from:to] that have the level of the first one, each
// with those below it.
func (d *Document) outlineLevel(nums []int, from, to, parent int) siblings {
	var starts []int
	for i := from; i < to; i++ {
		if d.outline[i].level <= d.outline[from].level {
			starts = append(starts, i)
		}
	}
	for k, i := range starts {
		end := to
		links := ""
		if k > 0 {
			links += fmt.Sprintf("/Prev %d 0 R", nums[starts[k-1]])
		}
		if k+1 < len(starts) {
			end = starts[k+1]
			links += fmt.Sprintf("/Next %d 0 R", nums[end])
		}
		if i+1 < end {
			below := d.outlineLevel(nums, i+1, end, nums[i])
			links += fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count -%d", nums[i+1], nums[below.last], below.n)
		}
		d.file.put(nums[i], fmt.Sprintf("<</Title%s/Parent %d 0 R/Dest%s%s>>", textString(d.outline[i].title), parent, d.outline[i].at, links))
	}
	return siblings{len(starts), starts[len(starts)-1]}
}

// xmp is the metadata packet; pdfuaid:part names the norm (ISO 14289-1, 5).
func (d *Document) xmp() string {
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace
	return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n" +
		"<pdfuaid:part>1</pdfuaid:part>\n" +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + esc(d.title()) + "</rdf:li></rdf:Alt></dc:title>\n" +
		"<dc:language><rdf:Bag><rdf:li>" + esc(d.info.Lang) + "</rdf:li></rdf:Bag></dc:language>\n" +
		"<dc:format>application/pdf</dc:format>\n" +
		"<xmp:CreateDate>" + esc(d.info.Date) + "</xmp:CreateDate>\n<xmp:CreatorTool>videokompass</xmp:CreatorTool>\n<pdf:Producer>videokompass</pdf:Producer>\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
}
