package data

import (
	"cmp"
	"slices"
	"strings"
)

// find returns the first element for which key is id; the lists are short and looked up rarely.
func find[T any](list []T, id string, key func(*T) string) *T {
	for i := range list {
		if key(&list[i]) == id {
			return &list[i]
		}
	}
	return nil
}

// Source returns the source with the id, or nil.
func (kb *KB) Source(id string) *Source {
	i, ok := slices.BinarySearchFunc(kb.Sources, id, func(s Source, k string) int { return cmp.Compare(s.ID, k) })
	if !ok {
		return nil
	}
	return &kb.Sources[i]
}

// PublishedOn returns the day of publication; of a month or year its first day, 0 when undated.
func (s *Source) PublishedOn() Date {
	text := s.Published
	switch len(text) {
	case len("2006"):
		text += "-01-01"
	case len("2006-01"):
		text += "-01"
	}
	d, err := ParseDate(text)
	if err != nil {
		return 0
	}
	return d
}

// Product returns the product with the id, or nil.
func (kb *KB) Product(id string) *Product {
	i, ok := slices.BinarySearchFunc(kb.Products, id, func(p Product, k string) int { return cmp.Compare(p.ID, k) })
	if !ok {
		return nil
	}
	return &kb.Products[i]
}

// Offering returns product and offering of a full id "product/offering", or nil twice.
func (kb *KB) Offering(full string) (*Product, *Offering) {
	pid, oid, ok := strings.Cut(full, "/")
	p := kb.Product(pid)
	if !ok || p == nil {
		return nil, nil
	}
	if o := find(p.Offerings, oid, func(o *Offering) string { return o.ID }); o != nil {
		return p, o
	}
	return nil, nil
}

// Def returns the dictionary entry of a claim key, or nil.
func (kb *KB) Def(key string) *ClaimDef {
	if i := kb.defIndex(key); i >= 0 {
		return &kb.Claims[i]
	}
	return nil
}

// DefAt returns the place of a claim key in the dictionary, counted from 1 as in Claim.Def; 0 when the
// dictionary lacks it.
func (kb *KB) DefAt(key string) int { return kb.defIndex(key) + 1 }

// Supposed connects a claim that stands in no file with the dictionary, so that the engine can be
// run on a supposed fact.
func (kb *KB) Supposed(c Claim) Claim {
	if i := kb.defIndex(c.Key); i >= 0 {
		c.Def, c.Shelf = i+1, kb.Claims[i].ShelfLife
	}
	return c
}

// Rule returns the rule with the id, or nil.
func (kb *KB) Rule(id string) *Rule {
	return find(kb.Rules, id, func(r *Rule) string { return r.ID })
}

// RiskEvent returns the risk event with the id, or nil.
func (kb *KB) RiskEvent(id string) *RiskEvent {
	return find(kb.RiskEvents, id, func(r *RiskEvent) string { return r.ID })
}

// Requirement returns the requirement or criterion with the id, or nil.
func (kb *KB) Requirement(id string) *Requirement {
	return find(kb.Requirements, id, func(r *Requirement) string { return r.ID })
}

// Question returns the question with the id, or nil.
func (kb *KB) Question(id string) *Question {
	return find(kb.Questions, id, func(q *Question) string { return q.ID })
}

// Step returns the step with the id, or nil.
func (kb *KB) Step(id string) *Step { return find(kb.Steps, id, func(s *Step) string { return s.ID }) }

// Flag returns the flag with the id, or nil.
func (kb *KB) Flag(id string) *Flag { return find(kb.Flags, id, func(f *Flag) string { return f.ID }) }

// Authority returns the supervisory authority with the id, or nil.
func (kb *KB) Authority(id string) *Authority {
	return find(kb.Authorities, id, func(a *Authority) string { return a.ID })
}

// Block returns the text block with the id, or nil.
func (kb *KB) Block(id string) *Block {
	return find(kb.Blocks, id, func(b *Block) string { return b.ID })
}

// Catalogue returns the requirements of the catalogue, without the criteria from answers.
func (kb *KB) Catalogue() []Requirement {
	n := slices.IndexFunc(kb.Requirements, func(r Requirement) bool { return r.Criterion })
	if n < 0 {
		n = len(kb.Requirements)
	}
	return kb.Requirements[:n]
}

