package data

import (
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
)

// binder copies a parsed document into typed values and collects every problem with its place.
type binder struct {
	doc      *Document
	problems Problems
}

func (b *binder) fail(path string, what, mend Text) {
	b.problems = append(b.problems, b.doc.Problem(path, what, mend))
}

func (b *binder) wrongType(path string, want Text, got any) {
	b.fail(path, Text{
		fmt.Sprintf("%s: erwartet %s, gefunden %s", leaf(path), want.DE, tomlKind(got).DE),
		fmt.Sprintf("%s: expected %s, found %s", leaf(path), want.EN, tomlKind(got).EN),
	}, Text{"den Wert ersetzen", "replace the value"})
}

var (
	typeDate   = reflect.TypeFor[Date]()
	typeText   = reflect.TypeFor[Text]()
	typeValue  = reflect.TypeFor[Value]()
	typeClaims = reflect.TypeFor[[]Claim]()
	typePreset = reflect.TypeFor[[]PresetAnswer]()
)

// bind copies raw into v, which must be settable.
func (b *binder) bind(raw any, v reflect.Value, path string) {
	switch v.Type() {
	case typeDate:
		if d, ok := b.date(raw, path); ok {
			v.SetInt(int64(d))
		}
		return
	case typeText:
		if s, ok := raw.(string); ok {
			b.checkString(s, path)
			v.Set(reflect.ValueOf(Text{s, s}))
			return
		}
	case typeValue:
		v.Set(reflect.ValueOf(b.value(raw, path)))
		return
	case typeClaims:
		v.Set(reflect.ValueOf(b.claims(raw, path)))
		return
	case typePreset:
		v.Set(reflect.ValueOf(b.presetAnswers(raw, path)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		if s, ok := raw.(string); ok {
			b.checkString(s, path)
			v.SetString(s)
			return
		}
		if t, ok := raw.(time.Time); ok && leaf(path) == "published" {
			v.SetString(DateOf(t).String())
			return
		}
		b.wrongType(path, Text{"Text", "text"}, raw)
	case reflect.Bool:
		if x, ok := raw.(bool); ok {
			v.SetBool(x)
			return
		}
		b.wrongType(path, Text{"true oder false", "true or false"}, raw)
	case reflect.Int:
		if x, ok := raw.(int64); ok && x >= -1<<31 && x < 1<<31 {
			v.SetInt(x)
			return
		}
		b.wrongType(path, Text{"eine ganze Zahl", "a whole number"}, raw)
	case reflect.Slice:
		b.slice(raw, v, path)
	case reflect.Struct:
		b.table(raw, v, path)
	default:
		b.wrongType(path, Text{"einen anderen Wert", "another value"}, raw)
	}
}

func (b *binder) slice(raw any, v reflect.Value, path string) {
	var items []any
	switch x := raw.(type) {
	case []any:
		items = x
	case []map[string]any:
		for _, m := range x {
			items = append(items, m)
		}
	default:
		b.wrongType(path, Text{"eine Liste", "a list"}, raw)
		return
	}
	s := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		b.bind(item, s.Index(i), path+"["+strconv.Itoa(i)+"]")
	}
	if len(items) > 0 {
		v.Set(s)
	}
}

func (b *binder) table(raw any, v reflect.Value, path string) {
	m, ok := raw.(map[string]any)
	if !ok {
		b.wrongType(path, Text{"eine Tabelle", "a table"}, raw)
		return
	}
	fields := map[string]int{}
	var known []string
	for i := range v.NumField() {
		if tag := v.Type().Field(i).Tag.Get("toml"); tag != "" {
			fields[tag] = i
			known = append(known, tag)
		}
	}
	for _, key := range sortedKeys(m) {
		p := join(path, key)
		i, ok := fields[key]
		if !ok {
			b.unknownKey(p, key, known)
			continue
		}
		b.bind(m[key], v.Field(i), p)
	}
}

func (b *binder) unknownKey(path, key string, known []string) {
	mend := Text{"den Schlüssel löschen", "delete the key"}
	if n := nearest(key, known); n != "" {
		mend = Text{fmt.Sprintf("gemeint ist wohl %q", n), fmt.Sprintf("did you mean %q?", n)}
	}
	b.fail(path, Text{fmt.Sprintf("unbekannter Schlüssel %q", key), fmt.Sprintf("unknown key %q", key)}, mend)
}

func (b *binder) checkString(s, path string) {
	if !isClean(s) {
		b.fail(path, Text{leaf(path) + ": der Text enthält Steuerzeichen", leaf(path) + ": the text contains control characters"},
			Text{"die Zeichen entfernen; Zeilenumbrüche als eigene Absätze schreiben", "remove them; write line breaks as paragraphs of their own"})
	}
}

func (b *binder) date(raw any, path string) (Date, bool) {
	switch x := raw.(type) {
	case time.Time:
		return DateOf(x), true
	case string:
		d, err := ParseDate(x)
		if err == nil {
			return d, true
		}
	}
	b.wrongType(path, Text{"ein Datum wie 2026-11-22", "a date such as 2026-11-22"}, raw)
	return 0, false
}

func (b *binder) value(raw any, path string) Value {
	switch x := raw.(type) {
	case string:
		b.checkString(x, path)
		return Value{Text: x}
	case int64:
		return Value{Number: float64(x), IsNum: true}
	case float64:
		return Value{Number: x, IsNum: true}
	case time.Time:
		return Value{Text: DateOf(x).String()}
	case []any:
		v := Value{IsList: true}
		for i, item := range x {
			s, ok := item.(string)
			if !ok {
				b.wrongType(path+"["+strconv.Itoa(i)+"]", Text{"Text", "text"}, item)
				continue
			}
			b.checkString(s, path)
			v.List = append(v.List, s)
		}
		return v
	}
	b.wrongType(path, Text{"Text, Zahl oder Liste", "text, number or list"}, raw)
	return Value{}
}

// claims reads a table of claims: [claims.KEY] is one value, [[claims.KEY]] several over time.
func (b *binder) claims(raw any, path string) []Claim {
	m, ok := raw.(map[string]any)
	if !ok {
		b.wrongType(path, Text{"eine Tabelle", "a table"}, raw)
		return nil
	}
	var out []Claim
	for _, key := range sortedKeys(m) {
		p := join(path, key)
		switch x := m[key].(type) {
		case map[string]any:
			out = append(out, b.claim(key, x, p))
		case []map[string]any:
			for i, item := range x {
				out = append(out, b.claim(key, item, p+"["+strconv.Itoa(i)+"]"))
			}
		default:
			b.wrongType(p, Text{"eine Tabelle mit value, sources, basis", "a table with value, sources, basis"}, m[key])
		}
	}
	return out
}

func (b *binder) claim(key string, m map[string]any, path string) Claim {
	c := Claim{}
	b.table(m, reflect.ValueOf(&c).Elem(), path)
	c.Key = key
	if _, ok := m["value"]; !ok {
		b.fail(path, Text{key + ": value fehlt", key + ": value is missing"},
			Text{"value angeben oder die Angabe ganz weglassen (unbekannt)", "give a value or leave the claim out (unknown)"})
	}
	return c
}

func (b *binder) presetAnswers(raw any, path string) []PresetAnswer {
	m, ok := raw.(map[string]any)
	if !ok {
		b.wrongType(path, Text{"eine Tabelle", "a table"}, raw)
		return nil
	}
	var out []PresetAnswer
	for _, key := range sortedKeys(m) {
		a := PresetAnswer{Question: key}
		if x, ok := m[key].(bool); ok {
			a.Bool, a.IsBool = x, true
		} else {
			a.Value = b.value(m[key], join(path, key))
		}
		out = append(out, a)
	}
	return out
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// leaf returns the last part of a path.
func leaf(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// tomlKind names the kind of a TOML value for people.
func tomlKind(raw any) Text {
	switch raw.(type) {
	case string:
		return Text{"Text", "text"}
	case int64, float64:
		return Text{"eine Zahl", "a number"}
	case bool:
		return Text{"true/false", "true/false"}
	case time.Time:
		return Text{"ein Datum", "a date"}
	case map[string]any:
		return Text{"eine Tabelle", "a table"}
	}
	return Text{"eine Liste", "a list"}
}

// Bind copies a part of a parsed document into v, a settable value whose fields carry toml tags,
// and returns every problem with its place.
func Bind(doc *Document, raw any, v reflect.Value, path string) Problems {
	b := &binder{doc: doc}
	b.bind(raw, v, path)
	return b.problems
}
