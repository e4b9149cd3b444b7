package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// listable names what list can show.
var listable = []string{"products", "offerings", "sources", "rules", "requirements", "steps", "questions", "authorities", "assessments", "claims", "presets", "coverage"}

// row is one line of a list: the id first, then what a reader wants to see.
type row struct {
	ID    string `json:"id"`
	Cells []string
	Value any
}

func (c *call) list() int {
	if code := c.load(); code != exitDone {
		return code
	}
	what := c.args[0]
	if !slices.Contains(listable, what) {
		m := "möglich sind: "
		if c.lang == data.English {
			m = "possible: "
		}
		return c.fail(exitUsage, fmt.Sprintf("list: %q? %s%s", what, m, strings.Join(listable, ", ")))
	}
	if what == "coverage" && !c.wantsJSON() {
		return c.print(export.CoverageTable(wizard.CoverageOf(c.kb, c.day(0)), c.lang))
	}
	rows := c.rows(what)
	if c.wantsJSON() {
		values := make([]any, len(rows))
		for i := range rows {
			values[i] = rows[i].Value
		}
		return c.printJSON(values)
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(append([]string{r.ID}, r.Cells...), "\t") + "\n")
	}
	return c.print(b.String())
}

func (c *call) wantsJSON() bool { return slices.Contains(c.formats, "json") }

func (c *call) printJSON(v any) int {
	enc := json.NewEncoder(c.env.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return exitDone
}

func (c *call) rows(what string) []row {
	l, kb := c.lang, c.kb
	var rows []row
	add := func(id string, value any, cells ...string) { rows = append(rows, row{id, cells, value}) }
	switch what {
	case "products":
		for i := range kb.Products {
			p := &kb.Products[i]
			add(p.ID, export.ProductJSON(kb, p, c.day(0), l), p.Name, p.Vendor)
		}
	case "offerings":
		for _, ref := range kb.Offerings() {
			add(ref.ID(), export.OfferingJSON(kb, ref, c.day(0), l), ref.Name(l), wizard.DeploymentLabel(ref.Offering.Deployment).In(l), ref.Offering.Operator)
		}
	case "sources":
		for i := range kb.Sources {
			s := &kb.Sources[i]
			add(s.ID, export.SourceJSON(s, l), s.Published, s.Publisher, s.Title, s.Status)
		}
	case "rules":
		for i := range kb.Rules {
			r := &kb.Rules[i]
			add(r.ID, export.RuleJSON(r, c.day(0), l), r.From.String(), r.Until.String(), r.Title.In(l), r.Ref)
		}
	case "requirements":
		cat := kb.Catalogue()
		for i := range cat {
			add(cat[i].ID, export.RequirementJSON(&cat[i], l), cat[i].Level, cat[i].Term.In(l))
		}
	case "steps":
		for i := range kb.Steps {
			s := &kb.Steps[i]
			add(s.ID, export.StepJSON(s, l), s.Title.In(l), wizard.RoleLabel(s.Role).In(l))
		}
	case "questions":
		for i := range kb.Questions {
			q := &kb.Questions[i]
			add(q.ID, export.QuestionJSON(q, l), q.Kind, q.Label.In(l), strings.Join(wizard.OptionIDs(q), " "))
		}
	case "authorities":
		for i := range kb.Authorities {
			a := &kb.Authorities[i]
			add(a.ID, export.AuthorityJSON(a, l), a.Name, a.URL)
		}
	case "assessments":
		for i := range kb.Assessments {
			a := &kb.Assessments[i]
			add(a.ID, export.AssessmentJSON(a, l), a.Date.String(), a.SubjectName, a.Result.In(l))
		}
	case "claims":
		for i := range kb.Claims {
			d := &kb.Claims[i]
			add(d.Key, export.ClaimDefJSON(d, l), d.Type, d.Label.In(l))
		}
	case "presets":
		for i := range kb.Presets {
			p := &kb.Presets[i]
			add(p.ID, map[string]string{"id": p.ID, "sector": p.Sector, "label": p.Label.In(l)}, p.Sector, p.Label.In(l))
		}
	case "coverage":
		for _, cov := range wizard.CoverageOf(kb, c.day(0)) {
			add(cov.ID, cov)
		}
	}
	return rows
}
