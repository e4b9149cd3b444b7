package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// proof is what a line on a screen rests on: facts, law, the requirement that asks, further
// sources. Basis and verified belong to statements that are no claims (settings, events).
type proof struct {
	title    string
	claims   []*data.Claim
	of       []string // whose claims they are, in a comparison
	rules    []*data.Rule
	req      *data.Requirement
	sources  []string
	basis    data.Basis
	verified data.Date
	note     string
}

func claimProof(title string, c *data.Claim) *proof {
	if c == nil {
		return nil
	}
	return &proof{title: title, claims: []*data.Claim{c}}
}

func findingProof(a *App, f *wizard.Finding) *proof {
	return &proof{title: f.Requirement.Term.In(a.cfg.Lang), claims: f.AllClaims(), rules: f.Rules, req: f.Requirement}
}

// evidenceScreen shows the evidence of one line: source, publisher, date, basis, age, note.
type evidenceScreen struct{ page page }

func newEvidence(a *App, p *proof) *evidenceScreen {
	s := &evidenceScreen{}
	s.page.set(a, evidenceRows(a, p))
	return s
}

// showEvidence opens the evidence of a row, or says that the row rests on nothing of its own.
func (a *App) showEvidence(r *row) tea.Cmd {
	if r == nil || r.proof == nil {
		a.message = a.t("Diese Zeile ist keine Tatsachenangabe; sie hat keinen eigenen Nachweis.", "This line states no fact; it has no evidence of its own.")
		return nil
	}
	return push(newEvidence(a, r.proof))
}

func (s *evidenceScreen) title(a *App) string { return a.t("Nachweis", "evidence") }

func (s *evidenceScreen) keys(*App) []binding {
	return []binding{keyMove, keyPageUp, keyPageDn, keyHome, keyEnd, keyBack}
}

func (s *evidenceScreen) update(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if keyBack.is(msg.String()) {
			return pop
		}
		s.page.key(msg.String(), a.width, a.bodyHeight())
	}
	return nil
}

func (s *evidenceScreen) view(a *App, width, height int) string {
	return strings.Join(s.page.view(a, width, height, fullMark), "\n")
}

func (s *evidenceScreen) cursor(*App) (x, y int, ok bool) { return 0, s.page.cursorLine(), true }

func evidenceRows(a *App, p *proof) []row {
	rows := []row{headRow(p.title)}
	var cited []string
	cite := func(ids ...string) {
		for _, id := range ids {
			if !slices.Contains(cited, id) {
				cited = append(cited, id)
			}
		}
	}
	if p.note != "" {
		rows = append(rows, row{text: p.note})
	}
	if p.basis != "" {
		rows = append(rows, row{text: a.knownText(p.basis, p.verified)})
	}
	for i, c := range p.claims {
		rows = append(rows, gapRow())
		if i < len(p.of) {
			rows = append(rows, headRow(p.of[i]))
		}
		rows = append(rows, claimRows(a, c)...)
		cite(c.Sources...)
	}
	if len(p.claims) == 0 && p.basis == "" && len(p.rules) == 0 && p.req != nil {
		rows = append(rows, row{text: a.t("Zu diesem Angebot liegt keine Angabe vor.", "There is no fact about this offering."), tone: toneWarn})
	}
	for _, r := range p.rules {
		rows = append(rows, gapRow())
		rows = append(rows, ruleRows(a, r)...)
		cite(r.Sources...)
	}
	if p.req != nil {
		rows = append(rows, gapRow())
		rows = append(rows, requirementRows(a, p.req)...)
		for _, c := range p.req.Sources {
			cite(c.ID)
		}
	}
	cite(p.sources...)
	return append(rows, sourceRows(a, cited, p.req)...)
}

// knownText says how something is known and how old it is on the day.
func (a *App) knownText(basis data.Basis, verified data.Date) string {
	s := a.t("Grundlage: ", "Basis: ") + export.BasisLabel(basis).In(a.cfg.Lang)
	if verified == 0 {
		return s + a.t(" · nie geprüft", " · never verified")
	}
	s += a.t(" · geprüft am ", " · verified on ") + verified.In(a.cfg.Lang)
	switch n := verified.MonthsUntil(a.day()); {
	case n == 1:
		s += a.t(" · 1 Monat alt", " · 1 month old")
	case n > 1:
		s += " · " + export.MonthsOld(n).In(a.cfg.Lang)
	}
	return s
}

