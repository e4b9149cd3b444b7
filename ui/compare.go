package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// compareScreen shows two to four offerings side by side: first what differs, then, folded, what
// is equal.
type compareScreen struct {
	list   []*wizard.Assessed
	page   page
	differ []row
	equal  []row
	all    bool // the equal ones are unfolded
}

func newCompare(a *App, list []*wizard.Assessed) *compareScreen {
	s := &compareScreen{list: list}
	for _, r := range compareRows(a, list) {
		if slices.ContainsFunc(r.cells, func(c string) bool { return c != r.cells[0] }) {
			s.differ = append(s.differ, r)
		} else {
			s.equal = append(s.equal, r)
		}
	}
	s.fill(a)
	return s
}

func (s *compareScreen) fill(a *App) {
	rows := []row{headRow(fmt.Sprintf(a.t("Unterschiede (%d)", "Differences (%d)"), len(s.differ)))}
	rows = append(append(rows, s.differ...), gapRow())
	if s.all {
		rows = append(rows, headRow(fmt.Sprintf(a.t("Gleich (%d)", "Equal (%d)"), len(s.equal))))
		rows = append(rows, s.equal...)
	} else {
		rows = append(rows, row{text: fmt.Sprintf(a.t("Gleich (%d): g zeigt sie", "Equal (%d): g shows them"), len(s.equal)), tone: toneStrong})
	}
	s.page.set(a, rows)
}

func (s *compareScreen) title(a *App) string { return a.t("Vergleich", "comparison") }

func (s *compareScreen) keys(*App) []binding {
	return []binding{keyMove, keyFold, keyProof, keyBack, keyPageUp, keyPageDn, keyHome, keyEnd}
}

func (s *compareScreen) update(a *App, msg tea.Msg) tea.Cmd {
	height := a.bodyHeight() - len(s.names(a, a.width))
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch pressed := msg.String(); {
		case keyBack.is(pressed):
			return pop
		case keyFold.is(pressed):
			s.all = !s.all
			s.fill(a)
		case keyProof.is(pressed):
			return a.showEvidence(s.page.current())
		default:
			s.page.key(pressed, a.width, height)
		}
	}
	return nil
}

// names is the head of the columns; it stays in view. Where the window is too narrow for columns
// each offering gets a letter.
func (s *compareScreen) names(a *App, width int) []string {
	var names, out []string
	for _, c := range s.list {
		names = append(names, data.Clean(c.Ref.Name(a.cfg.Lang)))
	}
	if cellWidth(len(names), width-pageMargin) == 0 {
		for i, n := range names {
			out = append(out, " "+a.theme.strong.Render(ansi.Truncate(letter(i)+" "+n, width-2, "…")))
		}
		return out
	}
	for _, l := range columns("", names, width-pageMargin) {
		out = append(out, "  "+a.theme.strong.Render(l))
	}
	return out
}

func (s *compareScreen) view(a *App, width, height int) string {
	head := s.names(a, width)
	return strings.Join(append(head, s.page.view(a, width, height-len(head), fullMark)...), "\n")
}

func (s *compareScreen) cursor(a *App) (x, y int, ok bool) {
	return 0, len(s.names(a, a.width)) + s.page.cursorLine(), true
}

func letter(i int) string { return string(rune('A' + i)) }

// labelWidth is the room for the names of what is compared.
func labelWidth(width int) int { return min(30, width/4) }

// cellWidth is the room for one column of n; 0 when columns would be too narrow to read.
func cellWidth(n, width int) int {
	if w := (width-labelWidth(width))/n - 2; w >= 16 {
		return w
	}
	return 0
}

// columns lays a label and its cells out side by side, or below each other in a narrow window.
func columns(label string, cells []string, width int) []string {
	w := cellWidth(len(cells), width)
	if w == 0 {
		out := strings.Split(ansi.Wrap(label, width, " "), "\n")
		for i, c := range cells {
			for n, l := range strings.Split(ansi.Wrap(data.Clean(c), width-4, " "), "\n") {
				mark := "    "
				if n == 0 {
					mark = "  " + letter(i) + " "
				}
				out = append(out, mark+l)
			}
		}
		return out
	}
	parts := [][]string{strings.Split(ansi.Wrap(label, labelWidth(width), " "), "\n")}
	for _, c := range cells {
		parts = append(parts, strings.Split(ansi.Wrap(data.Clean(c), w, " "), "\n"))
	}
	height := 0
	for _, p := range parts {
		height = max(height, len(p))
	}
	out := make([]string, height)
	for n := range out {
		var b strings.Builder
		for i, p := range parts {
			room, text := w, ""
			if i == 0 {
				room = labelWidth(width)
			} else {
				b.WriteString("  ")
			}
			if n < len(p) {
				text = p[n]
			}
			b.WriteString(text + strings.Repeat(" ", max(room-ansi.StringWidth(text), 0)))
		}
		out[n] = strings.TrimRight(b.String(), " ")
	}
	return out
}

