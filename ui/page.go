package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
)

// tone says how a row looks. Its meaning always stands in words or signs too.
type tone uint8

const (
	tonePlain tone = iota
	toneStrong
	toneFaint
	toneGood
	toneWarn
	toneBad
)

func (t theme) tone(x tone) lipgloss.Style {
	switch x {
	case toneStrong:
		return t.strong
	case toneFaint:
		return t.faint
	case toneGood:
		return t.good
	case toneWarn:
		return t.warn
	case toneBad:
		return t.bad
	}
	return lipgloss.NewStyle()
}

// row is one logical line of a page. It wraps to the width of the page; proof is what it rests on.
type row struct {
	text   string
	right  string // set at the right edge of the first line, left out where it does not fit
	lead   string // bullet or branch before the text; later lines are indented by its width
	stem   string // replaces the indent of later lines, for drawings; as wide as lead
	indent int
	tone   tone
	cut    bool // shorten instead of wrapping
	head   bool // a heading: never selected, but kept in view with the row below
	id     string
	cells  []string // columns of a comparison; text is their label
	proof  *proof
	act    func(a *App) tea.Cmd // what Enter does on the row; nil = what the screen does
}

// gapRow is an empty line.
func gapRow() row { return row{head: true} }

func headRow(text string) row { return row{text: text, tone: toneStrong, head: true} }

// page is a list of rows with a cursor. It keeps the cursor in view; a row longer than the window
// is scrolled through line by line, so that nothing is out of reach in a small window.
type page struct {
	rows  []row
	at    int // selected row
	top   int // first visible line
	lines []pageLine
	span  [][2]int // first line of each row and the one after its last
	width int      // of the layout; 0 = none yet
}

type pageLine struct {
	left, right string
	row         int
}

// pageMargin is the room for the cursor sign.
const pageMargin = 2

// set replaces the rows; the cursor stays where it was as far as it can. Where only plain signs
// are shown they are put in before the lines are broken, because some are wider.
func (p *page) set(a *App, rows []row) {
	if a.cfg.ASCII {
		for i := range rows {
			r := &rows[i]
			r.text, r.right, r.lead, r.stem = asciiSigns.Replace(r.text), asciiSigns.Replace(r.right), asciiSigns.Replace(r.lead), asciiSigns.Replace(r.stem)
			for j := range r.cells {
				r.cells[j] = asciiSigns.Replace(r.cells[j])
			}
		}
	}
	p.rows, p.width = rows, 0
	p.at = min(p.at, max(len(rows)-1, 0))
	p.settle(1)
}

// settle moves the cursor off headings, first in the direction by, then in the other.
func (p *page) settle(by int) {
	for _, step := range []int{by, -by} {
		for i := p.at; i >= 0 && i < len(p.rows); i += step {
			if !p.rows[i].head {
				p.at = i
				return
			}
		}
	}
}

// home puts the cursor on the first row.
func (p *page) home() {
	p.at, p.top = 0, 0
	p.settle(1)
}

// end puts the cursor on the last row.
func (p *page) end() {
	p.at = max(len(p.rows)-1, 0)
	p.settle(-1)
}

// selectID puts the cursor on the row with the id; it reports false when there is none.
func (p *page) selectID(id string) bool {
	for i := range p.rows {
		if p.rows[i].id == id && id != "" {
			p.at = i
			return true
		}
	}
	return false
}

// current returns the selected row, or nil on a page without any.
func (p *page) current() *row {
	if p.at < 0 || p.at >= len(p.rows) || p.rows[p.at].head {
		return nil
	}
	return &p.rows[p.at]
}

// layout wraps the rows to the width; it does nothing when that was done before.
func (p *page) layout(width int) {
	if p.width == width {
		return
	}
	p.width, p.lines, p.span = width, p.lines[:0], p.span[:0]
	for i := range p.rows {
		first := len(p.lines)
		p.wrapRow(i, width)
		p.span = append(p.span, [2]int{first, len(p.lines)})
	}
}

func (p *page) wrapRow(i, width int) {
	r := &p.rows[i]
	if r.cells != nil {
		for _, line := range columns(data.Clean(r.text), r.cells, width-pageMargin) {
			p.lines = append(p.lines, pageLine{left: line, row: i})
		}
		return
	}
	pad := strings.Repeat(" ", r.indent)
	hang := strings.Repeat(" ", ansi.StringWidth(r.lead))
	if r.stem != "" {
		hang = r.stem
	}
	room := max(width-pageMargin-r.indent-ansi.StringWidth(r.lead), 8)
	right := data.Clean(r.right)
	if right != "" && room-ansi.StringWidth(right) < 18 {
		right = ""
	}
	text := data.Clean(r.text)
	if right != "" {
		room -= ansi.StringWidth(right) + 3
	}
	parts := []string{ansi.Truncate(text, room, "…")}
	if !r.cut {
		parts = strings.Split(ansi.Wrap(text, room, " "), "\n")
	}
	for n, part := range parts {
		line := pageLine{left: pad + hang + part, row: i}
		if n == 0 {
			line.left, line.right = pad+r.lead+part, right
		}
		p.lines = append(p.lines, line)
	}
}

