package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// whyNot is the search for the smallest change that admits an excluded offering; result is nil
// while it runs.
type whyNot struct{ result *wizard.WhyNot }

// detailRows writes one offering down: verdict, way out, path of the data, settings, findings,
// published verdicts, price, events.
func detailRows(a *App, r *wizard.Recommendation, c *wizard.Assessed, why *whyNot, try func([]wizard.Change) tea.Cmd) []row {
	rows := headRows(a, c)
	rows = append(rows, verdictRows(a, c)...)
	if c.Tier == wizard.TierExcluded {
		rows = append(rows, wayRows(a, why, try)...)
	}
	for _, part := range [][]row{pathRows(a, c), settingRows(a, c), findingRows(a, c), voiceRows(a, r, c), priceRows(a, c), eventRows(a, c)} {
		if len(part) > 0 {
			rows = append(append(rows, gapRow()), part...)
		}
	}
	return rows
}

func headRows(a *App, c *wizard.Assessed) []row {
	o := c.Ref.Offering
	rows := []row{headRow(c.Ref.Name(a.cfg.Lang))}
	line := wizard.DeploymentLabel(o.Deployment).In(a.cfg.Lang)
	if o.Operator != "" {
		line += " · " + o.Operator
	}
	rows = append(rows, row{text: line, tone: toneFaint})
	summary := o.Summary.In(a.cfg.Lang)
	if summary == "" {
		summary = c.Ref.Product.Summary.In(a.cfg.Lang)
	}
	if summary != "" {
		rows = append(rows, row{text: summary, tone: toneFaint})
	}
	if c.Ref.Own() {
		rows = append(rows, row{text: a.t("eigene Daten der Einrichtung", "the organisation's own data"), tone: toneFaint})
	}
	return append(rows, gapRow())
}

func tierTone(t wizard.Tier) tone {
	switch t {
	case wizard.TierSuitable:
		return toneGood
	case wizard.TierExcluded:
		return toneBad
	}
	return toneWarn
}

// verdictRows is the verdict as conditions: who does what, where, and which requirement asks.
func verdictRows(a *App, c *wizard.Assessed) []row {
	unmet := c.Unmet()
	switch {
	case len(unmet) > 0:
		rows := []row{{text: fmt.Sprintf(a.t("Ausgeschlossen, weil (%d):", "Excluded because (%d):"), len(unmet)), tone: toneBad}}
		for _, f := range unmet {
			rows = append(rows, findingRow(a, f, "✗ "))
		}
		return rows
	case c.Tier == wizard.TierUnassessed:
		rows := []row{{text: fmt.Sprintf(a.t("Noch nicht beurteilbar: Zu %d Muss-Anforderungen fehlt eine geprüfte Angabe. Zu klären wäre:", "Not yet assessable: verified facts are missing for %d musts. To be clarified:"), c.MustUnknown), tone: toneWarn}}
		return append(rows, conditionRows(a, c)...)
	case len(c.Conditions) == 0:
		return []row{{text: a.t("Zulässig, ohne weitere Bedingungen an das Angebot.", "Permissible, without further conditions on the offering."), tone: toneGood}}
	}
	rows := []row{{text: fmt.Sprintf(a.t("Zulässig, wenn (%d):", "Permissible if (%d):"), len(c.Conditions)), tone: tierTone(c.Tier)}}
	return append(rows, conditionRows(a, c)...)
}

func conditionRows(a *App, c *wizard.Assessed) []row {
	var rows []row
	for i := range c.Conditions {
		cond := &c.Conditions[i]
		p := findingProof(a, cond.Finding)
		rows = append(rows, row{lead: "☐ ", text: cond.Kind.Label(a.cfg.Lang) + ": " + cond.Text.In(a.cfg.Lang), proof: p})
		who := wizard.RoleLabel(cond.Role).In(a.cfg.Lang) + " · " + cond.Requirement.Term.In(a.cfg.Lang) + " (" + cond.Requirement.ID + ")"
		if cond.Requirement.Legal != "" {
			who += " · " + cond.Requirement.Legal
		}
		rows = append(rows, row{text: who, indent: 2, tone: toneFaint, proof: p})
		if cond.Kind == wizard.ConditionConfirm {
			rows = append(rows, row{text: a.t("Bisherige Angabe: ", "So far: ") + cond.Finding.Reason(a.cfg.KB, a.day(), a.cfg.Lang), indent: 2, tone: toneFaint, proof: p})
		}
		for _, s := range cond.Settings {
			rows = append(rows, row{text: s.File + ": " + s.Key + " = " + s.Recommended, indent: 2, lead: "→ ", proof: settingProof(a, s)})
		}
	}
	return rows
}

