// Package ui holds the two front ends: Bubble Tea screens and the line mode. Both drive the same
// interview of package wizard and write through package export.
package ui

import (
	"slices"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

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

// App is the root model: it routes messages to the screen on top and frames it.
type App struct {
	cfg      Config
	theme    theme
	byHand   bool // the theme was chosen by hand; the terminal's answer no longer counts
	width    int
	height   int
	stack    []screen
	session  *wizard.Session
	iv       *wizard.Interview
	live     live
	latest   *atomic.Int64     // stamp of the newest count; older ones stop early
	typed    map[string]string // text of a question as typed, also when it is no answer yet
	notice   string            // contradiction that the last answer made
	message  string            // one line that the next key clears
	saveErr  string
	pristine string // the file as opened, when it is no session yet: nothing is written before a change
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
	pushMsg    struct{ screen screen }
	popMsg     struct{}
	replaceMsg struct{ screen screen }    // instead of the screen on top
	resetMsg   struct{ screens []screen } // replaces the whole stack
	sayMsg     struct{ text string }
	liveMsg    live
	toMsg      struct { // an answer for one screen, wherever it is by now
		screen screen
		msg    tea.Msg
	}
)

func push(s screen) tea.Cmd    { return func() tea.Msg { return pushMsg{s} } }
func pop() tea.Msg             { return popMsg{} }
func replace(s screen) tea.Cmd { return func() tea.Msg { return replaceMsg{s} } }

// smallest size that the screens are drawn for; below it a plain message is shown.
const (
	minWidth  = 40
	minHeight = 12
)

// New makes the program's model.
func New(cfg Config) *App {
	a := &App{cfg: cfg, theme: newTheme(true), width: 80, height: 24, latest: &atomic.Int64{}}
	a.stack = []screen{newStart(a)}
	if cfg.Session != nil {
		a.open(cfg.Session)
		a.stack = append(a.stack, a.resume()...)
	}
	return a
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
func (a *App) Init() tea.Cmd { return tea.Batch(tea.RequestBackgroundColor, a.enter()) }

// Update routes messages.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 {
			a.width, a.height = msg.Width, msg.Height
		}
		return a, nil
	case tea.BackgroundColorMsg:
		if !a.byHand {
			a.theme = newTheme(msg.IsDark())
		}
		return a, nil
	case pushMsg:
		a.stack = append(a.stack, msg.screen)
		return a, a.enter()
	case popMsg:
		a.pop()
		return a, a.enter()
	case replaceMsg:
		a.stack[len(a.stack)-1] = msg.screen
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
	case tea.MouseWheelMsg:
		return a, a.top().update(a, wheelKey(msg))
	case tea.KeyPressMsg:
		a.message = ""
		switch pressed := msg.String(); {
		case keyQuit.is(pressed):
			a.keep()
			a.save()
			return a, tea.Quit
		case keyHelp.is(pressed) && (!a.typing() || pressed != "?"):
			if _, open := a.top().(*helpScreen); !open {
				a.stack = append(a.stack, newHelp(a))
				return a, nil
			}
		}
	}
	return a, a.top().update(a, msg)
}

// wheelKey makes the mouse wheel the arrow key that does the same.
func wheelKey(msg tea.MouseWheelMsg) tea.KeyPressMsg {
	if msg.Button == tea.MouseWheelUp {
		return tea.KeyPressMsg{Code: tea.KeyUp}
	}
	return tea.KeyPressMsg{Code: tea.KeyDown}
}

// enter tells the screen on top that it is there now.
func (a *App) enter() tea.Cmd {
	if e, ok := a.top().(enterer); ok {
		return e.enter(a)
	}
	return nil
}

// keep lets the screen on top store what is half done, before the program ends.
func (a *App) keep() {
	if k, ok := a.top().(interface{ keepDraft(*App) }); ok {
		k.keepDraft(a)
	}
}

// typing reports whether the screen on top takes text, so that letters are letters.
func (a *App) typing() bool {
	t, ok := a.top().(interface{ typing() bool })
	return ok && t.typing()
}

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

func (a *App) pop() {
	if len(a.stack) > 1 {
		a.stack = a.stack[:len(a.stack)-1]
	}
}
