package export

import (
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// Explanation builds the answer to "why?" and "why not?" for the chosen offering.
func Explanation(r *wizard.Recommendation, o Options) *Doc {
	b := &builder{r: r, o: o, l: o.Lang, cite: newCitations(r.KB)}
	a := r.Chosen
	d := &Doc{Title: a.Ref.Name(b.l), Lang: o.Lang, Date: r.AsOf, Edition: r.KB.Edition, Hash: r.KB.Hash}
	d.Subtitle = fmt.Sprintf(b.t("%s · Stichtag %s · Datenstand %s", "%s · as of %s · data edition %s"), a.Ref.ID(), r.AsOf.In(b.l), r.KB.Edition.In(b.l))
	add := func(id, de, en string, blocks []Block) {
		if len(blocks) > 0 {
			d.Parts = append(d.Parts, Part{id, b.t(de, en), blocks})
		}
	}
	add("verdict", "Urteil", "Verdict", b.verdict(a))
	if a.Tier == wizard.TierExcluded {
		add("why-not", "Was es zulassen würde", "What would admit it", b.wayOut(wizard.ExplainExclusion(r.KB, r.Given, r.AsOf, a.Ref)))
	}
	add("robust", "Wie fest das Ergebnis steht", "How firmly the result stands", b.robustness())
	add("findings", "Anforderung für Anforderung", "Requirement by requirement", b.findingsByStatus(a))
	add("dissent", "Veröffentlichte Urteile", "Published verdicts", b.dissent())
	add("sources", "Quellen", "Sources", b.sources())
	return d
}

// verdict says why the offering holds or not, and under which conditions.
func (b *builder) verdict(a *wizard.Assessed) []Block {
	out := []Block{b.offeringFields(a)}
	switch unmet := a.Unmet(); {
	case len(unmet) > 0:
		out = append(out, b.h2("Ausgeschlossen, weil", "Excluded because"), b.findingList(unmet))
	case len(a.Conditions) == 0:
		out = append(out, Para{[]Span{B(b.t("Zulässig, ohne weitere Bedingungen an das Angebot.", "Permissible, without further conditions on the offering."))}})
	default:
		out = append(out, Heading{2, fmt.Sprintf(b.t("Zulässig, wenn (Bedingungen: %d)", "Permissible if (conditions: %d)"), len(a.Conditions))})
		out = append(out, b.conditionBlocks(a)...)
	}
	return out
}

// wayOut says the smallest change that admits an excluded offering, or what no change can lift.
func (b *builder) wayOut(w *wizard.WhyNot) []Block {
	var out []Block
	if w.Way != nil {
		list := List{}
		for _, c := range w.Way.Changes {
			list.Items = append(list.Items, Item{Spans: T(c.Describe(b.l))})
		}
		out = append(out,
			Para{T(fmt.Sprintf(b.t("Kleinste Änderung Ihrer Antworten (%d):", "Smallest change of your answers (%d):"), len(w.Way.Changes)))}, list,
			Para{T(fmt.Sprintf(b.t("Damit: %s, Bedingungen: %d, davon einzustellende Schalter: %d. Das ist mit den geänderten Antworten nachgerechnet.", "Then: %s, conditions: %d, switches to set among them: %d. This was computed with the changed answers."),
				w.Way.Tier.Label(b.l), len(w.Way.Result.Conditions), w.Way.Settings()))})
	} else {
		out = append(out, Para{T(b.t("Keine Änderung Ihrer Wünsche lässt dieses Angebot zu. Diese Hindernisse kann Ihre Einrichtung nicht selbst beheben:",
			"No change of your wishes admits this offering. Your organisation cannot lift these obstacles itself:"))}, b.obstacles(w.Fixed))
	}
	sib := List{}
	for _, s := range w.Siblings {
		sib.Items = append(sib.Items, Item{Spans: T(fmt.Sprintf(b.t("%s: %s, unter %d Bedingungen", "%s: %s, under %d conditions"), s.Ref.Name(b.l), s.Tier.Label(b.l), len(s.Conditions)))})
	}
	if len(sib.Items) > 0 {
		out = append(out, Para{T(b.t("Dasselbe Produkt in anderer Betriebsform:", "The same product run in another way:"))}, sib)
	}
	return out
}

// obstacles names for each knock-out why no wish lifts it.
func (b *builder) obstacles(fixed []*wizard.Finding) List {
	list := List{}
	for _, f := range fixed {
		list.Items = append(list.Items, Item{Spans: []Span{B(capital(wizard.Obstacle(f).In(b.l)) + ": "), S(f.Requirement.Term.In(b.l) + ". "),
			b.cite.span(f.Reason(b.r.KB, b.r.AsOf, b.l), f.AppendEvidence(nil)), S(" (" + f.Requirement.ID + legalSuffix(f.Requirement.Legal) + ")")}})
	}
	return list
}

// findingsByStatus groups all findings of an offering, the worst first.
func (b *builder) findingsByStatus(a *wizard.Assessed) []Block {
	var out []Block
	for _, s := range []wizard.Status{wizard.Unmet, wizard.Unknown, wizard.Conditional, wizard.Met} {
		list := List{}
		for i := range a.Findings {
			f := &a.Findings[i]
			if f.Status != s || f.Task {
				continue
			}
			spans := []Span{B(f.Requirement.Term.In(b.l)), S(" (" + f.Requirement.ID + ", " + LevelLabel(f.Level).In(b.l) + legalSuffix(f.Requirement.Legal) + "): "),
				b.cite.span(f.Reason(b.r.KB, b.r.AsOf, b.l), f.Sources())}
			for _, c := range f.AllClaims() {
				spans = append(spans, b.cite.span(" "+b.evidence(c), c.Sources))
			}
			list.Items = append(list.Items, Item{Spans: spans})
		}
		if len(list.Items) > 0 {
			out = append(out, Heading{2, fmt.Sprintf("%s (%d)", s.Label(b.l), len(list.Items))}, list)
		}
	}
	return out
}

// evidence says how a fact is known and how old it is.
func (b *builder) evidence(c *data.Claim) string {
	s := "‹" + c.Key + " = " + c.Value.String() + "; " + BasisLabel(c.Basis).In(b.l)
	if c.VerifiedOn != 0 {
		s += "; " + b.t("Stand ", "as of ") + c.VerifiedOn.In(b.l)
		if n := c.VerifiedOn.MonthsUntil(b.r.AsOf); n > 0 {
			s += ", " + MonthsOld(n).In(b.l)
		}
	}
	if c.Own {
		s += "; " + b.t("eigene Daten", "own data")
	}
	return s + "›"
}

// MonthsOld says an age in full months.
func MonthsOld(n int) data.Text {
	if n == 1 {
		return data.Text{DE: "1 Monat alt", EN: "1 month old"}
	}
	return data.Text{DE: fmt.Sprintf("%d Monate alt", n), EN: fmt.Sprintf("%d months old", n)}
}

// LevelLabel returns a level in words.
func LevelLabel(level string) data.Text {
	switch level {
	case wizard.LevelMust:
		return data.Text{DE: "Muss", EN: "must"}
	case wizard.LevelShould:
		return data.Text{DE: "Soll", EN: "should"}
	case wizard.LevelMay:
		return data.Text{DE: "Kann", EN: "may"}
	}
	return data.Text{DE: "Hinweis", EN: "information"}
}

// BasisLabel returns a basis in words.
func BasisLabel(basis data.Basis) data.Text {
	switch basis {
	case data.BasisLaw:
		return data.Text{DE: "Gesetzestext", EN: "text of the law"}
	case data.BasisAuthority:
		return data.Text{DE: "Behörde", EN: "authority"}
	case data.BasisAudit:
		return data.Text{DE: "unabhängige Prüfung", EN: "independent audit"}
	case data.BasisCode:
		return data.Text{DE: "Quellcode", EN: "source code"}
	case data.BasisVendor:
		return data.Text{DE: "Angabe des Anbieters", EN: "vendor's statement"}
	case data.BasisThirdParty:
		return data.Text{DE: "Bericht Dritter", EN: "third-party report"}
	case data.BasisRecalled:
		return data.Text{DE: "allgemein bekannt, nicht geprüft", EN: "commonly known, unverified"}
	}
	return data.Text{DE: "eigene Ableitung", EN: "own conclusion"}
}
