package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// resultScreen lists the offerings by tier and shows one in full: beside the list where there is
// room, else in its place. The recommendation is computed beside the drawing; until a new one is
// there the old one stays on screen.
type resultScreen struct {
	r       *wizard.Recommendation // nil until the first one is computed
	answers *wizard.Answers        // what r was computed from
	on      data.Date
	asked   int // number of the latest computation
	list    page
	detail  page
	shown   string // which offering the detail shows
	stale   bool   // the detail is to be written anew
	open    bool   // the detail has the keys
	marked  []string
	filter  field
	typed   bool // the filter takes the keys
	order   sortOrder
	why     map[string]*whyNot // by offering
	firm    *wizard.Robustness // how firmly the first place stands; nil until computed
}

// wideEnough is the width from which list and detail stand side by side.
const wideEnough = 110

// maxMarked is how many offerings can be compared.
const maxMarked = 4

func newResult(*App) *resultScreen {
	return &resultScreen{why: map[string]*whyNot{}, filter: field{limit: 60}}
}

// Outcomes of computations for the result.
type (
	resultMsg struct {
		number  int
		r       *wizard.Recommendation
		answers *wizard.Answers
	}
	firmMsg struct {
		number int
		firm   *wizard.Robustness
	}
	whyMsg struct {
		number int
		id     string
		why    *wizard.WhyNot
	}
)

// enter computes the recommendation anew when the answers or the day have changed.
func (s *resultScreen) enter(a *App) tea.Cmd {
	if s.r != nil && s.on == a.day() && s.answers.Equal(a.session.Answers) && s.chosenIs(a.session.Chosen) {
		s.fill(a)
		return nil
	}
	return s.compute(a)
}

func (s *resultScreen) chosenIs(id string) bool {
	if !s.r.ByUser {
		return id == ""
	}
	return s.r.Chosen.Ref.ID() == id
}

func (s *resultScreen) compute(a *App) tea.Cmd {
	s.asked++
	number, kb, on, chosen, answers := s.asked, a.cfg.KB, a.day(), a.session.Chosen, a.session.Answers.Clone()
	s.on = on
	return func() tea.Msg {
		r, ok := wizard.Recommend(kb, answers, on, chosen)
		if !ok { // the chosen offering is not in the data any more
			r, _ = wizard.Recommend(kb, answers, on, "")
		}
		return toMsg{s, resultMsg{number, r, answers}}
	}
}

// weigh asks what would have to change for another offering to lead.
func (s *resultScreen) weigh(number int) tea.Cmd {
	r := s.r
	return func() tea.Msg { return toMsg{s, firmMsg{number, wizard.Robust(r)}} }
}

// explain searches the smallest change that admits the selected offering if it is excluded.
func (s *resultScreen) explain(a *App) tea.Cmd {
	c := s.selected()
	if c == nil || c.Tier != wizard.TierExcluded || s.why[c.Ref.ID()] != nil {
		return nil
	}
	id, number, kb, on, answers, ref := c.Ref.ID(), s.asked, a.cfg.KB, s.on, s.answers, c.Ref
	s.why[id], s.stale = &whyNot{}, true
	return func() tea.Msg {
		return toMsg{s, whyMsg{number, id, wizard.ExplainExclusion(kb, answers, on, ref)}}
	}
}

func (s *resultScreen) title(a *App) string {
	if c := s.selected(); s.open && c != nil {
		return a.t("Ergebnis: ", "result: ") + c.Ref.Name(a.cfg.Lang)
	}
	return a.t("Ergebnis", "result")
}

func (s *resultScreen) keys(*App) []binding {
	move := []binding{keyPageUp, keyPageDn, keyHome, keyEnd}
	switch {
	case s.r == nil:
		return []binding{keyBack}
	case s.typed:
		return []binding{keyConfirm, keyDiscard}
	case s.open:
		first := []binding{keyMove, keyProofHere}
		if r := s.detail.current(); r != nil && r.act != nil {
			first = []binding{keyMove, keyTry, keyProof}
		}
		return slices.Concat(first, []binding{keyBack, keyChoose, keyGroup, keyNext, keyExport}, move)
	}
	return append([]binding{keyMove, keyView, keyChoose, keyMark, keyCompare, keyWhatIf, keyNext, keyExport, keyFilter, keySort, keyGroup, keyProof, keyBack}, move...)
}

