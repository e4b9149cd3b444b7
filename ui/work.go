package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// This file is the work on the session: opening, answering, the path through the questions, saving.

// open takes a session and prepares the interview on it.
func (a *App) open(s *wizard.Session) {
	a.session, a.typed, a.notice, a.pristine = s, map[string]string{}, "", ""
	a.iv = wizard.NewInterview(a.cfg.KB, s.Answers)
	a.route()
	if s.At == "" || !a.iv.Jump(s.At) {
		a.iv.ToOpen()
	}
	if s.Saved == 0 {
		a.pristine = a.content()
	}
}

// route limits the interview to the chosen path.
func (a *App) route() {
	s := a.session
	if s.Express && len(s.Path) == 0 {
		a.iv.Limit(wizard.ExpressStart(a.cfg.KB, s.Answers))
		return
	}
	a.iv.Limit(s.Path)
}

// unranked reports whether the questions of the express path are still to be found.
func (a *App) unranked() bool { return a.session.Express && len(a.session.Path) == 0 }

// progress returns the number of the current question and how many there are.
func (a *App) progress() (number, total int) {
	number, total = a.iv.Progress()
	if a.unranked() {
		total = wizard.ExpressLength
	}
	return min(number, total), total
}

// rank finds the questions of the express path beside the drawing.
func (a *App) rank(to screen) tea.Cmd {
	kb, answers, on := a.cfg.KB, a.session.Answers.Clone(), a.day()
	return func() tea.Msg { return toMsg{to, rankedMsg(wizard.Express(kb, answers, on))} }
}

// rankedMsg names the questions of the express path.
type rankedMsg []string

// answer stores an answer, notes that somebody gave it, and points out what it contradicts.
func (a *App) answer(q *data.Question, answer wizard.Answer) {
	old, had := a.iv.Answers().Get(q.ID)
	a.iv.Change(q.ID, answer)
	a.session.Confirm(q.ID, had && !old.Equal(answer))
	delete(a.typed, q.ID)
	a.route()
	var texts []string
	for _, c := range wizard.Contradictions(a.cfg.KB, a.iv.Profile()) {
		if data.Has(c.Questions, q.ID) {
			texts = append(texts, c.Text.In(a.cfg.Lang))
		}
	}
	a.notice = strings.Join(texts, " ")
}

// unanswer takes an answer back.
func (a *App) unanswer(q *data.Question) {
	if _, had := a.iv.Answers().Get(q.ID); had {
		a.iv.Clear(q.ID)
		a.session.Confirm(q.ID, true)
		a.route()
	}
	a.notice = ""
}

// takePreset puts the usual answers in. With openOnly only what they leave open is asked.
func (a *App) takePreset(p *data.Preset, openOnly bool) {
	a.session.TakePreset(a.cfg.KB, p)
	a.iv.Change("sector", wizard.Answer{Words: []string{p.Sector}})
	if openOnly && !a.session.Express {
		a.session.Path = []string{"sector"}
		for _, q := range a.iv.Questions() {
			if _, ok := a.session.Answers.Get(q.ID); !ok {
				a.session.Path = append(a.session.Path, q.ID)
			}
		}
	}
	a.route()
	a.iv.ToOpen()
	a.save()
}

// toResult opens the result; from here on changes count anew.
func (a *App) toResult() tea.Cmd {
	a.session.Changed = nil
	a.save()
	return push(newResult(a))
}

// content is the session as a file without what changes by itself.
func (a *App) content() string {
	s := *a.session
	s.At, s.Saved, s.Edition = "", 0, 0
	return string(wizard.WriteSession(a.cfg.KB, &s))
}

// save writes the session; a failure is shown and never stops the work. A plain answers file that
// was only looked at stays as it is.
func (a *App) save() {
	if a.session == nil || a.session.Answers.Len() == 0 || a.pristine != "" && a.pristine == a.content() {
		return
	}
	a.session.Saved, a.session.Edition, a.session.At = a.cfg.Today, a.cfg.KB.Edition, ""
	if q := a.iv.Current(); q != nil {
		a.session.At = q.ID
	}
	a.saveErr = ""
	if err := a.cfg.Store.Save(wizard.WriteSession(a.cfg.KB, a.session)); err != nil {
		a.saveErr = a.t("Nicht gesichert: ", "Not saved: ") + a.errorText(err)
	}
}