// wayRows says the smallest change that admits an excluded offering, or that there is none.
func wayRows(a *App, why *whyNot, try func([]wizard.Change) tea.Cmd) []row {
	rows := []row{gapRow(), headRow(a.t("Was es zulassen würde", "What would admit it"))}
	if why == nil {
		return append(rows, row{text: a.t("Enter berechnet die kleinste Änderung Ihrer Antworten.", "Enter computes the smallest change of your answers."), tone: toneFaint})
	}
	w := why.result
	if w == nil {
		return append(rows, row{text: a.t("Die kleinste Änderung Ihrer Antworten wird gesucht …", "Searching for the smallest change of your answers …"), tone: toneFaint})
	}
	if w.Way != nil {
		rows = append(rows, row{text: a.t("Kleinste Änderung Ihrer Antworten:", "Smallest change of your answers:"), head: true})
		for _, ch := range w.Way.Changes {
			rows = append(rows, row{lead: "- ", text: ch.Describe(a.cfg.Lang), act: func(*App) tea.Cmd { return try(w.Way.Changes) }})
		}
		rows = append(rows, row{text: a.t("Damit: ", "Then: ") + underConditions(a, w.Way.Result) + a.t(". Enter zeigt, was sich sonst noch bewegt.", ". Enter shows what else moves."),
			act: func(*App) tea.Cmd { return try(w.Way.Changes) }})
	} else {
		rows = append(rows, row{text: a.t("Keine Änderung Ihrer Wünsche lässt dieses Angebot zu. Diese Hindernisse kann Ihre Einrichtung nicht selbst beheben:", "No change of your wishes admits this offering. Your organisation cannot lift these obstacles itself:")})
		for _, f := range w.Fixed {
			rows = append(rows, findingRow(a, f, "✗ "))
		}
	}
	for i, s := range w.Siblings {
		if i == 0 {
			rows = append(rows, row{text: a.t("Dasselbe Produkt in anderer Betriebsform:", "The same product run in another way:")})
		}
		rows = append(rows, row{lead: "- ", text: s.Ref.Name(a.cfg.Lang) + ": " + underConditions(a, s)})
	}
	return rows
}

// underConditions says the verdict with the number of conditions.
func underConditions(a *App, c *wizard.Assessed) string {
	n := a.many(len(c.Conditions), data.Text{DE: "Bedingung", EN: "condition"}, data.Text{DE: "Bedingungen", EN: "conditions"})
	return c.Tier.Label(a.cfg.Lang) + a.t(", unter ", ", under ") + n
}

func settingProof(a *App, s wizard.Setting) *proof {
	return &proof{title: s.File + ": " + s.Key, note: s.Reason.In(a.cfg.Lang), req: a.cfg.KB.Requirement(s.Requirement), sources: s.Sources, basis: s.Basis, verified: s.VerifiedOn}
}

func settingRows(a *App, c *wizard.Assessed) []row {
	if len(c.Settings) == 0 {
		return nil
	}
	rows := []row{headRow(fmt.Sprintf(a.t("Einstellungen (%d)", "Settings (%d)"), len(c.Settings)))}
	for _, s := range c.Settings {
		text := s.File + ": " + s.Key + " = " + s.Recommended
		if s.Default != "" && s.Default != "unknown" {
			text += a.t(" (Vorgabe: ", " (default: ") + s.Default + ")"
		}
		p := settingProof(a, s)
		rows = append(rows, row{lead: "☐ ", text: text, proof: p}, row{text: s.Reason.In(a.cfg.Lang), indent: 2, tone: toneFaint, proof: p})
	}
	return rows
}

var statusSigns = map[wizard.Status]string{wizard.Met: "✓ ", wizard.Conditional: "☐ ", wizard.Unknown: "? ", wizard.Unmet: "✗ ", wizard.NotApplicable: "· "}

// findingRows lists every finding by status, the worst first, and in it by group.
func findingRows(a *App, c *wizard.Assessed) []row {
	rows := []row{headRow(a.t("Anforderung für Anforderung", "Requirement by requirement"))}
	tasks := 0
	for _, status := range []wizard.Status{wizard.Unmet, wizard.Unknown, wizard.Conditional, wizard.Met} {
		var list []*wizard.Finding
		for i := range c.Findings {
			switch f := &c.Findings[i]; {
			case f.Task && status == wizard.Met:
				tasks++
			case !f.Task && f.Status == status:
				list = append(list, f)
			}
		}
		if len(list) == 0 {
			continue
		}
		rows = append(rows, headRow(fmt.Sprintf("%s (%d)", status.Label(a.cfg.Lang), len(list))))
		slices.SortStableFunc(list, func(x, y *wizard.Finding) int {
			return cmp.Compare(groupLabel(x.Requirement.Group).In(a.cfg.Lang), groupLabel(y.Requirement.Group).In(a.cfg.Lang))
		})
		group := ""
		for _, f := range list {
			if g := groupLabel(f.Requirement.Group).In(a.cfg.Lang); g != group {
				group = g
				rows = append(rows, row{text: g, tone: toneFaint, head: true, indent: 1})
			}
			rows = append(rows, findingRow(a, f, statusSigns[status]))
		}
	}
	if tasks > 0 {
		rows = append(rows, row{text: a.t("Aufgaben, die für jedes Angebot gelten, stehen in den nächsten Schritten: ", "Tasks that hold for every offering stand in the next steps: ") + strconv.Itoa(tasks), tone: toneFaint})
	}
	return rows
}

func findingRow(a *App, f *wizard.Finding, sign string) row {
	look := map[wizard.Status]tone{wizard.Unmet: toneBad, wizard.Unknown: toneWarn}[f.Status]
	return row{lead: sign, tone: look, proof: findingProof(a, f),
		text: f.Requirement.Term.In(a.cfg.Lang) + " (" + export.LevelLabel(f.Level).In(a.cfg.Lang) + "): " + f.Reason(a.cfg.KB, a.day(), a.cfg.Lang)}
}
