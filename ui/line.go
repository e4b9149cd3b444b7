package ui

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"videokompass/data"
	"videokompass/wizard"
)

// The line mode asks and answers in plain lines: for screen readers, pipes and terminals that
// cannot redraw. Its rules: one thought to a line, the important thing first, nothing drawn,
// nothing coloured, nothing moved; a line that waits for input ends with "> ". It drives the same
// interview as the screens, so it asks the same questions.

// lineWidth is where lines are broken; terminals that break by themselves cut words.
const lineWidth = 78

// liner is one run of the line mode. Session, interview, day and saving are those of the screens.
type liner struct {
	a       *App
	in      *lineReader
	out     *bufio.Writer
	err     error  // first failed write; ends the run
	echo    bool   // show the input, because no terminal does
	section string // section announced last
	asked   bool   // the question was just asked in full
	single  bool   // one answer is being changed from the result
	listed  bool   // the answers were listed after the last question
	quit    bool
	said    []string // contradictions named already
	saidErr string   // problem of saving named already
	rec     *wizard.Recommendation
}

// RunLines leads through the interview in plain lines until the user leaves or the input ends;
// both save the session. The error is that of writing to out.
func RunLines(cfg Config, in io.Reader, out io.Writer) error {
	return newLiner(cfg, in, out).run()
}

func newLiner(cfg Config, in io.Reader, out io.Writer) *liner {
	l := &liner{a: &App{cfg: cfg}, in: newLineReader(in), out: bufio.NewWriter(out), echo: true}
	if f, ok := in.(*os.File); ok && term.IsTerminal(f.Fd()) {
		l.echo = false
	}
	return l
}

func (l *liner) run() error {
	l.start()
	for !l.quit && l.err == nil {
		switch {
		case l.a.iv.Current() != nil:
			l.question()
		case l.a.unranked():
			l.rank()
		default:
			l.home()
		}
	}
	l.leave()
	l.flush()
	return l.err
}

// t picks the language of a fixed text.
func (l *liner) t(de, en string) string { return l.a.t(de, en) }

func (l *liner) lang() data.Lang { return l.a.cfg.Lang }

// say writes one paragraph, broken at words.
func (l *liner) say(text string) {
	for _, line := range breakWords(strings.ReplaceAll(speakable.Replace(data.Clean(text)), "§ ", "§\u00a0")) {
		l.write(line + "\n")
	}
}

// breakWords breaks text at spaces only, so that dates, paths and compounds stay whole.
func breakWords(text string) []string {
	var lines []string
	line, width := "", 0
	for i, word := range strings.Split(text, " ") {
		n := ansi.StringWidth(word)
		switch {
		case i == 0:
			line, width = word, n
		case width+1+n > lineWidth:
			lines = append(lines, strings.TrimRight(line, " "))
			line, width = word, n
		default:
			line, width = line+" "+word, width+1+n
		}
	}
	return append(lines, strings.TrimRight(line, " "))
}

func (l *liner) sayf(format string, args ...any) { l.say(fmt.Sprintf(format, args...)) }

// gap writes an empty line, the only ornament of this mode.
func (l *liner) gap() { l.write("\n") }

func (l *liner) write(s string) {
	if l.a.cfg.ASCII {
		s = asciiSigns.Replace(s)
	}
	if _, err := l.out.WriteString(s); err != nil && l.err == nil {
		l.err = fmt.Errorf("writing lines: %w", err)
	}
}

func (l *liner) flush() {
	if err := l.out.Flush(); err != nil && l.err == nil {
		l.err = fmt.Errorf("writing lines: %w", err)
	}
}

// speakable replaces signs that screen readers spell out or swallow.
var speakable = strings.NewReplacer("? → ", "? ", " · ", ", ", " › ", ", ", " → ", ": ", "→", ":", "☐", "[ ]", "☑", "[x]", "‹", "(", "›", ")")

// read shows the prompt and returns one line of input; ok is false at the end of the input, which
// ends the run. A line that cannot be used is refused here and asked for again.
func (l *liner) read(prompt string) (line string, ok bool) {
	for {
		l.write(prompt + "> ")
		l.flush()
		line, problem, ok := l.in.next()
		if !ok || l.err != nil {
			l.write("\n")
			l.quit = true
			return "", false
		}
		if problem == nil {
			if l.echo {
				l.write(line + "\n")
			}
			return line, true
		}
		if l.echo {
			l.write("\n")
		}
		l.wrong(problem)
	}
}

