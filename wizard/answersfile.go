package wizard

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"videokompass/data"
)

// Format is the newest format of an answers file.
const Format = 1

// ReadAnswers reads an answers file (TOML: format, as_of, [answers]). Extra top-level tables named
// in allow are left alone; everything else unknown is a problem with file, line and column.
func ReadAnswers(kb *data.KB, file string, text []byte, allow ...string) (*Answers, data.Problems) {
	doc, problems := data.Parse(file, text)
	if doc == nil {
		return nil, problems
	}
	return AnswersFrom(kb, doc, allow...)
}

// AnswersFrom reads the answers from a parsed document.
func AnswersFrom(kb *data.KB, doc *data.Document, allow ...string) (*Answers, data.Problems) {
	r := &answersReader{kb: kb, doc: doc, out: &Answers{}}
	r.header(allow)
	if table, ok := doc.Table["answers"].(map[string]any); ok {
		ids := make([]string, 0, len(table))
		for id := range table {
			ids = append(ids, id)
		}
		sort.Strings(ids)
		for _, id := range ids {
			r.answer(id, table[id])
		}
	} else if _, ok := doc.Table["answers"]; ok {
		r.fail("answers", data.Text{DE: "answers muss eine Tabelle sein", EN: "answers must be a table"}, data.Text{DE: "[answers] schreiben", EN: "write [answers]"})
	} else {
		r.fail("", data.Text{DE: "die Tabelle [answers] fehlt", EN: "the table [answers] is missing"}, data.Text{DE: "eine Vorlage schreibt: videokompass template", EN: "videokompass template writes a template"})
	}
	r.problems.Sort()
	return r.out, r.problems
}

type answersReader struct {
	kb       *data.KB
	doc      *data.Document
	out      *Answers
	problems data.Problems
}

func (r *answersReader) fail(path string, what, mend data.Text) {
	r.problems = append(r.problems, r.doc.Problem(path, what, mend))
}

func (r *answersReader) header(allow []string) {
	switch v := r.doc.Table["format"].(type) {
	case nil:
		r.fail("", data.Text{DE: "format fehlt", EN: "format is missing"}, data.Text{DE: "als erste Zeile schreiben: format = 1", EN: "write as the first line: format = 1"})
	case int64:
		if v > Format {
			r.fail("format", data.Text{DE: fmt.Sprintf("Format %d ist neuer als dieses Programm (%d)", v, Format), EN: fmt.Sprintf("format %d is newer than this program (%d)", v, Format)},
				data.Text{DE: "eine neuere Fassung von videokompass verwenden", EN: "use a newer videokompass"})
		} else if v != Format {
			r.fail("format", data.Text{DE: fmt.Sprintf("unbekanntes Format %d", v), EN: fmt.Sprintf("unknown format %d", v)}, data.Text{DE: "format = 1 schreiben", EN: "write format = 1"})
		}
	default:
		r.fail("format", data.Text{DE: "format muss eine Zahl sein", EN: "format must be a number"}, data.Text{DE: "format = 1 schreiben", EN: "write format = 1"})
	}
	switch v := r.doc.Table["as_of"].(type) {
	case nil:
	case time.Time:
		r.out.AsOf = data.DateOf(v)
	case string:
		d, err := data.ParseDate(v)
		if err != nil {
			r.fail("as_of", data.Text{DE: "as_of: unmögliches Datum " + v, EN: "as_of: impossible date " + v}, data.Text{DE: "in der Form 2026-11-22 schreiben", EN: "write it as 2026-11-22"})
		}
		r.out.AsOf = d
	default:
		r.fail("as_of", data.Text{DE: "as_of muss ein Datum sein", EN: "as_of must be a date"}, data.Text{DE: "in der Form 2026-11-22 schreiben", EN: "write it as 2026-11-22"})
	}
	for key := range r.doc.Table {
		if key != "format" && key != "as_of" && key != "answers" && !slices.Contains(allow, key) {
			mend := data.Text{DE: "löschen", EN: "delete it"}
			if r.kb.Question(key) != nil {
				mend = data.Text{DE: "unter [answers] schreiben", EN: "write it below [answers]"}
			}
			r.fail(key, data.Text{DE: fmt.Sprintf("unbekannter Schlüssel %q", key), EN: fmt.Sprintf("unknown key %q", key)}, mend)
		}
	}
}

