package data

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// MaxFile is the largest TOML file that is read, in bytes. The whole knowledge base is smaller;
// what is larger is no answers file and no overlay.
const MaxFile = 8 << 20

// Document is a parsed TOML file that still knows where everything stands.
type Document struct {
	File  string
	Table map[string]any
	pos   map[string]position
}

type position struct{ line, col int }

// Parse reads TOML. Problems name file, line and column.
func Parse(file string, text []byte) (*Document, Problems) {
	fail := func(line, col int, what, mend Text) (*Document, Problems) {
		return nil, Problems{{File: file, Line: line, Col: col, What: what, Mend: mend}}
	}
	if len(text) > MaxFile {
		return fail(0, 0, Text{"die Datei ist zu groß", "the file is too large"},
			Text{fmt.Sprintf("höchstens %d MiB werden gelesen", MaxFile>>20), fmt.Sprintf("at most %d MiB are read", MaxFile>>20)})
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(text)) == 0 {
		return fail(1, 1, Text{"die Datei ist leer", "the file is empty"},
			Text{"eine Vorlage schreibt: videokompass template", "videokompass template writes a template"})
	}
	if line, col, ok := firstInvalid(text); !ok {
		return fail(line, col, Text{"kein gültiges UTF-8", "not valid UTF-8"},
			Text{"die Datei als UTF-8 speichern", "save the file as UTF-8"})
	}
	if line, col, ok := depthWithin(text, 64); !ok {
		return fail(line, col, Text{"zu tief verschachtelt", "nested too deeply"}, Text{"die Klammern prüfen", "check the brackets"})
	}
	d := &Document{File: file}
	if _, err := toml.Decode(string(text), &d.Table); err != nil {
		var pe toml.ParseError
		if errors.As(err, &pe) {
			what, mend := tomlMessage(pe.Message)
			col := pe.Position.Col
			if duplicateKey.MatchString(pe.Message) {
				col = 1 // the parser points behind the value; the key begins the line
			}
			return fail(pe.Position.Line, col, what, mend)
		}
		return fail(0, 0, Text{"kein TOML: " + err.Error(), "not TOML: " + err.Error()}, Text{})
	}
	d.pos = locate(text)
	return d, nil
}

// at returns the place of a path such as offerings[0].claims.e2ee.value, or of its nearest parent.
func (d *Document) at(path string) position {
	for path != "" {
		if p, ok := d.pos[path]; ok {
			return p
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			break
		}
		path = path[:i]
	}
	return position{1, 1}
}

// alias lets the places below one top-level key be found under another name too.
func (d *Document) alias(key, as string) {
	for path, p := range maps.Clone(d.pos) {
		if rest, ok := strings.CutPrefix(path, key); ok {
			d.pos[as+rest] = p
		}
	}
}

// Problem makes a problem at the path.
func (d *Document) Problem(path string, what, mend Text) Problem {
	p := d.at(path)
	return Problem{File: d.File, Line: p.line, Col: p.col, What: what, Mend: mend}
}

var (
	duplicateKey   = regexp.MustCompile(`^Key '([^']*)' has already been defined`)
	impossibleDate = regexp.MustCompile(`^invalid datetime: "([^"]*)"`)
)

// tomlMessage gives the parser's message in both languages, and what to do; the common ones are
// put in our own words.
func tomlMessage(msg string) (what, mend Text) {
	mend = Text{"die Zeile berichtigen", "correct the line"}
	if m := duplicateKey.FindStringSubmatch(msg); m != nil {
		return Text{fmt.Sprintf("doppelter Schlüssel %q", m[1]), fmt.Sprintf("duplicate key %q", m[1])},
			Text{"eine der beiden Stellen löschen", "delete one of the two places"}
	}
	if m := impossibleDate.FindStringSubmatch(msg); m != nil {
		return Text{"unmögliches Datum " + m[1], "impossible date " + m[1]}, Text{"in der Form 2026-11-22 schreiben", "write it as 2026-11-22"}
	}
	de := "kein gültiges TOML: " + msg
	if strings.Contains(msg, "unexpected EOF") || strings.Contains(msg, "unterminated") {
		de = "unvollständig, ein Zeichen am Ende fehlt: " + msg
	}
	return Text{de, "not valid TOML: " + msg}, mend
}

