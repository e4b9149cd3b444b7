package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"

	"videokompass/export/pdf/fonts"
)

// Face is a typeface of the document.
type Face uint8

// The faces, the Go fonts by Bigelow & Holmes.
const (
	Regular Face = iota
	Bold
	Mono
	faces
)

// maxCharacters bounds the different characters of one face; what is beyond is shown as unknown.
const maxCharacters = 8000

// font is a face with the characters that the document has used so far. Each used character gets
// its own code, in the order of first use: two characters that look alike stay two in copied text.
type font struct {
	file   *trueType
	name   string
	chars  []rune // by code; code 0 is the missing glyph and never used
	glyphs []subsetGlyph
	codes  map[rune]uint16
	latin  [0x180]uint16 // the codes of the frequent characters
}

func newFonts() ([faces]*font, error) {
	var out [faces]*font
	for i, load := range [faces]func() ([]byte, error){fonts.Regular, fonts.Bold, fonts.Mono} {
		content, err := load()
		if err != nil {
			return out, fmt.Errorf("reading font: %w", err)
		}
		t, err := parseTrueType(content)
		if err != nil {
			return out, err
		}
		w, b := t.advance(0)
		out[i] = &font{file: t, name: [faces]string{"GoRegular", "GoBold", "GoMono"}[i], codes: map[rune]uint16{},
			chars: []rune{0}, glyphs: []subsetGlyph{{t.outline(0), w, b}}}
	}
	return out, nil
}

// code returns the code of a character in this document.
func (f *font) code(r rune) uint16 {
	if r >= 0 && int(r) < len(f.latin) && f.latin[r] != 0 {
		return f.latin[r]
	}
	if c, ok := f.codes[r]; ok {
		return c
	}
	char := readable(r)
	if char != r {
		c := f.code(char)
		f.codes[r] = c
		return c
	}
	if len(f.chars) >= maxCharacters && r != unknown {
		return f.code(unknown)
	}
	c := uint16(len(f.chars))
	f.chars = append(f.chars, r)
	f.glyphs = append(f.glyphs, f.shape(r))
	f.codes[r] = c
	if int(r) < len(f.latin) {
		f.latin[r] = c
	}
	return c
}

// unknown stands for what no font shows.
const unknown = '\uFFFD'

// readable replaces what may not be text in a PDF: controls become spaces, non-characters the
// sign for unknown ones (ISO 14289-1, 7.21.7).
func readable(r rune) rune {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029:
		return ' '
	case r >= 0xd800 && r < 0xe000, r == 0xfeff, r&0xfffe == 0xfffe, r > 0x10ffff:
		return unknown
	}
	return r
}

// shape returns the glyph that shows a character: its own, that of a close one, or the sign for
// an unknown one. The text behind it stays the character itself.
func (f *font) shape(r rune) subsetGlyph {
	if g, ok := boxGlyph(r); ok {
		return g
	}
	glyph := f.file.glyph(r)
	if r == '-' && f.name != "GoMono" || glyph == 0 {
		glyph = f.file.glyph(lookalike(r))
	}
	if glyph == 0 {
		glyph = f.file.glyph(unknown)
	}
	w, b := f.file.advance(glyph)
	if narrowSpace(r) {
		w /= 2
	}
	return subsetGlyph{f.file.outline(glyph), w, b}
}

// lookalike returns a character of the Go fonts that reads like one they lack. Their hyphen is as
// wide as a minus; only the soft hyphen has the shape that text needs.
func lookalike(r rune) rune {
	switch {
	case r >= 0x2000 && r <= 0x200a, narrowSpace(r), r == 0x3000:
		return ' '
	}
	switch r {
	case 'ẞ':
		return 'ß'
	case '-', '\u2010', '\u2011':
		return softHyphen
	case '☒', '✗', '✘', '✕':
		return '×'
	case '✔':
		return '√'
	case '▸':
		return '►'
	case '◾', '❖':
		return '■'
	case '⇒', '➔', '➜', '⟶':
		return '→'
	case '⇐', '⟵':
		return '←'
	case '⇔':
		return '↔'
	}
	return r
}

func narrowSpace(r rune) bool {
	return r == 0x202f || r == 0x2009 || r == 0x200a || r == 0x2006 || r == 0x2008 || r == 0x205f
}

// width returns how far a code moves the pen, in thousandths of the type size.
func (f *font) width(code uint16) int {
	return (int(f.glyphs[code].width)*1000 + unitsPerEm/2) / unitsPerEm
}

// write puts the face into the file: font, descendant, descriptor, embedded program and the map
// back to text (ISO 32000-1, 9.7 and 9.10.3).
func (f *font) write(w *file, num int) {
	program := f.file.subset(f.glyphs)
	descendant, descriptor, embedded, unicode := w.alloc(), w.alloc(), w.alloc(), w.alloc()
	name := subsetTag(program) + "+" + f.name
	w.put(num, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, unicode))
	widths := []byte("[1[")
	for c := 1; c < len(f.glyphs); c++ {
		widths = append(strconv.AppendInt(widths, int64(f.width(uint16(c))), 10), ' ')
	}
	w.put(descendant, fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW %d/W%s]]>>",
		name, descriptor, f.width(0), widths))
	em := func(v int) int { return v * 1000 / unitsPerEm }
	head, hhea := f.file.tables["head"], f.file.tables["hhea"]
	box := [4]int{}
	for i := range box {
		box[i] = em(int(int16(u16(head, 36+2*i))))
	}
	stem := [faces]int{80, 140, 80}
	flags := 4 // symbolic: codes are the document's own
	if f.name == "GoMono" {
		flags |= 1
	}
	i := Regular
	if f.name == "GoBold" {
		i = Bold
	}
	w.put(descriptor, fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, flags, box[0], box[1], box[2], box[3], em(int(int16(u16(hhea, 4)))), em(int(int16(u16(hhea, 6)))), em(1480), stem[i], embedded))
	w.stream(embedded, fmt.Sprintf("/Length1 %d", len(program)), program)
	w.stream(unicode, "", f.toUnicode())
}

// subsetTag is the six letters that mark a subset, taken from its content.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode maps the codes back to characters.
func (f *font) toUnicode() []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 1; from < len(f.chars); from += 100 {
		to := min(from+100, len(f.chars))
		out = fmt.Appendf(out, "%d beginbfchar\n", to-from)
		for c := from; c < to; c++ {
			out = fmt.Appendf(out, "<%04X> <%X>\n", c, utf16be(string(f.chars[c])))
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
