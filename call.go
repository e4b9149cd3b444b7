package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// call is one parsed call: command, operands, options and the knowledge base it works on.
type call struct {
	env     *environment
	command command
	args    []string
	lang    data.Lang
	kb      *data.KB

	asOf       data.Date // 0 = not given
	overlays   []string
	keys       []string
	formats    []string
	outDir     string
	choose     string
	parts      []string
	preset     string
	session    string
	accessible bool
	ascii      bool
	force      bool
}

// option describes one option: its names, the name of its value and what it does.
type option struct {
	names []string
	value string
	does  data.Text
	set   func(*call, string) *wizard.Complaint
}

func options() []option {
	flag := func(f func(*call)) func(*call, string) *wizard.Complaint {
		return func(c *call, _ string) *wizard.Complaint { f(c); return nil }
	}
	return []option{
		{[]string{"--as-of", "--stichtag"}, "DATE", data.Text{DE: "Recht und Tatsachen an diesem Tag", EN: "law and facts as of this day"}, setAsOf},
		{[]string{"--lang"}, "de|en", data.Text{DE: "Sprache", EN: "language"}, setLang},
		{[]string{"--data"}, "PATH", data.Text{DE: "eigene Daten dazu (mehrfach möglich)", EN: "own data on top (repeatable)"},
			func(c *call, v string) *wizard.Complaint { c.overlays = append(c.overlays, v); return nil }},
		{[]string{"--trust"}, "KEY", data.Text{DE: "minisign-Schlüssel, dem eigene Daten folgen müssen", EN: "minisign key that own data must be signed with"},
			func(c *call, v string) *wizard.Complaint { c.keys = append(c.keys, v); return nil }},
		{[]string{"--accessible"}, "", data.Text{DE: "Zeilenmodus, für Vorleseprogramme", EN: "line mode, for screen readers"}, flag(func(c *call) { c.accessible = true })},
		{[]string{"--ascii"}, "", data.Text{DE: "nur einfache Zeichen", EN: "plain characters only"}, flag(func(c *call) { c.ascii = true })},
		{[]string{"--session"}, "FILE", data.Text{DE: "Ort der Sitzungsdatei", EN: "place of the session file"},
			func(c *call, v string) *wizard.Complaint { c.session = v; return nil }},
		{[]string{"-f", "--format"}, "FORMAT", data.Text{DE: "md html odt docx pdf json csv txt ics", EN: "md html odt docx pdf json csv txt ics"}, setFormat},
		{[]string{"-o", "--output"}, "DIR", data.Text{DE: "Ordner für die Dateien", EN: "folder for the files"},
			func(c *call, v string) *wizard.Complaint { c.outDir = v; return nil }},
		{[]string{"--choose"}, "OFFERING", data.Text{DE: "das gewählte Angebot, produkt/angebot", EN: "the chosen offering, product/offering"},
			func(c *call, v string) *wizard.Complaint { c.choose = v; return nil }},
		{[]string{"--parts"}, "LIST", data.Text{DE: "Teile der Entscheidungsakte", EN: "parts of the decision file"},
			func(c *call, v string) *wizard.Complaint { c.parts = splitList(v); return nil }},
		{[]string{"--preset"}, "SECTOR", data.Text{DE: "übliche Antworten für diese Art von Einrichtung", EN: "usual answers for this kind of organisation"},
			func(c *call, v string) *wizard.Complaint { c.preset = v; return nil }},
		{[]string{"--force"}, "", data.Text{DE: "vorhandene Dateien ersetzen", EN: "replace existing files"}, flag(func(c *call) { c.force = true })},
	}
}

func splitList(v string) []string {
	return strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' })
}

func setAsOf(c *call, v string) *wizard.Complaint {
	d, err := data.ParseDateAs(v)
	if err != nil {
		return &wizard.Complaint{
			What: data.Text{DE: fmt.Sprintf("--as-of: %q ist kein Datum", v), EN: fmt.Sprintf("--as-of: %q is no date", v)},
			Mend: data.Text{DE: "zum Beispiel 2026-11-22", EN: "for example 2026-11-22"}}
	}
	c.asOf = d
	return nil
}

func setLang(c *call, v string) *wizard.Complaint {
	if v != "de" && v != "en" {
		return &wizard.Complaint{What: data.Text{DE: fmt.Sprintf("--lang: unbekannte Sprache %q", v), EN: fmt.Sprintf("--lang: unknown language %q", v)},
			Mend: data.Text{DE: "de oder en", EN: "de or en"}}
	}
	c.lang = data.Lang(v)
	return nil
}

