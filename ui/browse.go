package ui

import (
	tea "charm.land/bubbletea/v2"
)

// browseScreen shows the knowledge base without any answers.
type browseScreen struct{ pos scroller }

func newBrowse(*App) *browseScreen { return &browseScreen{} }

func (s *browseScreen) title(a *App) string { return a.t("Wissensbasis", "knowledge base") }

func (s *browseScreen) keys(*App) []binding { return []binding{keyMove, keyBack} }

func (s *browseScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if keyBack.is(k.String()) {
			return pop
		}
		s.pos.key(k.String(), len(a.cfg.KB.Products), a.bodyHeight())
	}
	return nil
}

func (s *browseScreen) view(a *App, width, height int) string {
	var lines []string
	for i := range a.cfg.KB.Products {
		line := "   " + a.cfg.KB.Products[i].Name
		if i == s.pos.at {
			line = a.theme.cursor.Render(" ▸ " + a.cfg.KB.Products[i].Name)
		}
		lines = append(lines, line)
	}
	return s.pos.window(lines, s.pos.at, s.pos.at, height)
}