func (s *resultScreen) help(a *App) []string {
	return []string{
		a.t("In der Liste steht ● beim gewählten Angebot und + bei vorgemerkten. Rechts steht, wie viele Bedingungen, Klärungen oder Hindernisse es gibt.",
			"In the list ● stands at the chosen offering and + at marked ones. At the right is the number of conditions, clarifications or obstacles."),
		a.t("✓ erfüllt  ☐ erfüllbar, wenn Sie etwas tun  ? offen  ✗ nicht erfüllt", "✓ met  ☐ achievable if you do something  ? open  ✗ not met"),
	}
}

func (s *resultScreen) typing() bool { return s.typed }

func (s *resultScreen) update(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case resultMsg:
		if msg.number == s.asked {
			s.r, s.answers, s.why, s.firm = msg.r, msg.answers, map[string]*whyNot{}, nil
			s.fill(a)
			return s.weigh(msg.number)
		}
	case firmMsg:
		if msg.number == s.asked {
			s.firm, s.stale = msg.firm, true
		}
	case whyMsg:
		if msg.number == s.asked {
			s.why[msg.id], s.stale = &whyNot{msg.why}, true
		}
	case tea.PasteMsg:
		if s.typed {
			s.filter.update(msg)
			s.fill(a)
		}
	case tea.MouseClickMsg:
		s.mouse(a, msg)
	case tea.KeyPressMsg:
		return s.press(a, msg)
	}
	return nil
}

// mouse selects the row under a click, in the list or in the detail.
func (s *resultScreen) mouse(a *App, click tea.MouseClickMsg) {
	if s.r == nil {
		return
	}
	y := click.Y - headerLines
	inList := !s.open
	if a.width >= wideEnough {
		inList = click.X < s.listWidth(a)
	}
	switch {
	case !inList:
		s.open = s.detail.click(y) || s.open
	case s.list.click(y - len(s.top(a, s.listWidth(a)))):
		s.open = false
	}
}

func (s *resultScreen) view(a *App, width, height int) string {
	if s.r == nil {
		return "\n " + a.t("Die Angebote werden geprüft …", "Checking the offerings …")
	}
	s.build(a)
	switch {
	case width >= wideEnough:
		left := s.listLines(a, s.listWidth(a), height)
		right := s.detail.view(a, s.detailWidth(a), height, map[bool]string{true: fullMark, false: noMark}[s.open])
		return beside(a, left, right, s.listWidth(a), height)
	case s.open:
		return strings.Join(s.detail.view(a, width, height, fullMark), "\n")
	}
	return strings.Join(s.listLines(a, width, height), "\n")
}

// beside puts two columns next to each other with a rule between them.
func beside(a *App, left, right []string, leftWidth, height int) string {
	rule := a.theme.faint.Render("│")
	var b strings.Builder
	for i := range height {
		l, r := "", ""
		if i < len(left) {
			l = ansi.Truncate(left[i], leftWidth, "…")
		}
		if i < len(right) {
			r = right[i]
		}
		b.WriteString(l + strings.Repeat(" ", max(leftWidth-ansi.StringWidth(l), 0)) + rule + r)
		if i < height-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (s *resultScreen) listWidth(a *App) int {
	if a.width < wideEnough {
		return a.width
	}
	return min(max(a.width*2/5, 46), 70)
}

func (s *resultScreen) detailWidth(a *App) int {
	if a.width < wideEnough {
		return a.width
	}
	return a.width - s.listWidth(a) - 1
}

// cursor puts the terminal's cursor on the selected line, or into the filter.
func (s *resultScreen) cursor(a *App) (x, y int, ok bool) {
	switch {
	case s.r == nil:
		return 0, 0, false
	case s.typed:
		_, at := s.filter.view(s.listWidth(a) - 14)
		return 3 + at, len(s.top(a, s.listWidth(a))) - 1, true
	case s.open && a.width >= wideEnough:
		return s.listWidth(a) + 1, s.detail.cursorLine(), true
	case s.open:
		return 0, s.detail.cursorLine(), true
	}
	return 0, len(s.top(a, s.listWidth(a))) + s.list.cursorLine(), true
}
