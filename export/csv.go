package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// CSV writes the matrix of all requirements and all offerings for a spreadsheet. In German the
// separator is a semicolon and the decimal sign a comma, as spreadsheets there expect; a byte order
// mark says that it is UTF-8.
func CSV(w io.Writer, r *wizard.Recommendation, l data.Lang) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if l == data.German {
		c.Comma = ';'
	}
	rows := append(matrixHead(r, l), matrixRows(r, l)...)
	rows = append(rows, []string{data.Text{DE: "Stichtag", EN: "As of"}.In(l), r.AsOf.In(l)},
		[]string{data.Text{DE: "Datenstand", EN: "Data edition"}.In(l), r.KB.Edition.In(l)})
	for _, row := range rows {
		for i := range row {
			row[i] = harmlessCell(data.Clean(row[i]))
		}
		// Every row has the same number of cells (RFC 4180, section 2).
		for len(row) < len(rows[0]) {
			row = append(row, "")
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// matrixHead is what is known of each offering as a whole: one row per property.
func matrixHead(r *wizard.Recommendation, l data.Lang) [][]string {
	t := func(de, en string) string { return data.Text{DE: de, EN: en}.In(l) }
	properties := []struct {
		label string
		value func(*wizard.Assessed) string
	}{
		{t("Angebot", "Offering"), func(a *wizard.Assessed) string { return a.Ref.Name(l) }},
		{t("Urteil", "Verdict"), func(a *wizard.Assessed) string { return a.Tier.Label(l) }},
		{t("Drittland", "Transfer"), func(a *wizard.Assessed) string { return TransferLabel(a.Transfer.Result).In(l) }},
		{t("Kosten im Jahr", "Cost a year"), func(a *wizard.Assessed) string { return costNumber(a.Cost, l) }},
		{t("Währung", "Currency"), func(a *wizard.Assessed) string { return costCurrency(a.Cost) }},
		{t("Wünsche mindestens (%)", "Wishes at least (%)"), func(a *wizard.Assessed) string { return strconv.Itoa(a.Score.Low) }},
		{t("Wünsche höchstens (%)", "Wishes at most (%)"), func(a *wizard.Assessed) string { return strconv.Itoa(a.Score.High) }},
		{t("Betriebsart", "Deployment"), func(a *wizard.Assessed) string {
			return wizard.DeploymentLabel(a.Ref.Offering.Deployment).In(l)
		}},
		{t("Kennung", "Id"), func(a *wizard.Assessed) string { return a.Ref.ID() }},
	}
	var rows [][]string
	for i, p := range properties {
		row := []string{p.label, "", "", ""}
		if i == 0 {
			row = []string{p.label, t("Anforderung", "Requirement"), t("Stufe", "Level"), t("Rechtsgrundlage", "Legal reference")}
		}
		for _, a := range r.Candidates {
			row = append(row, p.value(a))
		}
		rows = append(rows, row)
	}
	return rows
}

func costNumber(c wizard.Cost, l data.Lang) string {
	switch {
	case c.Known:
		s := strconv.FormatFloat(c.Amount, 'f', 2, 64)
		if l == data.German {
			s = strings.Replace(s, ".", ",", 1)
		}
		return s
	case c.OnRequest:
		return data.Text{DE: "auf Anfrage", EN: "on request"}.In(l)
	}
	return data.Text{DE: "nicht bekannt", EN: "not known"}.In(l)
}

func costCurrency(c wizard.Cost) string {
	if !c.Known {
		return ""
	}
	return c.Currency
}

// matrixRows is one row per requirement that is judged for at least one offering.
func matrixRows(r *wizard.Recommendation, l data.Lang) [][]string {
	byID := make([]map[*data.Requirement]*wizard.Finding, len(r.Candidates))
	for i, a := range r.Candidates {
		byID[i] = make(map[*data.Requirement]*wizard.Finding, len(a.Findings))
		for j := range a.Findings {
			if f := &a.Findings[j]; !f.Task {
				byID[i][f.Requirement] = f
			}
		}
	}
	var rows [][]string
	for i := range r.KB.Requirements {
		q := &r.KB.Requirements[i]
		var levels, cells []string
		shown := false
		for _, found := range byID {
			f := found[q]
			if f == nil {
				cells = append(cells, wizard.NotApplicable.Label(l))
				continue
			}
			shown = true
			cells = append(cells, f.Status.Label(l))
			if word := LevelLabel(f.Level).In(l); !slices.Contains(levels, word) {
				levels = append(levels, word)
			}
		}
		if shown {
			rows = append(rows, append([]string{q.ID, q.Term.In(l), strings.Join(levels, " / "), q.Legal}, cells...))
		}
	}
	return rows
}

// harmlessCell keeps a spreadsheet from reading a text as a formula (CWE-1236): an apostrophe in
// front makes it text. The wide forms of the signs count too, some spreadsheets accept them.
func harmlessCell(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t\r") {
		return "'" + s
	}
	switch trimmed := strings.TrimLeft(s, " \u00a0"); {
	case trimmed == "":
		return s
	case strings.ContainsRune("=+-@＝＋－＠", []rune(trimmed)[0]):
		return "'" + s
	}
	return s
}
