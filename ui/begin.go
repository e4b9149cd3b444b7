package ui

import (
	"errors"
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/wizard"
)

// pathScreen asks how many questions to answer.
type pathScreen struct{ menu menu }

func newPath(a *App) *pathScreen {
	s := &pathScreen{}
	begin := func(express bool) func(*App) tea.Cmd {
		return func(a *App) tea.Cmd {
			if err := a.cfg.Store.PutAside(); err != nil {
				a.message = a.errorText(err)
				return nil
			}
			a.open(&wizard.Session{Answers: &wizard.Answers{}, Express: express})
			return replace(newQuestion(a))
		}
	}
	s.menu.add(a.t("Kurzer Weg", "Short path"), fmt.Sprintf(a.t("die %d Fragen, die am meisten entscheiden", "the %d questions that decide most"), wizard.ExpressLength), begin(true))
	s.menu.add(a.t("Ganzer Weg", "Full path"), fmt.Sprintf(a.t("alle Fragen, höchstens %d", "all questions, at most %d"), len(a.cfg.KB.Questions)), begin(false))
	return s
}

func (s *pathScreen) title(a *App) string { return a.t("neu beginnen", "start anew") }

func (s *pathScreen) keys(*App) []binding { return []binding{keyMove, keyOpen, keyBack} }

func (s *pathScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && keyBack.is(k.String()) {
		return pop
	}
	return s.menu.update(a, msg)
}

func (s *pathScreen) view(a *App, width, height int) string {
	return s.menu.view(a, width, height,
		a.t("Wie gründlich soll es sein? Beide Wege führen zur selben Entscheidungsakte; auf der Übersicht lässt sich jede Antwort nachholen und ändern.",
			"How thorough should it be? Both paths lead to the same decision file; on the review page every answer can be added and changed."),
		a.t("Welche Fragen am meisten entscheiden, rechnet das Programm nach den ersten Antworten aus: Es prüft für jede Frage, wie viele Angebote durch eine andere Antwort dazukämen oder wegfielen.",
			"Which questions decide most is computed from the first answers: for each question the program checks how many offerings another answer would let in or shut out."))
}

// confirmScreen asks whether to do something.
type confirmScreen struct {
	name, text string
	menu       menu
}

func newConfirm(name, text, yes string, do tea.Cmd) *confirmScreen {
	s := &confirmScreen{name: name, text: text}
	s.menu.add(yes, "", func(*App) tea.Cmd { return do })
	return s
}

func (s *confirmScreen) title(*App) string { return s.name }

func (s *confirmScreen) keys(*App) []binding { return []binding{keyConfirm, keyBack} }

func (s *confirmScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && keyBack.is(k.String()) {
		return pop
	}
	return s.menu.update(a, msg)
}

func (s *confirmScreen) view(a *App, width, height int) string {
	return s.menu.view(a, width, height, s.text)
}

// openScreen takes the path of a session or answers file and checks it.
type openScreen struct {
	input   field
	problem string
}

func newOpen(a *App) *openScreen { return &openScreen{input: newField("", 4096)} }

func (s *openScreen) title(a *App) string { return a.t("Datei öffnen", "open a file") }

func (s *openScreen) typing() bool { return true }

func (s *openScreen) keys(*App) []binding { return []binding{keyOpen, keyBack} }

func (s *openScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && keyBack.is(k.String()):
		return pop
	case ok && keyOpen.is(k.String()):
		if err := s.open(a); err != nil {
			s.problem = a.errorText(err)
			return nil
		}
		stack := append(append([]screen{}, a.stack[:len(a.stack)-1]...), a.resume()...)
		return func() tea.Msg { return resetMsg{stack} }
	}
	if s.input.update(msg) {
		s.problem = ""
	}
	return nil
}

// openLimit is the largest file that is taken for a session, in bytes.
const openLimit = 1 << 20

// open reads the file, takes its lock and goes over to it.
func (s *openScreen) open(a *App) error {
	path := homePath(unquoted(strings.TrimSpace(s.input.Value())))
	if path == "" {
		return errors.New(a.t("Bitte den Pfad einer Datei eingeben.", "Please type the path of a file."))
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return fmt.Errorf("opening: %w", err)
	case !info.Mode().IsRegular():
		return errors.New(path + a.t(" ist keine Datei.", " is no file."))
	case info.Size() > openLimit:
		return errors.New(path + a.t(" ist zu groß für eine Sitzung.", " is too large for a session."))
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("opening: %w", err)
	}
	if newerFormat(text) {
		return ErrNewer
	}
	session, problems := wizard.ReadSession(a.cfg.KB, path, text)
	if len(problems) > 0 {
		return problems
	}
	if err := a.cfg.Store.Move(path); err != nil {
		return err
	}
	a.open(session)
	return nil
}

func (s *openScreen) view(a *App, width, height int) string {
	text, _ := s.input.view(width - 6)
	lines := []string{""}
	for _, l := range wrap(a.t("Pfad einer Sitzung oder Antwortdatei. Sie wird geprüft; gesichert wird künftig in diese Datei, sobald sich eine Antwort ändert.", "Path of a session or answers file. It is checked; from then on changes are saved in this file."), width-2) {
		lines = append(lines, " "+l)
	}
	lines = append(lines, "", " "+a.theme.accent.Render("▸ ")+text, "")
	for _, l := range wrap(s.problem, width-4) {
		if s.problem != "" {
			lines = append(lines, " "+a.theme.bad.Render("! "+l))
		}
	}
	return strings.Join(lines, "\n")
}

func (s *openScreen) cursor(a *App) (x, y int, ok bool) {
	_, at := s.input.view(a.width - 6)
	lead := len(wrap(a.t("Pfad einer Sitzung oder Antwortdatei. Sie wird geprüft; gesichert wird künftig in diese Datei, sobald sich eine Antwort ändert.", "Path of a session or answers file. It is checked; from then on changes are saved in this file."), a.width-2))
	return 3 + at, lead + 2, true
}
