package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"runtime"
	"strconv"
	"unicode/utf16"
)

// packed is how many objects share one object stream.
const packed = 500

// file collects the objects of a PDF file and writes them: streams plainly, all others packed in
// compressed object streams, with a cross-reference stream at the end (ISO 32000-1, 7.5.7, 7.5.8).
// Streams are compressed beside each other, while the other objects are put together, and written in
// the order in which they came.
type file struct {
	out     bytes.Buffer
	entries []entry // by object number; 0 is the head of the free list
	plain   []object
	streams []stream
	idle    chan *zlib.Writer // one for each processor; nil until it is used
}

// stream is an object whose body may still be on its way.
type stream struct {
	num  int
	dict string
	body chan []byte // receives once
}

type entry struct {
	kind      byte // 1: at an offset; 2: packed in a stream
	at, index int
}

type object struct {
	num  int
	body string
}

func newFile() *file {
	f := &file{entries: make([]entry, 1), idle: make(chan *zlib.Writer, runtime.GOMAXPROCS(0))}
	for range cap(f.idle) {
		f.idle <- nil
	}
	// The comment of high bytes tells transfer programs that the file is binary.
	f.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	return f
}

// alloc reserves an object number.
func (f *file) alloc() int {
	f.entries = append(f.entries, entry{})
	return len(f.entries) - 1
}

// put stores an object that is no stream.
func (f *file) put(num int, body string) { f.plain = append(f.plain, object{num, body}) }

// stream stores a stream to be compressed; dict holds further entries of its dictionary. The content
// must not change any more.
func (f *file) stream(num int, dict string, content []byte) {
	body := make(chan []byte, 1)
	f.streams = append(f.streams, stream{num, dict + "/Filter/FlateDecode", body})
	go func() {
		z := <-f.idle
		var zipped bytes.Buffer
		zipped.Grow(len(content)/3 + 64)
		if z == nil {
			z, _ = zlib.NewWriterLevel(&zipped, zlib.BestSpeed) // a level there is: cannot fail
		} else {
			z.Reset(&zipped)
		}
		z.Write(content) // into memory: cannot fail
		z.Close()
		f.idle <- z
		body <- zipped.Bytes()
	}()
}

// rawStream stores a stream as it is.
func (f *file) rawStream(num int, dict string, content []byte) {
	body := make(chan []byte, 1)
	body <- content
	f.streams = append(f.streams, stream{num, dict, body})
}

// writeStreams writes the streams stored since the last call.
func (f *file) writeStreams() {
	for _, s := range f.streams {
		content := <-s.body
		f.entries[s.num] = entry{kind: 1, at: f.out.Len()}
		fmt.Fprintf(&f.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", s.num, s.dict, len(content))
		f.out.Write(content)
		f.out.WriteString("\nendstream\nendobj\n")
	}
	f.streams = nil
}

// finish packs the objects, writes the cross-reference stream and returns the file. Its identifier
// is the hash of all that stands before it.
func (f *file) finish(catalog, info int) []byte {
	for from := 0; from < len(f.plain); from += packed {
		f.pack(f.plain[from:min(from+packed, len(f.plain))])
	}
	f.writeStreams()
	num := f.alloc()
	start := f.out.Len()
	f.entries[num] = entry{kind: 1, at: start}
	sum := sha256.Sum256(f.out.Bytes())
	var table []byte
	for i, e := range f.entries {
		index := e.index
		if i == 0 {
			index = 65535
		}
		table = append(table, e.kind, byte(e.at>>24), byte(e.at>>16), byte(e.at>>8), byte(e.at), byte(index>>8), byte(index))
	}
	f.stream(num, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]", len(f.entries), catalog, info, sum[:16], sum[:16]), table)
	f.writeStreams()
	fmt.Fprintf(&f.out, "startxref\n%d\n%%%%EOF\n", start)
	return f.out.Bytes()
}

// pack writes objects into one object stream.
func (f *file) pack(objects []object) {
	num, size := f.alloc(), 0
	for _, o := range objects {
		size += len(o.body) + 1
	}
	index, bodies := make([]byte, 0, size+16*len(objects)), make([]byte, 0, size)
	for i, o := range objects {
		f.entries[o.num] = entry{kind: 2, at: num, index: i}
		index = strconv.AppendInt(index, int64(o.num), 10)
		index = append(index, ' ')
		index = strconv.AppendInt(index, int64(len(bodies)), 10)
		index = append(index, ' ')
		bodies = append(append(bodies, o.body...), '\n')
	}
	f.stream(num, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(objects), len(index)), append(index, bodies...))
}

// textString writes text for a person: plainly where it is ASCII, else as UTF-16 in hexadecimal.
func textString(s string) string {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return fmt.Sprintf("<FEFF%X>", utf16be(s))
		}
	}
	return literal(s)
}

// literal writes a string of bytes in parentheses.
func literal(s string) string {
	out := []byte{'('}
	for i := range len(s) {
		out = appendEscaped(out, s[i])
	}
	return string(append(out, ')'))
}

// appendEscaped adds a byte of a string in parentheses (ISO 32000-1, 7.3.4.2).
func appendEscaped(out []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(out, '\\', c)
	case '\r':
		return append(out, '\\', 'r')
	case '\n':
		return append(out, '\\', 'n')
	}
	return append(out, c)
}

func utf16be(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}
