//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// mostKeys is how many key presses a session may take from the start to the decision file.
const mostKeys = 80

func TestSessionInATerminal(t *testing.T) {
	program := buildProgram(t)
	t.Run("from start to file", func(t *testing.T) { fromStartToFile(t, program) })
	t.Run("killed", func(t *testing.T) { killed(t, program) })
	t.Run("killed anywhere", func(t *testing.T) { killedAnywhere(t, program) })
	t.Run("ended by signals", func(t *testing.T) { endedBySignals(t, program) })
	t.Run("garbage", func(t *testing.T) { garbage(t, program) })
	t.Run("second window", func(t *testing.T) { secondWindow(t, program) })
	t.Run("answers file", func(t *testing.T) { answersFile(t, program) })
}

// begin goes the short path up to its third question: a municipality in North Rhine-Westphalia
// with the usual answers of one with council meetings.
func begin(term *terminal) {
	term.await("Neu beginnen")
	term.press(enter)
	term.await("Kurzer Weg")
	term.press(enter)
	term.await("Frage 1 von 8")
	term.press(enter)
	term.await("Kommune mit Ratssitzungen per Video")
	term.press(down, down, enter)
	term.await("Alle übernehmen")
	term.press(enter)
	term.await("Frage 2 von 8")
	for range 9 {
		term.press(down)
	}
	term.await("▸ ( ) Nordrhein-Westfalen")
	term.press(enter)
	term.await("Frage 3 von 8")
}

func fromStartToFile(t *testing.T, program string) {
	dir := t.TempDir()
	term := start(t, program, dir)
	begin(term)
	for n := 3; n <= wizard.ExpressLength; n++ {
		term.await(fmt.Sprintf("Frage %d von 8", n))
		term.press(enter)
	}
	term.await("Übersicht der Antworten")
	term.press(enter)
	term.await("nach Klärung")
	term.press("e")
	term.await("Schreiben")
	term.press(enter)
	term.await("Geschrieben:")
	term.press(ctrlC)
	if err := term.wait(); err != nil {
		t.Errorf("the program ended with %v", err)
	}
	if term.keys >= mostKeys {
		t.Errorf("the session took %d key presses", term.keys)
	}
	t.Logf("%d key presses", term.keys)
	files, err := filepath.Glob(filepath.Join(dir, "entscheidungsakte-*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no decision file was written: %v", err)
	}
	sameAsRecommend(t, program, dir, files)
}

// sameAsRecommend compares what the screens wrote with what the command line makes of the session.
func sameAsRecommend(t *testing.T, program, dir string, files []string) {
	t.Helper()
	for _, name := range files {
		format := strings.TrimPrefix(filepath.Ext(name), ".")
		want, err := exec.Command(program, "recommend", filepath.Join(dir, "state/videokompass/sitzung.toml"), "-f", format, "--lang", "de").Output()
		if err != nil {
			t.Fatalf("recommend -f %s: %v", format, err)
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from recommend -f %s", filepath.Base(name), format)
		}
	}
}

