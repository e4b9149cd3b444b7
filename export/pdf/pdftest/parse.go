// Package pdftest reads the files that package pdf writes, so that tests can say what is in them.
// It follows the cross-reference stream only and knows no other filter than Flate.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The objects of PDF; numbers are float64, strings are string, null is nil.
type (
	Name  string
	Ref   int
	Array []any
	Dict  map[Name]any
)

// Stream is a dictionary with decoded content.
type Stream struct {
	Dict    Dict
	Content []byte
}

// File is a PDF file, read into memory.
type File struct {
	objects map[Ref]any
	Trailer Dict
}

// Open reads a file.
func Open(content []byte) (*File, error) {
	tail := bytes.LastIndex(content, []byte("startxref\n"))
	if tail < 0 {
		return nil, fmt.Errorf("reading PDF: no startxref")
	}
	start, err := strconv.Atoi(strings.Fields(string(content[tail:]))[1])
	if err != nil {
		return nil, fmt.Errorf("reading PDF: startxref: %w", err)
	}
	_, table, err := readObject(content, start)
	if err != nil {
		return nil, err
	}
	x, ok := table.(Stream)
	if !ok || x.Dict["Type"] != Name("XRef") {
		return nil, fmt.Errorf("reading PDF: no cross-reference stream at %d", start)
	}
	f := &File{objects: map[Ref]any{}, Trailer: x.Dict}
	for i := 0; i+7 <= len(x.Content); i += 7 {
		at := int(binary.BigEndian.Uint32(x.Content[i+1:]))
		switch x.Content[i] {
		case 1:
			num, o, err := readObject(content, at)
			if err != nil {
				return nil, err
			}
			if int(num) != i/7 {
				return nil, fmt.Errorf("reading PDF: object %d at the place of %d", num, i/7)
			}
			f.objects[num] = o
		case 2:
			f.objects[Ref(i/7)] = packed{Ref(at), int(binary.BigEndian.Uint16(x.Content[i+5:]))}
		}
	}
	return f, f.unpack()
}

// packed is an object that waits in an object stream.
type packed struct {
	in    Ref
	index int
}

func (f *File) unpack() error {
	for num, o := range f.objects {
		p, ok := o.(packed)
		if !ok {
			continue
		}
		s, ok := f.objects[p.in].(Stream)
		if !ok {
			return fmt.Errorf("reading PDF: object %d in no stream", num)
		}
		head := strings.Fields(string(s.Content[:int(s.Dict["First"].(float64))]))
		own, _ := strconv.Atoi(head[2*p.index])
		at, _ := strconv.Atoi(head[2*p.index+1])
		if Ref(own) != num {
			return fmt.Errorf("reading PDF: object %d packed at the place of %d", own, num)
		}
		l := lexer{s.Content[int(s.Dict["First"].(float64))+at:]}
		v, err := l.value()
		if err != nil {
			return err
		}
		f.objects[num] = v
	}
	return nil
}

// Get follows references.
func (f *File) Get(v any) any {
	for {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.objects[r]
	}
}

// Dict returns v as a dictionary; that of a stream for a stream; empty for anything else.
func (f *File) Dict(v any) Dict {
	switch v := f.Get(v).(type) {
	case Dict:
		return v
	case Stream:
		return v.Dict
	}
	return Dict{}
}

// Array returns v as an array; a single object counts as an array of one.
func (f *File) Array(v any) Array {
	switch v := f.Get(v).(type) {
	case nil:
		return nil
	case Array:
		return v
	default:
		return Array{v}
	}
}

