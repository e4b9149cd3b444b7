package pdf

import (
	"encoding/binary"
	"slices"
)

// subsetGlyph is one glyph of a subset: its outline and how far it moves the pen.
type subsetGlyph struct {
	outline []byte
	width   uint16
	bearing uint16
}

// subset builds a font file that holds the given glyphs, numbered from 0, and the parts of which
// they are composed. It has no character map: a PDF maps codes to glyphs itself.
func (f *trueType) subset(glyphs []subsetGlyph) []byte {
	glyphs = f.withParts(glyphs)
	var glyf, loca, hmtx []byte
	loca = binary.BigEndian.AppendUint32(loca, 0)
	for _, g := range glyphs {
		glyf = append(glyf, g.outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, g.width)
		hmtx = binary.BigEndian.AppendUint16(hmtx, g.bearing)
	}
	head := slices.Clone(f.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the check sum of the file is set last
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	hhea := slices.Clone(f.tables["hhea"])
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	maxp := slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	return assemble([]fontTable{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	})
}

// withParts appends the parts of composed glyphs (a and dieresis for ä) and points to their new
// numbers.
func (f *trueType) withParts(glyphs []subsetGlyph) []subsetGlyph {
	glyphs = slices.Clone(glyphs)
	number := map[uint16]uint16{}
	for i := 0; i < len(glyphs); i++ {
		if o := glyphs[i].outline; len(o) < 10 || int16(u16(o, 0)) >= 0 {
			continue
		}
		o := slices.Clone(glyphs[i].outline)
		glyphs[i].outline = o
		for at, more := 10, true; more && at+4 <= len(o); {
			flags, part := u16(o, at), u16(o, at+2)
			n, ok := number[part]
			if !ok {
				n = uint16(len(glyphs))
				number[part] = n
				w, b := f.advance(int(part))
				glyphs = append(glyphs, subsetGlyph{f.outline(int(part)), w, b})
			}
			binary.BigEndian.PutUint16(o[at+2:], n)
			at += 4 + partArguments(flags)
			more = flags&0x20 != 0
		}
	}
	return glyphs
}

// partArguments returns the length of the arguments of a part (OpenType specification, glyf).
func partArguments(flags uint16) int {
	n := 2
	if flags&0x01 != 0 {
		n = 4
	}
	switch {
	case flags&0x08 != 0:
		n += 2
	case flags&0x40 != 0:
		n += 4
	case flags&0x80 != 0:
		n += 8
	}
	return n
}

type fontTable struct {
	name string
	data []byte
}

// assemble writes the tables, sorted by name, with their check sums.
func assemble(tables []fontTable) []byte {
	be := binary.BigEndian
	power, exponent := 1, 0
	for power*2 <= len(tables) {
		power, exponent = power*2, exponent+1
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tables), power * 16, exponent, (len(tables) - power) * 16} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*len(tables)
	head := 0
	for _, t := range tables {
		if t.name == "head" {
			head = at
		}
		out = append(out, t.name...)
		out = be.AppendUint32(out, checkSum(t.data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checkSum(out))
	return out
}

func checkSum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
