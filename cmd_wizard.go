package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"

	"videokompass/data"
	"videokompass/ui"
)

// wizard starts the interview: the screens on a terminal, the line mode where that does not work
// or is asked for.
func (c *call) wizard() int {
	if code := c.load(); code != exitDone {
		return code
	}
	cfg := ui.Config{KB: c.kb, Lang: c.lang, Today: c.env.today, AsOf: c.asOf, ASCII: c.ascii, Version: programVersion()}
	cfg.Dir, _ = os.Getwd() // without one the dialog offers "."
	cfg.Store.Path = ui.DefaultPath(c.env.getenv)
	if c.session != "" {
		cfg.Store.Path = c.session
	}
	if len(c.args) == 1 {
		cfg.Store.Path = c.args[0]
		s, code := c.readSession(c.args[0])
		if code != exitDone {
			return code
		}
		cfg.Session = s
	}
	if err := cfg.Store.Lock(); err != nil {
		if errors.Is(err, ui.ErrLocked) {
			return c.fail(exitFailed, data.Text{DE: "Die Sitzung ist in einem anderen Fenster offen; dort schließen oder --session DATEI angeben", EN: "the session is open in another window; close it there or name --session FILE"}.In(c.lang))
		}
		cfg.Store.Path = "" // nowhere to save: the program says so on its first screen
	}
	defer cfg.Store.Unlock()
	in, inFile := c.env.stdin.(*os.File)
	out, outFile := c.env.stdout.(*os.File)
	if !inFile || !outFile || !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) || c.env.getenv("TERM") == "dumb" || c.accessible {
		return c.lines(cfg)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGHUP, syscall.SIGTERM)
	defer stop()
	if err := ui.Run(ctx, cfg, in, out, os.Environ()); err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return exitDone
}

// lines runs the line mode; the end of the input is a regular end.
func (c *call) lines(cfg ui.Config) int {
	if err := ui.RunLines(cfg, c.env.stdin, c.env.stdout); err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return exitDone
}
