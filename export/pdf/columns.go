package pdf

// whole is the width of a table: that of the text.
const whole = right - left

// newGrid places the columns and breaks the cells into lines.
func newGrid(t Table, columns int, head *row, rows []*row) *grid {
	g := &grid{plain: t.Plain}
	all := rows
	if head != nil {
		all = append([]*row{head}, rows...)
	}
	if len(t.Columns) == columns {
		g.width = t.Columns
	} else {
		g.width = fitColumns(t, columns, all)
	}
	x := left
	if t.Plain {
		x -= cellPad // without lines, the labels begin where the text does
	}
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

// Columns returns common widths for tables that have the same columns, so that one below the other
// they look like one.
func (d *Document) Columns(tables []Table) []int {
	if len(tables) == 0 || len(tables[0].Header) == 0 {
		return nil
	}
	columns := len(tables[0].Header)
	rows := []*row{d.headRow(tables[0].Header, columns)}
	for _, t := range tables {
		for _, cells := range t.Rows {
			rows = append(rows, d.bodyRow(cells[:min(len(cells), columns)], columns, t.RowHeads))
		}
	}
	return fitColumns(tables[0], columns, rows)
}

func fitColumns(t Table, columns int, rows []*row) []int {
	widths := columnWidths(t.Widths, columns, rows)
	if !t.Plain {
		balance(widths, leastWidths(columns, rows), rows)
	}
	return widths
}

// leastWidths returns what the longest word of each column needs, limited so that all together
// leave some room.
func leastWidths(columns int, rows []*row) []int {
	need := make([]int, columns)
	for _, r := range rows {
		for i, c := range r.cells {
			need[i] = max(need[i], c.longest()+2*cellPad+pt/10)
		}
	}
	for limit := whole * 2 / 5; ; limit -= whole / 50 {
		sum := 0
		for i := range need {
			need[i] = min(need[i], max(limit, 0))
			sum += need[i]
		}
		if sum <= whole*9/10 {
			return need
		}
	}
}

// columnWidths shares the width of the table by the wanted parts, but gives each column what its
// longest word needs.
func columnWidths(wanted []int, columns int, rows []*row) []int {
	part := make([]int, columns)
	for i := range part {
		part[i] = max(100/columns, 1)
		if i < len(wanted) {
			part[i] = max(wanted[i], 1)
		}
	}
	need := leastWidths(columns, rows)
	widths, fixed := make([]int, columns), make([]bool, columns)
	for again := true; again; {
		again = false
		rest, parts := whole, 0
		for i := range need {
			if fixed[i] {
				rest -= widths[i]
			} else {
				parts += part[i]
			}
		}
		for i := range need {
			if fixed[i] {
				continue
			}
			widths[i] = rest * part[i] / parts
			if widths[i] < need[i] {
				widths[i], fixed[i], again = need[i], true, true
			}
		}
	}
	return widths
}

// balance moves width from column to column as long as that makes the table clearly shorter. The
// first rows speak for all.
func balance(widths, least []int, rows []*row) {
	const step, sample, rounds = whole / 40, 120, 24
	if len(widths) > 10 {
		return
	}
	rows = rows[:min(len(rows), sample)]
	long := make([][]int, len(rows))
	for i, r := range rows {
		long[i] = make([]int, len(r.cells))
		for k, c := range r.cells {
			long[i][k] = c.width()
		}
	}
	now := guessLines(widths, long)
	for range rounds {
		best, from, to := now-now/50, -1, -1
		for i := range widths {
			if widths[i]-step < least[i] {
				continue
			}
			for k := range widths {
				if k == i {
					continue
				}
				widths[i], widths[k] = widths[i]-step, widths[k]+step
				if n := guessLines(widths, long); n < best {
					best, from, to = n, i, k
				}
				widths[i], widths[k] = widths[i]+step, widths[k]-step
			}
		}
		if from < 0 {
			return
		}
		widths[from], widths[to], now = widths[from]-step, widths[to]+step, best
	}
}

// guessLines estimates the lines of all rows in tenths: a ragged line is full to nine tenths.
func guessLines(widths []int, long [][]int) int {
	sum := 0
	for _, cells := range long {
		lines := 10
		for i, w := range cells {
			lines = max(lines, w*10/((widths[i]-2*cellPad)*9/10+1))
		}
		sum += lines
	}
	return sum
}
