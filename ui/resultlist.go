package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// selected is the offering under the cursor, nil on other lines.
func (s *resultScreen) selected() *wizard.Assessed {
	if s.r == nil {
		return nil
	}
	r := s.list.current()
	if r == nil || r.id == "" {
		return nil
	}
	return s.r.Find(r.id)
}

// fill builds the list anew and keeps the cursor on the offering where it was.
func (s *resultScreen) fill(a *App) {
	id := ""
	if r := s.list.current(); r != nil {
		id = r.id
	} else if c := s.r.Chosen; c != nil && s.r.Nothing == nil {
		id = c.Ref.ID()
	}
	rows := nothingRows(a, s.r.Nothing)
	for _, tier := range wizard.Tiers {
		rows = append(rows, s.tierRows(a, tier)...)
	}
	s.list.set(a, rows)
	if !s.list.selectID(id) && id != "" {
		s.list.home()
	}
	s.stale = true
}

func (s *resultScreen) tierRows(a *App, tier wizard.Tier) []row {
	all := s.r.Tier(tier)
	list := slices.DeleteFunc(slices.Clone(all), func(c *wizard.Assessed) bool { return !matches(c, s.filter.Value(), a.cfg.Lang) })
	if len(list) == 0 {
		return nil
	}
	head := fmt.Sprintf("%s (%d)", tier.Label(a.cfg.Lang), len(all))
	if len(list) < len(all) {
		head = fmt.Sprintf(a.t("%s (%d von %d)", "%s (%d of %d)"), tier.Label(a.cfg.Lang), len(list), len(all))
	}
	sortInTier(list, s.order, a.cfg.Lang)
	rows := []row{gapRow(), headRow(head)}
	for _, c := range list {
		rows = append(rows, s.offeringRow(a, c))
	}
	return rows
}

func (s *resultScreen) offeringRow(a *App, c *wizard.Assessed) row {
	id := c.Ref.ID()
	lead := "  "
	switch chosen, marked := a.session.Chosen == id, slices.Contains(s.marked, id); {
	case chosen && marked:
		lead = "●+"
	case chosen:
		lead = "● "
	case marked:
		lead = " +"
	}
	r := row{id: id, cut: true, lead: lead + " ", text: c.Ref.Name(a.cfg.Lang), right: burden(a, c), proof: &proof{title: c.Ref.Name(a.cfg.Lang), claims: c.Facts.All()}}
	if s.order == orderCost {
		r.right = shortCost(a, c)
	}
	return r
}

// many counts things in words: one, or several.
func (a *App) many(n int, one, several data.Text) string {
	if n == 1 {
		several = one
	}
	return fmt.Sprintf("%d %s", n, several.In(a.cfg.Lang))
}

// burden says in a word what stands between the offering and its use.
func burden(a *App, c *wizard.Assessed) string {
	switch c.Tier {
	case wizard.TierExcluded:
		return a.many(c.MustUnmet, data.Text{DE: "Hindernis", EN: "obstacle"}, data.Text{DE: "Hindernisse", EN: "obstacles"})
	case wizard.TierSuitable:
		return a.many(len(c.Conditions), data.Text{DE: "Bedingung", EN: "condition"}, data.Text{DE: "Bedingungen", EN: "conditions"})
	}
	return a.many(c.MustUnknown, data.Text{DE: "offener Punkt", EN: "open point"}, data.Text{DE: "offene Punkte", EN: "open points"})
}

func shortCost(a *App, c *wizard.Assessed) string {
	switch {
	case c.Cost.Known && c.Cost.Amount == 0:
		return a.t("kostenfrei", "free")
	case c.Cost.Known:
		return wizard.Number(math.Round(c.Cost.Amount), a.cfg.Lang) + " " + c.Cost.Currency
	case c.Cost.OnRequest:
		return a.t("auf Anfrage", "on request")
	}
	return a.t("nicht bekannt", "not known")
}

// nothingRows says what stands in the way when nothing fits, and what would open most.
func nothingRows(a *App, n *wizard.NothingFits) []row {
	if n == nil {
		return nil
	}
	rows := []row{{text: a.t("Kein Angebot passt zu diesen Antworten.", "No offering fits these answers."), tone: toneBad},
		headRow(a.t("Was am meisten ausschließt", "What excludes most"))}
	for i, b := range n.Blockers {
		if i == 5 {
			break
		}
		rows = append(rows, row{lead: "- ", text: b.Requirement.Term.In(a.cfg.Lang) + ": " + a.many(b.Excludes, data.Text{DE: "Angebot", EN: "offering"}, data.Text{DE: "Angebote", EN: "offerings"}),
			proof: &proof{title: b.Requirement.Term.In(a.cfg.Lang), req: b.Requirement, note: b.Requirement.Text.In(a.cfg.Lang)}})
	}
	if len(n.Ways) > 0 {
		rows = append(rows, headRow(a.t("Kleinste Änderungen, die etwas öffnen (Enter probiert sie)", "Smallest changes that open something (Enter tries them)")))
	}
	for _, w := range n.Ways {
		var changes []string
		for _, c := range w.Changes {
			changes = append(changes, c.Describe(a.cfg.Lang))
		}
		rows = append(rows, row{lead: "- ", text: strings.Join(changes, "; ") + a.t(": öffnet ", ": opens ") + fewNames(a, w.Opens),
			act: func(a *App) tea.Cmd { return push(newWhatIf(a, w.Changes)) }})
	}
	if n.Best != nil {
		rows = append(rows, headRow(a.t("Am nächsten daran: ", "Closest: ")+n.Best.Ref.Name(a.cfg.Lang)))
		for _, f := range n.Best.Unmet() {
			rows = append(rows, findingRow(a, f, "✗ "))
		}
	}
	return rows
}