// wrong says in one sentence what is wrong with an input and how to mend it.
func (l *liner) wrong(c *wizard.Complaint) {
	l.say(l.t("Das geht nicht: ", "That does not work: ") + c.In(l.lang()) + ".")
}

// choose asks for one of numbered options; ok is false at the end of the input. "weiter" means the
// option skip, 0 = none.
func (l *liner) choose(skip int, options ...string) (n int, ok bool) {
	offer := func() {
		for i, o := range options {
			l.sayf("%d %s", i+1, o)
		}
	}
	offer()
	for {
		line, ok := l.read(fmt.Sprintf(l.t("Nummer von 1 bis %d ", "number from 1 to %d "), len(options)))
		if !ok {
			return 0, false
		}
		if n := numberIn(line, len(options)); n > 0 {
			return n, true
		}
		switch c, _ := findLineCommand(line, l.lang(), false); {
		case c != nil && c.stops:
			l.quit = true
			return 0, false
		case c != nil && c.name.EN == "next" && skip > 0:
			return skip, true
		case c != nil && c.name.EN == "help":
			l.say(l.t("Die Nummer wählt. ende sichert und beendet.", "The number chooses. end saves and ends."))
			if skip > 0 {
				l.sayf(l.t("weiter heißt %d.", "next means %d."), skip)
			}
			offer()
			continue
		}
		what := data.Text{DE: fmt.Sprintf("„%s“ steht nicht zur Wahl", shortInput(line)), EN: fmt.Sprintf("“%s” is not offered", shortInput(line))}
		if line == "" {
			what = data.Text{DE: "hier fehlt eine Antwort", EN: "an answer is missing"}
		}
		l.wrong(complaint(what.DE, what.EN,
			fmt.Sprintf("eine Nummer von 1 bis %d eingeben", len(options)), fmt.Sprintf("enter a number from 1 to %d", len(options))))
	}
}

// confirm asks for a yes; anything else than a yes or a no is asked again.
func (l *liner) confirm(question string) bool {
	l.say(question)
	for {
		line, ok := l.read(l.t("ja oder nein ", "yes or no "))
		if !ok {
			return false
		}
		if a, c := wizard.ParseAnswer(&data.Question{Kind: wizard.KindBool}, line); c == nil {
			return a.Bool
		}
		switch c, _ := findLineCommand(line, l.lang(), false); {
		case c != nil && c.stops:
			l.quit = true
			return false
		case c != nil && c.name.EN == "help":
			l.say(l.t("j heißt ja, n heißt nein; ende heißt nein, sichert und beendet.", "y means yes, n means no; end means no, saves and ends."))
			l.say(question)
			continue
		}
		l.wrong(complaint("nötig ist ja oder nein", "yes or no is needed", "j oder n eingeben", "enter y or n"))
	}
}

func complaint(de, en, mendDE, mendEN string) *wizard.Complaint {
	return &wizard.Complaint{What: data.Text{DE: de, EN: en}, Mend: data.Text{DE: mendDE, EN: mendEN}}
}

// save stores the session; a problem is named once, not after every answer.
func (l *liner) save() {
	l.a.save()
	if l.a.saveErr != "" && l.a.saveErr != l.saidErr {
		l.say(l.a.saveErr)
	}
	l.saidErr = l.a.saveErr
}

// changed follows every change of an answer: save, and name new contradictions.
func (l *liner) changed() {
	l.rec = nil
	l.save()
	var now []string
	for _, c := range wizard.Contradictions(l.a.cfg.KB, l.a.iv.Profile()) {
		now = append(now, c.ID)
		if !data.Has(l.said, c.ID) {
			l.say(l.t("Hinweis: ", "Please note: ") + c.Text.In(l.lang()))
		}
	}
	l.said = now
}

// leave saves at the end and says where.
func (l *liner) leave() {
	if l.a.session == nil {
		l.say(l.t("Beendet. Die gesicherte Sitzung bleibt, wie sie ist.", "Ended. The saved session stays as it is."))
		return
	}
	if l.a.session.Answers.Len() == 0 {
		l.say(l.t("Beendet. Es gab nichts zu sichern.", "Ended. There was nothing to save."))
		return
	}
	l.saidErr = ""
	l.save()
	switch {
	case l.a.saveErr != "":
	case l.a.cfg.Store.Path == "":
		l.say(l.t("Beendet. Diese Sitzung wurde nicht gesichert.", "Ended. This session was not saved."))
	default:
		l.sayf(l.t("Beendet. Gesichert in %s", "Ended. Saved in %s"), l.a.cfg.Store.Path)
	}
}
