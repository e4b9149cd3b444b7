package main

import (
	"fmt"
	"slices"
	"strings"

	"videokompass/data"
)

// man prints the manual page (roff), made from the same tables as the command line itself.
func (c *call) man() int {
	l := c.lang
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	section := func(de, en string) { line(".SH %s", strings.ToUpper(data.Text{DE: de, EN: en}.In(l))) }
	para := func(de, en string) { line("%s", roff(data.Text{DE: de, EN: en}.In(l))) }

	line(`.TH VIDEOKOMPASS 1 %s "videokompass %s" "%s"`, data.Embedded().Edition, programVersion(), data.Text{DE: "Benutzerhandbuch", EN: "User Manual"}.In(l))
	section("Name", "Name")
	line(`videokompass \- %s`, roff(data.Text{DE: "Videokonferenzsysteme prüfen und auswählen", EN: "choose a video conferencing system that may be used in Germany"}.In(l)))
	section("Übersicht", "Synopsis")
	line(`\fBvideokompass\fR [OPTION]... [\fIFILE\fR]`)
	for _, cmd := range commands() {
		line(".br\n%s", bold("videokompass "+cmd.name, strings.Join(append([]string{cmd.args}, localOptions(cmd)...), " ")))
	}
	section("Beschreibung", "Description")
	para("videokompass fragt, was eine Einrichtung braucht, vergleicht die Antworten mit einer mitgelieferten, datierten und belegten Wissensbasis und schreibt die Entscheidungsakte: welches Angebot, warum dieses, warum die anderen nicht, unter welchen Bedingungen und mit welchen nächsten Schritten. Das Programm arbeitet ohne Netz.",
		"videokompass asks what an organisation needs, compares the answers with an embedded, dated and sourced knowledge base, and writes the decision file: which offering, why this one, why not the others, under which conditions, and the next steps. The program works offline.")
	section("Befehle", "Commands")
	line(".TP\n%s\n%s", bold("videokompass", "FILE"), roff(data.Text{DE: "Fragen beantworten; FILE ist eine Sitzung, die weitergeht", EN: "answer the questions; FILE is a session to go on with"}.In(l)))
	for _, cmd := range commands() {
		line(".TP\n%s\n%s", bold(cmd.name, cmd.args), roff(cmd.does.In(l)))
	}
	section("Optionen", "Options")
	for _, o := range options() {
		line(".TP\n%s\n%s", bold(strings.Join(o.names, ", "), o.value), roff(o.does.In(l)))
	}
	c.manEnd(section, para, line)
	return c.print(b.String())
}

// manEnd writes the sections after the options.
func (c *call) manEnd(section, para func(de, en string), line func(string, ...any)) {
	section("Rückgabewert", "Exit status")
	for i, t := range []data.Text{
		{DE: "fertig", EN: "done"},
		{DE: "fehlgeschlagen", EN: "failed"},
		{DE: "falscher Aufruf oder fehlerhafte Datei", EN: "wrong usage or bad input file"},
		{DE: "kein Angebot passt", EN: "no offering fits"},
		{DE: "Überprüfung: es ist etwas zu tun", EN: "review: action needed"},
	} {
		line(".TP\n.B %d\n%s", i, roff(t.In(c.lang)))
	}
	section("Umgebung", "Environment")
	para("LC_ALL, LC_MESSAGES und LANG bestimmen die Sprache: Deutsch, wenn sie nicht mit en beginnen. NO_COLOR schaltet Farben ab. TERM=dumb wählt den Zeilenmodus.",
		"LC_ALL, LC_MESSAGES and LANG set the language: German unless they begin with en. NO_COLOR turns colours off. TERM=dumb chooses the line mode.")
	section("Beispiele", "Examples")
	for _, example := range []string{
		"videokompass",
		"videokompass template --preset school > schule.toml",
		"videokompass recommend schule.toml -f odt -f ics -o akte",
		"videokompass recommend schule.toml --as-of 2020-07-16",
	} {
		line(".EX\n%s\n.EE", roff(example))
	}
	section("Lizenz", "Licence")
	para("EUPL-1.2", "EUPL-1.2")
}

// localOptions are the options of a command beside the global ones, with their values.
func localOptions(cmd command) []string {
	var list []string
	for _, o := range options() {
		if slices.Contains(cmd.flags, o.names[0]) {
			list = append(list, "["+strings.TrimSpace(o.names[0]+" "+o.value)+"]")
		}
	}
	return list
}

// roff escapes text for a manual page.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

// bold is a word and what follows it in the usual face.
func bold(word, rest string) string {
	return strings.TrimSpace(`\fB` + roff(word) + `\fR ` + roff(strings.TrimSpace(rest)))
}
