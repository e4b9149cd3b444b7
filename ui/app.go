// Package ui holds the two front ends: Bubble Tea screens and the line mode. Both drive the same
// interview of package wizard and write through package export.
package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// Config is what the program needs from outside. Nothing here is global.
type Config struct {
	KB      *data.KB
	Lang    data.Lang
	Today   data.Date
	AsOf    data.Date // 0 = today
	ASCII   bool
	Plain   bool // no colour
	Version string
	Store   Store
	Session *wizard.Session // to resume; nil = start screen
	Dir     string          // where exports are offered to go
}

// App is the root model: it routes keys to the screen on top and frames it.
type App struct {
	cfg     Config
	theme   theme
	width   int
	height  int
	stack   []screen
	session *wizard.Session
	iv      *wizard.Interview
	live    live
	message string // one line that the next key clears
	saveErr string
	quit    bool
}

// screen is one page. Screens hold their own state and never know each other: they answer with
// messages that the App acts on.
type screen interface {
	update(a *App, msg tea.Msg) tea.Cmd
	view(a *App, width, height int) string // at most height lines, none wider than width
	keys(a *App) []binding
	title(a *App) string
}

// cursorer is a screen that wants the terminal's own cursor in its body, for screen readers and
// for typing.
type cursorer interface {
	cursor(a *App) (x, y int, ok bool)
}

// enterer is a screen that wants to know when it comes to the top.
type enterer interface {
	enter(a *App) tea.Cmd
}

// Messages that screens send to the App.
type (
	pushMsg  struct{ screen screen }
	popMsg   struct{}
	resetMsg struct{ screens []screen } // replaces the whole stack
	sayMsg   struct{ text string }
	liveMsg  live
	toMsg    struct { // an answer for one screen, wherever it is by now
		screen screen
		msg    tea.Msg
	}
)

func push(s screen) tea.Cmd { return func() tea.Msg { return pushMsg{s} } }
func pop() tea.Msg          { return popMsg{} }

// smallest size that the screens are drawn for; below it a plain message is shown.
const (
	minWidth  = 40
	minHeight = 12
)

// New makes the program's model.
func New(cfg Config) *App {
	a := &App{cfg: cfg, theme: newTheme(true), width: 80, height: 24}
	a.stack = []screen{newStart(a)}
	if cfg.Session != nil {
		a.open(cfg.Session)
		a.stack = append(a.stack, newQuestion(a))
	}
	return a
}

// open takes a session and prepares the interview on it.
func (a *App) open(s *wizard.Session) {
	a.session = s
	a.iv = wizard.NewInterview(a.cfg.KB, s.Answers)
	if s.At != "" {
		a.iv.Jump(s.At)
	}
}

// day is the day that counts for law and facts.
func (a *App) day() data.Date {
	switch {
	case a.cfg.AsOf != 0:
		return a.cfg.AsOf
	case a.session != nil && a.session.Answers.AsOf != 0:
		return a.session.Answers.AsOf
	}
	return a.cfg.Today
}

// t picks the language of a fixed text.
func (a *App) t(de, en string) string { return data.Text{DE: de, EN: en}.In(a.cfg.Lang) }

// Init asks the terminal whether its ground is dark; no answer is fine.
func (a *App) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update routes messages.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 {
			a.width, a.height = msg.Width, msg.Height
		}
		return a, nil
	case tea.BackgroundColorMsg:
		a.theme = newTheme(msg.IsDark())
		return a, nil
	case pushMsg:
		a.stack = append(a.stack, msg.screen)
		return a, a.enter()
	case popMsg:
		a.pop()
		return a, a.enter()
	case resetMsg:
		a.stack = msg.screens
		return a, a.enter()
	case toMsg:
		if slices.Contains(a.stack, msg.screen) {
			return a, msg.screen.update(a, msg.msg)
		}
		return a, nil
	case sayMsg:
		a.message = msg.text
		return a, nil
	case liveMsg:
		a.live.take(live(msg))
		return a, nil
	case tea.KeyPressMsg:
		a.message = ""
		switch pressed := msg.String(); {
		case keyQuit.is(pressed):
			a.save()
			a.quit = true
			return a, tea.Quit
		case keyHelp.is(pressed) && !a.typing():
			if _, open := a.top().(*helpScreen); !open {
				a.stack = append(a.stack, newHelp(a))
				return a, nil
			}
		}
	}
	return a, a.top().update(a, msg)
}

