package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"videokompass/data"
	"videokompass/wizard"
)

// claim returns what is known of the chosen offering under a key, or nil.
func (b *builder) claim(key string) *data.Claim {
	if b.r.Chosen == nil {
		return nil
	}
	return b.r.KB.Get(b.r.Chosen.Facts, key)
}

// fact says a claim in words: label, value, how it is known and of which day.
func (b *builder) fact(c *data.Claim) []Span {
	label := c.Key
	if def := b.r.KB.Def(c.Key); def != nil {
		label = def.Label.In(b.l)
	}
	text := b.value(c) + " (" + BasisLabel(c.Basis).In(b.l) + b.asOf(c.VerifiedOn)
	if c.Stale(b.r.AsOf) {
		text += b.t(", veraltet", ", stale")
	}
	text += ")"
	if n := c.Note.In(b.l); n != "" {
		text += ". " + sentence(n)
	}
	return []Span{B(label + ": "), b.cite.span(text, c.Sources)}
}

// value returns the value of a claim in words.
func (b *builder) value(c *data.Claim) string {
	return wizard.ValueLabel(b.r.KB.Def(c.Key), c.Value, b.l)
}

// asOf says of which day a fact is, after a comma.
func (b *builder) asOf(d data.Date) string {
	if d == 0 {
		return b.t(", ohne Prüfdatum", ", date of verification unknown")
	}
	return b.t(", Stand ", ", as of ") + d.In(b.l)
}

// facts lists what is known under the keys, one item each; unknown ones are left out.
func (b *builder) facts(keys ...string) []Item {
	var items []Item
	for _, k := range keys {
		if c := b.claim(k); c != nil {
			items = append(items, Item{Spans: b.fact(c)})
		}
	}
	return items
}

// settled reports whether a fact needs no question: verified, fresh, and not only the vendor's word.
func (b *builder) settled(c *data.Claim) bool {
	return c != nil && c.Verified() && !c.Stale(b.r.AsOf) && c.Basis != data.BasisVendor && !c.Value.Is("unclear")
}

// asks lists the questions for the keys that are not settled.
func (b *builder) asks(keys ...string) []Item {
	var items []Item
	for _, k := range keys {
		def := b.r.KB.Def(k)
		if def == nil || b.settled(b.claim(k)) {
			continue
		}
		items = append(items, Item{Tick: OpenTick, Spans: T(def.Ask.In(b.l))})
	}
	return items
}

// reason says why a finding is as it is; a claim without a day says so.
func (b *builder) reason(f *wizard.Finding) string {
	s := f.Reason(b.r.KB, b.r.AsOf, b.l)
	if f.Claim != nil && f.Claim.VerifiedOn == 0 && f.Doubt != wizard.Unverified && f.Say.Empty() {
		s = strings.TrimSuffix(s, ".") + b.t(" (ohne Prüfdatum)", " (date of verification unknown)")
	}
	return sentence(s)
}

// evidenceOf returns the sources of the facts and rules of a finding; where it rests on none, the
// sources of the requirement.
func evidenceOf(f *wizard.Finding) []string {
	var ids []string
	for _, c := range f.AllClaims() {
		ids = append(ids, c.Sources...)
	}
	for _, r := range f.Rules {
		ids = append(ids, r.Sources...)
	}
	if len(ids) == 0 {
		ids = requirementSources(f.Requirement)
	}
	return ids
}

// citedPerRequirement bounds the numbers behind one requirement, so that the text stays readable.
const citedPerRequirement = 2

func requirementSources(r *data.Requirement) []string {
	var ids []string
	for _, c := range r.Sources[:min(len(r.Sources), citedPerRequirement)] {
		ids = append(ids, c.ID)
	}
	return ids
}

// because joins the labels of the flags that are set.
func (b *builder) because(flags []string) string {
	var labels []string
	for _, f := range flags {
		if fl := b.r.KB.Flag(f); fl != nil && b.r.Has(f) {
			labels = append(labels, fl.Label.In(b.l))
		}
	}
	return strings.Join(slices.Compact(labels), "; ")
}

// sentence ends a text with exactly one mark and begins it with a capital letter.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	return stop(capital(s))
}

// stop ends a text with exactly one mark.
func stop(s string) string {
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s, "]")); !strings.ContainsRune(".?!…:", last) {
		s += "."
	}
	return s
}

// capital writes the first letter of a text in upper case.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// firstSentence returns the first sentence of a text without its full stop.
func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i > 0 {
		return s[:i]
	}
	return strings.TrimSuffix(s, ".")
}