func setFormat(c *call, v string) *wizard.Complaint {
	for _, f := range splitList(v) {
		if f != formFormat && !slices.Contains(formatNames(), f) {
			return &wizard.Complaint{What: data.Text{DE: fmt.Sprintf("-f: unbekanntes Format %q", f), EN: fmt.Sprintf("-f: unknown format %q", f)},
				Mend: data.Text{DE: "möglich sind: " + strings.Join(formatNames(), " "), EN: "possible: " + strings.Join(formatNames(), " ")}}
		}
		if !slices.Contains(c.formats, f) {
			c.formats = append(c.formats, f)
		}
	}
	return nil
}

// parseCall reads the arguments: options anywhere, the first other word may be a command, the
// rest are operands. "--" ends the options.
func parseCall(args []string, env *environment) (*call, *wizard.Complaint) {
	c := &call{env: env, lang: envLang(env.getenv)}
	if i := slices.Index(args, "--lang"); i >= 0 && i+1 < len(args) && args[i+1] == "en" {
		c.lang = data.English // also for complaints about earlier arguments
	}
	var operands, given []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			operands = append(operands, args[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			operands = append(operands, arg)
			continue
		}
		if arg == "-h" || arg == "--help" {
			c.command = findCommand("help")
			return c, nil
		}
		if arg == "--version" {
			operands = []string{"version"}
			continue
		}
		name, value, inline := strings.Cut(arg, "=")
		o := findOption(name)
		if o == nil {
			return c, c.unknownOption(name)
		}
		given = append(given, o.names[0])
		switch {
		case o.value == "" && inline:
			return c, &wizard.Complaint{What: data.Text{DE: name + " nimmt keinen Wert", EN: name + " takes no value"}}
		case o.value != "" && !inline:
			if i++; i >= len(args) {
				return c, &wizard.Complaint{What: data.Text{DE: name + " braucht einen Wert: " + o.value, EN: name + " needs a value: " + o.value}}
			}
			value = args[i]
		}
		if problem := o.set(c, value); problem != nil {
			return c, problem
		}
	}
	return c, c.dispatch(operands, given)
}

// dispatch finds the command; without one the wizard runs, with an optional session file.
func (c *call) dispatch(operands, given []string) *wizard.Complaint {
	c.command = command{name: "wizard", run: (*call).wizard}
	if len(operands) > 0 {
		if found := findCommand(operands[0]); found.run != nil {
			c.command, operands = found, operands[1:]
		}
	}
	c.args = operands
	for _, name := range given {
		if isLocalOption(name) && !slices.Contains(c.command.flags, name) {
			return &wizard.Complaint{What: data.Text{DE: fmt.Sprintf("%s passt nicht zu %q", name, c.command.name), EN: fmt.Sprintf("%s does not belong to %q", name, c.command.name)},
				Mend: data.Text{DE: "videokompass help zeigt, was zusammengehört", EN: "videokompass help shows what belongs together"}}
		}
	}
	if slices.Contains(c.formats, formFormat) && c.command.name != "questions" {
		return &wizard.Complaint{What: data.Text{DE: "-f toml gibt es nur bei questions", EN: "-f toml exists for questions only"},
			Mend: data.Text{DE: "möglich sind: " + strings.Join(formatNames(), " "), EN: "possible: " + strings.Join(formatNames(), " ")}}
	}
	if slices.Contains([]string{"list", "show", "version"}, c.command.name) && slices.ContainsFunc(c.formats, func(f string) bool { return f != "json" && f != "txt" }) {
		return &wizard.Complaint{What: data.Text{DE: fmt.Sprintf("%s schreibt Text oder json", c.command.name), EN: c.command.name + " writes text or json"},
			Mend: data.Text{DE: "-f json oder ohne -f", EN: "-f json or no -f"}}
	}
	return c.checkOperands()
}

// formFormat is the form of the questionnaire that can be filled in; no decision file has it.
const formFormat = "toml"

func isLocalOption(name string) bool {
	for _, cmd := range commands() {
		if slices.Contains(cmd.flags, name) {
			return true
		}
	}
	return false
}

