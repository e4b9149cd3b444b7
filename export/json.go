package export

import (
	"encoding/json"
	"fmt"
	"io"

	"videokompass/data"
	"videokompass/wizard"
)

// JSONFormat is the version of the JSON form.
const JSONFormat = 1

// The JSON form of a recommendation. Field names are a contract; see schema.json.
type (
	jsonRecommendation struct {
		Format      int             `json:"format"`
		AsOf        string          `json:"as_of"`
		DataEdition string          `json:"data_edition"`
		DataHash    string          `json:"data_hash"`
		Language    string          `json:"language"`
		Answers     map[string]any  `json:"answers"`
		Flags       []string        `json:"flags"`
		Counts      map[string]int  `json:"counts"`
		Candidates  []jsonCandidate `json:"candidates"`
		Chosen      *string         `json:"chosen"`
		ChosenBy    string          `json:"chosen_by"`
		Steps       []jsonStep      `json:"steps"`
		Authority   *jsonAuthority  `json:"authority"`
		Review      string          `json:"review"`
		Rules       []jsonRule      `json:"rules"`
		Outlook     []jsonRule      `json:"outlook"`
		Nothing     *jsonNothing    `json:"nothing_fits"`
		Sources     []jsonSource    `json:"sources"`
	}
	jsonCandidate struct {
		ID         string          `json:"id"`
		Name       string          `json:"name"`
		Product    string          `json:"product"`
		Deployment string          `json:"deployment"`
		Operator   string          `json:"operator,omitempty"`
		OwnData    bool            `json:"own_data,omitempty"`
		Tier       string          `json:"tier"`
		Score      wizard.Score    `json:"score"`
		Cost       string          `json:"cost"`
		Findings   []jsonFinding   `json:"findings"`
		Transfer   jsonTransfer    `json:"transfer"`
		Conditions []jsonCondition `json:"conditions"`
	}
	jsonFinding struct {
		Requirement string      `json:"requirement"`
		Level       string      `json:"level"`
		Status      string      `json:"status"`
		Task        bool        `json:"task,omitempty"`
		Reason      string      `json:"reason"`
		Claims      []jsonClaim `json:"claims"`
		Rules       []string    `json:"rules"`
		Sources     []string    `json:"sources"`
	}
	jsonClaim struct {
		Key        string   `json:"key"`
		Value      string   `json:"value"`
		Basis      string   `json:"basis"`
		VerifiedOn string   `json:"verified_on,omitempty"`
		Sources    []string `json:"sources"`
		OwnData    bool     `json:"own_data,omitempty"`
	}
	jsonTransfer struct {
		Result   string     `json:"result"`
		Reason   string     `json:"reason"`
		Rules    []string   `json:"rules"`
		Warnings []string   `json:"warnings"`
		Flows    []jsonFlow `json:"flows"`
	}
	jsonFlow struct {
		Country string `json:"country"`
		Why     string `json:"why"`
		Result  string `json:"result"`
		Rule    string `json:"rule,omitempty"`
	}
	jsonCondition struct {
		Kind        string   `json:"kind"`
		Text        string   `json:"text"`
		Role        string   `json:"role"`
		Requirement string   `json:"requirement"`
		Where       []string `json:"where"`
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
	jsonSource struct {
		ID        string `json:"id"`
		Publisher string `json:"publisher"`
		Title     string `json:"title"`
		Edition   string `json:"edition,omitempty"`
		Published string `json:"published,omitempty"`
		URL       string `json:"url,omitempty"`
		Status    string `json:"status"`
	}
)

// JSON writes the recommendation in the form that schema.json describes.
func JSON(w io.Writer, r *wizard.Recommendation, l data.Lang) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(buildJSON(r, l)); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

func buildJSON(r *wizard.Recommendation, l data.Lang) *jsonRecommendation {
	out := &jsonRecommendation{
		Format: JSONFormat, AsOf: r.AsOf.String(), DataEdition: r.KB.Edition.String(), DataHash: r.KB.Hash,
		Language: string(l), Answers: AnswersMap(r.KB, r.Answers), Flags: r.Profile.Flags(), Counts: map[string]int{},
		Review: r.Review.String(), Candidates: []jsonCandidate{}, Steps: []jsonStep{}, Rules: jsonRules(r.Rules, l), Outlook: jsonRules(r.Outlook, l),
	}
	used := map[string]bool{}
	for _, a := range r.Candidates {
		out.Counts[string(a.Tier)]++
		out.Candidates = append(out.Candidates, jsonCandidateOf(r, a, l, used))
	}
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
	out.Sources = []jsonSource{}
	for i := range r.KB.Sources {
		if s := &r.KB.Sources[i]; used[s.ID] {
			out.Sources = append(out.Sources, jsonSource{s.ID, s.Publisher, s.Title, s.Edition, s.Published, s.URL, s.Status})
		}
	}
	return out
}

func mark(used map[string]bool, ids []string) {
	for _, id := range ids {
		used[id] = true
	}
}

func jsonCandidateOf(r *wizard.Recommendation, a *wizard.Assessed, l data.Lang, used map[string]bool) jsonCandidate {
	c := jsonCandidate{
		ID: a.Ref.ID(), Name: a.Ref.Name(l), Product: a.Ref.Product.ID, Deployment: string(a.Ref.Offering.Deployment),
		Operator: a.Ref.Offering.Operator, OwnData: a.Ref.Own(), Tier: string(a.Tier), Score: a.Score, Cost: a.Cost.Text().In(l),
		Findings: []jsonFinding{}, Conditions: []jsonCondition{},
		Transfer: jsonTransfer{Result: string(a.Transfer.Result), Reason: a.Transfer.Summary().In(l), Rules: []string{}, Warnings: []string{}, Flows: []jsonFlow{}},
	}
	for i := range a.Findings {
		f := &a.Findings[i]
		jf := jsonFinding{f.Requirement.ID, f.Level, f.Status.String(), f.Task, data.Clean(f.Reason(r.KB, r.AsOf, l)), []jsonClaim{}, ruleIDs(f.Rules), nonNil(f.Sources())}
		for _, cl := range f.AllClaims() {
			jf.Claims = append(jf.Claims, jsonClaim{cl.Key, cl.Value.String(), string(cl.Basis), cl.VerifiedOn.String(), nonNil(cl.Sources), cl.Own})
		}
		mark(used, jf.Sources)
		c.Findings = append(c.Findings, jf)
	}
	t := a.Transfer
	c.Transfer.Rules = ruleIDs(t.Rules)
	for _, w := range t.Warnings {
		text := w.ID + ": "
		if w.Date != 0 {
			text += w.Date.String() + " · "
		}
		c.Transfer.Warnings = append(c.Transfer.Warnings, text+w.Text.In(l))
		if ev := r.KB.RiskEvent(w.ID); ev != nil {
			mark(used, ev.Sources)
		}
	}
	for _, fl := range t.Flows {
		jf := jsonFlow{Country: fl.Country, Why: fl.Why.In(l), Result: string(fl.Result)}
		if fl.Rule != nil {
			jf.Rule = fl.Rule.ID
		}
		c.Transfer.Flows = append(c.Transfer.Flows, jf)
	}
	for _, cond := range a.Conditions {
		jc := jsonCondition{string(cond.Kind), data.Clean(cond.Text.In(l)), cond.Role, cond.Requirement.ID, []string{}, nonNil(cond.Sources)}
		for _, s := range cond.Settings {
			jc.Where = append(jc.Where, s.File+": "+s.Key+" = "+s.Recommended)
		}
		c.Conditions = append(c.Conditions, jc)
	}
	return c
}

func ruleIDs(rules []*data.Rule) []string {
	out := []string{}
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return out
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