func firstInvalid(text []byte) (line, col int, ok bool) {
	line, col = 1, 1
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n <= 1 {
			return line, col, false
		}
		if r == '\n' {
			line, col = line+1, 0
		}
		i, col = i+n, col+1
	}
	return 0, 0, true
}

// depthWithin guards the recursive parser against deeply nested arrays and inline tables.
func depthWithin(text []byte, most int) (line, col int, ok bool) {
	depth, line, col := 0, 1, 0
	var quote byte
	for i := range len(text) {
		c := text[i]
		col++
		switch {
		case c == '\n':
			line, col, quote = line+1, 0, 0
		case quote != 0:
			if c == quote && (quote == '\'' || text[i-1] != '\\') {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			if depth++; depth > most {
				return line, col, false
			}
		case c == ']' || c == '}':
			depth = max(depth-1, 0)
		}
	}
	return 0, 0, true
}

// locate finds line and column of every key and table of a valid TOML text.
func locate(text []byte) map[string]position {
	l := locator{pos: map[string]position{}, count: map[string]int{}}
	for n, raw := range bytes.Split(text, []byte("\n")) {
		l.line(n+1, string(raw))
	}
	return l.pos
}

type locator struct {
	pos    map[string]position
	count  map[string]int // number of tables seen under an array-of-tables path
	table  string         // path of the current table with indexes
	open   int            // brackets still open from an earlier line
	triple string         // delimiter of an open multi-line string
}

func (l *locator) line(n int, raw string) {
	if l.triple != "" {
		if strings.Contains(raw, l.triple) {
			l.triple = ""
		}
		return
	}
	line := strings.TrimSpace(raw)
	col := len(raw) - len(strings.TrimLeft(raw, " \t")) + 1
	if l.open > 0 {
		l.scan(line)
		return
	}
	switch {
	case line == "" || line[0] == '#':
	case strings.HasPrefix(line, "[["):
		if end := strings.Index(line, "]]"); end > 0 {
			p := l.resolve(splitKey(line[2:end]))
			l.table = p + "[" + strconv.Itoa(l.count[p]) + "]"
			l.count[p]++
			l.pos[l.table] = position{n, col}
			if _, ok := l.pos[p]; !ok {
				l.pos[p] = position{n, col}
			}
		}
	case line[0] == '[':
		if end := strings.LastIndex(line, "]"); end > 0 {
			l.table = l.resolve(splitKey(line[1:end]))
			l.pos[l.table] = position{n, col}
		}
	default:
		key, rest, ok := cutKey(line)
		if !ok {
			return
		}
		p := l.table
		for _, part := range splitKey(key) {
			p = join(p, part)
			if _, seen := l.pos[p]; !seen {
				l.pos[p] = position{n, col}
			}
		}
		l.scan(rest)
	}
}

// resolve turns a header's parts into a path, taking the newest table of each array on the way.
func (l *locator) resolve(parts []string) string {
	p := ""
	for i, part := range parts {
		p = join(p, part)
		if c := l.count[p]; c > 0 && i < len(parts)-1 {
			p += "[" + strconv.Itoa(c-1) + "]"
		}
	}
	return p
}

// scan counts brackets that stay open and notes a multi-line string, outside quotes and comments.
func (l *locator) scan(s string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '#':
			return
		case '"', '\'':
			q := string(c)
			if strings.HasPrefix(s[i:], q+q+q) {
				end := strings.Index(s[i+3:], q+q+q)
				if end < 0 {
					l.triple = q + q + q
					return
				}
				i += 5 + end
				continue
			}
			for i++; i < len(s) && s[i] != c; i++ {
				if c == '"' && s[i] == '\\' {
					i++
				}
			}
		case '[', '{':
			l.open++
		case ']', '}':
			l.open = max(l.open-1, 0)
		}
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// cutKey splits "key = value" at the first equals sign outside quotes.
func cutKey(line string) (key, rest string, ok bool) {
	var quote byte
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			return strings.TrimSpace(line[:i]), line[i+1:], true
		}
	}
	return "", "", false
}

// splitKey splits a dotted key and removes quotes.
func splitKey(key string) []string {
	var parts []string
	var b strings.Builder
	var quote byte
	for i := range len(key) {
		switch c := key[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			b.WriteByte(c)
		case c == '"' || c == '\'':
			quote = c
		case c == '.':
			parts = append(parts, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return append(parts, strings.TrimSpace(b.String()))
}
