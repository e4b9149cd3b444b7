package pdf

import (
	"encoding/binary"
	"fmt"
)

// unitsPerEm is the grid of all three faces; every width is a part of it.
const unitsPerEm = 2048

// trueType is a parsed font file: the tables that a subset needs.
type trueType struct {
	tables   map[string][]byte
	cmap     []byte // the Unicode sub-table, format 4
	longLoca bool
	metrics  int // number of full entries in hmtx; later glyphs repeat the last width
	glyphs   int
}

func parseTrueType(file []byte) (*trueType, error) {
	f := &trueType{tables: map[string][]byte{}}
	if len(file) < 12 {
		return nil, fmt.Errorf("reading font: %d bytes are no font", len(file))
	}
	for i := range int(u16(file, 4)) {
		at := 12 + 16*i
		if at+16 > len(file) {
			return nil, fmt.Errorf("reading font: directory cut off")
		}
		from, n := int(u32(file, at+8)), int(u32(file, at+12))
		if from+n > len(file) {
			return nil, fmt.Errorf("reading font: table %q cut off", file[at:at+4])
		}
		f.tables[string(file[at:at+4])] = file[from : from+n]
	}
	for name, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "cmap": 4, "hmtx": 4, "loca": 4, "glyf": 0} {
		if t, ok := f.tables[name]; !ok || len(t) < size {
			return nil, fmt.Errorf("reading font: no table %s", name)
		}
	}
	if u16(f.tables["head"], 18) != unitsPerEm {
		return nil, fmt.Errorf("reading font: grid of %d, want %d", u16(f.tables["head"], 18), unitsPerEm)
	}
	f.longLoca = u16(f.tables["head"], 50) == 1
	f.metrics = int(u16(f.tables["hhea"], 34))
	f.glyphs = int(u16(f.tables["maxp"], 4))
	cmap := f.tables["cmap"]
	for i := range int(u16(cmap, 2)) {
		at := 4 + 8*i
		if u16(cmap, at) == 3 && u16(cmap, at+2) == 1 {
			f.cmap = cmap[u32(cmap, at+4):]
		}
	}
	if f.cmap == nil || u16(f.cmap, 0) != 4 {
		return nil, fmt.Errorf("reading font: no Unicode character map")
	}
	return f, nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// glyph returns the glyph of a character; 0 means that the font lacks it.
func (f *trueType) glyph(r rune) int {
	if r > 0xffff {
		return 0
	}
	n := int(u16(f.cmap, 6)) / 2
	for i := range n {
		end := rune(u16(f.cmap, 14+2*i))
		if r > end {
			continue
		}
		start := rune(u16(f.cmap, 16+2*n+2*i))
		if r < start {
			return 0
		}
		delta := u16(f.cmap, 16+4*n+2*i)
		at := 16 + 6*n + 2*i
		offset := int(u16(f.cmap, at))
		if offset == 0 {
			return int(uint16(r) + delta)
		}
		if g := u16(f.cmap, at+offset+2*int(r-start)); g != 0 {
			return int(g + delta)
		}
		return 0
	}
	return 0
}

// advance returns the width of a glyph and its left side bearing in units of the grid.
func (f *trueType) advance(glyph int) (width, bearing uint16) {
	hmtx := f.tables["hmtx"]
	if glyph < f.metrics {
		return u16(hmtx, 4*glyph), u16(hmtx, 4*glyph+2)
	}
	return u16(hmtx, 4*(f.metrics-1)), u16(hmtx, 4*f.metrics+2*(glyph-f.metrics))
}

// outline returns the bytes of a glyph; empty for a space.
func (f *trueType) outline(glyph int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if f.longLoca {
		return glyf[u32(loca, 4*glyph):u32(loca, 4*glyph+4)]
	}
	return glyf[2*int(u16(loca, 2*glyph)) : 2*int(u16(loca, 2*glyph+2))]
}
