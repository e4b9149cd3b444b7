package ui

import (
	"strings"

	"videokompass/data"
)

// entry is one record of the knowledge base in the list to browse.
type entry struct {
	kind int
	id   string
	name string
	note string
	find string // what the search looks at, in small letters
}

// The kinds of records; kindAll is every one of them.
const (
	kindAll = iota
	kindProduct
	kindOffering
	kindSource
	kindRule
	kindRequirement
	kindStep
	kindAuthority
	kindAssessment
	kinds
)

func kindLabel(kind int) data.Text {
	return [kinds]data.Text{
		{DE: "Alles", EN: "All"}, {DE: "Produkte", EN: "Products"}, {DE: "Angebote", EN: "Offerings"}, {DE: "Quellen", EN: "Sources"}, {DE: "Recht", EN: "Law"},
		{DE: "Anforderungen", EN: "Requirements"}, {DE: "Schritte", EN: "Steps"}, {DE: "Aufsicht", EN: "Authorities"}, {DE: "Urteile", EN: "Assessments"},
	}[kind]
}

// newIndex lists every record of the knowledge base in the order of the kinds.
func newIndex(kb *data.KB, l data.Lang) []entry {
	var out []entry
	add := func(kind int, id, name, note string, more ...string) {
		find := strings.ToLower(strings.Join(append(more, id, name, note), " "))
		out = append(out, entry{kind, id, data.Clean(name), data.Clean(note), find})
	}
	for i := range kb.Products {
		p := &kb.Products[i]
		add(kindProduct, p.ID, p.Name, p.Vendor, p.Aliases...)
	}
	for _, ref := range kb.Offerings() {
		add(kindOffering, ref.ID(), ref.Name(l), ref.Offering.Operator, ref.Product.Aliases...)
	}
	for i := range kb.Sources {
		s := &kb.Sources[i]
		add(kindSource, s.ID, s.Title, strings.Trim(s.Publisher+", "+s.Published, ", "), s.URL)
	}
	for i := range kb.Rules {
		r := &kb.Rules[i]
		add(kindRule, r.ID, r.Title.In(l), r.Ref, r.Celex)
	}
	for i := range kb.RiskEvents {
		e := &kb.RiskEvents[i]
		add(kindRule, e.ID, e.Title.In(l), e.Ref)
	}
	for i := range kb.Requirements {
		r := &kb.Requirements[i]
		add(kindRequirement, r.ID, r.Term.In(l), r.Legal)
	}
	for i := range kb.Steps {
		s := &kb.Steps[i]
		add(kindStep, s.ID, s.Title.In(l), s.Legal)
	}
	for i := range kb.Authorities {
		a := &kb.Authorities[i]
		add(kindAuthority, a.ID, a.Name, a.Short, a.Area.In(l))
	}
	for i := range kb.Assessments {
		a := &kb.Assessments[i]
		note := ""
		if s := kb.Source(a.Source); s != nil {
			note = strings.Trim(s.Publisher+", "+a.Date.In(l), ", ")
		}
		name := a.SubjectName
		if name == "" {
			name = strings.Join(a.Subject, ", ")
		}
		add(kindAssessment, a.ID, name, note, a.Subject...)
	}
	return out
}

// search returns the entries of a kind in which every word occurs.
func search(index []entry, kind int, typed string) []entry {
	words := strings.Fields(strings.ToLower(typed))
	var out []entry
next:
	for _, e := range index {
		if kind != kindAll && e.kind != kind {
			continue
		}
		for _, w := range words {
			if !strings.Contains(e.find, w) {
				continue next
			}
		}
		out = append(out, e)
	}
	return out
}
