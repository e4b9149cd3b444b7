package ui

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// home waits for commands when no question is open: after the last one.
func (l *liner) home() {
	l.gap()
	if !l.listed {
		l.listed = true
		l.say(l.t("Alle Fragen sind durch. Ihre Antworten:", "All questions are done. Your answers:"))
		l.answers()
		l.gap()
	}
	l.counts("")
	l.say(l.t("Weiter mit ergebnis. Eine Antwort ändern: frage und ihre Nummer. Alle Befehle: hilfe.", "Go on with result. Change an answer: question and its number. All commands: help."))
	for !l.quit && l.err == nil && l.a.iv.Current() == nil {
		line, ok := l.read(l.t("Befehl ", "command "))
		if !ok {
			return
		}
		if line == "" {
			l.say(l.t("Weiter mit ergebnis, export oder ende; hilfe nennt alle Befehle.", "Go on with result, export or end; help names all commands."))
			continue
		}
		if !l.command(line) {
			l.wrong(complaint(fmt.Sprintf("„%s“ ist kein Befehl", shortInput(line)), fmt.Sprintf("“%s” is no command", shortInput(line)), "hilfe nennt alle", "help names them all"))
		}
	}
}

// answers lists every question with its answer, then what does not go together and what was not
// asked.
func (l *liner) answers() {
	section := ""
	path := len(l.a.iv.Path())
	for i, q := range l.order() {
		if i == path {
			section = ""
			l.say(l.t("Weitere Fragen; ganz stellt die offenen:", "Further questions; full asks the open ones:"))
		}
		if q.Section != section {
			section = q.Section
			l.say(SectionLabel(section).In(l.lang()) + ":")
		}
		text := l.t("offen", "open")
		if a, ok := l.a.iv.Answers().Get(q.ID); ok {
			text = wizard.AnswerText(q, a, l.lang())
		}
		l.sayf("%d %s %s", i+1, q.Label.In(l.lang()), text)
	}
	for _, c := range wizard.Contradictions(l.a.cfg.KB, l.a.iv.Profile()) {
		l.say(l.t("Hinweis: ", "Please note: ") + c.Text.In(l.lang()))
	}
	if skipped := l.a.iv.NotAsked(); len(skipped) > 0 {
		var names []string
		for _, q := range skipped {
			names = append(names, q.Label.In(l.lang()))
		}
		l.say(l.t("Nicht gefragt, weil es nach den anderen Antworten nichts ändert: ", "Not asked, because the other answers decide it: ") + strings.Join(names, " "))
	}
}

// list names the answers so far, or jumps to one.
func (l *liner) list(rest string) {
	if rest != "" {
		l.ask(rest)
		return
	}
	l.answers()
}

// ask repeats the question, or asks the one with the number. From the result it is asked alone.
func (l *liner) ask(rest string) {
	questions := l.order()
	if rest == "" {
		if q := l.a.iv.Current(); q != nil {
			l.announce(q)
			return
		}
		l.usage("frage braucht hier eine Nummer", "question needs a number here", "frage 5", "question 5")
		return
	}
	n := numberIn(rest, len(questions))
	for i, q := range questions {
		if q.ID == rest {
			n = i + 1
		}
	}
	if n == 0 {
		l.wrong(complaint(fmt.Sprintf("Frage „%s“ gibt es nicht", shortInput(rest)), fmt.Sprintf("there is no question “%s”", shortInput(rest)),
			fmt.Sprintf("eine Nummer von 1 bis %d nennen, liste zeigt alle", len(questions)), fmt.Sprintf("name a number from 1 to %d, list shows all", len(questions))))
		return
	}
	current := l.a.iv.Current()
	l.single = l.single || current == nil
	l.a.iv.Jump(questions[n-1].ID)
	if current == questions[n-1] {
		l.announce(current)
	}
}

// back goes to the question before; from a single change back to the result.
func (l *liner) back(string) {
	if l.single {
		l.single = false
		l.a.iv.End()
		return
	}
	if path := l.a.iv.Path(); l.a.iv.Current() == nil {
		l.a.iv.Jump(path[len(path)-1].ID)
		return
	}
	if !l.a.iv.Back() {
		l.say(l.t("Das ist die erste Frage.", "This is the first question."))
	}
}

// skip goes on without an answer; one given before stays.
func (l *liner) skip(string) {
	q := l.a.iv.Current()
	if q == nil {
		l.say(l.t("Alle Fragen sind durch. Weiter mit ergebnis.", "All questions are done. Go on with result."))
		return
	}
	if _, ok := l.a.iv.Answers().Get(q.ID); ok {
		l.say(l.t("Die Antwort bleibt.", "The answer stays."))
	} else {
		l.say(l.t("Offen gelassen.", "Left open."))
	}
	l.move()
}

// clear makes the question unanswered.
func (l *liner) clear(string) {
	q := l.a.iv.Current()
	if q == nil {
		l.wrong(complaint("hier ist keine Frage offen", "no question is asked here", "erst frage und eine Nummer eingeben", "first enter question and a number"))
		return
	}
	l.a.unanswer(q)
	l.say(l.t("Antwort gelöscht. Die Frage ist wieder offen.", "Answer cleared. The question is open again."))
	l.changed()
}

// why gives the legal reason of the question with its sources; with a number the explanation of an
// offering.
func (l *liner) why(rest string) {
	q := l.a.iv.Current()
	if rest != "" || q == nil {
		l.explain(rest)
		return
	}
	l.say(q.Legal.In(l.lang()))
	for _, id := range q.Sources {
		if s := l.a.cfg.KB.Source(id); s != nil {
			l.sayf(l.t("Quelle %s: ", "Source %s: "), id)
			l.say(l.sourceLine(s))
		}
	}
	l.say(l.t("Mehr zu einer Quelle: quelle und ihre Kennung.", "More on a source: source and its id."))
}

func (l *liner) sourceLine(s *data.Source) string {
	published := s.Published
	if day, err := data.ParseDate(published); err == nil {
		published = day.In(l.lang())
	}
	return strings.TrimSuffix(s.Publisher+": "+s.Title+", "+published, ", ")
}

// counts says how many offerings are still possible and which lead.
func (l *liner) counts(string) {
	found := wizard.Match(l.a.cfg.KB, l.a.iv.Profile(), l.a.day())
	n := wizard.Counts(found)
	var parts, leaders []string
	for _, tier := range wizard.Tiers {
		if n[tier] > 0 || tier != wizard.TierUnassessed {
			parts = append(parts, fmt.Sprintf("%s %d", tier.Label(l.lang()), n[tier]))
		}
	}
	for i := 0; i < len(found) && len(leaders) < 3 && possible(found[i].Tier); i++ {
		leaders = append(leaders, found[i].Ref.Name(l.lang()))
	}
	l.say(l.t("Angebote: ", "Offerings: ") + strings.Join(parts, ", ") + ".")
	if len(leaders) > 0 {
		l.say(l.t("Vorn: ", "Leading: ") + strings.Join(leaders, ", ") + ".")
	}
}