func readObject(content []byte, at int) (Ref, any, error) {
	if at >= len(content) {
		return 0, nil, fmt.Errorf("reading PDF: offset %d behind the end", at)
	}
	head, rest, ok := bytes.Cut(content[at:], []byte(" 0 obj\n"))
	num, err := strconv.Atoi(string(head))
	if !ok || err != nil {
		return 0, nil, fmt.Errorf("reading PDF: no object at %d", at)
	}
	l := lexer{rest}
	v, err := l.value()
	if err != nil {
		return 0, nil, err
	}
	d, isDict := v.(Dict)
	l.space()
	if !isDict || !bytes.HasPrefix(l.in, []byte("stream\n")) {
		return Ref(num), v, nil
	}
	n := int(d["Length"].(float64))
	raw := l.in[len("stream\n"):]
	if len(raw) < n || !bytes.HasPrefix(raw[n:], []byte("\nendstream\nendobj\n")) {
		return 0, nil, fmt.Errorf("reading PDF: stream %d has a wrong length", num)
	}
	raw = raw[:n]
	if d["Filter"] == Name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			return 0, nil, err
		}
		if raw, err = io.ReadAll(z); err != nil {
			return 0, nil, err
		}
	}
	return Ref(num), Stream{d, raw}, nil
}

type lexer struct{ in []byte }

func (l *lexer) space() {
	l.in = bytes.TrimLeft(l.in, " \n\r\t")
}

func (l *lexer) value() (any, error) {
	l.space()
	switch {
	case len(l.in) == 0:
		return nil, io.EOF
	case bytes.HasPrefix(l.in, []byte("<<")):
		l.in = l.in[2:]
		return l.dict()
	case l.in[0] == '[':
		l.in = l.in[1:]
		return l.array()
	case l.in[0] == '/':
		l.in = l.in[1:]
		return Name(l.word()), nil
	case l.in[0] == '(':
		return l.literal()
	case l.in[0] == '<':
		end := bytes.IndexByte(l.in, '>')
		b, err := hex.DecodeString(string(l.in[1:end]))
		l.in = l.in[end+1:]
		return string(b), err
	}
	return l.number()
}

func (l *lexer) word() string {
	n := bytes.IndexAny(l.in, " \n\r\t/()<>[]")
	if n < 0 {
		n = len(l.in)
	}
	w := string(l.in[:n])
	l.in = l.in[n:]
	return w
}

// Operator is an operator of a content stream.
type Operator string

func (l *lexer) number() (any, error) {
	w := l.word()
	switch w {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	case "":
		return nil, fmt.Errorf("reading PDF: unexpected %q", l.in[:1])
	}
	v, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return Operator(w), nil
	}
	if f := strings.Fields(string(l.in[:min(len(l.in), 12)])); len(f) > 1 && f[0] == "0" && strings.HasPrefix(f[1], "R") {
		l.in = l.in[bytes.IndexByte(l.in, 'R')+1:]
		return Ref(int(v)), nil
	}
	return v, nil
}

func (l *lexer) dict() (any, error) {
	d := Dict{}
	for {
		l.space()
		if bytes.HasPrefix(l.in, []byte(">>")) {
			l.in = l.in[2:]
			return d, nil
		}
		k, err := l.value()
		if err != nil {
			return nil, err
		}
		key, ok := k.(Name)
		if !ok {
			return nil, fmt.Errorf("reading PDF: key %v is no name", k)
		}
		if _, twice := d[key]; twice {
			return nil, fmt.Errorf("reading PDF: key %s twice", key)
		}
		if d[key], err = l.value(); err != nil {
			return nil, err
		}
	}
}

func (l *lexer) array() (any, error) {
	a := Array{}
	for {
		l.space()
		if len(l.in) > 0 && l.in[0] == ']' {
			l.in = l.in[1:]
			return a, nil
		}
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
}

func (l *lexer) literal() (any, error) {
	var out []byte
	for i := 1; i < len(l.in); i++ {
		switch c := l.in[i]; c {
		case ')':
			l.in = l.in[i+1:]
			return string(out), nil
		case '(':
			return nil, fmt.Errorf("reading PDF: parenthesis not escaped")
		case '\\':
			i++
			c = l.in[i]
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return nil, io.ErrUnexpectedEOF
}
