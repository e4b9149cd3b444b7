package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"videokompass/wizard"
)

// resultScreen lists the offerings by tier.
type resultScreen struct {
	r   *wizard.Recommendation
	pos scroller
}

func newResult(a *App) *resultScreen {
	chosen := a.session.Chosen
	r, ok := wizard.Recommend(a.cfg.KB, a.session.Answers, a.day(), chosen)
	if !ok {
		r, _ = wizard.Recommend(a.cfg.KB, a.session.Answers, a.day(), "")
	}
	return &resultScreen{r: r}
}

func (s *resultScreen) title(a *App) string { return a.t("Ergebnis", "result") }

func (s *resultScreen) keys(*App) []binding { return []binding{keyMove, keyOpen, keyBack} }

func (s *resultScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	if keyBack.is(k.String()) {
		return pop
	}
	s.pos.key(k.String(), len(s.r.Candidates), a.bodyHeight()/2)
	return nil
}

func (s *resultScreen) view(a *App, width, height int) string {
	var lines []string
	first, tier := 0, wizard.Tier("")
	for i, c := range s.r.Candidates {
		if c.Tier != tier {
			tier = c.Tier
			lines = append(lines, "", " "+a.theme.strong.Render(fmt.Sprintf("%s (%d)", tier.Label(a.cfg.Lang), len(s.r.Tier(tier)))))
		}
		line := "   " + c.Ref.Name(a.cfg.Lang)
		if i == s.pos.at {
			first = len(lines)
			line = a.theme.cursor.Render(" ▸ " + c.Ref.Name(a.cfg.Lang))
		}
		lines = append(lines, line)
	}
	return s.pos.window(lines, first, first, height)
}
