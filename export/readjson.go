package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// Decision is what an exported decision rests on: with the same data it gives the same decision
// again, with newer data it shows what changed.
type Decision struct {
	Answers  *wizard.Answers // AsOf is the day of the decision
	Chosen   string          // full id of the offering, "" = none; it may be gone from today's data
	ByUser   bool            // the offering was named by the user, not taken from the top
	Edition  data.Date       // of the data then
	Hash     string          // of the data then
	Language data.Lang
}

// Choose returns what to pass to wizard.Recommend to get the same decision.
func (d *Decision) Choose() string {
	if d.ByUser {
		return d.Chosen
	}
	return ""
}

// IsJSON reports whether a file looks like an exported decision and not like an answers file:
// TOML cannot begin with a brace.
func IsJSON(text []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("{"))
}

// ReadJSON reads an exported decision. Everything in it but the answers, the day and the choice is
// a result and is left out; what it reads is checked like an answers file.
func ReadJSON(kb *data.KB, file string, text []byte) (*Decision, data.Problems) {
	fail := func(line int, what data.Text) (*Decision, data.Problems) {
		return nil, data.Problems{{File: file, Line: line, What: what,
			Mend: data.Text{DE: "eine Datei nehmen, die videokompass recommend -f json geschrieben hat", EN: "take a file that videokompass recommend -f json has written"}}}
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	var in struct {
		Format      int            `json:"format"`
		AsOf        string         `json:"as_of"`
		DataEdition string         `json:"data_edition"`
		DataHash    string         `json:"data_hash"`
		Language    string         `json:"language"`
		Answers     map[string]any `json:"answers"`
		Chosen      *string        `json:"chosen"`
		ChosenBy    string         `json:"chosen_by"`
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&in); err != nil {
		return fail(jsonLine(text, err), data.Text{DE: "kein gültiges JSON: " + err.Error(), EN: "not valid JSON: " + err.Error()})
	}
	if in.AsOf == "" || in.Answers == nil {
		return fail(0, data.Text{DE: "keine Entscheidung: as_of oder answers fehlt", EN: "no decision: as_of or answers is missing"})
	}
	as, problems := answersOf(kb, file, in.Format, in.AsOf, in.Answers)
	if len(problems) > 0 {
		return nil, problems
	}
	d := &Decision{Answers: as, ByUser: in.ChosenBy == "user", Hash: in.DataHash, Language: data.Lang(in.Language)}
	if in.Chosen != nil {
		d.Chosen = *in.Chosen
	}
	edition, err := data.ParseDate(in.DataEdition)
	if err != nil {
		return fail(0, data.Text{DE: fmt.Sprintf("data_edition: %q ist kein Datum", in.DataEdition), EN: fmt.Sprintf("data_edition: %q is no date", in.DataEdition)})
	}
	d.Edition = edition
	return d, nil
}

// answersOf checks the answers with the reader of answers files. Its positions mean nothing here:
// the problems name the question instead.
func answersOf(kb *data.KB, file string, format int, asOf string, answers map[string]any) (*wizard.Answers, data.Problems) {
	table := map[string]any{}
	for id, v := range answers {
		table[id] = tomlValue(v)
	}
	doc := &data.Document{File: file, Table: map[string]any{"format": int64(format), "as_of": asOf, "answers": table}}
	as, problems := wizard.AnswersFrom(kb, doc)
	for i := range problems {
		problems[i].Line, problems[i].Col = 0, 0
	}
	return as, problems
}

// tomlValue turns a JSON value into what a TOML file would give.
func tomlValue(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		return v.String()
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = tomlValue(v[i])
		}
		return out
	}
	return v
}

// jsonLine returns the line of a syntax error, 0 when the error names no place.
func jsonLine(text []byte, err error) int {
	offset := int64(-1)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	if offset < 0 || offset > int64(len(text)) {
		return 0
	}
	return 1 + bytes.Count(text[:offset], []byte("\n"))
}