// OfferingRef is a product with one of its offerings.
type OfferingRef struct {
	Product  *Product
	Offering *Offering
}

// ID returns the full id "product/offering".
func (r OfferingRef) ID() string { return r.Product.ID + "/" + r.Offering.ID }

// Name returns the offering's name.
func (r OfferingRef) Name(l Lang) string {
	if n := r.Offering.Name.In(l); n != "" {
		return n
	}
	return r.Product.Name
}

// Own reports whether the offering comes from an organisation's overlay.
func (r OfferingRef) Own() bool { return r.Product.Own || r.Offering.Own }

// Offerings returns every offering in the order of products and files.
func (kb *KB) Offerings() []OfferingRef {
	var refs []OfferingRef
	for i := range kb.Products {
		p := &kb.Products[i]
		for j := range p.Offerings {
			refs = append(refs, OfferingRef{p, &p.Offerings[j]})
		}
	}
	return refs
}

// Facts are the claims of one offering that hold on a day, one per key; the offering's own before
// those of the offering it mirrors, before those of its product.
type Facts struct {
	byDef  []*Claim // index = Def
	Prices []*Claim
}

// Facts collects the claims of an offering on a day. reuse may be a Facts no longer needed.
func (kb *KB) Facts(ref OfferingRef, on Date, reuse *Facts) *Facts {
	f := reuse
	if f == nil || len(f.byDef) != len(kb.Claims)+1 {
		f = &Facts{byDef: make([]*Claim, len(kb.Claims)+1)}
	} else {
		clear(f.byDef)
		f.Prices = nil
	}
	f.take(ref.Offering.Claims, on)
	seen := 0
	for o := ref.Offering; o.Mirror != "" && seen < 8; seen++ {
		p, m := kb.Offering(o.Mirror)
		if m == nil {
			break
		}
		f.take(m.Claims, on)
		f.take(p.Claims, on)
		o = m
	}
	f.take(ref.Product.Claims, on)
	return f
}

// take adds the claims whose key is not decided yet. A key that a nearer level names at all is
// decided there, also when none of its values holds on the day.
func (f *Facts) take(claims []Claim, on Date) {
	var blocked [4]int // keys named here without a value that holds, rarely more than one
	nb := 0
	prices := f.Prices != nil
	for i := range claims {
		c := &claims[i]
		switch {
		case c.Def == 0:
		case c.Key == "price":
			if !prices && on.Within(c.From, c.Until) {
				f.Prices = append(f.Prices, c)
			}
		case f.byDef[c.Def] == nil && on.Within(c.From, c.Until):
			f.byDef[c.Def] = c
		case f.byDef[c.Def] == nil && nb < len(blocked):
			blocked[nb] = c.Def
			nb++
		}
	}
	for _, def := range blocked[:nb] {
		if f.byDef[def] == nil {
			f.byDef[def] = outOfTime
		}
	}
}

// Suppose returns the facts with other claims in the place of those of the same keys. The claims name
// their place in the dictionary, as KB.Supposed makes them.
func (f *Facts) Suppose(claims []Claim) *Facts {
	out := &Facts{byDef: slices.Clone(f.byDef), Prices: f.Prices}
	prices := false
	for i := range claims {
		c := &claims[i]
		switch {
		case c.Key != "price":
			out.byDef[c.Def] = c
		case !prices:
			out.Prices, prices = []*Claim{c}, true
		default:
			out.Prices = append(out.Prices, c)
		}
	}
	return out
}

// outOfTime marks a key that a nearer level names, but for another time.
var outOfTime = &Claim{}

// ByDef returns the claim at 1 + dictionary index, or nil when it is unknown.
func (f *Facts) ByDef(def int) *Claim {
	if def <= 0 || def >= len(f.byDef) || f.byDef[def] == outOfTime {
		return nil
	}
	return f.byDef[def]
}

// Get returns the claim of a key, or nil when it is unknown.
func (kb *KB) Get(f *Facts, key string) *Claim { return f.ByDef(kb.DefAt(key)) }

// All returns every claim that holds, in the order of the dictionary.
func (f *Facts) All() []*Claim {
	var out []*Claim
	for _, c := range f.byDef {
		if c != nil && c != outOfTime {
			out = append(out, c)
		}
	}
	return append(out, f.Prices...)
}