// checkOperands compares the number of operands with the command.
func (c *call) checkOperands() *wizard.Complaint {
	bounds := map[string][2]int{
		"wizard": {0, 1}, "recommend": {1, 1}, "explain": {2, 2}, "review": {1, 1}, "list": {1, 1}, "show": {1, 1},
		"check": {0, 1000}, "template": {0, 0}, "questions": {2, 2}, "version": {0, 0}, "man": {0, 0}, "completion": {1, 1}, "help": {0, 10},
	}[c.command.name]
	least, most := bounds[0], bounds[1]
	if len(c.args) >= least && len(c.args) <= most {
		return nil
	}
	if c.command.name == "wizard" {
		return &wizard.Complaint{What: data.Text{DE: fmt.Sprintf("unbekannter Befehl %q", c.args[0]), EN: fmt.Sprintf("unknown command %q", c.args[0])},
			Mend: data.Text{DE: "videokompass help nennt alle", EN: "videokompass help names them all"}}
	}
	usage := "videokompass " + c.command.name + " " + c.command.args
	return &wizard.Complaint{What: data.Text{DE: "falsche Zahl von Angaben", EN: "wrong number of operands"}, Mend: data.Text{DE: "Aufruf: " + usage, EN: "usage: " + usage}}
}

func (c *call) unknownOption(name string) *wizard.Complaint {
	var all []string
	for _, o := range options() {
		all = append(all, o.names...)
	}
	mend := data.Text{DE: "videokompass help nennt alle", EN: "videokompass help names them all"}
	if n := data.Nearest(name, all); n != "" {
		mend = data.Text{DE: "gemeint ist wohl " + n, EN: "did you mean " + n + "?"}
	}
	return &wizard.Complaint{What: data.Text{DE: "unbekannte Option " + name, EN: "unknown option " + name}, Mend: mend}
}

func findOption(name string) *option {
	for _, o := range options() {
		if slices.Contains(o.names, name) {
			return &o
		}
	}
	return nil
}

func findCommand(name string) command {
	for _, cmd := range commands() {
		if cmd.name == name {
			return cmd
		}
	}
	return command{}
}

// envLang is German unless the locale says English.
func envLang(getenv func(string) string) data.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return data.English
			}
			return data.German
		}
	}
	return data.German
}

// load makes the knowledge base of the call: the embedded one and the overlays on top.
func (c *call) load() int {
	c.kb = data.Embedded()
	if len(c.overlays) == 0 {
		return exitDone
	}
	kb, problems := data.WithOverlays(c.kb, c.overlays, c.keys, c.lintDay())
	if len(problems) > 0 {
		return c.failProblems(exitUsage, problems)
	}
	c.kb = kb
	return exitDone
}

// day is the day that counts: --as-of, else that of the file, else today.
func (c *call) day(inFile data.Date) data.Date {
	switch {
	case c.asOf != 0:
		return c.asOf
	case inFile != 0:
		return inFile
	}
	return c.env.today
}

// lintDay bounds verification dates: the real day, whatever day the law is asked for. A clock that
// stands before the edition of the data is wrong.
func (c *call) lintDay() data.Date { return max(c.env.today, data.Embedded().Edition) }

// tooLarge says that a file is longer than anything of its kind.
func tooLarge(name string, limit int64) *wizard.Complaint {
	name = data.Clean(name)
	return &wizard.Complaint{
		What: data.Text{DE: name + ":1:1: die Datei ist zu groß", EN: name + ":1:1: the file is too large"},
		Mend: data.Text{DE: fmt.Sprintf("höchstens %d MiB", limit>>20), EN: fmt.Sprintf("at most %d MiB", limit>>20)}}
}

// readLimited reads a file of at most max bytes; a directory or a larger file is an error.
func readLimited(name string, limit int64) ([]byte, *wizard.Complaint) {
	bad := func(de, en, mendDE, mendEN string) ([]byte, *wizard.Complaint) {
		return nil, &wizard.Complaint{What: data.Text{DE: data.Clean(name) + ":1:1: " + de, EN: data.Clean(name) + ":1:1: " + en}, Mend: data.Text{DE: mendDE, EN: mendEN}}
	}
	info, err := os.Stat(name)
	switch {
	case os.IsNotExist(err):
		return bad("die Datei gibt es nicht", "there is no such file", "den Pfad prüfen", "check the path")
	case err != nil:
		return bad("nicht lesbar", "cannot be read", "die Rechte prüfen", "check the permissions")
	case info.IsDir():
		return bad("das ist ein Ordner", "this is a folder", "eine Datei angeben", "name a file")
	case !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0 && info.Mode()&os.ModeCharDevice == 0:
		return bad("keine gewöhnliche Datei", "not a regular file", "eine Datei angeben", "name a file")
	case info.Size() > limit:
		return nil, tooLarge(name, limit)
	}
	f, err := os.Open(name)
	if err != nil {
		return bad("nicht lesbar", "cannot be read", "die Rechte prüfen", "check the permissions")
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil || int64(len(text)) > limit {
		return bad("nicht vollständig lesbar", "cannot be read completely", "die Datei prüfen", "check the file")
	}
	return text, nil
}

// answersLimit bounds an answers or session file; real ones have a few kilobytes.
const answersLimit = 1 << 20
