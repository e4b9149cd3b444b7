package pdf

import "strconv"

// Sizes of type and the distance of lines.
const (
	bodySize, bodyLead   = 10500, 14500
	smallSize, smallLead = 9 * pt, 12 * pt
	paraGap              = 7 * pt
)

type heading struct {
	level int
	text  *text
	elem  *elem
}

// Title writes the title of the document and a line below it.
func (d *Document) Title(title, below string) {
	d.flow(d.set([]Run{{Text: title, Face: Bold}}, 20*pt).wrap(right-left), d.child(d.section, "Title", ""), block{x: left, lead: 26 * pt, ink: accent})
	if below != "" {
		d.skip(4 * pt)
		d.flow(d.set([]Run{{Text: below}}, smallSize).wrap(right-left), d.child(d.section, "P", ""), block{x: left, lead: smallLead, ink: faint})
	}
	d.skip(10 * pt)
}

// Section begins a part of the document with its heading of level 1; each but the first begins on
// a new page.
func (d *Document) Section(title string) {
	d.flush(0)
	if d.section != d.root && !d.fresh() {
		d.newPage()
	}
	d.section = d.child(d.root, "Sect", "")
	d.Heading(1, title)
}

// Heading adds a heading of level 1 to 3. No level is left out (ISO 14289-1, 7.4.2).
func (d *Document) Heading(level int, title string) {
	level = min(max(level, 1), d.level+1, 3)
	d.level = level
	t := d.set([]Run{{Text: title, Face: Bold}}, headingSize(level)).wrap(right - left)
	d.pending = append(d.pending, heading{level, t, d.child(d.section, "H"+strconv.Itoa(level), "")})
}

func headingSize(level int) int { return [...]int{0, 16 * pt, 12500, 11 * pt}[level] }
func headingGap(level int) int  { return [...]int{0, 20 * pt, 15 * pt, 11 * pt}[level] }

// flush writes the waiting headings on the page where a block that needs the height can begin.
func (d *Document) flush(height int) {
	height = min(height, (bottom-top)/3)
	for _, h := range d.pending {
		height += headingGap(h.level) + len(h.text.lines)*headingSize(h.level)*5/4 + 4*pt
	}
	if d.room() < height && !d.fresh() {
		d.newPage()
	}
	for _, h := range d.pending {
		d.skip(headingGap(h.level))
		d.outline = append(d.outline, mark{h.level, h.elem.title(h.text), place{d.page.num, max(d.y-4*pt, 0)}})
		d.flow(h.text, h.elem, block{x: left, lead: headingSize(h.level) * 5 / 4, ink: accent})
		d.y += 4 * pt
	}
	d.pending = d.pending[:0]
}

// Para adds a paragraph.
func (d *Document) Para(runs []Run) {
	t := d.set(runs, bodySize).wrap(right - left)
	d.flush(2 * bodyLead)
	d.flow(t, d.child(d.section, "P", ""), block{x: left, lead: bodyLead, ink: ink})
	d.skip(paraGap)
}

// Note adds a paragraph set apart by a bar and a shade.
func (d *Document) Note(runs []Run) {
	const inset = 12 * pt
	t := d.set(runs, bodySize).wrap(right - left - 2*inset)
	d.flush(3 * bodyLead)
	d.footings++
	note := d.child(d.section, "Note", "/ID(note-"+strconv.Itoa(d.footings)+")")
	d.skip(4 * pt)
	d.flow(t, d.child(note, "P", ""), block{x: left + inset, lead: bodyLead, ink: ink, under: func(y, height int) {
		d.page.begin(nil)
		d.page.box(left, y-4*pt, right-left, height+8*pt, shade)
		d.page.box(left, y-4*pt, 3*pt, height+8*pt, accent)
	}})
	d.y += 4 * pt
	d.skip(paraGap)
}

// List adds a list; ordered lists are numbered from 1.
func (d *Document) List(items []Item, ordered bool) {
	if len(items) == 0 {
		return
	}
	d.flush(2 * bodyLead)
	d.list(d.section, items, ordered, left)
	d.skip(paraGap - 3*pt)
}

func (d *Document) list(up *elem, items []Item, ordered bool, x int) {
	numbering := "Disc"
	if ordered {
		numbering = "Decimal"
	}
	l := d.child(up, "L", "/A<</O/List/ListNumbering/"+numbering+">>")
	indent := 15 * pt
	if ordered {
		indent = d.set([]Run{{Text: strconv.Itoa(len(items)) + ". "}}, bodySize).width() + 3*pt
	}
	for i, it := range items {
		li := d.child(l, "LI", "")
		mark := Run{Text: "•"}
		if ordered {
			mark.Text = strconv.Itoa(i+1) + "."
		}
		label := d.child(li, "Lbl", "")
		marks := []Run{mark}
		in := indent
		if it.Tick != NoTick {
			marks = []Run{d.tick(it.Tick)}
			if ordered {
				marks = []Run{mark, {Text: " "}, d.tick(it.Tick)}
				in += 15 * pt
			}
		}
		t := d.set(marks, bodySize).wrap(pageWidth)
		body := d.child(li, "LBody", "")
		d.flow(d.set(it.Runs, bodySize).wrap(right-x-in), body, block{x: x + in, lead: bodyLead, ink: ink, first: func(y int) {
			if it.Anchor != "" {
				d.anchors[it.Anchor] = place{d.page.num, y}
			}
			d.paint(t, 0, label, x, y, bodyLead, ink)
		}})
		d.skip(3 * pt)
		if len(it.Children) > 0 {
			// Below a quarter of the width nothing could be read: deeper levels stay there.
			d.list(body, it.Children, false, min(x+in, left+(right-left)*3/4))
		}
	}
}

func (d *Document) tick(t Tick) Run {
	if t == DoneTick {
		return Run{Text: string(tickedBox), Alt: d.info.Done}
	}
	return Run{Text: string(openBox), Alt: d.info.Open}
}

// block says how lines of text are placed: under paints below the lines of one page, first beside
// the first line.
type block struct {
	x, lead int
	ink     color
	under   func(y, height int)
	first   func(y int)
}

// flow writes lines, over as many pages as they need; no line is left alone where two fit.
func (d *Document) flow(t *text, e *elem, b block) {
	if len(t.lines) == 0 && b.first != nil {
		t.lines = []slice{{0, 0}} // a label without text still has its line
	}
	for i := 0; i < len(t.lines); {
		rest := len(t.lines) - i
		n := min(d.room()/b.lead, rest)
		if n == rest-1 && n > 1 {
			n--
		}
		if n == 1 && i == 0 && rest > 1 && !d.fresh() {
			n = 0
		}
		if n <= 0 {
			d.newPage()
			continue
		}
		if b.under != nil {
			b.under(d.y, n*b.lead)
		}
		for ; n > 0; n-- {
			if i == 0 && b.first != nil {
				b.first(d.y)
			}
			d.paint(t, i, e, b.x, d.y, b.lead, b.ink)
			d.y += b.lead
			i++
		}
		if i < len(t.lines) {
			d.newPage()
		}
	}
}
