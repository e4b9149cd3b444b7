package pdf

import "encoding/binary"

// The characters of tick boxes, which no Go font has. They are drawn here as glyphs, so that they
// are text: searched, copied and read aloud like any other.
const (
	openBox   = '☐'
	tickedBox = '☑'
	check     = '✓'
)

type point struct{ x, y int16 }

// Outer edge, inner edge and tick, on the grid of the fonts. A hole runs the other way round.
var (
	boxOuter = []point{{120, -160}, {120, 1480}, {1760, 1480}, {1760, -160}}
	boxInner = []point{{240, -40}, {1640, -40}, {1640, 1360}, {240, 1360}}
	boxTick  = []point{{420, 700}, {560, 840}, {830, 540}, {1330, 1140}, {1480, 1020}, {840, 240}}
)

const boxWidth = 1880

// boxGlyph returns the outline of a tick box or a check mark.
func boxGlyph(r rune) (subsetGlyph, bool) {
	var contours [][]point
	switch r {
	case openBox:
		contours = [][]point{boxOuter, boxInner}
	case tickedBox:
		contours = [][]point{boxOuter, boxInner, boxTick}
	case check:
		contours = [][]point{boxTick}
	default:
		return subsetGlyph{}, false
	}
	outline, bearing := polygon(contours)
	return subsetGlyph{outline, boxWidth, bearing}, true
}

// polygon writes contours of straight lines as a simple glyph (OpenType specification, glyf) and
// returns its left side bearing.
func polygon(contours [][]point) ([]byte, uint16) {
	be := binary.BigEndian
	low, high := contours[0][0], contours[0][0]
	var points []point
	var ends []byte
	for _, c := range contours {
		for _, p := range c {
			low = point{min(low.x, p.x), min(low.y, p.y)}
			high = point{max(high.x, p.x), max(high.y, p.y)}
		}
		points = append(points, c...)
		ends = be.AppendUint16(ends, uint16(len(points)-1))
	}
	var out []byte
	for _, v := range []int16{int16(len(contours)), low.x, low.y, high.x, high.y} {
		out = be.AppendUint16(out, uint16(v))
	}
	out = append(out, ends...)
	out = be.AppendUint16(out, 0) // no instructions
	for range points {
		out = append(out, 0x01) // on the curve, both coordinates as differences of two bytes
	}
	last := point{}
	for _, p := range points {
		out = be.AppendUint16(out, uint16(p.x-last.x))
		last.x = p.x
	}
	for _, p := range points {
		out = be.AppendUint16(out, uint16(p.y-last.y))
		last.y = p.y
	}
	return out, uint16(low.x)
}
