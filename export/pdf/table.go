package pdf

const (
	cellPad = 4 * pt // left and right
	rowPad  = 3 * pt // above and below
)

// grid is a table in the making.
type grid struct {
	x, width []int // of the columns
	head     *row
	plain    bool
}

// row is a row of set cells and their elements.
type row struct {
	cells  []*text
	elems  []*elem
	lines  int
	header bool
}

// Table adds a table. Its header is repeated on each page, as decoration, because a screen reader
// needs it once.
func (d *Document) Table(t Table) {
	columns := len(t.Header)
	for _, r := range t.Rows {
		columns = max(columns, len(r))
	}
	if columns == 0 {
		return
	}
	head := d.headRow(t.Header, columns)
	rows := make([]*row, len(t.Rows))
	for i, cells := range t.Rows {
		rows[i] = d.bodyRow(cells, columns, t.RowHeads)
	}
	g := newGrid(t, columns, head, rows)
	d.flush(keepTogether(t, head, rows))
	table := d.child(d.section, "Table", "")
	d.skip(2 * pt)
	if t.Caption != "" {
		d.flow(d.set([]Run{{Text: t.Caption, Face: Bold}}, smallSize).wrap(right-left), d.child(table, "Caption", ""), block{x: left, lead: smallLead, ink: ink})
		d.skip(3 * pt)
	}
	if head != nil {
		d.tagRow(d.child(table, "THead", ""), head, func(int) (string, string) { return "TH", "/A<</O/Table/Scope/Column>>" })
		d.row(g, head)
		if head.height() <= (bottom-top)/3 {
			g.head = head
		}
	}
	if len(rows) > 0 {
		body := d.child(table, "TBody", "")
		for _, r := range rows {
			d.tagRow(body, r, func(i int) (string, string) {
				if i == 0 && t.RowHeads {
					return "TH", "/A<</O/Table/Scope/Row>>"
				}
				return "TD", ""
			})
			d.row(g, r)
		}
	}
	d.skip(paraGap + 3*pt)
}

// keepTogether returns the height that must be free where the table begins: that of caption, header
// and first row, or of the whole table if it is a short list of fields.
func keepTogether(t Table, head *row, rows []*row) int {
	keep := 2 * pt
	if t.Caption != "" {
		keep += 2 * smallLead
	}
	if head != nil {
		keep += head.height()
	}
	for i, r := range rows {
		if i == 0 || t.Plain {
			keep += r.height()
		}
	}
	if keep > (bottom-top)/3 {
		return 3*smallLead + 4*rowPad
	}
	return keep
}

func (d *Document) headRow(header []string, columns int) *row {
	if len(header) == 0 {
		return nil
	}
	r := &row{cells: make([]*text, columns), header: true}
	for i := range r.cells {
		var runs []Run
		if i < len(header) && header[i] != "" {
			runs = []Run{{Text: header[i], Face: Bold}}
		}
		r.cells[i] = d.set(runs, smallSize)
	}
	return r
}

func (d *Document) bodyRow(cells []Cell, columns int, heads bool) *row {
	r := &row{cells: make([]*text, columns)}
	for i := range r.cells {
		var runs []Run
		if i < len(cells) {
			if cells[i].Tick != NoTick {
				runs = append(runs, d.tick(cells[i].Tick))
				if len(cells[i].Runs) > 0 {
					runs = append(runs, Run{Text: "\u00a0"})
				}
			}
			for _, c := range cells[i].Runs {
				if heads && i == 0 && c.Face == Regular {
					c.Face = Bold
				}
				runs = append(runs, c)
			}
		}
		r.cells[i] = d.set(runs, smallSize)
	}
	return r
}

// tagRow adds the elements of a row and its cells.
func (d *Document) tagRow(up *elem, r *row, role func(int) (string, string)) {
	tr := d.child(up, "TR", "")
	for i := range r.cells {
		name, attrs := role(i)
		r.elems = append(r.elems, d.child(tr, name, attrs))
	}
}

func (r *row) height() int { return r.lines*smallLead + 2*rowPad }

// row writes a row; one that is higher than the rest of the page is continued on the next.
func (d *Document) row(g *grid, r *row) {
	const short = 14 // rows of up to so many lines are kept together
	for from := 0; from < r.lines; {
		start := top
		if g.head != nil {
			start += g.head.height()
		}
		n := r.lines - from
		if fit := (d.room() - 2*rowPad) / smallLead; fit < n {
			if d.y > start && (fit < 2 || n <= short && from == 0) {
				d.newPage()
				if g.head != nil {
					d.rowLines(g, g.head, 0, g.head.lines, true)
				}
				continue
			}
			n = max(fit, 1)
		}
		d.rowLines(g, r, from, n, false)
		from += n
	}
}

// rowLines writes n lines of each cell, with shade and rule.
func (d *Document) rowLines(g *grid, r *row, from, n int, repeat bool) {
	height := n*smallLead + 2*rowPad
	d.page.begin(nil)
	if r.header {
		d.page.box(left, d.y, right-left, height, shade)
	}
	if !g.plain {
		d.page.box(left, d.y+height-pt/4, right-left, pt/2, hair)
	}
	for i, t := range r.cells {
		var e *elem
		if !repeat {
			e = r.elems[i]
		}
		for l := from; l < min(from+n, len(t.lines)); l++ {
			d.paint(t, l, e, g.x[i]+cellPad, d.y+rowPad+(l-from)*smallLead, smallLead, ink)
		}
	}
	d.y += height
}
