package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// presetNone is stored when the usual answers were offered and not taken.
const presetNone = "none"

// presetScreen offers the usual answers for the kind of organisation. They are never taken without
// being asked for.
type presetScreen struct {
	presets []*data.Preset
	menu    menu
}

func newPreset(a *App, presets []*data.Preset) *presetScreen {
	s := &presetScreen{presets: presets}
	for _, p := range presets {
		n := wizard.PresetAnswers(a.cfg.KB, p).Len() - 1
		note := fmt.Sprintf(a.t("%d Antworten", "%d answers"), n)
		s.menu.add(p.Label.In(a.cfg.Lang), note, func(a *App) tea.Cmd { return push(newTake(a, p)) })
	}
	s.menu.add(a.t("Selbst antworten", "Answer yourself"), a.t("nichts wird vorausgefüllt", "nothing is filled in"), func(a *App) tea.Cmd {
		a.session.Preset = presetNone
		a.save()
		return pop
	})
	return s
}

func (s *presetScreen) title(a *App) string { return a.t("übliche Antworten", "usual answers") }

func (s *presetScreen) keys(*App) []binding { return []binding{keyMove, keyOpen, keyBack} }

func (s *presetScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && keyBack.is(k.String()) {
		a.iv.Jump("sector")
		return pop
	}
	return s.menu.update(a, msg)
}

func (s *presetScreen) view(a *App, width, height int) string {
	intro := a.t("Für solche Einrichtungen sind manche Antworten üblich. Sie können sie übernehmen und jede ändern; nichts wird ungefragt gesetzt.",
		"For such organisations some answers are usual. You can take them and change each; nothing is set without asking.")
	about := ""
	if i := s.menu.pos.at; i < len(s.presets) {
		about = s.presets[i].Note.In(a.cfg.Lang)
	}
	return s.menu.view(a, width, height, intro, about)
}

// takeScreen shows the answers of one preset and asks how to go on with them.
type takeScreen struct {
	preset *data.Preset
	menu   menu
}

func newTake(a *App, p *data.Preset) *takeScreen {
	s := &takeScreen{preset: p}
	s.menu.add(a.t("Alle übernehmen", "Take all"), a.t("dann nur die offenen Fragen", "then only the open questions"), func(a *App) tea.Cmd {
		a.takePreset(p, true)
		return s.done(a, nil)
	})
	s.menu.add(a.t("Übernehmen und durchsehen", "Take and look through"), a.t("zuerst die Übersicht", "the review first"), func(a *App) tea.Cmd {
		a.takePreset(p, false)
		return s.done(a, newReview(a))
	})
	s.menu.add(a.t("Andere Vorschläge", "Other suggestions"), "", func(*App) tea.Cmd { return pop })
	return s
}

// done closes both screens of the preset; next, if any, opens on the question.
func (s *takeScreen) done(a *App, next screen) tea.Cmd {
	stack := append([]screen{}, a.stack[:max(len(a.stack)-2, 1)]...)
	if next != nil {
		stack = append(stack, next)
	}
	return func() tea.Msg { return resetMsg{stack} }
}

func (s *takeScreen) title(a *App) string { return s.preset.Label.In(a.cfg.Lang) }

func (s *takeScreen) keys(*App) []binding { return []binding{keyMove, keyOpen, keyBack} }

func (s *takeScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && keyBack.is(k.String()) {
		return pop
	}
	return s.menu.update(a, msg)
}

func (s *takeScreen) view(a *App, width, height int) string {
	usual := wizard.PresetAnswers(a.cfg.KB, s.preset)
	var rows []string
	for i := range a.cfg.KB.Questions {
		q := &a.cfg.KB.Questions[i]
		if answer, ok := usual.Get(q.ID); ok && q.ID != "sector" {
			rows = append(rows, "- "+q.Label.In(a.cfg.Lang)+" "+wizard.AnswerText(q, answer, a.cfg.Lang))
		}
	}
	return s.menu.view(a, width, height, s.preset.Note.In(a.cfg.Lang), rows...)
}
