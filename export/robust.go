package export

import (
	"videokompass/wizard"
)

// robust is the section of the memo on what would bring another offering to the first place; none when
// nothing fits.
func (b *builder) robust() []Block {
	if blocks := b.robustness(); len(blocks) > 0 {
		return append([]Block{b.h2("Wie fest das Ergebnis steht", "How firmly the result stands")}, blocks...)
	}
	return nil
}

// residualRisk names each obstacle of the nearest offering with what is at stake.
func (b *builder) residualRisk(a *wizard.Assessed) List {
	list := List{}
	for _, f := range a.Unmet() {
		risk := f.Requirement.Why.In(b.l)
		if f.Requirement.Criterion && !f.Requirement.Own {
			risk = b.t("Ihr Wunsch bliebe unerfüllt. ", "Your wish would not be granted. ") + risk
		}
		list.Items = append(list.Items, Item{Spans: []Span{B(f.Requirement.Term.In(b.l) + ": "), b.cite.span(f.Reason(b.r.KB, b.r.AsOf, b.l), f.AppendEvidence(nil)),
			S(" (" + f.Requirement.ID + legalSuffix(f.Requirement.Legal) + "). " + risk)}})
	}
	return list
}

// robustness says it in one sentence; nothing when nothing fits.
func (b *builder) robustness() []Block {
	rb := wizard.Robust(b.r)
	if rb == nil {
		return nil
	}
	return []Block{Para{T(rb.Sentence(b.l))}}
}
