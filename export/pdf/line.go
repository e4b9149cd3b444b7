package pdf

import "unicode"

// Run is a piece of text in one face. Href makes it a link to the outside (http, https, mailto),
// Goto a link to the anchor of a list item. Alt is read aloud instead of the text.
type Run struct {
	Text string
	Face Face
	Href string
	Goto string
	Alt  string
}

const softHyphen = '\u00ad'

// glyph is one character on its way to a page.
type glyph struct {
	char  rune
	width int32
	run   int32
	code  uint16
}

// text is a paragraph broken into lines.
type text struct {
	runs   []Run
	size   int
	glyphs []glyph
	lines  []slice
	inline []*inline // by run: the element of a link or of text with an alternative
}

type slice struct{ from, to int }

// set measures runs in a size.
func (d *Document) set(runs []Run, size int) *text {
	t := &text{runs: runs, size: size}
	n := 0
	for _, r := range runs {
		n += len(r.Text)
	}
	t.glyphs = make([]glyph, 0, n)
	for i, r := range runs {
		f := d.fonts[r.Face]
		size := faceSize(r.Face, size)
		for _, c := range r.Text {
			code := f.code(c)
			char := f.chars[code]
			g := glyph{char, int32(f.width(code) * size / 1000), int32(i), code}
			if char == softHyphen {
				g.width = 0
			}
			t.glyphs = append(t.glyphs, g)
		}
	}
	return t
}

// faceSize makes the wide letters of the mono face a little smaller.
func faceSize(f Face, size int) int {
	if f == Mono {
		return size * 92 / 100
	}
	return size
}

// wrap breaks the text into lines of the width: after a space, a hyphen or a slash, and inside a
// word only where the word is longer than a line. An empty text has no lines.
func (t *text) wrap(width int) *text {
	t.lines = t.lines[:0]
	for i := 0; i < len(t.glyphs); {
		w, stop, j := 0, 0, i
		for ; j < len(t.glyphs); j++ {
			g := t.glyphs[j]
			if g.char != ' ' && j > i && w+int(g.width) > width {
				break
			}
			w += int(g.width)
			if t.breaks(j) && (g.char != softHyphen || w+t.size/3 <= width) {
				stop = j + 1
			}
		}
		switch {
		case j == len(t.glyphs):
			stop = j
		case stop <= i:
			stop = j
		}
		t.lines = append(t.lines, slice{i, stop})
		i = stop
	}
	return t
}

// breaks says whether a line may end after the glyph.
func (t *text) breaks(i int) bool {
	switch c := t.glyphs[i].char; c {
	case ' ', softHyphen, '\u200b':
		return true
	case '-', '/', '–', '_', '.', '?', '&', '=', ',', ':':
		if i+1 >= len(t.glyphs) || i == 0 {
			return false
		}
		before, after := t.glyphs[i-1].char, t.glyphs[i+1].char
		r := t.runs[t.glyphs[i].run]
		if r.Href != "" || r.Face == Mono {
			return c != ':' && after != '/' && before != '/'
		}
		switch c {
		case '_':
			return true
		case ',':
			return unicode.IsLetter(before) && unicode.IsLetter(after)
		case '-':
			// Two letters before it: not in E-Mail; and not in the lower-case ids of the knowledge base.
			return i > 1 && unicode.IsLetter(before) && unicode.IsLetter(t.glyphs[i-2].char) && unicode.IsLetter(after) && (unicode.IsUpper(after) || i > 2 && unicode.IsLetter(t.glyphs[i-3].char))
		case '/', '–':
			return after != ' ' && before != '/' && after != '/'
		}
	default:
		// Names of settings may break inside: joinWithout|Media.
		return i+1 < len(t.glyphs) && t.runs[t.glyphs[i].run].Face == Mono && unicode.IsLower(c) && unicode.IsUpper(t.glyphs[i+1].char)
	}
	return false
}

// longest returns the width of the longest piece that only a break inside a word could shorten.
func (t *text) longest() int {
	most, w := 0, 0
	for i, g := range t.glyphs {
		if g.char != ' ' {
			w += int(g.width)
			most = max(most, w)
		}
		if t.breaks(i) {
			w = 0
		}
	}
	return most
}

// width returns the width of all glyphs on one line.
func (t *text) width() int {
	w := 0
	for _, g := range t.glyphs {
		w += int(g.width)
	}
	return w
}

// shorten cuts the text to one line and ends it with an ellipsis if something is lost.
func (d *Document) shorten(runs []Run, size, width int) *text {
	t := d.set(runs, size)
	if t.width() <= width || len(runs) == 0 {
		return t
	}
	dots := d.set([]Run{{Text: "…", Face: runs[0].Face}}, size).glyphs[0]
	w := int(dots.width)
	for i, g := range t.glyphs {
		if w += int(g.width); w > width {
			t.glyphs = append(t.glyphs[:i], dots)
			break
		}
	}
	return t
}