// key moves the cursor by a pressed key in a window of the height; it reports whether the key was
// one of movement.
func (p *page) key(pressed string, width, height int) bool {
	p.layout(width)
	switch {
	case keyUp.is(pressed):
		p.step(-1, height)
	case keyDown.is(pressed):
		p.step(1, height)
	case keyPageUp.is(pressed):
		p.leap(-max(height-1, 1))
	case keyPageDn.is(pressed):
		p.leap(max(height-1, 1))
	case keyHome.is(pressed):
		p.home()
	case keyEnd.is(pressed):
		p.end()
	default:
		return false
	}
	p.reveal(height)
	return true
}

// step goes to the next row, or one line on within a row that the window does not hold.
func (p *page) step(by, height int) {
	if len(p.rows) == 0 {
		return
	}
	s := p.span[p.at]
	switch {
	case by > 0 && s[1] > p.top+height && s[1]-s[0] > height:
		p.top++
		return
	case by < 0 && s[0] < p.top && s[1]-s[0] > height:
		p.top--
		return
	}
	for i := p.at + by; i >= 0 && i < len(p.rows); i += by {
		if !p.rows[i].head {
			p.at = i
			return
		}
	}
	if by < 0 {
		p.top = 0
	}
}

// leap goes on by a number of lines.
func (p *page) leap(by int) {
	if len(p.lines) == 0 {
		return
	}
	line := min(max(p.span[p.at][0]+by, 0), len(p.lines)-1)
	p.at = p.lines[line].row
	p.settle(map[bool]int{true: 1, false: -1}[by > 0])
}

// nextHead goes to the first row behind the next heading and puts the heading at the top of the
// window; at the end it begins again.
func (p *page) nextHead() {
	for i := p.at; i < len(p.rows)-1; i++ {
		if p.rows[i].head && p.rows[i].text != "" && i > p.at && !p.rows[i+1].head {
			for p.at = i + 1; i > 0 && p.rows[i-1].head && p.rows[i-1].text != ""; i-- {
			}
			if i < len(p.span) {
				p.top = p.span[i][0]
			}
			return
		}
	}
	p.home()
}

// reveal scrolls so that the selected row is in view, with the headings above it where they fit.
func (p *page) reveal(height int) {
	if len(p.span) == 0 || height <= 0 {
		p.top = 0
		return
	}
	first, last := p.span[p.at][0], p.span[p.at][1]
	if last-first > height { // longer than the window: any part of it will do
		p.top = min(max(p.top, first), last-height)
		return
	}
	for i := p.at - 1; i >= 0 && p.rows[i].head && last-p.span[i][0] <= height; i-- {
		first = p.span[i][0]
	}
	if last > p.top+height {
		p.top = last - height
	}
	if first < p.top {
		p.top = first
	}
	p.top = min(max(p.top, 0), max(len(p.lines)-height, 0))
}

// How the selected row of a page is shown.
const (
	noMark   = ""   // a preview
	restMark = "› " // the keys go to another page beside this one
	fullMark = "▸ "
)

// view draws the window with the mark at the selected row.
func (p *page) view(a *App, width, height int, mark string) []string {
	p.layout(width)
	p.reveal(height)
	out := make([]string, 0, max(height, 0))
	for i := p.top; i < len(p.lines) && len(out) < height; i++ {
		l := p.lines[i]
		style, sign := a.theme.tone(p.rows[l.row].tone), "  "
		if mark != noMark && l.row == p.at {
			style = a.theme.cursor
			if i == p.span[l.row][0] {
				sign = mark
			}
		}
		line := style.Render(ansi.Truncate(sign+l.left, width, "…"))
		if l.right != "" {
			gap := max(width-1-pageMargin-ansi.StringWidth(l.left)-ansi.StringWidth(l.right), 1)
			line += strings.Repeat(" ", gap) + a.theme.faint.Render(l.right)
		}
		out = append(out, line)
	}
	return out
}

// cursorLine is the line of the window on which the selected row begins.
func (p *page) cursorLine() int {
	if p.at >= len(p.span) {
		return 0
	}
	return max(p.span[p.at][0]-p.top, 0)
}

// click selects the row on a line of the window; it reports false for headings and empty room.
func (p *page) click(line int) bool {
	if i := p.top + line; line >= 0 && i < len(p.lines) && !p.rows[p.lines[i].row].head {
		p.at = p.lines[i].row
		return true
	}
	return false
}
