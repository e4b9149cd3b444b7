package export

import (
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// comparedOfferings bounds the columns of the comparison, so that it fits a page.
const comparedOfferings = 4

// comparison is the matrix of requirements and the leading offerings; where they differ comes first.
func (b *builder) comparison() []Block {
	cols := b.compared()
	if len(cols) == 0 {
		return nil
	}
	differ, same := b.matrix(cols), b.matrix(cols)
	for i := range b.r.KB.Requirements {
		r := &b.r.KB.Requirements[i]
		row, shown, equal := b.compareRow(r, cols)
		switch {
		case !shown:
		case equal:
			same.Rows = append(same.Rows, row)
		default:
			differ.Rows = append(differ.Rows, row)
		}
	}
	out := []Block{
		Para{T(b.t("Verglichen sind das gewählte und die nächsten Angebote. Die vollständige Matrix aller Angebote steht in der CSV-Datei.",
			"The chosen and the next offerings are compared. The full matrix of all offerings is in the CSV file."))},
		b.h2("Eckdaten", "Key facts"), b.keyFacts(cols),
	}
	if len(differ.Rows) > 0 {
		out = append(out, b.h2("Unterschiede", "Differences"), differ)
	}
	if len(same.Rows) > 0 {
		out = append(out, b.h2("Überall gleich", "The same everywhere"), same)
	}
	return out
}

// compared are the chosen offering and those that lead.
func (b *builder) compared() []*wizard.Assessed {
	var cols []*wizard.Assessed
	if b.r.Chosen != nil {
		cols = append(cols, b.r.Chosen)
	}
	for _, a := range b.r.Candidates {
		if len(cols) < comparedOfferings && a != b.r.Chosen {
			cols = append(cols, a)
		}
	}
	return cols
}

// matrix is an empty table with a column for each offering.
func (b *builder) matrix(cols []*wizard.Assessed) Table {
	t := Table{RowHeads: true, Header: []string{b.t("Anforderung", "Requirement")}, Widths: []int{34}}
	for _, a := range cols {
		t.Header = append(t.Header, a.Ref.Name(b.l))
		t.Widths = append(t.Widths, 66/len(cols))
	}
	return t
}

// keyFacts compares verdict, way of running, operator, cost, transfer and conditions.
func (b *builder) keyFacts(cols []*wizard.Assessed) Table {
	t := b.matrix(cols)
	t.Header[0] = b.t("Merkmal", "Property")
	add := func(de, en string, cell func(*wizard.Assessed) Span) {
		row := []Cell{{Spans: T(b.t(de, en))}}
		for _, a := range cols {
			row = append(row, Cell{Spans: []Span{cell(a)}})
		}
		t.Rows = append(t.Rows, row)
	}
	add("Urteil", "Verdict", func(a *wizard.Assessed) Span { return S(a.Tier.Label(b.l)) })
	add("Betriebsart", "Deployment", func(a *wizard.Assessed) Span {
		return S(wizard.DeploymentLabel(a.Ref.Offering.Deployment).In(b.l))
	})
	add("Betreiber", "Operator", func(a *wizard.Assessed) Span { return S(b.operatorName(a)) })
	add("Kosten", "Cost", func(a *wizard.Assessed) Span { return b.costSpan(a) })
	add("Drittland", "Transfer", func(a *wizard.Assessed) Span {
		return b.transferSpan(a)
	})
	add("Offen und zu tun", "Open and to do", func(a *wizard.Assessed) Span { return S(b.openPoints(a)) })
	add("Wünsche", "Wishes", func(a *wizard.Assessed) Span { return S(scoreText(a, b.l)) })
	return t
}

// operatorName says who runs an offering.
func (b *builder) operatorName(a *wizard.Assessed) string {
	switch o := a.Ref.Offering; {
	case o.Deployment == data.OwnServers:
		return b.t("eigene Einrichtung", "own organisation")
	case o.Operator == "" && o.ID != "provider":
		return b.t("nicht bekannt", "not known")
	case o.Operator == "":
		return b.t("noch zu wählender Dienstleister", "provider still to be chosen")
	default:
		return o.Operator
	}
}

// compareRow is one requirement; equal says that all offerings stand the same.
func (b *builder) compareRow(r *data.Requirement, cols []*wizard.Assessed) (row []Cell, shown, equal bool) {
	head := fmt.Sprintf("%s (%s)", r.Term.In(b.l), r.ID)
	row, equal = []Cell{{}}, true
	first := ""
	for i, a := range cols {
		f := findingOf(a, r)
		if f == nil || f.Task || f.Status == wizard.NotApplicable {
			row = append(row, Cell{Spans: T("–")})
			equal = equal && (i == 0 || first == "–")
			if i == 0 {
				first = "–"
			}
			continue
		}
		if !shown {
			head += ", " + LevelLabel(f.Level).In(b.l)
		}
		shown = true
		status := f.Status.Label(b.l)
		if i == 0 {
			first = status
		}
		equal = equal && status == first
		text := status
		if f.Claim != nil {
			text += b.asOf(f.Claim.VerifiedOn)
		}
		row = append(row, Cell{Spans: []Span{b.cite.span(text, factSources(f))}})
	}
	row[0].Spans = T(head)
	return row, shown, equal
}

func findingOf(a *wizard.Assessed, r *data.Requirement) *wizard.Finding {
	for i := range a.Findings {
		if a.Findings[i].Requirement == r {
			return &a.Findings[i]
		}
	}
	return nil
}
