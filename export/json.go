package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// JSONFormat is the version of the JSON form.
const JSONFormat = 1

// The JSON form of a recommendation. Field names are a contract; see schema.json. Its fields come
// in four parts: what is known at once, the candidates, what follows from them, and the sources that
// all of it cites. Candidates and sources are nearly all of it and encoded by hand.
type (
	jsonHead struct {
		Format      int            `json:"format"`
		AsOf        string         `json:"as_of"`
		DataEdition string         `json:"data_edition"`
		DataHash    string         `json:"data_hash"`
		Language    string         `json:"language"`
		Answers     map[string]any `json:"answers"`
		Flags       []string       `json:"flags"`
		Counts      map[string]int `json:"counts"`
	}
	jsonTail struct {
		Tasks     []jsonTask     `json:"tasks"`
		Chosen    *string        `json:"chosen"`
		ChosenBy  string         `json:"chosen_by"`
		Steps     []jsonStep     `json:"steps"`
		Authority *jsonAuthority `json:"authority"`
		Review    string         `json:"review"`
		Rules     []jsonRule     `json:"rules"`
		Outlook   []jsonRule     `json:"outlook"`
		Nothing   *jsonNothing   `json:"nothing_fits"`
	}
	jsonTask struct {
		Requirement string   `json:"requirement"`
		Level       string   `json:"level"`
		Text        string   `json:"text"`
		Legal       string   `json:"legal"`
		Sources     []string `json:"sources"`
	}
	jsonStep struct {
		ID       string `json:"id"`
		Title    string `json:"title"`
		Role     string `json:"role"`
		Legal    string `json:"legal"`
		Artefact string `json:"artefact"`
		Effort   string `json:"effort"`
		Due      string `json:"due"`
	}
	jsonAuthority struct {
		ID      string `json:"id"`
		Name    string `json:"name"`
		Address string `json:"address"`
		URL     string `json:"url"`
		Email   string `json:"email"`
	}
	jsonRule struct {
		ID     string `json:"id"`
		Title  string `json:"title"`
		Ref    string `json:"ref"`
		From   string `json:"from,omitempty"`
		Until  string `json:"until,omitempty"`
		Effect string `json:"effect"`
	}
	jsonNothing struct {
		Blockers []jsonBlocker `json:"blockers"`
		Ways     []jsonWay     `json:"ways"`
		Best     string        `json:"best,omitempty"`
	}
	jsonBlocker struct {
		Requirement string `json:"requirement"`
		Excludes    int    `json:"excludes"`
	}
	jsonWay struct {
		Changes map[string]any `json:"changes"`
		Opens   []string       `json:"opens"`
	}
)

// JSON writes the recommendation in the form that schema.json describes. The candidates are encoded on
// all processors and written as they are ready.
func JSON(w io.Writer, r *wizard.Recommendation, l data.Lang) error {
	if b, ok := w.(*bytes.Buffer); ok {
		b.Grow(len(r.Candidates) * sizeHint)
	}
	head, err := marshal(headOf(r, l))
	if err != nil {
		return err
	}
	if _, err := w.Write(append(head[:len(head)-1], ",\"candidates\":[\n"...)); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	used, err := writeCandidates(w, r, l)
	if err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	tail, err := marshal(tailOf(r, l, used))
	if err != nil {
		return err
	}
	sources := jsonSources(r.KB, used)
	for _, part := range [][]byte{[]byte("\n],"), tail[1 : len(tail)-1], []byte(","), sources, []byte("}\n")} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("writing JSON: %w", err)
		}
	}
	return nil
}