// compareRows lists everything that can differ: verdict and setting, every requirement, every fact.
func compareRows(a *App, list []*wizard.Assessed) []row {
	var rows []row
	add := func(de, en string, cell func(*wizard.Assessed) string) {
		r := row{text: a.t(de, en)}
		for _, c := range list {
			r.cells = append(r.cells, cell(c))
		}
		rows = append(rows, r)
	}
	l := a.cfg.Lang
	add("Urteil", "Verdict", func(c *wizard.Assessed) string { return c.Tier.Label(l) })
	add("Bedingungen", "Conditions", func(c *wizard.Assessed) string { return conditionCount(a, c) })
	add("Erfüllte Wünsche", "Wishes met", func(c *wizard.Assessed) string {
		return fmt.Sprintf(a.t("%d bis %d %%", "%d to %d %%"), c.Score.Low, c.Score.High)
	})
	add("Betriebsart", "Deployment", func(c *wizard.Assessed) string {
		return wizard.DeploymentLabel(c.Ref.Offering.Deployment).In(l)
	})
	add("Betreiber", "Operator", func(c *wizard.Assessed) string { return orDash(c.Ref.Offering.Operator) })
	add("Drittland", "Third countries", func(c *wizard.Assessed) string { return export.TransferLabel(c.Transfer.Result).In(l) })
	rows[len(rows)-1].proof = joinProof(a, rows[len(rows)-1].text, list, func(c *wizard.Assessed) []*data.Claim { return c.Transfer.Claims })
	add("Preis", "Price", func(c *wizard.Assessed) string { return c.Cost.Text().In(l) })
	rows[len(rows)-1].proof = joinProof(a, rows[len(rows)-1].text, list, func(c *wizard.Assessed) []*data.Claim { return c.Facts.Prices })
	return append(append(rows, requirementCells(a, list)...), factCells(a, list)...)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func conditionCount(a *App, c *wizard.Assessed) string {
	n := map[wizard.ConditionKind]int{}
	for _, cond := range c.Conditions {
		n[cond.Kind]++
	}
	return fmt.Sprintf(a.t("%d selbst tun, %d klären, %d bestätigen lassen", "%d to do, %d to clarify, %d to confirm"), n[wizard.ConditionMeasure], n[wizard.ConditionAsk], n[wizard.ConditionConfirm])
}

// joinProof gathers the facts of all offerings on one point, each with the name it belongs to.
func joinProof(a *App, title string, list []*wizard.Assessed, claims func(*wizard.Assessed) []*data.Claim) *proof {
	p := &proof{title: title}
	for _, c := range list {
		for _, claim := range claims(c) {
			p.claims, p.of = append(p.claims, claim), append(p.of, c.Ref.Name(a.cfg.Lang))
		}
	}
	return p
}

// requirementCells compares the findings in the order of the catalogue.
func requirementCells(a *App, list []*wizard.Assessed) []row {
	var rows []row
	for i := range a.cfg.KB.Requirements {
		req := &a.cfg.KB.Requirements[i]
		r := row{text: req.Term.In(a.cfg.Lang)}
		applies := false
		for _, c := range list {
			f := findingOf(c, req)
			if f == nil || f.Task || f.Status == wizard.NotApplicable {
				r.cells = append(r.cells, "– "+wizard.NotApplicable.Label(a.cfg.Lang))
				continue
			}
			applies = true
			cell := statusSigns[f.Status] + f.Status.Label(a.cfg.Lang)
			if f.Claim != nil && telling(f.Claim) {
				cell += ": " + wizard.ValueLabel(a.cfg.KB.Def(f.Claim.Key), f.Claim.Value, a.cfg.Lang) + doubtMark(a, f.Claim)
			}
			r.cells = append(r.cells, cell)
		}
		if !applies {
			continue
		}
		r.proof = joinProof(a, r.text, list, func(c *wizard.Assessed) []*data.Claim {
			if f := findingOf(c, req); f != nil {
				return f.AllClaims()
			}
			return nil
		})
		r.proof.req = req
		rows = append(rows, r)
	}
	return rows
}

func findingOf(c *wizard.Assessed, req *data.Requirement) *wizard.Finding {
	for i := range c.Findings {
		if c.Findings[i].Requirement == req {
			return &c.Findings[i]
		}
	}
	return nil
}

// factCells compares the facts in the order of the dictionary.
func factCells(a *App, list []*wizard.Assessed) []row {
	var rows []row
	for i := range a.cfg.KB.Claims {
		def := &a.cfg.KB.Claims[i]
		if def.Key == "price" || def.Type == "url" || decides(list, def.Key) {
			continue // prices and what decides a requirement stand above; an address says nothing here
		}
		r := row{text: def.Label.In(a.cfg.Lang)}
		known := false
		for _, c := range list {
			claim := c.Facts.ByDef(i + 1)
			if claim == nil {
				r.cells = append(r.cells, a.t("nicht bekannt", "not known"))
				continue
			}
			known = true
			r.cells = append(r.cells, wizard.ValueLabel(def, claim.Value, a.cfg.Lang)+doubtMark(a, claim))
		}
		if !known {
			continue
		}
		r.proof = joinProof(a, r.text, list, func(c *wizard.Assessed) []*data.Claim {
			if claim := c.Facts.ByDef(i + 1); claim != nil {
				return []*data.Claim{claim}
			}
			return nil
		})
		rows = append(rows, r)
	}
	return rows
}

// telling reports whether a value says something without the question it answers.
func telling(c *data.Claim) bool { return !c.Value.Is("yes") && !c.Value.Is("no") }

// decides reports whether a fact stands with a requirement already.
func decides(list []*wizard.Assessed, key string) bool {
	return !slices.ContainsFunc(list, func(c *wizard.Assessed) bool {
		return !slices.ContainsFunc(c.Findings, func(f wizard.Finding) bool {
			return f.Key == key && f.Status != wizard.NotApplicable && (f.Claim == nil || telling(f.Claim))
		})
	})
}

// doubtMark says when a value does not count as proven.
func doubtMark(a *App, c *data.Claim) string {
	switch {
	case c.Stale(a.day()):
		return a.t(" (veraltet)", " (stale)")
	case !c.Verified():
		return a.t(" (nicht geprüft)", " (unverified)")
	}
	return ""
}
