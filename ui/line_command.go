package ui

import (
	"fmt"
	"strings"

	"videokompass/data"
)

// lineCommand is one command of the line mode. Names of the spoken language may be shortened;
// those of the other language work written out.
type lineCommand struct {
	name  data.Text
	args  data.Text
	also  []string // further spellings, written out
	does  data.Text
	run   func(l *liner, rest string)
	stops bool // ends the program
}

// lineCommands lists the commands in the order of the help.
func lineCommands() []lineCommand {
	number := data.Text{DE: "NUMMER", EN: "NUMBER"}
	return []lineCommand{
		{name: data.Text{DE: "zurück", EN: "back"}, does: data.Text{DE: "eine Frage zurück", EN: "one question back"}, run: (*liner).back},
		{name: data.Text{DE: "weiter", EN: "next"}, does: data.Text{DE: "die Frage offen lassen und weitergehen", EN: "leave the question open and go on"}, run: (*liner).skip},
		{name: data.Text{DE: "frage", EN: "question"}, args: number, also: []string{"nochmal", "again"}, does: data.Text{DE: "die Frage wiederholen oder die mit der Nummer stellen", EN: "repeat the question or ask the one with the number"}, run: (*liner).ask},
		{name: data.Text{DE: "gehe", EN: "go"}, args: number, also: []string{"goto"}, does: data.Text{DE: "zu einer Frage springen", EN: "jump to a question"}, run: (*liner).ask},
		{name: data.Text{DE: "liste", EN: "list"}, args: number, does: data.Text{DE: "alle Antworten; mit Nummer dorthin springen", EN: "all answers; with a number jump there"}, run: (*liner).list},
		{name: data.Text{DE: "kurz", EN: "short"}, does: data.Text{DE: "nur die Fragen stellen, die am meisten entscheiden", EN: "ask only the questions that decide most"}, run: (*liner).shortPath},
		{name: data.Text{DE: "ganz", EN: "full"}, does: data.Text{DE: "alle Fragen stellen", EN: "ask all questions"}, run: (*liner).fullPath},
		{name: data.Text{DE: "löschen", EN: "clear"}, does: data.Text{DE: "die Antwort löschen, die Frage ist wieder offen", EN: "clear the answer, the question is open again"}, run: (*liner).clear},
		{name: data.Text{DE: "hilfe", EN: "help"}, args: data.Text{DE: "befehle", EN: "commands"}, also: []string{"?"}, does: data.Text{DE: "die Frage erklären oder die Befehle nennen", EN: "explain the question or name the commands"}, run: (*liner).help},
		{name: data.Text{DE: "warum", EN: "why"}, args: number, does: data.Text{DE: "rechtlicher Grund und Quellen; mit Nummer wie erkläre", EN: "legal reason and sources; with a number like explain"}, run: (*liner).why},
		{name: data.Text{DE: "stand", EN: "counts"}, does: data.Text{DE: "wie viele Angebote noch möglich sind", EN: "how many offerings are still possible"}, run: (*liner).counts},
		{name: data.Text{DE: "ergebnis", EN: "result"}, args: data.Text{DE: "alle", EN: "all"}, does: data.Text{DE: "das Ergebnis; mit alle jedes Angebot", EN: "the result; with all every offering"}, run: (*liner).result},
		{name: data.Text{DE: "erkläre", EN: "explain"}, args: number, does: data.Text{DE: "warum ein Angebot dort steht; mit alles ausführlich", EN: "why an offering stands there; with all in full"}, run: (*liner).explain},
		{name: data.Text{DE: "wähle", EN: "choose"}, args: number, does: data.Text{DE: "ein Angebot wählen", EN: "choose an offering"}, run: (*liner).pick},
		{name: data.Text{DE: "schritte", EN: "steps"}, does: data.Text{DE: "die nächsten Schritte", EN: "the next steps"}, run: (*liner).steps},
		{name: data.Text{DE: "erledigt", EN: "done"}, args: data.Text{DE: "p09 NAME", EN: "p09 NAME"}, does: data.Text{DE: "einen Schritt abhaken; der Name ist freiwillig", EN: "tick off a step; the name is optional"}, run: (*liner).stepDone},
		{name: data.Text{DE: "entfällt", EN: "drop"}, args: data.Text{DE: "p09 GRUND", EN: "p09 REASON"}, does: data.Text{DE: "einen Schritt als nicht nötig vermerken", EN: "note a step as not needed"}, run: (*liner).stepDrop},
		{name: data.Text{DE: "offen", EN: "open"}, args: data.Text{DE: "p09", EN: "p09"}, does: data.Text{DE: "einen Schritt wieder öffnen", EN: "open a step again"}, run: (*liner).stepOpen},
		{name: data.Text{DE: "export", EN: "export"}, args: data.Text{DE: "FORMAT ORDNER", EN: "FORMAT FOLDER"}, does: data.Text{DE: "die Entscheidungsakte schreiben; FORMAT ist " + formatList(), EN: "write the decision file; FORMAT is " + formatList()}, run: (*liner).export},
		{name: data.Text{DE: "quelle", EN: "source"}, args: data.Text{DE: "KENNUNG", EN: "ID"}, does: data.Text{DE: "eine Quelle zeigen", EN: "show a source"}, run: (*liner).source},
		{name: data.Text{DE: "zeige", EN: "show"}, args: data.Text{DE: "KENNUNG", EN: "ID"}, does: data.Text{DE: "Angebot, Regel, Anforderung oder Schritt zeigen", EN: "show an offering, rule, requirement or step"}, run: (*liner).show},
		{name: data.Text{DE: "laden", EN: "load"}, args: data.Text{DE: "DATEI", EN: "FILE"}, does: data.Text{DE: "Antworten aus einer Datei übernehmen", EN: "take answers from a file"}, run: (*liner).load},
		{name: data.Text{DE: "speichern", EN: "save"}, does: data.Text{DE: "jetzt sichern; das geschieht auch nach jeder Antwort", EN: "save now; this also happens after every answer"}, run: (*liner).saveNow},
		{name: data.Text{DE: "ende", EN: "end"}, also: []string{"quit", "exit", "beenden"}, does: data.Text{DE: "sichern und beenden", EN: "save and end"}, run: func(l *liner, _ string) { l.quit = true }, stops: true},
	}
}

