package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"unicode/utf8"

	"videokompass/data"
)

// packFile is one file inside an office document.
type packFile struct {
	name   string
	parts  []string // its content, in pieces
	stored bool     // not compressed: the first file of an ODT names its type in plain bytes
}

// file is a compressed file of an office document.
func file(name string, parts ...string) packFile { return packFile{name: name, parts: parts} }

// packTime is 1 January 1980, the first day that a ZIP archive knows: the same in every document.
const packTime = 1<<5 | 1

// pack writes the files as a ZIP archive that depends on nothing but their content. Sizes stand in
// the local headers, so that readers that do not look at the directory can stream it.
func pack(w io.Writer, files []packFile) error {
	p := packer{buf: make([]byte, 0, 32<<10)}
	c, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		return fmt.Errorf("compressing: %w", err)
	}
	p.deflate = c
	z := zip.NewWriter(w)
	for _, f := range files {
		head, body, err := p.entry(f)
		if err != nil {
			return fmt.Errorf("compressing %s: %w", f.name, err)
		}
		entry, err := z.CreateRaw(head)
		if err != nil {
			return fmt.Errorf("packing %s: %w", f.name, err)
		}
		if _, err := entry.Write(body); err != nil {
			return fmt.Errorf("packing %s: %w", f.name, err)
		}
	}
	return z.Close()
}

// packer compresses one file after the other in the same memory; that of a compressor alone is
// more than a megabyte.
type packer struct {
	deflate *flate.Writer
	body    bytes.Buffer
	buf     []byte // between text and bytes
}

// entry returns head and body of a file; the body is valid until the next one.
func (p *packer) entry(f packFile) (*zip.FileHeader, []byte, error) {
	head := &zip.FileHeader{Name: f.name, Method: zip.Deflate}
	//lint:ignore SA1019 Modified would add an extra field, which the first entry of an ODT must not have
	head.ModifiedDate = packTime
	p.body.Reset()
	p.deflate.Reset(&p.body)
	var to io.Writer = p.deflate
	if f.stored {
		head.Method, to = zip.Store, &p.body
	}
	for _, part := range f.parts {
		for len(part) > 0 {
			n := min(len(part), cap(p.buf))
			p.buf = append(p.buf[:0], part[:n]...)
			part = part[n:]
			head.CRC32 = crc32.Update(head.CRC32, crc32.IEEETable, p.buf)
			head.UncompressedSize64 += uint64(n)
			if _, err := to.Write(p.buf); err != nil {
				return nil, nil, err
			}
		}
	}
	if !f.stored {
		if err := p.deflate.Close(); err != nil {
			return nil, nil, err
		}
	}
	head.CompressedSize64 = uint64(p.body.Len())
	return head, p.body.Bytes(), nil
}

const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

// xmlWriter builds XML by hand; text and attribute values pass through escape.
type xmlWriter struct{ strings.Builder }

func (x *xmlWriter) raw(parts ...string) {
	for _, p := range parts {
		x.WriteString(p)
	}
}

func (x *xmlWriter) text(s string) { x.WriteString(xmlEscape(s)) }

var xmlReplacer = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;")

// xmlEscape makes text safe as content and as an attribute value. Clean has already removed what
// XML 1.0 forbids: control characters, unpaired surrogates, U+FFFE and U+FFFF.
func xmlEscape(s string) string { return xmlReplacer.Replace(data.Clean(s)) }

// fillXML replaces {name} by the escaped value in the fixed parts of an office document.
func fillXML(template string, pairs ...string) string {
	for i := 1; i < len(pairs); i += 2 {
		pairs[i] = xmlEscape(pairs[i])
		pairs[i-1] = "{" + pairs[i-1] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// country is the region that office programs want beside a language.
func country(l data.Lang) string {
	if l == data.English {
		return "GB"
	}
	return "DE"
}

// shortTitle bounds the title where it repeats on every page.
func shortTitle(d *Doc) string {
	const limit = 90
	title := data.Clean(d.Title)
	if utf8.RuneCountInString(title) <= limit {
		return title
	}
	return string([]rune(title)[:limit-1]) + "…"
}

// shares returns the widths of the columns of a table in 1/10000 of its width.
func shares(t Table) []int {
	n := len(t.Header)
	out, sum := make([]int, n), 0
	for i := range out {
		out[i] = 1
		if len(t.Widths) == n {
			out[i] = max(t.Widths[i], 1)
		}
		sum += out[i]
	}
	for i := range out {
		out[i] = out[i] * 10000 / sum
	}
	return out
}