func (r *answersReader) answer(id string, raw any) {
	path := "answers." + id
	q := r.kb.Question(id)
	if q == nil {
		ids := make([]string, 0, len(r.kb.Questions))
		for i := range r.kb.Questions {
			ids = append(ids, r.kb.Questions[i].ID)
		}
		mend := data.Text{DE: "videokompass list questions nennt alle", EN: "videokompass list questions names them all"}
		if n := data.Nearest(id, ids); n != "" {
			mend = data.Text{DE: fmt.Sprintf("gemeint ist wohl %q", n), EN: fmt.Sprintf("did you mean %q?", n)}
		}
		r.fail(path, data.Text{DE: fmt.Sprintf("unbekannte Frage %q", id), EN: fmt.Sprintf("unknown question %q", id)}, mend)
		return
	}
	a, want := typed(q, raw)
	if !want.Empty() {
		r.fail(path, data.Text{DE: id + ": " + want.DE, EN: id + ": " + want.EN}, data.Text{DE: "den Wert ersetzen", EN: "replace the value"})
		return
	}
	if c := Check(q, a); c != nil {
		what := c.What
		if !strings.HasPrefix(what.DE, id) {
			what = data.Text{DE: id + ": " + what.DE, EN: id + ": " + what.EN}
		}
		r.fail(path, what, c.Mend)
		return
	}
	if q.Kind == KindMany {
		a.Words = InOrder(q, a.Words)
	}
	r.out.Set(id, a)
}

// typed converts a TOML value to an answer, or says what is expected.
func typed(q *data.Question, raw any) (Answer, data.Text) {
	switch q.Kind {
	case KindOne, KindLevel:
		if s, ok := raw.(string); ok {
			return Answer{Words: []string{s}}, data.Text{}
		}
		return Answer{}, data.Text{DE: `erwartet ein Wort in Anführungszeichen`, EN: `a word in quotes is expected`}
	case KindMany, KindOrder:
		list, ok := raw.([]any)
		a := Answer{Words: []string{}}
		for _, x := range list {
			s, isWord := x.(string)
			ok = ok && isWord
			a.Words = append(a.Words, s)
		}
		if ok {
			return a, data.Text{}
		}
		return Answer{}, data.Text{DE: `erwartet eine Liste wie ["a", "b"]`, EN: `a list such as ["a", "b"] is expected`}
	case KindBool:
		if b, ok := raw.(bool); ok {
			return Answer{Bool: b}, data.Text{}
		}
		return Answer{}, data.Text{DE: "erwartet true oder false", EN: "true or false is expected"}
	case KindNumber:
		if n, ok := raw.(int64); ok && n >= -1<<31 && n < 1<<31 {
			return Answer{Number: int(n)}, data.Text{}
		}
		return Answer{}, data.Text{DE: "erwartet eine ganze Zahl", EN: "a whole number is expected"}
	}
	if s, ok := raw.(string); ok {
		return Answer{Text: s}, data.Text{}
	}
	return Answer{}, data.Text{DE: "erwartet Text in Anführungszeichen", EN: "text in quotes is expected"}
}

// WriteAnswers returns the answers as a TOML file, in the order of the questions.
func WriteAnswers(kb *data.KB, as *Answers) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "format = %d\n", Format)
	if as.AsOf != 0 {
		fmt.Fprintf(&b, "as_of = %s\n", as.AsOf)
	}
	b.WriteString("\n[answers]\n")
	for i := range kb.Questions {
		q := &kb.Questions[i]
		if a, ok := as.Get(q.ID); ok {
			fmt.Fprintf(&b, "%s = %s\n", q.ID, tomlAnswer(q, a))
		}
	}
	return []byte(b.String())
}

func tomlAnswer(q *data.Question, a Answer) string {
	switch q.Kind {
	case KindOne, KindLevel:
		return quote(a.Word())
	case KindMany, KindOrder:
		words := make([]string, len(a.Words))
		for i, w := range a.Words {
			words[i] = quote(w)
		}
		return "[" + strings.Join(words, ", ") + "]"
	case KindBool:
		return fmt.Sprint(a.Bool)
	case KindNumber:
		return fmt.Sprint(a.Number)
	}
	return quote(a.Text)
}

// quote writes a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
