package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// inline is the element of a run inside a paragraph: a link with its annotations, or text with an
// alternative.
type inline struct {
	elem *elem
	last *annotation
}

// annotation is the clickable area of a link on one page.
type annotation struct {
	num   int
	page  *page
	elem  *elem
	run   Run
	quads [][4]int // left, top, right, bottom
}

// paint writes line i of the text with its top at y. Without an element it is an artefact.
func (d *Document) paint(t *text, i int, e *elem, x, y, lead int, c color) {
	baseline := y + lead*3/4
	glyphs := t.glyphs[t.lines[i].from:t.lines[i].to]
	for len(glyphs) > 0 {
		n, w := 0, 0
		for n < len(glyphs) && glyphs[n].run == glyphs[0].run {
			w += int(glyphs[n].width)
			n++
		}
		run := t.runs[glyphs[0].run]
		in := d.inline(t, int(glyphs[0].run), e)
		link := in != nil && in.elem.role == "Link"
		ink := c
		if link {
			ink = accent
		}
		if in != nil {
			d.page.begin(in.elem)
		} else {
			d.page.begin(e)
		}
		size := faceSize(run.Face, t.size)
		d.page.show(run.Face, size, x, baseline, ink, glyphs[:n])
		if link {
			line := w
			if glyphs[n-1].char == ' ' {
				line -= int(glyphs[n-1].width)
			}
			if run.Href != "" {
				d.page.box(x, baseline+t.size/8, line, pt/2, ink)
			}
			d.area(in, run, [4]int{x, y, x + line, y + lead})
		}
		x += w
		glyphs = glyphs[n:]
	}
}

// inline returns the element of a run that is a link or has an alternative, else nil.
func (d *Document) inline(t *text, run int, e *elem) *inline {
	r := t.runs[run]
	href := target(r.Href)
	if e == nil || href == "" && r.Goto == "" && r.Alt == "" {
		return nil
	}
	if t.inline == nil {
		t.inline = make([]*inline, len(t.runs))
	}
	if t.inline[run] == nil {
		role, attrs := "Link", ""
		if href == "" && r.Goto == "" {
			role = "Span"
		}
		if r.Alt != "" {
			attrs = "/Alt" + textString(r.Alt)
		}
		t.inline[run] = &inline{elem: d.child(e, role, attrs)}
	}
	return t.inline[run]
}

// area adds a rectangle to the annotation of the link on this page.
func (d *Document) area(in *inline, run Run, rect [4]int) {
	if in.last == nil || in.last.page != d.page {
		in.last = &annotation{num: d.file.alloc(), page: d.page, elem: in.elem, run: run}
		in.elem.kids = append(in.elem.kids, kid{note: in.last.num, page: d.page.num})
		d.page.notes = append(d.page.notes, in.last)
		d.notes = append(d.notes, in.last)
	}
	in.last.quads = append(in.last.quads, rect)
}

// target returns the address of a link as pure ASCII, or "" where the scheme is not one that a
// document should open.
func target(href string) string {
	if href == "" {
		return ""
	}
	href = strings.TrimSpace(href)
	scheme, rest, found := strings.Cut(href, ":")
	switch scheme = strings.ToLower(scheme); {
	case !found, rest == "":
		return ""
	case scheme == "mailto":
	case scheme != "http" && scheme != "https", len(rest) < 3 || rest[:2] != "//" || rest[2] == '/':
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(href) {
		if c <= 0x20 || c > 0x7e {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// writeLinks writes the annotations (ISO 14289-1, 7.18.5: each with contents and its element).
func (d *Document) writeLinks() {
	for i, a := range d.notes {
		box := a.quads[0]
		var quads []byte
		for _, q := range a.quads {
			box = [4]int{min(box[0], q[0]), min(box[1], q[1]), max(box[2], q[2]), max(box[3], q[3])}
			quads = appendLengths(append(quads, ' '), q[0], pageHeight-q[1], q[2], pageHeight-q[1], q[0], pageHeight-q[3], q[2], pageHeight-q[3])
		}
		b := append(make([]byte, 0, 256), "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
		b = appendLengths(b, box[0], pageHeight-box[3], box[2], pageHeight-box[1])
		if len(a.quads) > 1 {
			b = append(append(b, "]/QuadPoints["...), quads...)
		}
		b = strconv.AppendInt(append(b, "]/P "...), int64(a.page.num), 10)
		b = strconv.AppendInt(append(b, " 0 R/StructParent "...), int64(len(d.pages)+i), 10)
		if a.run.Goto != "" {
			b = append(append(b, "/Contents"...), textString(a.run.Alt)...)
			b = append(append(b, "/Dest"...), d.anchors[a.run.Goto].String()...)
		} else {
			b = append(append(b, "/Contents"...), textString(a.run.Text)...)
			b = append(append(append(b, "/A<</S/URI/URI"...), literal(target(a.run.Href))...), ">>"...)
		}
		d.file.put(a.num, string(append(b, ">>"...)))
	}
}

// appendLengths writes lengths with a space between them.
func appendLengths(b []byte, lengths ...int) []byte {
	for i, v := range lengths {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendLength(b, v)
	}
	return b
}

// place is a spot in the document.
type place struct{ page, y int }

func (p place) String() string {
	return fmt.Sprintf("[%d 0 R/XYZ 0 %s null]", p.page, appendLength(nil, pageHeight-p.y))
}
