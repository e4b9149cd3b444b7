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
	keep := 3*smallLead + 4*rowPad
	if t.Caption != "" {
		keep += 2 * smallLead
	}
	if head != nil {
		keep += head.lines * smallLead
	}
	d.flush(keep)
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
					runs = append(runs, Run{Text: " "})
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

// newGrid places the columns and breaks the cells into lines.
func newGrid(t Table, columns int, head *row, rows []*row) *grid {
	g := &grid{plain: t.Plain}
	all := rows
	if head != nil {
		all = append([]*row{head}, rows...)
	}
	need := make([]int, columns)
	for _, r := range all {
		for i, c := range r.cells {
			need[i] = max(need[i], c.longest())
		}
	}
	g.width = columnWidths(t.Widths, need)
	x := left
	for _, w := range g.width {
		g.x = append(g.x, x)
		x += w
	}
	for _, r := range all {
		r.lines = 1
		for i, c := range r.cells {
			r.lines = max(r.lines, len(c.wrap(g.width[i]-2*cellPad).lines))
		}
	}
	return g
}

// columnWidths shares the width of the page by the wanted parts, but gives each column what its
// longest word needs, up to two fifths of the page, as long as the others can spare it.
func columnWidths(wanted, need []int) []int {
	const whole = right - left
	n := len(need)
	part := func(i int) int {
		if i < len(wanted) && wanted[i] > 0 {
			return wanted[i]
		}
		if len(wanted) > 0 {
			return max(100/n, 1)
		}
		return 1
	}
	total := 0
	for i := range need {
		need[i] = min(need[i]+2*cellPad+pt/10, whole*2/5)
		total += need[i]
	}
	widths, fixed := make([]int, n), make([]bool, n)
	for again := true; again; {
		again = false
		rest, parts := whole, 0
		for i := range need {
			if fixed[i] {
				rest -= widths[i]
			} else {
				parts += part(i)
			}
		}
		for i := range need {
			if fixed[i] {
				continue
			}
			widths[i] = rest * part(i) / parts
			if total > whole {
				widths[i] = whole * need[i] / total
			} else if widths[i] < need[i] {
				widths[i], fixed[i], again = need[i], true, true
			}
		}
	}
	return widths
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
