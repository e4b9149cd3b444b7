package ui

import (
	"bytes"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/export"
	"videokompass/wizard"
)

// listScreen is a page of rows under a title; Enter does what the row does.
type listScreen struct {
	name string
	page page
}

func (s *listScreen) title(*App) string { return s.name }

func (s *listScreen) keys(*App) []binding {
	return []binding{keyMove, keyOpen, keyBack, keyPageUp, keyPageDn, keyHome, keyEnd}
}

func (s *listScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch r := s.page.current(); {
	case keyBack.is(k.String()):
		return pop
	case keyOpen.is(k.String()) && r != nil && r.act != nil:
		return r.act(a)
	}
	s.page.key(k.String(), a.width, a.bodyHeight())
	return nil
}

func (s *listScreen) view(a *App, width, height int) string {
	return strings.Join(s.page.view(a, width, height, fullMark), "\n")
}

// newSteps lists the next steps of the decision.
func newSteps(a *App) *listScreen {
	s := &listScreen{name: a.t("Nächste Schritte", "next steps")}
	r, ok := wizard.Recommend(a.cfg.KB, a.session.Answers, a.day(), a.session.Chosen)
	if !ok {
		r, _ = wizard.Recommend(a.cfg.KB, a.session.Answers, a.day(), "")
	}
	var rows []row
	for _, step := range r.Steps {
		rows = append(rows, row{lead: "☐ ", text: step.Title.In(a.cfg.Lang) + " (" + wizard.RoleLabel(step.Role).In(a.cfg.Lang) + ")", right: step.Due.In(a.cfg.Lang)})
	}
	s.page.set(rows)
	return s
}

// newExport writes the decision file in a format; an existing file is never replaced.
func newExport(a *App, r *wizard.Recommendation) *listScreen {
	s := &listScreen{name: a.t("Exportieren", "export")}
	var rows []row
	for _, f := range export.Formats() {
		name := filepath.Join(a.cfg.Dir, export.FileName(r.Profile.Organisation, r.AsOf, f.Name))
		rows = append(rows, row{text: name, act: func(a *App) tea.Cmd {
			var b bytes.Buffer
			err := export.Render(&b, f.Name, r, export.Options{Lang: a.cfg.Lang})
			if err == nil {
				err = export.WriteFile(name, b.Bytes(), false)
			}
			if err != nil {
				a.message = err.Error()
			} else {
				a.message = a.t("Geschrieben: ", "Written: ") + name
			}
			return nil
		}})
	}
	s.page.set(rows)
	return s
}
