package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/wizard"
)

// helpScreen explains the screen below it: the question with its legal reason, then every key.
type helpScreen struct {
	lines []string
	read  reader
	page  int
}

func newHelp(a *App) *helpScreen {
	h := &helpScreen{page: a.bodyHeight()}
	width := min(a.width, 100) - 2
	add := func(text string) {
		for _, l := range wrap(text, width) {
			h.lines = append(h.lines, " "+l)
		}
	}
	gap := func() { h.lines = append(h.lines, "") }
	if q, ok := a.top().(*questionScreen); ok && a.iv.Current() != nil && q.id == a.iv.Current().ID {
		cur := a.iv.Current()
		add(a.theme.strong.Render(cur.Label.In(a.cfg.Lang)))
		gap()
		add(cur.Help.In(a.cfg.Lang))
		gap()
		add(a.theme.strong.Render(a.t("Warum die Frage gestellt wird", "Why this is asked")))
		add(cur.Legal.In(a.cfg.Lang))
		gap()
		for _, id := range wizard.OptionIDs(cur) {
			line := "- " + wizard.OptionLabel(cur, id, a.cfg.Lang)
			if hint := optionHint(cur, id, a.cfg.Lang); hint != "" {
				line += ": " + hint
			}
			add(line)
		}
		gap()
		add(a.theme.strong.Render(a.t("Quellen", "Sources")))
		for _, id := range cur.Sources {
			if s := a.cfg.KB.Source(id); s != nil {
				add("- " + strings.TrimSuffix(s.Publisher+": "+s.Title+", "+s.Published, ", "))
			}
		}
		gap()
	}
	if e, ok := a.top().(interface{ help(*App) []string }); ok {
		for _, l := range e.help(a) {
			add(l)
		}
		gap()
	}
	add(a.theme.strong.Render(a.t("Tasten", "Keys")))
	for _, k := range append(a.top().keys(a), keyHelp, keyQuit) {
		add(padRight(k.label.In(a.cfg.Lang), 12) + k.does.In(a.cfg.Lang))
	}
	return h
}

func padRight(s string, n int) string {
	return s + strings.Repeat(" ", max(n-len([]rune(s)), 1))
}

func (h *helpScreen) title(a *App) string { return a.t("Hilfe und Gründe", "help and reasons") }

func (h *helpScreen) keys(*App) []binding { return []binding{keyMove, keyPageDn, keyBack} }

func (h *helpScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	pressed := k.String()
	if keyBack.is(pressed) || keyHelp.is(pressed) || keyConfirm.is(pressed) {
		return pop
	}
	h.read.key(pressed, len(h.lines), a.bodyHeight())
	return nil
}

func (h *helpScreen) view(a *App, width, height int) string { return h.read.view(h.lines, height) }
