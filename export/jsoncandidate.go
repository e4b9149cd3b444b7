package export

import (
	"io"
	"maps"
	"runtime"
	"slices"
	"sync"

	"videokompass/data"
	"videokompass/wizard"
)

// perRound is how many candidates each processor encodes before they are written in their order: many
// enough that two processors take the offerings that we know in one round and wait for each other once,
// few enough that ten thousand do not fill the memory.
const perRound = 80

// writeCandidates writes the candidates, one a line, and returns the ids of the sources that they cite.
func writeCandidates(w io.Writer, r *wizard.Recommendation, l data.Lang) (map[string]bool, error) {
	encoders := make([]*encoder, max(min(runtime.GOMAXPROCS(0), len(r.Candidates)), 1))
	for n := range encoders {
		encoders[n] = newEncoder(r, l)
	}
	for from := 0; from < len(r.Candidates); {
		round := r.Candidates[from:min(from+perRound*len(encoders), len(r.Candidates))]
		by := share(round, encoders)
		var wg sync.WaitGroup
		for _, e := range encoders[1:] {
			wg.Go(e.encode)
		}
		encoders[0].encode()
		wg.Wait()
		for i, e := range by {
			line := e.next()
			if from+i == len(r.Candidates)-1 {
				line = line[:len(line)-len(lineEnd)]
			}
			if _, err := w.Write(line); err != nil {
				return nil, err
			}
		}
		from += len(round)
	}
	used := encoders[0].used
	for _, e := range encoders[1:] {
		maps.Copy(used, e.used)
	}
	return used, nil
}

// share gives all offerings of a product to one encoder, because they share facts, and each product to
// the encoder that has least to do. It returns who has which candidate.
func share(round []*wizard.Assessed, encoders []*encoder) []*encoder {
	for _, e := range encoders {
		e.todo = e.todo[:0]
	}
	by, owner := make([]*encoder, len(round)), map[*data.Product]*encoder{}
	for i, a := range round {
		e := owner[a.Ref.Product]
		if e == nil {
			e = slices.MinFunc(encoders, func(a, b *encoder) int { return len(a.todo) - len(b.todo) })
			owner[a.Ref.Product] = e
		}
		e.todo = append(e.todo, a)
		by[i] = e
	}
	return by
}

// sizeHint is about the length of one encoded candidate, in bytes; it only spares growing.
const sizeHint = 24 << 10

// lineEnd follows every candidate but the last.
const lineEnd = ",\n"

// encoder encodes candidates, always into the same buffer. An offering mirrors its product, so most
// findings come several times: what was encoded once is kept.
type encoder struct {
	jsonWriter
	r       *wizard.Recommendation
	l       data.Lang
	todo    []*wizard.Assessed
	ends    []int // where the lines that are still to be written end in the buffer
	written int   // how much of the buffer has been written
	kept    map[findingKey][]byte
	shelf   []byte          // where what is kept lies
	used    map[string]bool // ids of the sources cited
	claims  map[*data.Claim]bool
	rules   map[*data.Rule]bool
	asked   map[*data.Requirement]bool
	scratch []byte   // for a text, reused
	sources []string // for one finding, reused
}

func newEncoder(r *wizard.Recommendation, l data.Lang) *encoder {
	return &encoder{r: r, l: l, jsonWriter: jsonWriter{b: make([]byte, 0, min(perRound, len(r.Candidates))*sizeHint)}, kept: make(map[findingKey][]byte, 1024), used: map[string]bool{}, claims: map[*data.Claim]bool{}, rules: map[*data.Rule]bool{}, asked: map[*data.Requirement]bool{}}
}

// encode encodes what is to do.
func (e *encoder) encode() {
	e.b, e.ends, e.written = e.b[:0], e.ends[:0], 0
	for _, a := range e.todo {
		e.comma = false
		e.candidate(a)
		e.b = append(e.b, lineEnd...)
		e.ends = append(e.ends, len(e.b))
	}
}

// next returns the next line to be written.
func (e *encoder) next() []byte {
	line := e.b[e.written:e.ends[0]]
	e.written, e.ends = e.ends[0], e.ends[1:]
	return line
}

// findingKey identifies a finding that rests on facts or on their absence alone. The rules of such a
// finding are those of its requirement.
type findingKey struct {
	requirement *data.Requirement
	level       byte // see levelByte
	status      wizard.Status
	doubt       wizard.Doubt
	check       *data.Check
	claims      [3]*data.Claim
}

// keyOf reports false for a finding that a function of the engine worded for one offering.
func keyOf(f *wizard.Finding) (findingKey, bool) {
	k := findingKey{requirement: f.Requirement, level: levelByte(f.Level), status: f.Status, doubt: f.Doubt, check: f.Check}
	k.claims[0] = f.Claim
	n := copy(k.claims[1:], f.Claims)
	return k, n == len(f.Claims) && (f.Check == nil || f.Check.Function == "" && f.Say.Empty())
}

// levelByte tells the levels apart without hashing a string: must, should, may, info.
func levelByte(level string) byte {
	if len(level) < 3 {
		return 0
	}
	return level[0] ^ level[1]<<1
}

