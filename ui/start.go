package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// startScreen says what the program does and offers where to begin.
type startScreen struct {
	pos     scroller
	entries []startEntry
	problem string
}

type startEntry struct {
	label data.Text
	note  string
	run   func(a *App) tea.Cmd
}

func newStart(a *App) *startScreen {
	s := &startScreen{}
	session, found, err := a.cfg.Store.Load(a.cfg.KB)
	if err != nil {
		s.problem = err.Error()
	}
	if found {
		total := len(wizard.NewInterview(a.cfg.KB, session.Answers).Questions())
		note := fmt.Sprintf(a.t("gesichert am %s, %d von %d Fragen beantwortet", "saved on %s, %d of %d questions answered"), session.Saved.In(a.cfg.Lang), session.Answers.Len(), total)
		s.entries = append(s.entries, startEntry{data.Text{DE: "Weitermachen", EN: "Go on"}, note, func(a *App) tea.Cmd {
			a.open(session)
			return push(newQuestion(a))
		}})
	}
	s.entries = append(s.entries,
		startEntry{data.Text{DE: "Neu beginnen", EN: "Start anew"}, "", func(a *App) tea.Cmd {
			a.open(&wizard.Session{Answers: &wizard.Answers{}})
			return push(newQuestion(a))
		}},
		startEntry{data.Text{DE: "Wissensbasis ansehen", EN: "Browse the knowledge base"}, "", func(a *App) tea.Cmd { return push(newBrowse(a)) }},
		startEntry{data.Text{DE: "Switch to English", EN: "Auf Deutsch umstellen"}, "", func(a *App) tea.Cmd {
			if a.cfg.Lang == data.English {
				a.cfg.Lang = data.German
			} else {
				a.cfg.Lang = data.English
			}
			return nil
		}},
		startEntry{data.Text{DE: "Beenden", EN: "Quit"}, "", func(a *App) tea.Cmd { a.quit = true; return tea.Quit }},
	)
	return s
}

func (s *startScreen) title(a *App) string { return a.t("Start", "start") }

func (s *startScreen) keys(*App) []binding { return []binding{keyMove, keyOpen} }

func (s *startScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	if s.pos.key(k.String(), len(s.entries), 3) {
		return nil
	}
	if keyOpen.is(k.String()) {
		return s.entries[s.pos.at].run(a)
	}
	return nil
}

func (s *startScreen) view(a *App, width, height int) string {
	var lines []string
	first := 0
	add := func(text string) {
		for _, l := range wrap(text, width-2) {
			lines = append(lines, " "+l)
		}
	}
	lines = append(lines, "")
	for i, e := range s.entries {
		line := "  " + e.label.In(a.cfg.Lang)
		if e.note != "" {
			line += "   " + e.note
		}
		if i == s.pos.at {
			line = a.theme.cursor.Render("▸ " + line[2:])
			first = len(lines)
		}
		lines = append(lines, " "+line)
	}
	lines = append(lines, "")
	if s.problem != "" {
		add(a.theme.bad.Render("! " + s.problem))
	}
	age := int(a.cfg.Today.Time().Sub(a.cfg.KB.Edition.Time()).Hours() / 24)
	for _, t := range []string{
		a.t("videokompass hilft, ein Videokonferenzsystem zu wählen, und schreibt die Entscheidungsakte dazu: welches Angebot, warum, unter welchen Bedingungen und was als Nächstes zu tun ist.",
			"videokompass helps to choose a video conferencing system and writes the decision file: which offering, why, under which conditions, and what to do next."),
		a.t("Das Programm geht nie ins Netz. Es schreibt nur die Sitzungsdatei und was Sie exportieren.", "The program never uses the network. It writes only the session file and what you export."),
		a.storeText(),
		fmt.Sprintf(a.t("Datenstand %s (%d Tage alt), %d Angebote, %d Quellen. Aufgenommen wird jedes Angebot, zu dem belegte Angaben vorliegen; gereiht wird nach Ihren Antworten, dann nach offenen Punkten, dann alphabetisch.",
			"Data edition %s (%d days old), %d offerings, %d sources. Every offering with sourced facts is included; the order follows your answers, then open points, then the alphabet."),
			a.cfg.KB.Edition.In(a.cfg.Lang), age, len(a.cfg.KB.Offerings()), len(a.cfg.KB.Sources)),
	} {
		if t != "" {
			lines = append(lines, "")
			add(a.theme.faint.Render(t))
		}
	}
	return s.pos.window(lines, min(first, 1), first, height)
}

// storeText names the session file.
func (a *App) storeText() string {
	if a.cfg.Store.Path == "" {
		return a.t("Es ist kein Ort zum Sichern bekannt: Diese Sitzung wird nicht gespeichert.", "No place to save is known: this session is not stored.")
	}
	return a.t("Sitzungsdatei: ", "Session file: ") + a.cfg.Store.Path
}
