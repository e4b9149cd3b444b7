package wizard

import (
	"slices"

	"videokompass/data"
)

// Status is the result of a requirement for one offering on a day.
type Status uint8

// The statuses. The order is used: a greater one is worse; NotApplicable stands apart.
const (
	NotApplicable Status = iota
	Met
	Conditional // met as soon as the organisation itself does something named
	Unknown     // not known, stale or never verified
	Unmet
)

var statusIDs = [...]string{"not_applicable", "met", "conditional", "unknown", "unmet"}

// String returns the id of the status as JSON names it.
func (s Status) String() string { return statusIDs[s] }

// MarshalText writes the id.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

var statusLabels = [...]data.Text{
	{DE: "entfällt", EN: "not applicable"}, {DE: "erfüllt", EN: "met"}, {DE: "erfüllbar", EN: "achievable"},
	{DE: "offen", EN: "open"}, {DE: "nicht erfüllt", EN: "not met"},
}

// Label returns the status in words.
func (s Status) Label(l data.Lang) string { return statusLabels[s].In(l) }

// Doubt says why a known value does not count.
type Doubt uint8

// The doubts.
const (
	NoDoubt    Doubt = iota
	Absent           // no claim
	Stale            // older than its shelf life
	Unverified       // recalled or never verified
	Unclear          // the value itself leaves it open
	VendorOnly       // verified, but only the vendor says so; the status stands
)

// Finding is one requirement judged for one offering.
type Finding struct {
	Requirement *data.Requirement
	Level       string // must, should, may or info after raising by the profile
	Status      Status
	Doubt       Doubt
	Task        bool          // work of the organisation whatever it chooses
	Claim       *data.Claim   // the claim that decided, if any
	Key         string        // its key, also when the claim is absent
	Check       *data.Check   // the check that decided, if any
	Say         data.Text     // set by Go functions, else empty
	Rules       []*data.Rule  // rules used
	Claims      []*data.Claim // further claims used
	Fix         string        // what could lift an unmet finding: "answer:<question>", "service", "" = vendor
}

// Reason explains the finding in one sentence.
func (f *Finding) Reason(kb *data.KB, on data.Date, l data.Lang) string {
	if s := f.standing(l); s != "" {
		return s
	}
	return string(f.AppendReason(nil, kb, on, l))
}

// standing returns a reason that need not be put together, or "".
func (f *Finding) standing(l data.Lang) string {
	if s := f.Say.In(l); s != "" || !f.Task {
		return s
	}
	if s := f.Requirement.Action.In(l); s != "" {
		return s
	}
	return f.Requirement.Text.In(l)
}

// AppendReason appends the reason to a buffer.
func (f *Finding) AppendReason(b []byte, kb *data.KB, on data.Date, l data.Lang) []byte {
	if s := f.standing(l); s != "" {
		return append(b, s...)
	}
	def := f.def(kb)
	if def == nil {
		return append(b, f.Requirement.Text.In(l)...)
	}
	b = append(append(b, def.Label.In(l)...), ": "...)
	if f.Claim == nil {
		return append(b, data.Text{DE: "nicht bekannt", EN: "not known"}.In(l)...)
	}
	b = append(b, ValueLabel(def, f.Claim.Value, l)...)
	switch {
	case f.Doubt == Unverified:
		b = append(b, data.Text{DE: " (nicht belegt geprüft)", EN: " (not verified)"}.In(l)...)
	case f.Doubt == Stale:
		b = append(b, data.Text{DE: " (veraltet, Stand ", EN: " (stale, as of "}.In(l)...)
		b = append(f.Claim.VerifiedOn.AppendIn(b, l), ')')
	case f.Claim.VerifiedOn != 0:
		b = append(b, data.Text{DE: " (Stand ", EN: " (as of "}.In(l)...)
		b = append(f.Claim.VerifiedOn.AppendIn(b, l), ')')
	}
	if f.Claim.Own {
		b = append(b, OwnMark(f.Claim, l)...)
	}
	if n := f.Claim.Note.In(l); n != "" {
		b = append(append(b, ". "...), n...)
	}
	return b
}

// OwnMark marks an organisation's own fact and names the value that it replaces.
func OwnMark(c *data.Claim, l data.Lang) string {
	s := data.Text{DE: " (eigene Daten", EN: " (own data"}.In(l)
	if c.Over != "" && c.Over != c.Value.String() {
		s += data.Text{DE: "; die Wissensbasis sagt: ", EN: "; the knowledge base says: "}.In(l) + c.Over
	}
	return s + ")"
}

// def returns the dictionary entry of the deciding fact, or nil.
func (f *Finding) def(kb *data.KB) *data.ClaimDef {
	switch {
	case f.Claim != nil && f.Claim.Def > 0:
		return &kb.Claims[f.Claim.Def-1]
	case f.Check != nil && f.Check.Def > 0:
		return &kb.Claims[f.Check.Def-1]
	}
	return kb.Def(f.Key)
}

// ValueLabel returns a claim's value in words.
func ValueLabel(def *data.ClaimDef, v data.Value, l data.Lang) string {
	if def != nil && (def.Type == "country" || def.Type == "countries") && (!v.IsList || len(v.List) > 0) {
		return countryList(v, l)
	}
	if v.IsList {
		if len(v.List) == 0 {
			return data.Text{DE: "keine", EN: "none"}.In(l)
		}
		return v.String()
	}
	if def != nil && !v.IsNum {
		for i := range def.Values {
			if def.Values[i].ID == v.Text {
				return def.Values[i].Label.In(l)
			}
		}
	}
	if v.IsNum {
		return Number(v.Number, l)
	}
	return v.Text
}

// Sources returns the ids of the sources that the finding rests on: those of its claims, of the
// rules used and of the requirement itself.
func (f *Finding) Sources() []string { return f.AppendSources(nil) }

// AppendSources appends the ids of the sources to a list, each once.
func (f *Finding) AppendSources(out []string) []string {
	if f.Claim != nil {
		out = appendNew(out, f.Claim.Sources)
	}
	for _, c := range f.Claims {
		out = appendNew(out, c.Sources)
	}
	for _, r := range f.Rules {
		out = appendNew(out, r.Sources)
	}
	for i := range f.Requirement.Sources {
		out = appendNew(out, []string{f.Requirement.Sources[i].ID})
	}
	return out
}

// AppendEvidence appends the sources of the facts and rules used; where there are none, those of
// the requirement.
func (f *Finding) AppendEvidence(out []string) []string {
	n := len(out)
	if f.Claim != nil {
		out = appendNew(out, f.Claim.Sources)
	}
	for _, c := range f.Claims {
		out = appendNew(out, c.Sources)
	}
	for _, r := range f.Rules {
		out = appendNew(out, r.Sources)
	}
	if len(out) > n {
		return out
	}
	for i := range f.Requirement.Sources {
		out = append(out, f.Requirement.Sources[i].ID)
	}
	return out
}

func appendNew(out, ids []string) []string {
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// AllClaims returns the claims used, the deciding one first.
func (f *Finding) AllClaims() []*data.Claim {
	var out []*data.Claim
	if f.Claim != nil {
		out = append(out, f.Claim)
	}
	for _, c := range f.Claims {
		if c != f.Claim {
			out = append(out, c)
		}
	}
	return out
}
