package ui

import (
	"fmt"
	"io"
	"os"

	"videokompass/wizard"
)

// start says what the program does and where to begin: with the given session, with the saved one,
// anew, or with a file.
func (l *liner) start() {
	cfg := &l.a.cfg
	l.sayf(l.t("videokompass, Zeilenmodus. Stichtag %s, Datenstand %s.", "videokompass, line mode. As of %s, data edition %s."), l.a.day().In(cfg.Lang), cfg.KB.Edition.In(cfg.Lang))
	l.say(l.t("Das Programm geht nie ins Netz. Es schreibt nur die Sitzungsdatei und was Sie exportieren.", "The program never uses the network. It writes only the session file and what you export."))
	if cfg.Session != nil {
		l.begin(cfg.Session)
		return
	}
	saved, found, err := cfg.Store.Load(cfg.KB)
	switch {
	case err != nil && found:
		l.say(l.a.errorText(err))
		l.say(l.t("Die Sitzungsdatei ist beschädigt. Es gilt die Sicherung davon.", "The session file is damaged. Its backup is used."))
	case err != nil:
		l.say(l.t("Die gesicherte Sitzung ist nicht lesbar: ", "The saved session cannot be read: ") + l.a.errorText(err))
		l.say(l.t("Sie bleibt unverändert; diese Sitzung wird nicht gesichert. Abhilfe: mit --session DATEI an einem anderen Ort sichern.", "It stays as it is; this session is not saved. Remedy: save in another place with --session FILE."))
		cfg.Store.Path = ""
	default:
		l.say(l.a.storeText())
	}
	l.say(l.t("Befehle nennt hilfe, ende sichert und beendet.", "help names the commands, end saves and ends."))
	if found {
		l.offerSaved(saved)
		return
	}
	l.anew()
}

// anew begins a session without answers.
func (l *liner) anew() {
	l.begin(&wizard.Session{Answers: &wizard.Answers{}})
	l.sayf(l.t("Gestellt werden höchstens %d Fragen; nur die %d wichtigsten: kurz.", "At most %d questions are asked; only the %d that matter most: short."), len(l.a.cfg.KB.Questions), wizard.ExpressLength)
}

// offerSaved asks how to go on when a session is saved.
func (l *liner) offerSaved(saved *wizard.Session) {
	total := len(wizard.NewInterview(l.a.cfg.KB, saved.Answers).Questions())
	l.gap()
	l.sayf(l.t("Es gibt eine gesicherte Sitzung vom %s, %d von %d Fragen beantwortet.", "There is a saved session of %s, %d of %d questions answered."), saved.Saved.In(l.lang()), saved.Answers.Len(), total)
	for {
		n, ok := l.choose(0, l.t("weitermachen", "go on"), l.t("neu beginnen", "start anew"), l.t("Antworten aus einer Datei übernehmen", "take answers from a file"))
		switch {
		case !ok:
			return
		case n == 1:
			l.begin(saved)
			return
		case !l.putAside():
			if l.quit {
				return
			}
		case n == 2:
			l.anew()
			return
		default:
			if s := l.askFile(); s != nil {
				l.begin(s)
				l.a.pristine = "" // the answers are taken over, not only looked at
				return
			}
			if l.quit {
				return
			}
		}
	}
}

// putAside asks before a new session takes the place of the saved one, and keeps that beside it.
func (l *liner) putAside() bool {
	if !l.confirm(fmt.Sprintf(l.t("Die gesicherte Sitzung wird dann durch die neue ersetzt und bleibt als %s liegen. Wirklich?", "The saved session is then replaced by the new one and stays as %s. Really?"), l.a.cfg.Store.Path+olderEnding)) {
		return false
	}
	if err := l.a.cfg.Store.PutAside(); err != nil {
		l.say(l.a.errorText(err))
		return false
	}
	return true
}

// begin opens a session.
func (l *liner) begin(s *wizard.Session) {
	l.a.open(s)
	l.rec, l.single, l.listed, l.section, l.said = nil, false, false, "", nil
	for _, c := range wizard.Contradictions(l.a.cfg.KB, l.a.iv.Profile()) {
		l.said = append(l.said, c.ID) // the list names them; here only new ones count
	}
	if n := s.Answers.Len(); n > 0 {
		l.sayf(l.t("Weiter mit %d Antworten. Alle Antworten nennt liste.", "Going on with %d answers. list names all answers."), n)
	}
}

// askFile asks for a file until it can be read; nil at the end of the input or after an empty line.
func (l *liner) askFile() *wizard.Session {
	for {
		name, ok := l.read(l.t("Datei, Enter bricht ab ", "file, Enter cancels "))
		if !ok || name == "" {
			return nil
		}
		if s := l.readFile(name); s != nil {
			return s
		}
	}
}

// maxSession bounds a session file; real ones have a few kilobytes.
const maxSession = 1 << 20

// readFile reads an answers or session file, or says why not.
func (l *liner) readFile(name string) *wizard.Session {
	name = homePath(unquoted(name))
	text, err := readBounded(name)
	if err != nil {
		l.wrong(complaint(fmt.Sprintf("%s ist nicht lesbar", shortInput(name)), fmt.Sprintf("%s cannot be read", shortInput(name)), "den Pfad einer Antwort- oder Sitzungsdatei angeben", "name the path of an answers or session file"))
		return nil
	}
	s, problems := wizard.ReadSession(l.a.cfg.KB, name, text)
	if len(problems) > 0 {
		l.say(problems[0].In(l.lang()))
		return nil
	}
	return s
}

func readBounded(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxSession {
		return nil, fmt.Errorf("reading %s: not a small regular file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSession))
}

// load takes answers from a file into this session; the file itself is only read.
func (l *liner) load(rest string) {
	if rest == "" {
		l.usage("laden braucht eine Datei", "load needs a file", "laden antworten.toml", "load answers.toml")
		return
	}
	s := l.readFile(rest)
	if s == nil {
		return
	}
	if l.a.session.Answers.Len() > 0 && !l.confirm(l.t("Das ersetzt die jetzigen Antworten. Wirklich?", "This replaces the present answers. Really?")) {
		return
	}
	l.begin(s)
	l.a.pristine = "" // the answers are taken over, not only looked at
	l.save()
}
