// Command trim makes the font files of package fonts from the Go fonts: it keeps outlines, widths
// and the Unicode map, and drops names and the instructions for coarse screens, half of the bytes.
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"os"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
)

var be = binary.BigEndian

func main() {
	for name, content := range files() {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// files returns the trimmed and compressed fonts by file name.
func files() map[string][]byte {
	out := map[string][]byte{}
	for name, font := range map[string][]byte{"regular": goregular.TTF, "bold": gobold.TTF, "mono": gomono.TTF} {
		var b bytes.Buffer
		z, _ := flate.NewWriter(&b, flate.BestCompression) // a level there is: cannot fail
		z.Write(trim(font))                                // into memory: cannot fail
		z.Close()
		out[name+".ttf.deflate"] = b.Bytes()
	}
	return out
}

// trim returns a font of the seven tables that package pdf reads. The check sums are left out:
// package pdf writes its own.
func trim(font []byte) []byte {
	tables := map[string][]byte{}
	for i := range int(be.Uint16(font[4:])) {
		e := font[12+16*i:]
		from, n := be.Uint32(e[8:]), be.Uint32(e[12:])
		tables[string(e[:4])] = font[from : from+n]
	}
	tables["cmap"] = unicodeMap(tables["cmap"])
	tables["head"] = bytes.Clone(tables["head"])
	tables["glyf"], tables["loca"] = trimGlyphs(tables["head"], tables["glyf"], tables["loca"])
	be.PutUint16(tables["head"][50:], 1)
	names := []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
	out := be.AppendUint64(be.AppendUint32(nil, 0x00010000), uint64(len(names))<<48)
	at := len(out) + 16*len(names)
	for _, name := range names {
		out = append(out, name...)
		out = be.AppendUint32(out, 0)
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(tables[name])))
		at += len(tables[name])
	}
	for _, name := range names {
		out = append(out, tables[name]...)
	}
	return out
}

// unicodeMap keeps the one sub-table for Unicode.
func unicodeMap(cmap []byte) []byte {
	for i := range int(be.Uint16(cmap[2:])) {
		e := cmap[4+8*i:]
		if be.Uint16(e) != 3 || be.Uint16(e[2:]) != 1 {
			continue
		}
		sub := cmap[be.Uint32(e[4:]):]
		out := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}
		return append(out, sub[:be.Uint16(sub[2:])]...)
	}
	return nil
}

// trimGlyphs drops the instructions of each glyph; the offsets become long ones.
func trimGlyphs(head, glyf, loca []byte) (glyphs, offsets []byte) {
	offset := func(i int) uint32 { return 2 * uint32(be.Uint16(loca[2*i:])) }
	n := len(loca)/2 - 1
	if be.Uint16(head[50:]) == 1 {
		offset = func(i int) uint32 { return be.Uint32(loca[4*i:]) }
		n = len(loca)/4 - 1
	}
	offsets = be.AppendUint32(nil, 0)
	for i := range n {
		glyphs = append(glyphs, trimGlyph(glyf[offset(i):offset(i+1)])...)
		offsets = be.AppendUint32(offsets, uint32(len(glyphs)))
	}
	return glyphs, offsets
}

// trimGlyph drops the instructions of a glyph (OpenType specification, glyf).
func trimGlyph(g []byte) []byte {
	if len(g) < 10 {
		return nil
	}
	if contours := int(int16(be.Uint16(g))); contours >= 0 {
		at := 10 + 2*contours
		out := append(bytes.Clone(g[:at]), 0, 0)
		return append(out, g[at+2+int(be.Uint16(g[at:])):]...)
	}
	out := bytes.Clone(g)
	const arg2, scale, more, scale2, matrix, instructions = 0x01, 0x08, 0x20, 0x40, 0x80, 0x100
	for at := 10; ; {
		flags := be.Uint16(out[at:])
		be.PutUint16(out[at:], flags&^instructions)
		at += 6
		if flags&arg2 != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scale2 != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return out[:at]
		}
	}
}