// stored reads the session that a program left behind.
func stored(t *testing.T, dir string) *wizard.Session {
	t.Helper()
	name := filepath.Join(dir, "state/videokompass/sitzung.toml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := wizard.ReadSession(data.Embedded(), name, text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func killed(t *testing.T, program string) {
	dir := t.TempDir()
	term := start(t, program, dir)
	begin(term)
	term.signal(syscall.SIGKILL)
	if term.wait() == nil {
		t.Fatal("the program was not killed")
	}
	s := stored(t, dir)
	if land, _ := s.Answers.Get("land"); land.Word() != "NW" {
		t.Errorf("the last answer is lost: %v", land)
	}
	if len(s.Path) != wizard.ExpressLength {
		t.Errorf("the path is lost: %v", s.Path)
	}
	again := start(t, program, dir)
	again.await("Weitermachen")
	again.press(enter)
	again.await("Frage 3 von 8")
	again.press(ctrlC)
	if err := again.wait(); err != nil {
		t.Errorf("going on ended with %v", err)
	}
}

// killedAnywhere kills the program right behind keys that it may or may not have read: what is left
// is whole, nothing is held, and the next start works.
func killedAnywhere(t *testing.T, program string) {
	keys := []string{enter, enter, enter, down, down, enter, enter, down, enter, enter, enter, enter, enter}
	for n := range keys {
		dir := t.TempDir()
		term := start(t, program, dir)
		term.await("Neu beginnen")
		term.press(keys[:n+1]...)
		term.signal(syscall.SIGKILL)
		if term.wait() == nil {
			t.Fatal("the program was not killed")
		}
		name := filepath.Join(dir, "state/videokompass/sitzung.toml")
		text, err := os.ReadFile(name)
		if err == nil {
			if _, problems := wizard.ReadSession(data.Embedded(), name, text); len(problems) > 0 {
				t.Errorf("after %d keys the session is broken: %v\n%s", n+1, problems, text)
			}
		}
		again := start(t, program, dir)
		again.await("Neu beginnen")
		again.press(ctrlC)
		if err := again.wait(); err != nil {
			t.Errorf("after %d keys the next start ends with %v", n+1, err)
		}
	}
}

func endedBySignals(t *testing.T, program string) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		dir := t.TempDir()
		term := start(t, program, dir)
		begin(term)
		term.press(space)
		term.await("▸ [ ] ")
		term.signal(s)
		if err := term.wait(); err != nil {
			t.Errorf("%v: the program ended with %v", s, err)
		}
		session := stored(t, dir)
		if a, _ := session.Answers.Get(session.At); slices.Contains(a.Words, "internal") {
			t.Errorf("%v: what was ticked last is lost: %v", s, a.Words)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "state/videokompass/*.lock")); len(left) > 0 {
			t.Errorf("%v: the lock stays: %v", s, left)
		}
	}
}

// garbage is what a bad line, a cat on a keyboard or a foreign program sends: broken and foreign escape
// sequences, replies nobody asked for, bytes that are no text, a paste full of controls. The program goes
// on, and what it saves can be read.
func garbage(t *testing.T, program string) {
	dir := t.TempDir()
	term := start(t, program, dir)
	begin(term)
	for range 3 {
		term.press("\xff\xfe\x80", "\x1b]11;rgb:zz/1", "\x07", "\x1b[999999999999999999999m", "\x1b[<0;1;1M\x1b[<65;300;300m", "\x1b[200~\x1b[2J\x00\x1b]0;x\x07\x1b[201~",
			"\x9b31m", "\x1bP0;1|17/17\x1b\\", "\x1b[?1;2c\x1b[>0;0;0c", "\x1b[I\x1b[O", strings.Repeat("\x1b[", 200), strings.Repeat("ü", 500), "\x1b\x1b\x1b")
	}
	term.press(ctrlC)
	if err := term.wait(); err != nil {
		t.Errorf("the program ended with %v:\n%s", err, term.text())
	}
	if land, _ := stored(t, dir).Answers.Get("land"); land.Word() != "NW" {
		t.Errorf("an answer is lost: %v", land)
	}
}

func secondWindow(t *testing.T, program string) {
	dir := t.TempDir()
	first := start(t, program, dir)
	begin(first)
	second := start(t, program, dir)
	if err := second.wait(); err == nil {
		t.Error("a second window opens the same session")
	}
	second.await("in einem anderen Fenster offen")
	first.press(ctrlC)
	if err := first.wait(); err != nil {
		t.Error(err)
	}
}

// answersFile opens a plain answers file: looking at it changes nothing, an answer is saved in it.
func answersFile(t *testing.T, program string) {
	dir := t.TempDir()
	name := filepath.Join(dir, "verein.toml")
	text := []byte("# unser Verein\nformat = 1\n[answers]\nsector = \"association\"\nland = \"BY\"\n")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	look := start(t, program, dir, name)
	look.await("Gibt es einen Betriebsrat")
	look.press(ctrlC)
	if err := look.wait(); err != nil {
		t.Error(err)
	}
	if now, _ := os.ReadFile(name); !bytes.Equal(now, text) {
		t.Errorf("looking at the file changed it:\n%s", now)
	}
	change := start(t, program, dir, name)
	change.await("Gibt es einen Betriebsrat")
	change.press(down, enter)
	change.await("Wie heißt die Einrichtung?")
	change.press(ctrlC)
	if err := change.wait(); err != nil {
		t.Error(err)
	}
	now, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(now), "council = false") {
		t.Errorf("the answer is not in the file:\n%s", now)
	}
}
