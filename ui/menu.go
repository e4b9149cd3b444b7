package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// menu is a short list of things to do, with a text before and after it.
type menu struct {
	pos     scroller
	entries []menuEntry
	rows    map[int]int // line on screen → entry, for the mouse
}

type menuEntry struct {
	label string
	note  string
	run   func(a *App) tea.Cmd
}

func (m *menu) add(label, note string, run func(a *App) tea.Cmd) {
	m.entries = append(m.entries, menuEntry{label, note, run})
}

func (m *menu) update(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if i, ok := m.rows[msg.Y-headerLines+m.pos.top]; ok {
			m.pos.at = i
			return m.entries[i].run(a)
		}
	case tea.KeyPressMsg:
		if m.pos.key(msg.String(), len(m.entries), 3) {
			return nil
		}
		if keyOpen.is(msg.String()) && len(m.entries) > 0 {
			return m.entries[min(m.pos.at, len(m.entries)-1)].run(a)
		}
	}
	return nil
}

// view draws intro, entries and the texts about them; what is below the entries scrolls out first.
func (m *menu) view(a *App, width, height int, intro string, about ...string) string {
	var lines []string
	text := min(width-2, 100)
	if intro != "" {
		lines = append(lines, "")
		for _, l := range wrap(intro, text) {
			lines = append(lines, " "+l)
		}
	}
	lines = append(lines, "")
	m.rows = map[int]int{}
	at, wide, cut := 0, 0, ""
	for _, e := range m.entries {
		wide = max(wide, ansi.StringWidth(e.label))
	}
	for i, e := range m.entries {
		mark, style := "  ", a.theme.plain
		if i == m.pos.at {
			mark, style, at = "▸ ", a.theme.cursor, len(lines)
		}
		m.rows[len(lines)] = i
		line := " " + style.Render(mark+e.label)
		if e.note != "" {
			line += strings.Repeat(" ", wide-ansi.StringWidth(e.label)+3) + a.theme.faint.Render(e.note)
		}
		if i == m.pos.at && ansi.StringWidth(line) >= width {
			cut = e.note
		}
		lines = append(lines, ansi.Truncate(line, width-1, "…"))
	}
	if cut != "" {
		about = append([]string{cut}, about...)
	}
	for _, t := range about {
		if !strings.HasPrefix(t, "- ") && t != "" {
			lines = append(lines, "")
		}
		for _, l := range wrap(t, text) {
			lines = append(lines, " "+a.theme.faint.Render(l))
		}
	}
	first := at
	if m.pos.at == 0 {
		first = 0
	}
	return m.pos.window(lines, first, at, height)
}
