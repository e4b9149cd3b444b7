package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// startScreen says what the program does and offers where to begin.
type startScreen struct {
	menu    menu
	saved   *wizard.Session // from the file, nil = none
	problem error
}

func newStart(a *App) *startScreen {
	s := &startScreen{}
	session, found, problem := a.cfg.Store.Load(a.cfg.KB)
	s.problem = problem
	if found {
		s.saved = session
	}
	s.fill(a)
	return s
}

// enter brings the entries up to date: there may be a session to go on with now.
func (s *startScreen) enter(a *App) tea.Cmd {
	if a.session != nil && a.session.Answers.Len() > 0 {
		s.saved, s.problem = a.session, nil
	}
	s.fill(a)
	return nil
}

// fill makes the entries in the language of the moment.
func (s *startScreen) fill(a *App) {
	at := s.menu.pos.at
	s.menu = menu{}
	if s.saved != nil {
		s.menu.add(a.t("Weitermachen", "Go on"), s.progress(a), s.goOn)
	}
	s.menu.add(a.t("Neu beginnen", "Start anew"), "", s.anew)
	s.menu.add(a.t("Datei öffnen", "Open a file"), a.t("Sitzung oder Antwortdatei", "session or answers file"), func(a *App) tea.Cmd { return push(newOpen(a)) })
	s.menu.add(a.t("Wissensbasis ansehen", "Browse the knowledge base"), a.t("ohne etwas zu beantworten", "without answering anything"), func(a *App) tea.Cmd { return push(newBrowse(a)) })
	s.menu.add(a.t("English", "Deutsch"), a.t("Switch to English", "Auf Deutsch umstellen"), func(a *App) tea.Cmd {
		a.cfg.Lang = map[bool]data.Lang{true: data.English, false: data.German}[a.cfg.Lang != data.English]
		s.fill(a)
		return nil
	})
	s.menu.add(a.t("Farben", "Colours"), map[bool]string{true: a.t("für dunklen Grund; umstellen auf hellen", "for a dark ground; change to light"), false: a.t("für hellen Grund; umstellen auf dunklen", "for a light ground; change to dark")}[a.theme.dark], func(a *App) tea.Cmd {
		a.byHand, a.theme = true, newTheme(!a.theme.dark)
		s.fill(a)
		return nil
	})
	s.menu.add(a.t("Beenden", "Quit"), "", func(a *App) tea.Cmd {
		a.save()
		return tea.Quit
	})
	s.menu.pos.at = min(at, len(s.menu.entries)-1)
}

// progress says when the session was saved and how far it is.
func (s *startScreen) progress(a *App) string {
	iv := wizard.NewInterview(a.cfg.KB, s.saved.Answers)
	qs := iv.Questions()
	if len(s.saved.Path) > 0 {
		iv.Limit(s.saved.Path)
		qs = iv.Path()
	}
	answered := 0
	for _, q := range qs {
		if _, ok := s.saved.Answers.Get(q.ID); ok {
			answered++
		}
	}
	text := fmt.Sprintf(a.t("%d von %d Fragen", "%d of %d questions"), answered, len(qs))
	if s.saved.Saved != 0 {
		text = s.saved.Saved.In(a.cfg.Lang) + ", " + text
	}
	if name := wizard.NewProfile(a.cfg.KB, s.saved.Answers).Organisation; name != "" {
		text = data.Clean(name) + ", " + text
	}
	return text
}

func (s *startScreen) goOn(a *App) tea.Cmd {
	if a.session != s.saved {
		a.open(s.saved)
	}
	stack := append(append([]screen{}, a.stack...), a.resume()...)
	return func() tea.Msg { return resetMsg{stack} }
}

// resume returns the screens on which a session goes on: the question that is open, or the review
// on top of it when nothing is.
func (a *App) resume() []screen {
	if a.iv.Current() == nil && !a.unranked() {
		return []screen{newQuestion(a), newReview(a)}
	}
	return []screen{newQuestion(a)}
}

// anew asks before a new session takes the place of an old one.
func (s *startScreen) anew(a *App) tea.Cmd {
	if s.saved == nil {
		return push(newPath(a))
	}
	return push(newConfirm(a.t("Neu beginnen", "start anew"),
		fmt.Sprintf(a.t("Es gibt schon eine Sitzung. Sie bleibt als %s liegen und lässt sich von dort öffnen.", "There is a session already. It stays as %s and can be opened from there."), a.cfg.Store.Path+olderEnding),
		a.t("Neu beginnen", "Start anew"), replace(newPath(a))))
}

func (s *startScreen) title(a *App) string { return a.t("Start", "start") }

func (s *startScreen) keys(*App) []binding { return []binding{keyMove, keyOpen} }

func (s *startScreen) update(a *App, msg tea.Msg) tea.Cmd { return s.menu.update(a, msg) }

// confession says what the program does and does not do.
func (s *startScreen) confession(a *App) []string {
	var about []string
	if s.problem != nil {
		about = append(about, "! "+a.errorText(s.problem))
	}
	age := int(a.cfg.Today.Time().Sub(a.cfg.KB.Edition.Time()).Hours() / 24)
	return append(about,
		a.t("videokompass hilft, ein Videokonferenzsystem zu wählen, und schreibt die Entscheidungsakte dazu: welches Angebot, warum, unter welchen Bedingungen und was als Nächstes zu tun ist.",
			"videokompass helps to choose a video conferencing system and writes the decision file: which offering, why, under which conditions, and what to do next."),
		a.t("Das Programm geht nie ins Netz. Es schreibt nur die Sitzungsdatei und was Sie exportieren. ", "The program never uses the network. It writes only the session file and what you export. ")+a.storeText(),
		fmt.Sprintf(a.t("Datenstand %s (%s alt), %d Angebote, %d Quellen. Aufgenommen ist jedes Angebot, zu dem belegte Angaben vorliegen; gereiht wird nach Ihren Antworten, dann nach offenen Punkten, dann alphabetisch.",
			"Data edition %s (%s old), %d offerings, %d sources. Every offering with sourced facts is included; the order follows your answers, then open points, then the alphabet."),
			a.cfg.KB.Edition.In(a.cfg.Lang), a.days(age), len(a.cfg.KB.Offerings()), len(a.cfg.KB.Sources)))
}

func (s *startScreen) view(a *App, width, height int) string {
	return s.menu.view(a, width, height, "", s.confession(a)...)
}

// help repeats the confession where a small window has no room for it.
func (s *startScreen) help(a *App) []string { return s.confession(a) }

// days says a number of days.
func (a *App) days(n int) string {
	if n == 1 {
		return a.t("1 Tag", "1 day")
	}
	return fmt.Sprintf(a.t("%d Tage", "%d days"), n)
}

// storeText names the session file.
func (a *App) storeText() string {
	if a.cfg.Store.Path == "" {
		return a.t("Es ist kein Ort zum Sichern bekannt: Diese Sitzung wird nicht gespeichert.", "No place to save is known: this session is not stored.")
	}
	return a.t("Sitzungsdatei: ", "Session file: ") + a.cfg.Store.Path
}