// fewNames names the first offerings and counts the others.
func fewNames(a *App, refs []data.OfferingRef) string {
	const most = 3
	var names []string
	for _, ref := range refs[:min(len(refs), most)] {
		names = append(names, ref.Name(a.cfg.Lang))
	}
	s := strings.Join(names, ", ")
	if more := len(refs) - most; more > 0 {
		s += fmt.Sprintf(a.t(" und %d weitere", " and %d more"), more)
	}
	return s
}

// top is what stands above the list: counts, marks and filter.
func (s *resultScreen) top(a *App, width int) []string {
	counts := map[wizard.Tier]int{}
	for _, c := range s.r.Candidates {
		counts[c.Tier]++
	}
	var parts []string
	for _, t := range wizard.Tiers {
		parts = append(parts, fmt.Sprintf("%s %d", t.Label(a.cfg.Lang), counts[t]))
	}
	var lines []string
	counted := wrap(strings.Join(parts, " · "), width-2)
	if a.bodyHeight() < 14 { // the headings of the list say the rest
		counted = []string{ansi.Truncate(strings.Join(parts, " · "), width-2, "…")}
	}
	for _, l := range counted {
		lines = append(lines, " "+a.theme.strong.Render(l))
	}
	if len(s.marked) > 0 {
		lines = append(lines, " "+a.theme.faint.Render(ansi.Truncate(fmt.Sprintf(a.t("vorgemerkt %d, v vergleicht", "marked %d, v compares"), len(s.marked)), width-2, "…")))
	}
	if s.typed || s.filter.Value() != "" {
		text, _ := s.filter.view(width - 14)
		n := 0
		for i := range s.list.rows {
			if s.list.rows[i].id != "" {
				n++
			}
		}
		lines = append(lines, " "+a.theme.accent.Render("/ ")+text+a.theme.faint.Render(fmt.Sprintf(" %d", n)))
	}
	return lines
}

func (s *resultScreen) listHeight(a *App) int {
	return max(a.bodyHeight()-len(s.top(a, s.listWidth(a)))-len(s.bottom(a, s.listWidth(a))), 3)
}

// bottom is the sentence on how firm the lead is, where there is room for it; the detail of the
// leading offering says it in any case.
func (s *resultScreen) bottom(a *App, width int) []string {
	if s.firm == nil || a.bodyHeight() < 28 {
		return nil
	}
	lines := wrap(data.Clean(s.firm.Sentence(a.cfg.Lang)), width-2)
	if len(lines) > a.bodyHeight()/4 {
		return nil
	}
	out := []string{""}
	for _, l := range lines {
		out = append(out, " "+a.theme.faint.Render(l))
	}
	return out
}

func (s *resultScreen) listLines(a *App, width, height int) []string {
	lines := s.top(a, width)
	foot := s.bottom(a, width)
	room := max(height-len(lines)-len(foot), 1)
	mark := fullMark
	if s.open {
		mark = restMark
	}
	list := s.list.view(a, width, room, mark)
	if len(s.list.rows) == 0 {
		list = []string{"", " " + a.t("Kein Angebot passt zum Filter.", "No offering matches the filter.")}
	}
	for len(list) < room {
		list = append(list, "")
	}
	return append(append(lines, list...), foot...)
}

// build writes the detail of the selected offering when it is not the one on screen.
func (s *resultScreen) build(a *App) {
	c := s.selected()
	if c == nil {
		s.shown, s.open = "", false
		s.detail.set(a, nil)
		return
	}
	key := c.Ref.ID() + "\x00" + string(a.cfg.Lang)
	if key == s.shown && !s.stale {
		return
	}
	fresh := key != s.shown
	s.shown, s.stale = key, false
	rows := detailRows(a, s.r, c, s.why[c.Ref.ID()], func(changes []wizard.Change) tea.Cmd { return push(newWhatIf(a, changes)) })
	if s.firm != nil && s.firm.Leader.Ref.ID() == c.Ref.ID() {
		rows = append(rows, gapRow(), headRow(a.t("Wie fest der erste Platz steht", "How firm the first place is")), row{text: s.firm.Sentence(a.cfg.Lang)})
	}
	s.detail.set(a, rows)
	if fresh {
		s.detail.home()
	}
}
