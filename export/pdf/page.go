package pdf

import "strconv"

// Lengths are whole thousandths of a point, so that every platform breaks lines alike. Heights
// count from the top of the page.
const (
	pt         = 1000
	pageWidth  = 595276 // A4
	pageHeight = 841890
	left       = 62 * pt
	right      = pageWidth - 62*pt
	top        = 68 * pt
	bottom     = pageHeight - 68*pt
)

// color is red, green and blue in per cent.
type color [3]int

var (
	ink    = color{10, 10, 12}
	accent = color{8, 28, 50}
	faint  = color{36, 38, 42} // still more than 7:1 on white
	hair   = color{72, 75, 80}
	shade  = color{93, 95, 97}
)

// page is one page: its content stream, and which element each piece of content belongs to.
type page struct {
	num     int
	content []byte
	marks   []*elem // by the number of the marked content
	open    *elem   // the element whose content is being written
	inside  bool    // marked content or an artefact is open
	ink     color
	inkSet  bool
	notes   []*annotation
}

// begin makes the following content part of the element; nil makes it an artefact, which is no
// content but decoration.
func (p *page) begin(e *elem) {
	if p.inside && p.open == e {
		return
	}
	p.end()
	p.inside, p.open = true, e
	if e == nil {
		p.content = append(p.content, "/Artifact BMC\n"...)
		return
	}
	p.content = append(append(append(p.content, '/'), e.role...), "<</MCID "...)
	p.content = strconv.AppendInt(p.content, int64(len(p.marks)), 10)
	p.content = append(p.content, ">>BDC\n"...)
	e.mark(p.num, len(p.marks))
	p.marks = append(p.marks, e)
}

// end closes what begin opened.
func (p *page) end() {
	if p.inside {
		p.content = append(p.content, "EMC\n"...)
	}
	p.inside, p.open = false, nil
}

// pagination opens an artefact that is a running header or footer.
func (p *page) pagination(kind string) {
	p.end()
	p.inside = true
	p.content = append(append(append(p.content, "/Artifact<</Type/Pagination/Subtype/"...), kind...), ">>BDC\n"...)
}

func (p *page) number(v int) { p.content = append(appendLength(p.content, v), ' ') }

// appendLength writes thousandths of a point as points with two decimals at most.
func appendLength(b []byte, v int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	v = (v + 5) / 10
	b = strconv.AppendInt(b, int64(v/100), 10)
	if v%100 != 0 {
		b = append(b, '.', byte('0'+v/10%10))
		if v%10 != 0 {
			b = append(b, byte('0'+v%10))
		}
	}
	return b
}

func (p *page) color(c color) {
	if p.inkSet && p.ink == c {
		return
	}
	p.ink, p.inkSet = c, true
	for _, v := range c {
		p.number(v * pt / 100)
	}
	p.content = append(p.content, "rg\n"...)
}

// box fills a rectangle.
func (p *page) box(x, y, width, height int, c color) {
	p.color(c)
	p.number(x)
	p.number(pageHeight - y - height)
	p.number(width)
	p.number(height)
	p.content = append(p.content, "re f\n"...)
}

// show writes codes of one face with the baseline at y.
func (p *page) show(face Face, size, x, y int, c color, codes []glyph) {
	p.color(c)
	p.content = append(p.content, "BT/F"...)
	p.content = append(p.content, byte('0'+face), ' ')
	p.number(size)
	p.content = append(p.content, "Tf "...)
	p.number(x)
	p.number(pageHeight - y)
	p.content = append(p.content, "Td("...)
	for i, g := range codes {
		if g.char == softHyphen && i < len(codes)-1 {
			continue
		}
		p.content = appendEscaped(appendEscaped(p.content, byte(g.code>>8)), byte(g.code))
	}
	p.content = append(p.content, ")Tj ET\n"...)
}
