//go:build unix

package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// terminal runs the real program in a pseudo-terminal with an emulator behind it.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	tty    *os.File
	screen *vt.SafeEmulator
	drawn  chan struct{} // something was drawn since it was last received
	ended  chan error
	keys   int
}

// patience bounds how long a test waits for a screen; it only ends a test that hangs.
const patience = time.Minute

// buildProgram compiles the program once for a test.
func buildProgram(t *testing.T) string {
	t.Helper()
	name := t.TempDir() + "/videokompass"
	if out, err := exec.Command("go", slices.Concat([]string{"build"}, buildFlags, []string{"-o", name, "."})...).CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	return name
}

// start runs the program in a folder; sessions go below it.
func start(t *testing.T, program, dir string, args ...string) *terminal {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir = dir
	c.Env = []string{"TERM=xterm-256color", "LANG=de_DE.UTF-8", "HOME=" + dir, "XDG_STATE_HOME=" + dir + "/state", "PATH=" + os.Getenv("PATH")}
	tty, err := pty.StartWithSize(c, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, cmd: c, tty: tty, screen: vt.NewSafeEmulator(80, 24), drawn: make(chan struct{}, 1), ended: make(chan error, 1)}
	go term.read()
	go term.reply()
	t.Cleanup(func() {
		c.Process.Kill()
		tty.Close()
	})
	return term
}

// read feeds the emulator until the program ends.
func (term *terminal) read() {
	buf := make([]byte, 1<<14)
	for {
		n, err := term.tty.Read(buf)
		term.screen.Write(buf[:n])
		select {
		case term.drawn <- struct{}{}:
		default:
		}
		if err != nil {
			term.ended <- term.cmd.Wait()
			return
		}
	}
}

// reply sends the emulator's answers to queries back to the program.
func (term *terminal) reply() {
	buf := make([]byte, 256)
	for {
		n, err := term.screen.Read(buf)
		if err != nil {
			return
		}
		term.tty.Write(buf[:n])
	}
}

func (term *terminal) text() string { return ansi.Strip(term.screen.Render()) }

// await waits until the screen shows the text.
func (term *terminal) await(text string) {
	term.t.Helper()
	late := time.After(patience)
	for !strings.Contains(term.text(), text) {
		select {
		case <-term.drawn:
		case <-late:
			term.t.Fatalf("the screen never shows %q:\n%s", text, term.text())
		}
	}
}

// Keys as a terminal sends them.
const (
	enter = "\r"
	down  = "\x1b[B"
	space = " "
	ctrlC = "\x03"
)

// press types keys and counts them.
func (term *terminal) press(keys ...string) {
	term.t.Helper()
	for _, k := range keys {
		term.keys++
		if _, err := term.tty.WriteString(k); err != nil {
			term.t.Fatal(err)
		}
	}
}

// wait returns how the program ended.
func (term *terminal) wait() error {
	term.t.Helper()
	select {
	case err := <-term.ended:
		return err
	case <-time.After(patience):
		term.t.Fatalf("the program does not end:\n%s", term.text())
		return nil
	}
}

func (term *terminal) signal(s syscall.Signal) {
	term.t.Helper()
	if err := term.cmd.Process.Signal(s); err != nil {
		term.t.Fatal(err)
	}
}
