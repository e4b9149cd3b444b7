package ui

import (
	"bytes"
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/export"
)

// textScreen shows a text to read: an entry of the knowledge base, a preview of an export.
type textScreen struct {
	name string
	text []string
	read reader
}

// newText makes a screen of ready lines.
func newText(name, text string) *textScreen {
	return &textScreen{name: name, text: strings.Split(strings.TrimRight(text, "\n"), "\n")}
}

// newRecord shows an entry of the knowledge base by its id; nil when there is none.
func newRecord(a *App, id string) *textScreen {
	doc, _, ok := export.Show(a.cfg.KB, id, a.day(), a.cfg.Lang)
	if !ok {
		return nil
	}
	var b bytes.Buffer
	if err := export.Txt(&b, doc); err != nil {
		return nil
	}
	return newText(doc.Title, b.String())
}

// lines wraps the text to the window.
func (s *textScreen) lines(width int) []string {
	var out []string
	for _, l := range s.text {
		for _, part := range wrap(l, width-2) {
			out = append(out, " "+part)
		}
	}
	return out
}

func (s *textScreen) title(*App) string { return s.name }

func (s *textScreen) keys(*App) []binding {
	return []binding{keyMove, keyBack, keyPageUp, keyPageDn, keyHome, keyEnd}
}

func (s *textScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	if keyBack.is(k.String()) || keyConfirm.is(k.String()) {
		return pop
	}
	s.read.key(k.String(), len(s.lines(a.width)), a.bodyHeight())
	return nil
}

func (s *textScreen) view(a *App, width, height int) string {
	return s.read.view(s.lines(width), height)
}