// marshal encodes without the escapes that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding JSON: %w", err)
	}
	return escapeControls(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

func headOf(r *wizard.Recommendation, l data.Lang) *jsonHead {
	out := &jsonHead{
		Format: JSONFormat, AsOf: r.AsOf.String(), DataEdition: r.KB.Edition.String(), DataHash: r.KB.Hash,
		Language: string(l), Answers: AnswersMap(r.KB, r.Answers), Flags: r.Profile.Flags(), Counts: map[string]int{},
	}
	for _, a := range r.Candidates {
		out.Counts[string(a.Tier)]++
	}
	return out
}

// tailOf makes what follows the candidates; used collects the sources that it cites.
func tailOf(r *wizard.Recommendation, l data.Lang, used map[string]bool) *jsonTail {
	out := &jsonTail{Review: r.Review.String(), Steps: []jsonStep{}, Rules: jsonRules(r.Rules, l), Outlook: jsonRules(r.Outlook, l)}
	out.Tasks = jsonTasks(r, l, used)
	if r.Chosen != nil {
		id := r.Chosen.Ref.ID()
		out.Chosen, out.ChosenBy = &id, "lead"
		if r.ByUser {
			out.ChosenBy = "user"
		}
	}
	for _, s := range r.Steps {
		out.Steps = append(out.Steps, jsonStep{s.ID, s.Title.In(l), s.Role, s.Legal, s.Artefact.In(l), s.Effort.In(l), s.Due.String()})
		mark(used, s.Sources)
	}
	if a := r.Authority; a != nil {
		out.Authority = &jsonAuthority{a.ID, a.Name, a.Address, a.URL, a.Email}
		mark(used, a.Sources)
	}
	for _, rule := range r.Rules {
		mark(used, rule.Sources)
	}
	if r.Nothing != nil {
		out.Nothing = jsonNothingOf(r.Nothing)
	}
	return out
}

// jsonSources lists the sources used, in the order of the data.
func jsonSources(kb *data.KB, used map[string]bool) []byte {
	w := jsonWriter{b: make([]byte, 0, 256*len(used))}
	w.key("sources")
	w.open('[')
	for i := range kb.Sources {
		s := &kb.Sources[i]
		if !used[s.ID] {
			continue
		}
		w.open('{')
		w.field("id", s.ID)
		w.field("publisher", s.Publisher)
		w.field("title", s.Title)
		w.optional("edition", s.Edition)
		w.optional("published", s.Published)
		w.optional("url", s.URL)
		w.field("status", s.Status)
		w.close('}')
	}
	w.close(']')
	return w.b
}

// jsonTasks lists, once for all offerings, what the requirements leave to the organisation.
func jsonTasks(r *wizard.Recommendation, l data.Lang, used map[string]bool) []jsonTask {
	out := []jsonTask{}
	seen := map[string]bool{}
	for _, a := range r.Candidates {
		for i := range a.Findings {
			f := &a.Findings[i]
			if !f.Task || seen[f.Requirement.ID] {
				continue
			}
			seen[f.Requirement.ID] = true
			ids := nonNil(f.Sources())
			mark(used, ids)
			out = append(out, jsonTask{f.Requirement.ID, f.Level, f.Reason(r.KB, r.AsOf, l), f.Requirement.Legal, ids})
		}
	}
	slices.SortFunc(out, func(a, b jsonTask) int { return strings.Compare(a.Requirement, b.Requirement) })
	return out
}

func mark(used map[string]bool, ids []string) {
	for _, id := range ids {
		used[id] = true
	}
}

func nonNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func jsonRules(rules []*data.Rule, l data.Lang) []jsonRule {
	out := []jsonRule{}
	for _, r := range rules {
		out = append(out, jsonRule{r.ID, r.Title.In(l), r.Ref, r.From.String(), r.Until.String(), r.Effect.In(l)})
	}
	return out
}

func jsonNothingOf(n *wizard.NothingFits) *jsonNothing {
	out := &jsonNothing{Blockers: []jsonBlocker{}, Ways: []jsonWay{}}
	for _, b := range n.Blockers {
		out.Blockers = append(out.Blockers, jsonBlocker{b.Requirement.ID, b.Excludes})
	}
	for _, w := range n.Ways {
		jw := jsonWay{Changes: map[string]any{}}
		for _, c := range w.Changes {
			jw.Changes[c.Question.ID] = answerAny(c.Question, c.To)
		}
		for _, ref := range w.Opens {
			jw.Opens = append(jw.Opens, ref.ID())
		}
		out.Ways = append(out.Ways, jw)
	}
	if n.Best != nil {
		out.Best = n.Best.Ref.ID()
	}
	return out
}

// AnswersMap returns the answers as JSON values by question id, as an answers file has them.
func AnswersMap(kb *data.KB, as *wizard.Answers) map[string]any {
	out := map[string]any{}
	for i := range kb.Questions {
		q := &kb.Questions[i]
		if a, ok := as.Get(q.ID); ok {
			out[q.ID] = answerAny(q, a)
		}
	}
	return out
}

func answerAny(q *data.Question, a wizard.Answer) any {
	switch q.Kind {
	case wizard.KindOne, wizard.KindLevel:
		return a.Word()
	case wizard.KindMany, wizard.KindOrder:
		return nonNil(a.Words)
	case wizard.KindBool:
		return a.Bool
	case wizard.KindNumber:
		return a.Number
	}
	return a.Text
}
