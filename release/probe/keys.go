package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/creack/pty"
)

// between is the rest before the i-th key: longer than any frame, so that each key is drawn alone, and
// never in step with the frames.
func between(i int) time.Duration { return time.Duration(50+i*7%17) * time.Millisecond }

// keys presses the space bar in a program and measures the time to the next output.
func keys(runs, command string) error {
	n, err := strconv.Atoi(runs)
	if err != nil {
		return err
	}
	words := strings.Fields(command)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		return err
	}
	defer terminal.Close()
	drawn := make(chan time.Time, 1024)
	go func() {
		part := make([]byte, 65536)
		for {
			if _, err := terminal.Read(part); err != nil {
				close(drawn)
				return
			}
			drawn <- time.Now()
		}
	}()
	var took []float64
	for i := range n {
		for quiet := false; !quiet; {
			select {
			case _, open := <-drawn:
				if !open {
					return io.ErrUnexpectedEOF
				}
			case <-time.After(between(i)):
				quiet = true
			}
		}
		begin := time.Now()
		if _, err := terminal.WriteString(" "); err != nil {
			return err
		}
		select {
		case at := <-drawn:
			took = append(took, float64(at.Sub(begin).Microseconds())/1000)
		case <-time.After(10 * time.Second):
			return fmt.Errorf("key %d shows nothing", i+1)
		}
	}
	if _, err := terminal.Write([]byte{3}); err != nil {
		return err
	}
	cmd.Wait() // how it ends does not matter here
	slices.Sort(took)
	fmt.Printf("%8.1f ms  (%.1f to %.1f, p99 %.1f)  %d keys  %s\n", took[n/2], took[0], took[n-1], took[n*99/100], n, command)
	return nil
}
