package ui

import (
	"fmt"
	"slices"

	"videokompass/data"
	"videokompass/wizard"
)

// This file is the way through the questions: all of them, the short path, or what a preset leaves
// open.

// order returns the questions as they are numbered: those of the path, then the others that apply.
func (l *liner) order() []*data.Question {
	path := l.a.iv.Path()
	out := slices.Clone(path)
	for _, q := range l.a.iv.Questions() {
		if !slices.Contains(path, q) {
			out = append(out, q)
		}
	}
	return out
}

// number returns the number of a question and how many there are; on a path, how many it has.
func (l *liner) number(q *data.Question) (n, total int) {
	order := l.order()
	n = slices.Index(order, q) + 1
	if _, total = l.a.progress(); n > len(l.a.iv.Path()) {
		total = len(order)
	}
	return n, total
}

// shortPath asks only the questions that decide most.
func (l *liner) shortPath(string) {
	l.a.session.Express, l.a.session.Path = true, nil
	l.takePath()
	l.sayf(l.t("Kurzer Weg: die %d Fragen, die am meisten entscheiden. Alle stellt ganz.", "Short path: the %d questions that decide most. full asks all."), wizard.ExpressLength)
}

// fullPath asks every question that applies.
func (l *liner) fullPath(string) {
	l.a.session.Express, l.a.session.Path = false, nil
	l.takePath()
	l.sayf(l.t("Ganzer Weg: %d Fragen, es geht mit der ersten offenen weiter.", "Full path: %d questions, going on with the first open one."), len(l.a.iv.Path()))
}

func (l *liner) takePath() {
	l.single, l.listed = false, false
	l.a.route()
	l.a.iv.ToOpen()
	l.save()
}

// rank finds the questions of the short path once its first ones are answered.
func (l *liner) rank() {
	l.a.session.Path = wizard.Express(l.a.cfg.KB, l.a.session.Answers, l.a.day())
	l.a.route()
	opening := wizard.ExpressStart(l.a.cfg.KB, l.a.session.Answers)
	for _, q := range l.a.iv.Path() {
		if !slices.Contains(opening, q.ID) {
			l.a.iv.Jump(q.ID)
			break
		}
	}
	l.save()
}

// offerPreset offers the usual answers of a sector, once.
func (l *liner) offerPreset(sector string) {
	presets := wizard.PresetsFor(l.a.cfg.KB, sector)
	if len(presets) == 0 {
		return
	}
	l.gap()
	l.say(l.t("Für diese Art von Einrichtung gibt es übliche Antworten. Jede lässt sich ändern; gegebene bleiben.", "For this kind of organisation there are usual answers. Each can be changed; answers given stay."))
	var options []string
	for _, p := range presets {
		options = append(options, fmt.Sprintf(l.t("übernehmen: %s. %s", "take over: %s. %s"), p.Label.In(l.lang()), p.Note.In(l.lang())))
	}
	n, ok := l.choose(len(presets)+1, append(options, l.t("selbst antworten", "answer myself"))...)
	switch {
	case !ok:
	case n > len(presets):
		l.a.session.Preset = presetNone
		l.save()
	default:
		l.takePreset(presets[n-1])
	}
}

// takePreset takes the usual answers and asks which questions are still to be asked.
func (l *liner) takePreset(p *data.Preset) {
	openOnly := false
	if !l.a.session.Express {
		n, ok := l.choose(1, l.t("nur noch die offenen Fragen beantworten", "answer only the open questions"), l.t("jede Antwort einzeln durchgehen", "go through every answer"))
		if !ok {
			return
		}
		openOnly = n == 1
	}
	before := l.a.session.Answers.Len()
	l.a.takePreset(p, openOnly)
	if path := l.a.iv.Path(); !openOnly && len(path) > 1 {
		l.a.iv.Jump(path[1].ID)
	}
	l.sayf(l.t("%d übliche Antworten übernommen. Alle nennt liste.", "%d usual answers taken over. list names them all."), l.a.session.Answers.Len()-before)
	l.changed()
}