// candidate writes one candidate as schema.json describes it.
func (e *encoder) candidate(a *wizard.Assessed) {
	e.open('{')
	e.field("id", a.Ref.ID())
	e.field("name", a.Ref.Name(e.l))
	e.field("product", a.Ref.Product.ID)
	e.field("deployment", string(a.Ref.Offering.Deployment))
	e.optional("operator", a.Ref.Offering.Operator)
	e.flag("own_data", a.Ref.Own())
	e.field("tier", string(a.Tier))
	e.key("score")
	e.open('{')
	e.key("low")
	e.int(a.Score.Low)
	e.key("high")
	e.int(a.Score.High)
	e.close('}')
	e.field("cost", a.Cost.Text().In(e.l))
	e.transfer(a.Transfer)
	e.key("conditions")
	e.open('[')
	if a.Tier == wizard.TierSuitable || a.Tier == wizard.TierConditional || a == e.r.Chosen {
		for i := range a.Conditions {
			e.condition(&a.Conditions[i])
		}
	}
	e.close(']')
	e.key("findings")
	e.open('[')
	for i := range a.Findings {
		if f := &a.Findings[i]; !f.Task { // tasks are the same for every offering: once, in tasks
			e.finding(f)
		}
	}
	e.close(']')
	e.close('}')
}

// finding writes a finding, from memory where the same one was written before.
func (e *encoder) finding(f *wizard.Finding) {
	key, shared := keyOf(f)
	if shared {
		if b, ok := e.kept[key]; ok {
			e.raw(b)
			return
		}
	}
	e.cite(f)
	e.sep()
	e.comma = false
	from := len(e.b)
	e.newFinding(f)
	if shared {
		e.kept[key] = e.keep(e.b[from:])
	}
}

// shelfSize is how many bytes of kept findings share an allocation.
const shelfSize = 64 << 10

// keep copies what was encoded.
func (e *encoder) keep(b []byte) []byte {
	if cap(e.shelf)-len(e.shelf) < len(b) {
		e.shelf = make([]byte, 0, max(shelfSize, len(b)))
	}
	from := len(e.shelf)
	e.shelf = append(e.shelf, b...)
	return e.shelf[from:len(e.shelf):len(e.shelf)]
}

func (e *encoder) newFinding(f *wizard.Finding) {
	e.open('{')
	e.field("requirement", f.Requirement.ID)
	e.field("level", f.Level)
	e.field("status", f.Status.String())
	e.scratch = f.AppendReason(e.scratch[:0], e.r.KB, e.r.AsOf, e.l)
	e.key("reason")
	e.text(e.scratch)
	e.key("claims")
	e.open('[')
	if f.Claim != nil {
		e.claim(f.Claim)
	}
	for _, c := range f.Claims {
		if c != f.Claim {
			e.claim(c)
		}
	}
	e.close(']')
	e.key("rules")
	e.open('[')
	for _, rule := range f.Rules {
		e.string(rule.ID)
	}
	e.close(']')
	e.sources = f.AppendEvidence(e.sources[:0])
	e.strings("sources", e.sources)
	e.close('}')
}

func (e *encoder) claim(c *data.Claim) {
	e.open('{')
	e.field("key", c.Key)
	e.field("value", c.Value.String())
	e.field("basis", string(c.Basis))
	if c.VerifiedOn != 0 {
		e.key("verified_on")
		e.scratch = c.VerifiedOn.AppendIn(e.scratch[:0], data.English)
		e.text(e.scratch)
	}
	e.strings("sources", c.Sources)
	e.flag("own_data", c.Own)
	e.close('}')
}

func (e *encoder) transfer(t *wizard.Transfer) {
	e.key("transfer")
	e.open('{')
	e.field("result", string(t.Result))
	e.field("reason", t.Summary().In(e.l))
	e.key("rules")
	e.open('[')
	for _, rule := range t.Rules {
		e.string(rule.ID)
		e.citeRule(rule)
	}
	e.close(']')
	e.key("warnings")
	e.open('[')
	for _, warning := range t.Warnings {
		text := warning.ID + ": "
		if warning.Date != 0 {
			text += warning.Date.String() + " · "
		}
		e.string(text + warning.Text.In(e.l))
		if ev := e.r.KB.RiskEvent(warning.ID); ev != nil {
			mark(e.used, ev.Sources)
		}
	}
	e.close(']')
	e.key("flows")
	e.open('[')
	for _, f := range t.Flows {
		e.open('{')
		e.field("country", f.Country)
		e.field("why", f.Why.In(e.l))
		e.field("result", string(f.Result))
		if f.Rule != nil {
			e.field("rule", f.Rule.ID)
		}
		e.close('}')
	}
	e.close(']')
	e.close('}')
}

func (e *encoder) condition(c *wizard.Condition) {
	e.open('{')
	e.field("kind", string(c.Kind))
	e.field("text", c.Text.In(e.l))
	e.field("role", c.Role)
	e.field("requirement", c.Requirement.ID)
	e.key("where")
	e.open('[')
	for _, s := range c.Settings {
		e.string(s.File + ": " + s.Key + " = " + s.Recommended)
	}
	e.close(']')
	e.sources = c.Finding.AppendEvidence(e.sources[:0])
	e.strings("sources", e.sources)
	e.close('}')
}

// cite notes the sources of a finding's facts, rules and requirement; what many offerings share is
// looked at once.
func (e *encoder) cite(f *wizard.Finding) {
	if f.Claim != nil {
		e.citeClaim(f.Claim)
	}
	for _, c := range f.Claims {
		e.citeClaim(c)
	}
	for _, r := range f.Rules {
		e.citeRule(r)
	}
	if !e.asked[f.Requirement] {
		e.asked[f.Requirement] = true
		for i := range f.Requirement.Sources {
			e.used[f.Requirement.Sources[i].ID] = true
		}
	}
}

func (e *encoder) citeClaim(c *data.Claim) {
	if !e.claims[c] {
		e.claims[c] = true
		mark(e.used, c.Sources)
	}
}

func (e *encoder) citeRule(r *data.Rule) {
	if !e.rules[r] {
		e.rules[r] = true
		mark(e.used, r.Sources)
	}
}