func claimRows(a *App, c *data.Claim) []row {
	label := c.Key
	value := c.Value.String()
	if def := a.cfg.KB.Def(c.Key); def != nil {
		label, value = def.Label.In(a.cfg.Lang), wizard.ValueLabel(def, c.Value, a.cfg.Lang)
	}
	rows := []row{{text: a.t("Angabe: ", "Fact: ") + label + ": " + value, tone: toneStrong}}
	rows = append(rows, row{text: a.knownText(c.Basis, c.VerifiedOn), indent: 2})
	switch {
	case c.Stale(a.day()):
		rows = append(rows, row{text: fmt.Sprintf(a.t("! veraltet: nach %d Monaten ist neu zu prüfen", "! stale: to be verified again after %d months"), c.Shelf), indent: 2, tone: toneWarn})
	case !c.Verified():
		rows = append(rows, row{text: a.t("! nicht belegt geprüft: kann keine Muss-Anforderung erfüllen", "! not verified: cannot satisfy a must"), indent: 2, tone: toneWarn})
	}
	if c.From != 0 || c.Until != 0 {
		rows = append(rows, row{text: a.spanText(c.From, c.Until), indent: 2})
	}
	if n := c.Note.In(a.cfg.Lang); n != "" {
		rows = append(rows, row{text: a.t("Hinweis: ", "Note: ") + n, indent: 2})
	}
	if c.Own {
		rows = append(rows, row{text: a.t("eigene Daten der Einrichtung", "the organisation's own data"), indent: 2})
	}
	for _, id := range c.Sources {
		if s := a.cfg.KB.Source(id); s != nil {
			rows = append(rows, row{text: a.t("Quelle: ", "Source: ") + s.Publisher + ": " + s.Title, indent: 2})
		}
	}
	return rows
}

// spanText says when something is in force.
func (a *App) spanText(from, until data.Date) string {
	var parts []string
	if from != 0 {
		parts = append(parts, a.t("gilt ab ", "in force from ")+from.In(a.cfg.Lang))
	}
	if until != 0 {
		parts = append(parts, a.t("gilt bis vor ", "in force until before ")+until.In(a.cfg.Lang))
	}
	return strings.Join(parts, " · ")
}

func ruleRows(a *App, r *data.Rule) []row {
	rows := []row{{text: a.t("Recht: ", "Law: ") + r.Title.In(a.cfg.Lang), tone: toneStrong}}
	add := func(s string) {
		if s != "" {
			rows = append(rows, row{text: s, indent: 2})
		}
	}
	add(r.Ref)
	add(a.spanText(r.From, r.Until))
	add(r.Effect.In(a.cfg.Lang))
	add(r.Note.In(a.cfg.Lang))
	add(a.knownText(r.Basis, r.VerifiedOn))
	return rows
}

func requirementRows(a *App, r *data.Requirement) []row {
	rows := []row{{text: a.t("Anforderung: ", "Requirement: ") + r.Term.In(a.cfg.Lang) + " (" + r.ID + ")", tone: toneStrong}}
	for _, s := range []string{r.Text.In(a.cfg.Lang), r.Why.In(a.cfg.Lang), r.Legal} {
		if s != "" {
			rows = append(rows, row{text: s, indent: 2})
		}
	}
	return rows
}

// sourceRows lists the sources with publisher, title, date, state and address.
func sourceRows(a *App, ids []string, req *data.Requirement) []row {
	var rows []row
	for _, id := range ids {
		s := a.cfg.KB.Source(id)
		if s == nil {
			continue
		}
		if len(rows) == 0 {
			rows = append(rows, gapRow(), headRow(a.t("Quellen", "Sources")))
		}
		rows = append(rows, row{text: s.Publisher + ": " + s.Title + locator(req, id), lead: "- "}, row{text: sourceFacts(a, s), indent: 2, tone: toneFaint})
		if s.URL != "" {
			rows = append(rows, row{text: s.URL, indent: 2, tone: toneFaint})
		}
	}
	return rows
}

func locator(req *data.Requirement, source string) string {
	if req != nil {
		for _, c := range req.Sources {
			if c.ID == source && c.Locator != "" {
				return ", " + c.Locator
			}
		}
	}
	return ""
}

func sourceFacts(a *App, s *data.Source) string {
	facts := []string{a.t("ohne Datum", "undated")}
	if s.Published != "" {
		facts[0] = a.partialDate(s.Published)
	}
	if s.Edition != "" {
		facts = append(facts, s.Edition)
	}
	switch s.Status {
	case "superseded":
		by := s.SupersededBy
		if other := a.cfg.KB.Source(by); other != nil {
			by = other.Title
		}
		facts = append(facts, strings.TrimSpace(a.t("ersetzt durch ", "superseded by ")+by))
	case "outdated":
		facts = append(facts, a.t("überholt", "outdated"))
	case "historic":
		facts = append(facts, a.t("historisch", "historic"))
	}
	switch s.Read {
	case "secondary":
		facts = append(facts, a.t("nur aus zweiter Hand bekannt", "known only second-hand"))
	case "none":
		facts = append(facts, a.t("nicht gelesen", "not read"))
	}
	return strings.Join(facts, " · ")
}

// partialDate writes 2025, 2025-10 or 2025-10-03 as the language does.
func (a *App) partialDate(s string) string {
	if d, err := data.ParseDate(s); err == nil {
		return d.In(a.cfg.Lang)
	}
	if len(s) == 7 && a.cfg.Lang != data.English {
		return s[5:] + "/" + s[:4]
	}
	return s
}
