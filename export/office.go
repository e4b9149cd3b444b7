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
	name    string
	content string
	stored  bool // not compressed: the first file of an ODT names its type in plain bytes
}

// packTime is 1 January 1980, the first day that a ZIP archive knows: the same in every document.
const packTime = 1<<5 | 1

// pack writes the files as a ZIP archive that depends on nothing but their content. Sizes stand in
// the local headers, so that readers that do not look at the directory can stream it.
func pack(w io.Writer, files []packFile) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		body, method := []byte(f.content), zip.Store
		if !f.stored {
			var b bytes.Buffer
			c, err := flate.NewWriter(&b, flate.BestSpeed)
			if err != nil {
				return fmt.Errorf("compressing %s: %w", f.name, err)
			}
			if _, err := io.WriteString(c, f.content); err != nil {
				return fmt.Errorf("compressing %s: %w", f.name, err)
			}
			if err := c.Close(); err != nil {
				return fmt.Errorf("compressing %s: %w", f.name, err)
			}
			body, method = b.Bytes(), zip.Deflate
		}
		head := &zip.FileHeader{
			Name: f.name, Method: method, CRC32: crc32.ChecksumIEEE([]byte(f.content)),
			CompressedSize64: uint64(len(body)), UncompressedSize64: uint64(len(f.content)),
		}
		//lint:ignore SA1019 Modified would add an extra field, which the first entry of an ODT must not have
		head.ModifiedDate = packTime
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
