package ui

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
)

// Run shows the screens until the user leaves. The session is saved after every answer, so a
// signal or a closed terminal loses at most the answer being typed.
func Run(ctx context.Context, cfg Config, in io.Reader, out io.Writer, environ []string) error {
	a := New(cfg)
	p := tea.NewProgram(a, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ))
	_, err := p.Run()
	a.save()
	if err != nil && !errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("running the screens: %w", err)
	}
	return nil
}
