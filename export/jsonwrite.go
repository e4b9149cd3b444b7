package export

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// jsonWriter appends JSON to a buffer. The decision has thousands of findings, and reflection
// would take longer than everything else together; the types in json.go stay the definition, and a
// test compares both.
type jsonWriter struct {
	b     []byte
	comma bool // a comma is due before the next value
}

func (w *jsonWriter) sep() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.comma = true
}

func (w *jsonWriter) open(c byte) {
	w.sep()
	w.b = append(w.b, c)
	w.comma = false
}

func (w *jsonWriter) close(c byte) {
	w.b = append(w.b, c)
	w.comma = true
}

// key writes the name of a field; names are constants without special characters.
func (w *jsonWriter) key(name string) {
	w.sep()
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
	w.comma = false
}

func (w *jsonWriter) string(s string) {
	w.sep()
	w.b = appendJSONString(w.b, s)
}

// text writes a text that was put together in a buffer.
func (w *jsonWriter) text(s []byte) {
	w.sep()
	w.b = appendJSONString(w.b, s)
}

func (w *jsonWriter) int(n int) {
	w.sep()
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

func (w *jsonWriter) bool(v bool) {
	w.sep()
	w.b = strconv.AppendBool(w.b, v)
}

// field writes a text field; optional ones are left out when empty.
func (w *jsonWriter) field(name, value string) {
	w.key(name)
	w.string(value)
}

func (w *jsonWriter) optional(name, value string) {
	if value != "" {
		w.field(name, value)
	}
}

func (w *jsonWriter) flag(name string, value bool) {
	if value {
		w.key(name)
		w.bool(true)
	}
}

func (w *jsonWriter) strings(name string, list []string) {
	w.key(name)
	w.open('[')
	for _, s := range list {
		w.string(s)
	}
	w.close(']')
}

// raw puts ready JSON in place of a value.
func (w *jsonWriter) raw(b []byte) {
	w.sep()
	w.b = append(w.b, b...)
}

const hexDigits = "0123456789abcdef"

// plain marks the bytes that stand for themselves in a JSON string; those of umlauts do, as long as
// they are valid UTF-8. The controls U+0080 to U+009F begin with 0xC2.
var plain = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && c != 0xc2
	}
	return t
}()

// escapeControls escapes what encoding/json leaves of the controls.
func escapeControls(b []byte) []byte {
	first := bytes.IndexByte(b, 0x7f)
	for from := 0; first < 0 && from < len(b); from++ {
		n := bytes.IndexByte(b[from:], 0xc2)
		if n < 0 {
			return b
		}
		if from += n; from+1 < len(b) && b[from+1] <= 0x9f {
			first = from
		}
	}
	if first < 0 {
		return b
	}
	var out []byte
	for _, r := range string(b) {
		if r >= 0x7f && r <= 0x9f {
			out = append(out, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// appendJSONString quotes as RFC 8259 asks: quotes, backslashes and controls are escaped, invalid
// UTF-8 becomes U+FFFD. RFC 8259 lets U+007F to U+009F pass, a terminal does not: they are escaped too.
func appendJSONString[T string | []byte](b []byte, s T) []byte {
	b = append(b, '"')
	from := len(b)
	start, all := 0, byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		all |= c
		if plain[c] {
			continue
		}
		next := i + 1
		if c == 0xc2 {
			if next == len(s) || s[next] < 0x80 || s[next] > 0x9f {
				continue
			}
			c = s[next] // U+0080 to U+009F end with their own number
			next++
		}
		b = append(b, s[start:i]...)
		i = next - 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		start = i + 1
	}
	b = append(b, s[start:]...)
	if all >= utf8.RuneSelf && !utf8.Valid(b[from:]) {
		b = append(b[:from], bytes.ToValidUTF8(b[from:], []byte("\uFFFD"))...)
	}
	return append(b, '"')
}
