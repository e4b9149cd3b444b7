package ui

import (
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// steps lists the next steps with who, until when and how far.
func (l *liner) steps(string) {
	l.plan()
	r := l.recommendation()
	if r.Chosen != nil {
		l.sayf(l.t("Nächste Schritte für %s:", "Next steps for %s:"), r.Chosen.Ref.Name(l.lang()))
	} else {
		l.say(l.t("Nächste Schritte:", "Next steps:"))
	}
	done := 0
	for _, s := range r.Steps {
		mark := l.a.session.Mark(s.ID)
		if mark.State != wizard.StepOpen && mark.State != "" {
			done++
		}
		l.sayf("%s %s. %s. %s", s.ID, s.Title.In(l.lang()), wizard.RoleLabel(s.Role).In(l.lang()), l.stepState(s, mark))
	}
	l.sayf(l.t("%d von %d erledigt. Abhaken: erledigt %[3]s NAME. Mehr: zeige %[3]s.", "%d of %d done. Tick off: done %[3]s NAME. More: show %[3]s."), done, len(r.Steps), l.exampleStep())
}

// plan dates the steps from the day on which somebody first works with them.
func (l *liner) plan() {
	if l.a.session.Planned == 0 {
		l.a.session.Planned, l.rec = l.a.day(), nil
		l.save()
	}
}

// stepState says how far a step is, and whether it is overdue.
func (l *liner) stepState(s wizard.DueStep, m wizard.StepMark) string {
	var text string
	switch {
	case m.State == wizard.StepDone:
		if text = l.t("Erledigt", "Done"); m.On != 0 {
			text += l.t(" am ", " on ") + m.On.In(l.lang())
		}
		if m.By != "" {
			text += l.t(" von ", " by ") + m.By
		}
	case m.State == wizard.StepNotNeeded:
		if text = l.t("Nicht nötig", "Not needed"); m.Note != "" {
			text += ", " + m.Note
		}
	case s.Due < l.a.cfg.Today:
		text = l.t("Überfällig seit ", "Overdue since ") + s.Due.In(l.lang())
	default:
		text = l.t("Offen, bis ", "Open, until ") + s.Due.In(l.lang())
	}
	return text + "."
}

func (l *liner) stepDone(rest string) { l.markStep(rest, wizard.StepDone) }
func (l *liner) stepDrop(rest string) { l.markStep(rest, wizard.StepNotNeeded) }
func (l *liner) stepOpen(rest string) { l.markStep(rest, wizard.StepOpen) }

// markStep notes how far a step is; what follows the id is a name or a reason.
func (l *liner) markStep(rest string, state wizard.StepState) {
	l.plan()
	id, text := firstWord(rest)
	for _, s := range l.recommendation().Steps {
		if s.ID != id {
			continue
		}
		if len(text) > wizard.MaxText {
			l.wrong(complaint("der Text ist zu lang", "the text is too long", fmt.Sprintf("höchstens %d Zeichen", wizard.MaxText), fmt.Sprintf("at most %d characters", wizard.MaxText)))
			return
		}
		m := wizard.StepMark{ID: id, State: state}
		switch state {
		case wizard.StepDone:
			m.By, m.On = text, l.a.cfg.Today
		case wizard.StepNotNeeded:
			m.Note, m.On = text, l.a.cfg.Today
		}
		l.a.session.SetMark(m)
		l.save()
		l.sayf("%s %s. %s", s.ID, s.Title.In(l.lang()), l.stepState(s, m))
		return
	}
	example := l.exampleStep()
	switch {
	case id == "":
		l.usage("hier fehlt die Kennung eines Schritts", "the id of a step is missing", "erledigt "+example+"; schritte nennt sie", "done "+example+"; steps names them")
	case l.a.cfg.KB.Step(id) != nil:
		l.wrong(complaint(fmt.Sprintf("der Schritt %s gehört nicht zu dieser Auswahl", id), fmt.Sprintf("step %s does not belong to this choice", id), "schritte nennt die nötigen", "steps names those needed"))
	default:
		l.unknownID(id, nil, data.Text{DE: "erledigt " + example + "; schritte nennt sie", EN: "done " + example + "; steps names them"})
	}
}

// exampleStep is the id of a step that can be ticked off.
func (l *liner) exampleStep() string {
	for _, s := range l.recommendation().Steps {
		if state := l.a.session.Mark(s.ID).State; state == wizard.StepOpen || state == "" {
			return s.ID
		}
	}
	return "p01"
}