// findLineCommand finds the command that the line begins with. With prefix a beginning of a name is
// enough when only one name has it. names holds every name that fits; found is nil unless it is one.
func findLineCommand(line string, lang data.Lang, prefix bool) (found *lineCommand, names []string) {
	word, _ := firstWord(line)
	word = plainWord(word)
	if word == "" {
		return nil, nil
	}
	all := lineCommands()
	other := map[data.Lang]data.Lang{data.English: data.German}[lang]
	if other == "" {
		other = data.English
	}
	for _, in := range []data.Lang{lang, other} {
		for i := range all {
			if plainWord(all[i].name.In(in)) == word || data.Has(all[i].also, word) {
				return &all[i], []string{all[i].name.In(lang)}
			}
		}
	}
	if !prefix {
		return nil, nil
	}
	for i := range all {
		if strings.HasPrefix(plainWord(all[i].name.In(lang)), word) {
			found = &all[i]
			names = append(names, found.name.In(lang))
		}
	}
	if len(names) != 1 {
		return nil, names
	}
	return found, names
}

// command carries out a line that is no answer; it reports whether it was a command at all, or
// says which commands it could be.
func (l *liner) command(line string) bool {
	c, names := findLineCommand(line, l.lang(), true)
	switch {
	case c != nil:
		_, rest := firstWord(line)
		c.run(l, rest)
	case len(names) > 0:
		list := strings.Join(names, ", ")
		l.wrong(complaint(fmt.Sprintf("„%s“ kann mehreres heißen", shortInput(line)), fmt.Sprintf("“%s” can mean several things", shortInput(line)),
			"länger schreiben: "+list, "write more of it: "+list))
	default:
		return false
	}
	return true
}

// usage says what a command needs.
func (l *liner) usage(de, en, exampleDE, exampleEN string) {
	l.wrong(complaint(de, en, "zum Beispiel "+exampleDE, "for example "+exampleEN))
}

// help explains the question, or names every command.
func (l *liner) help(rest string) {
	q := l.a.iv.Current()
	if q == nil || rest != "" {
		l.say(l.t("Die Befehle. Ein Anfang genügt, wenn er eindeutig ist; ae, oe, ue gelten auch.", "The commands. The beginning is enough when it is unique."))
		for _, c := range lineCommands() {
			l.sayf("%s: %s.", strings.TrimSpace(c.name.In(l.lang())+" "+c.args.In(l.lang())), c.does.In(l.lang()))
		}
		return
	}
	l.say(q.Help.In(l.lang()))
	l.say(l.t("Rechtlicher Grund und Quellen: warum. Alle Befehle: hilfe befehle.", "Legal reason and sources: why. All commands: help commands."))
}

// saveNow saves on request and says where.
func (l *liner) saveNow(string) {
	l.saidErr = ""
	l.save()
	switch {
	case l.a.saveErr != "":
	case l.a.cfg.Store.Path == "":
		l.say(l.t("Diese Sitzung kann nicht gesichert werden; mit --session DATEI neu starten.", "This session cannot be saved; start again with --session FILE."))
	case l.a.session.Answers.Len() == 0:
		l.say(l.t("Noch gibt es nichts zu sichern.", "There is nothing to save yet."))
	default:
		l.sayf(l.t("Gesichert in %s", "Saved in %s"), l.a.cfg.Store.Path)
	}
}