// typing reports whether the screen on top takes text, so that letters are letters.
func (a *App) typing() bool {
	t, ok := a.top().(interface{ typing() bool })
	return ok && t.typing()
}

// enter tells the screen on top that it is there.
func (a *App) enter() tea.Cmd {
	if o, ok := a.top().(enterer); ok {
		return o.enter(a)
	}
	return nil
}

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

func (a *App) pop() {
	if len(a.stack) > 1 {
		a.stack = a.stack[:len(a.stack)-1]
	}
}

// save writes the session; a failure is shown and never stops the work.
func (a *App) save() {
	if a.session == nil || a.session.Answers.Len() == 0 {
		return
	}
	a.session.Saved, a.session.Edition = a.cfg.Today, a.cfg.KB.Edition
	a.session.At = ""
	if q := a.iv.Current(); q != nil {
		a.session.At = q.ID
	}
	a.saveErr = ""
	if err := a.cfg.Store.Save(wizard.WriteSession(a.cfg.KB, a.session)); err != nil {
		a.saveErr = a.t("Nicht gesichert: ", "Not saved: ") + err.Error()
	}
}

// View frames the screen on top: header, body, footer with the keys.
func (a *App) View() tea.View {
	v := tea.NewView(a.render())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "videokompass"
	if c, ok := a.top().(cursorer); ok && a.width >= minWidth && a.height >= minHeight {
		if x, y, ok := c.cursor(a); ok && y < a.bodyHeight() {
			v.Cursor = tea.NewCursor(min(x, a.width-1), y+headerLines)
			v.Cursor.Blink = false
		}
	}
	return v
}

const (
	headerLines = 2
	footerLines = 2
)

func (a *App) bodyHeight() int { return a.height - headerLines - footerLines }

func (a *App) render() string {
	if a.width < minWidth || a.height < minHeight {
		return fit(fmt.Sprintf(a.t("Das Fenster ist zu klein. Nötig sind %d×%d Zeichen.\nStrg+C sichert und beendet.", "The window is too small. %d×%d characters are needed.\nCtrl+C saves and quits."), minWidth, minHeight), a.width, a.height)
	}
	top := a.top()
	left := " videokompass · " + top.title(a)
	right := fmt.Sprintf(a.t("Stichtag %s · Daten %s ", "as of %s · data %s "), a.day().In(a.cfg.Lang), a.cfg.KB.Edition.In(a.cfg.Lang))
	if ansi.StringWidth(left)+ansi.StringWidth(right)+1 > a.width {
		right = a.day().In(a.cfg.Lang) + " "
	}
	if ansi.StringWidth(left)+ansi.StringWidth(right)+1 > a.width {
		right = ""
	}
	left = ansi.Truncate(left, a.width-ansi.StringWidth(right), "…")
	gap := strings.Repeat(" ", max(a.width-ansi.StringWidth(left)-ansi.StringWidth(right), 0))
	rule := a.theme.faint.Render(strings.Repeat("─", a.width))
	body := fit(top.view(a, a.width, a.bodyHeight()), a.width, a.bodyHeight())
	foot := " " + a.theme.faint.Render(ansi.Truncate(footLine(top.keys(a), a.cfg.Lang, a.width-2), a.width-1, "…"))
	switch {
	case a.message != "":
		foot = " " + a.theme.warn.Render(ansi.Truncate(a.message, a.width-2, "…"))
	case a.saveErr != "":
		foot = " " + a.theme.bad.Render(ansi.Truncate(a.saveErr, a.width-2, "…"))
	}
	out := a.theme.accent.Render(left) + gap + a.theme.faint.Render(right) + "\n" + rule + "\n" + body + "\n" + rule + "\n" + foot
	if a.cfg.ASCII {
		out = asciiSigns.Replace(out)
	}
	return out
}

// fit makes text exactly height lines, none wider than width.
func fit(s string, width, height int) string {
	lines := strings.Split(s, "\n")
	if len(lines) > height {
		lines = lines[:height]
	}
	for i, line := range lines {
		if ansi.StringWidth(line) > width {
			lines[i] = ansi.Truncate(line, width, "…")
		}
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// wrap breaks text at spaces to lines of at most width cells.
func wrap(s string, width int) []string {
	return strings.Split(ansi.Wrap(s, max(width, 10), " "), "\n")
}
