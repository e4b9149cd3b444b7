package ui

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is how often the screen may be drawn. A key waits for the next frame: at sixty a
// second that alone takes up to 17 ms, at this rate half.
const framesPerSecond = 120

// Run shows the screens until the user leaves or ctx ends, as it does on a signal. The session is
// saved after every answer; what is half typed is kept at an orderly end. Signals are the caller's:
// a second handler in the terminal library can wait for ever for a loop that has ended already.
func Run(ctx context.Context, cfg Config, in io.Reader, out io.Writer, environ []string) error {
	a := New(cfg)
	p := tea.NewProgram(a, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond))
	_, err := p.Run()
	a.keep()
	a.save()
	a.cfg.Store.Unlock()
	if err != nil && !errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("running the screens: %w", err)
	}
	return nil
}
