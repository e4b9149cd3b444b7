package data

import (
	"fmt"
	"slices"
)

// What an organisation's own file may not do: change what kind of offering a known one is, speak
// in the name of the law or of an authority, or put words into the mouth of a known source.

// refuseChanges refuses what would turn a known offering into another one, and claims that name
// the law or an authority without a source of that kind.
func (kb *KB) refuseChanges(own *Product, doc *Document, at string) Problems {
	var out Problems
	i := kb.indexOf(own.ID)
	out = append(out, kb.refuseBasis(own.Claims, doc, at)...)
	for j := range own.Offerings {
		o := &own.Offerings[j]
		path := join(at, fmt.Sprintf("offerings[%d]", j))
		out = append(out, kb.refuseBasis(o.Claims, doc, path)...)
		if i < 0 {
			continue
		}
		k := slices.IndexFunc(kb.Products[i].Offerings, func(x Offering) bool { return x.ID == o.ID })
		if k < 0 {
			continue
		}
		known := &kb.Products[i].Offerings[k]
		for _, c := range []struct {
			key     string
			changed bool
		}{
			{"deployment", o.Deployment != "" && o.Deployment != known.Deployment},
			{"operator", o.Operator != "" && o.Operator != known.Operator},
			{"mirror", o.Mirror != "" && o.Mirror != known.Mirror},
			{"open_to", len(o.OpenTo.Sectors)+len(o.OpenTo.Lands) > 0},
		} {
			if c.changed {
				out = append(out, doc.Problem(join(path, c.key), Text{fmt.Sprintf("%s eines bekannten Angebots ist nicht änderbar", c.key), fmt.Sprintf("%s of a known offering cannot be changed", c.key)},
					Text{"ein eigenes Angebot mit eigener Kennung anlegen", "add an offering with an id of your own"}))
			}
		}
	}
	return out
}

// refuseBasis refuses claims that an organisation cannot make.
func (kb *KB) refuseBasis(claims []Claim, doc *Document, at string) Problems {
	var out Problems
	for i := range claims {
		c := &claims[i]
		where := join(at, "claims."+c.Key)
		switch {
		case c.Basis == BasisLaw:
			out = append(out, doc.Problem(where, Text{c.Key + ": eigene Daten sind kein Gesetz", c.Key + ": own data are no law"},
				Text{"basis = \"vendor\", \"audit\" oder \"third_party\" schreiben", "write basis = \"vendor\", \"audit\" or \"third_party\""}))
		case c.Basis == BasisAuthority && !kb.citesAuthority(c.Sources):
			out = append(out, doc.Problem(where, Text{c.Key + ": basis = \"authority\" ohne Quelle einer Behörde", c.Key + ": basis = \"authority\" without a source by an authority"},
				Text{"eine Quelle mit kind = \"authority\" nennen", "name a source with kind = \"authority\""}))
		}
	}
	return out
}

func (kb *KB) citesAuthority(ids []string) bool {
	return slices.ContainsFunc(kb.Sources, func(s Source) bool {
		return Has(ids, s.ID) && Has([]string{"authority", "court", "law"}, s.Kind)
	})
}

// refuseForged lets own assessments rest on own sources only: nobody else speaks through them.
func (kb *KB) refuseForged(a Assessment, own []Source, doc *Document, at string) Problems {
	switch {
	case slices.ContainsFunc(kb.Assessments, func(x Assessment) bool { return x.ID == a.ID }):
		return Problems{doc.Problem(at, Text{fmt.Sprintf("Bewertung %q gibt es schon", a.ID), fmt.Sprintf("assessment %q exists already", a.ID)}, Text{"eine andere Kennung wählen", "choose another id"})}
	case !slices.ContainsFunc(own, func(s Source) bool { return s.ID == a.Source }):
		return Problems{doc.Problem(join(at, "source"), Text{fmt.Sprintf("%q ist keine eigene Quelle", a.Source), fmt.Sprintf("%q is no source of your own", a.Source)},
			Text{"die Quelle in derselben Datei anlegen", "add the source in the same file"})}
	}
	return nil
}
