package export

import (
	"bytes"
	"encoding/json"
	"runtime"
	"sync"

	"videokompass/data"
	"videokompass/wizard"
)

// decision encodes the whole decision: the head by encoding/json, the candidates by hand and on all
// processors, because they are nearly all of it. The parts follow each other.
func decision(r *wizard.Recommendation, l data.Lang) [][]byte {
	candidates, used := appendCandidates(r, l)
	head := buildJSON(r, l, used)
	head.Candidates = json.RawMessage(`"#"`)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(head); err != nil {
		return nil // only strings, numbers and maps of them: Encode cannot fail
	}
	before, after, _ := bytes.Cut(b.Bytes(), []byte(`"candidates":"#"`))
	parts := [][]byte{before, []byte("\"candidates\":[\n")}
	for i, c := range candidates {
		if i > 0 {
			parts = append(parts, []byte(",\n"))
		}
		parts = append(parts, c)
	}
	return append(parts, []byte("\n]"), after)
}

// sizeHint is about the length of one encoded candidate, in bytes; it only spares growing.
const sizeHint = 24 << 10

// appendCandidates encodes the candidates and collects the sources that they cite.
func appendCandidates(r *wizard.Recommendation, l data.Lang) ([][]byte, map[string]bool) {
	workers := max(min(runtime.GOMAXPROCS(0), len(r.Candidates)), 1)
	used := make([]usedSources, workers)
	parts := make([][]byte, len(r.Candidates))
	var wg sync.WaitGroup
	for n := range workers {
		used[n] = usedSources{ids: map[string]bool{}, seen: map[any]bool{}, encoded: map[findingKey][]byte{}}
		wg.Go(func() {
			w := &jsonWriter{b: make([]byte, 0, len(r.Candidates)/workers*sizeHint)}
			for i := n; i < len(r.Candidates); i += workers {
				from := len(w.b)
				w.comma = false
				appendCandidate(w, r, r.Candidates[i], l, &used[n])
				parts[i] = w.b[from:len(w.b):len(w.b)]
			}
		})
	}
	wg.Wait()
	for _, u := range used[1:] {
		for id := range u.ids {
			used[0].ids[id] = true
		}
	}
	return parts, used[0].ids
}

// usedSources collects cited sources; facts that many offerings share are looked at once. It also
// keeps what was encoded: an offering mirrors its product, so most findings come several times.
type usedSources struct {
	ids     map[string]bool
	seen    map[any]bool
	encoded map[findingKey][]byte
}

// findingKey identifies a finding that rests on one fact or on its absence.
type findingKey struct {
	requirement *data.Requirement
	level       byte // see levelByte
	status      wizard.Status
	doubt       wizard.Doubt
	claim       *data.Claim
	check       *data.Check
}

// levelByte tells the levels apart without hashing a string: must, should, may, info.
func levelByte(level string) byte {
	if len(level) < 3 {
		return 0
	}
	return level[0] ^ level[1]<<1
}

// finding writes a finding, from memory where the same one was written before.
func (u *usedSources) finding(w *jsonWriter, r *wizard.Recommendation, f *wizard.Finding, l data.Lang) {
	key := findingKey{f.Requirement, levelByte(f.Level), f.Status, f.Doubt, f.Claim, f.Check}
	same := f.Say.Empty() && len(f.Claims) == 0 && len(f.Rules) == 0
	if b, ok := u.encoded[key]; ok && same {
		w.raw(b)
		return
	}
	u.addFinding(f)
	w.sep()
	w.comma = false
	from := len(w.b)
	appendFinding(w, r, f, f.AppendEvidence(nil), l)
	if same {
		u.encoded[key] = w.b[from:len(w.b):len(w.b)]
	}
}

func (u *usedSources) add(of any, ids []string) {
	if !u.seen[of] {
		u.seen[of] = true
		mark(u.ids, ids)
	}
}

// addFinding notes the sources of a finding's facts, rules and requirement.
func (u *usedSources) addFinding(f *wizard.Finding) {
	if f.Claim != nil {
		u.add(f.Claim, f.Claim.Sources)
	}
	for _, c := range f.Claims {
		u.add(c, c.Sources)
	}
	for _, r := range f.Rules {
		u.add(r, r.Sources)
	}
	if !u.seen[f.Requirement] {
		u.seen[f.Requirement] = true
		for i := range f.Requirement.Sources {
			u.ids[f.Requirement.Sources[i].ID] = true
		}
	}
}

// appendCandidate writes one candidate as schema.json describes it.
func appendCandidate(w *jsonWriter, r *wizard.Recommendation, a *wizard.Assessed, l data.Lang, used *usedSources) {
	w.open('{')
	w.field("id", a.Ref.ID())
	w.field("name", a.Ref.Name(l))
	w.field("product", a.Ref.Product.ID)
	w.field("deployment", string(a.Ref.Offering.Deployment))
	w.optional("operator", a.Ref.Offering.Operator)
	w.flag("own_data", a.Ref.Own())
	w.field("tier", string(a.Tier))
	w.key("score")
	w.open('{')
	w.key("low")
	w.int(a.Score.Low)
	w.key("high")
	w.int(a.Score.High)
	w.close('}')
	w.field("cost", a.Cost.Text().In(l))
	appendTransfer(w, r, a.Transfer, l, used)
	w.key("conditions")
	w.open('[')
	if a.Tier == wizard.TierSuitable || a.Tier == wizard.TierConditional || a == r.Chosen {
		for i := range a.Conditions {
			appendCondition(w, &a.Conditions[i], l)
		}
	}
	w.close(']')
	w.key("findings")
	w.open('[')
	for i := range a.Findings {
		if f := &a.Findings[i]; !f.Task { // tasks are the same for every offering: once, in tasks
			used.finding(w, r, f, l)
		}
	}
	w.close(']')
	w.close('}')
}

func appendFinding(w *jsonWriter, r *wizard.Recommendation, f *wizard.Finding, sources []string, l data.Lang) {
	w.open('{')
	w.field("requirement", f.Requirement.ID)
	w.field("level", f.Level)
	w.field("status", f.Status.String())
	w.field("reason", f.Reason(r.KB, r.AsOf, l))
	w.key("claims")
	w.open('[')
	if f.Claim != nil {
		appendClaim(w, f.Claim)
	}
	for _, c := range f.Claims {
		if c != f.Claim {
			appendClaim(w, c)
		}
	}
	w.close(']')
	w.key("rules")
	w.open('[')
	for _, rule := range f.Rules {
		w.string(rule.ID)
	}
	w.close(']')
	w.strings("sources", sources)
	w.close('}')
}

func appendClaim(w *jsonWriter, c *data.Claim) {
	w.open('{')
	w.field("key", c.Key)
	w.field("value", c.Value.String())
	w.field("basis", string(c.Basis))
	w.optional("verified_on", c.VerifiedOn.String())
	w.strings("sources", c.Sources)
	w.flag("own_data", c.Own)
	w.close('}')
}

func appendTransfer(w *jsonWriter, r *wizard.Recommendation, t *wizard.Transfer, l data.Lang, used *usedSources) {
	w.key("transfer")
	w.open('{')
	w.field("result", string(t.Result))
	w.field("reason", t.Summary().In(l))
	w.key("rules")
	w.open('[')
	for _, rule := range t.Rules {
		w.string(rule.ID)
		used.add(rule, rule.Sources)
	}
	w.close(']')
	w.key("warnings")
	w.open('[')
	for _, warning := range t.Warnings {
		text := warning.ID + ": "
		if warning.Date != 0 {
			text += warning.Date.String() + " · "
		}
		w.string(text + warning.Text.In(l))
		if ev := r.KB.RiskEvent(warning.ID); ev != nil {
			used.add(ev, ev.Sources)
		}
	}
	w.close(']')
	w.key("flows")
	w.open('[')
	for _, f := range t.Flows {
		w.open('{')
		w.field("country", f.Country)
		w.field("why", f.Why.In(l))
		w.field("result", string(f.Result))
		if f.Rule != nil {
			w.field("rule", f.Rule.ID)
		}
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

func appendCondition(w *jsonWriter, c *wizard.Condition, l data.Lang) {
	w.open('{')
	w.field("kind", string(c.Kind))
	w.field("text", c.Text.In(l))
	w.field("role", c.Role)
	w.field("requirement", c.Requirement.ID)
	w.key("where")
	w.open('[')
	for _, s := range c.Settings {
		w.string(s.File + ": " + s.Key + " = " + s.Recommended)
	}
	w.close(']')
	w.strings("sources", c.Finding.AppendEvidence(nil))
	w.close('}')
}
