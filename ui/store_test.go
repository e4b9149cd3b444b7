package ui

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// sessionOf is a session file that holds one answer.
func sessionOf(sector string) []byte {
	as := &wizard.Answers{}
	as.Set("sector", wizard.Answer{Words: []string{sector}})
	return wizard.WriteSession(data.Embedded(), &wizard.Session{Answers: as, Saved: 20261122})
}

func put(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSaveKeepsTheLastGoodFile(t *testing.T) {
	s := Store{Path: filepath.Join(t.TempDir(), "sitzung.toml")}
	for _, sector := range []string{"school", "company", "company", "health"} {
		if err := s.Save(sessionOf(sector)); err != nil {
			t.Fatal(err)
		}
	}
	if got := get(t, s.Path); !bytes.Equal(got, sessionOf("health")) {
		t.Errorf("the session holds:\n%s", got)
	}
	if got := get(t, s.Path+backupEnding); !bytes.Equal(got, sessionOf("company")) {
		t.Errorf("the backup holds:\n%s", got)
	}
	info, err := os.Stat(s.Path)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the session: %v %v", info.Mode(), err)
	}
}

func TestLoad(t *testing.T) {
	good, newer := sessionOf("school"), []byte("format = 99\n[answers]\nsector = \"company\"\n")
	for name, c := range map[string]struct {
		file, backup []byte
		sector       string
		broken       bool // the user is told
		newer        bool
	}{
		"nothing there":       {},
		"whole":               {file: good, sector: "school"},
		"empty":               {file: []byte{}, backup: good, sector: "school", broken: true},
		"cut in the middle":   {file: good[:len(good)/2], backup: sessionOf("health"), sector: "health", broken: true},
		"binary":              {file: []byte{0, 1, 2, 0xff}, backup: good, sector: "school", broken: true},
		"both broken":         {file: []byte("x ="), backup: []byte("y ="), broken: true},
		"only the backup":     {backup: good, sector: "school"},
		"newer format":        {file: newer, backup: good, newer: true},
		"backup of the newer": {file: []byte("x ="), backup: newer, newer: true},
		"no answers yet":      {file: []byte("format = 1\n[answers]\n")},
	} {
		t.Run(name, func(t *testing.T) {
			s := Store{Path: filepath.Join(t.TempDir(), "sitzung.toml")}
			if c.file != nil {
				put(t, s.Path, c.file)
			}
			if c.backup != nil {
				put(t, s.Path+backupEnding, c.backup)
			}
			put(t, filepath.Join(filepath.Dir(s.Path), ".videokompass-123"), []byte("left by a process that was killed"))
			session, found, problem := s.Load(data.Embedded())
			if found != (c.sector != "") {
				t.Fatalf("found is %v", found)
			}
			if found {
				if a, _ := session.Answers.Get("sector"); a.Word() != c.sector {
					t.Errorf("the sector is %q", a.Word())
				}
			}
			if errors.Is(problem, ErrNewer) != c.newer || (problem != nil) != (c.broken || c.newer) {
				t.Errorf("the problem is %v", problem)
			}
		})
	}
}

func TestSaveLeavesANewerFormatAlone(t *testing.T) {
	s := Store{Path: filepath.Join(t.TempDir(), "sitzung.toml")}
	newer := []byte("format = 2\n[answers]\nsector = \"company\"\n")
	put(t, s.Path, newer)
	if err := s.Save(sessionOf("school")); !errors.Is(err, ErrNewer) {
		t.Errorf("saving over a newer format yields %v", err)
	}
	if got := get(t, s.Path); !bytes.Equal(got, newer) {
		t.Errorf("the newer file now holds:\n%s", got)
	}
}

func TestSavePutsABrokenFileAside(t *testing.T) {
	s := Store{Path: filepath.Join(t.TempDir(), "sitzung.toml")}
	good := sessionOf("school")
	put(t, s.Path, []byte("x ="))
	put(t, s.Path+backupEnding, good)
	if err := s.Save(sessionOf("health")); err != nil {
		t.Fatal(err)
	}
	if got := get(t, s.Path+brokenEnding); string(got) != "x =" {
		t.Errorf("put aside is:\n%s", got)
	}
	if got := get(t, s.Path+backupEnding); !bytes.Equal(got, good) {
		t.Errorf("the good backup was replaced by:\n%s", got)
	}
}

func TestOneWindowAtATime(t *testing.T) {
	dir := t.TempDir()
	first, second := Store{Path: filepath.Join(dir, "a.toml")}, Store{Path: filepath.Join(dir, "a.toml")}
	if err := first.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := second.Lock(); !errors.Is(err, ErrLocked) {
		t.Errorf("the second window gets %v", err)
	}
	if err := second.Move(filepath.Join(dir, "b.toml")); err != nil {
		t.Errorf("another file cannot be opened: %v", err)
	}
	if err := first.Move(filepath.Join(dir, "b.toml")); !errors.Is(err, ErrLocked) {
		t.Errorf("moving to the other window's file yields %v", err)
	}
	if first.Path != filepath.Join(dir, "a.toml") {
		t.Errorf("a failed move changes the place to %s", first.Path)
	}
	first.Unlock()
	first.Unlock()
	third := Store{Path: first.Path}
	if err := third.Lock(); err != nil {
		t.Errorf("a lock that was given back is still held: %v", err)
	}
	third.Unlock()
	second.Unlock()
	if left, _ := filepath.Glob(filepath.Join(dir, "*"+lockEnding)); len(left) > 0 {
		t.Errorf("locks stay: %v", left)
	}
}

func TestStaleLockIsNoLock(t *testing.T) {
	s := Store{Path: filepath.Join(t.TempDir(), "a.toml")}
	put(t, s.Path+lockEnding, []byte("1\n")) // left by a process that was killed
	if err := s.Lock(); err != nil {
		t.Errorf("a stale lock holds: %v", err)
	}
	s.Unlock()
}

func TestDefaultPath(t *testing.T) {
	for want, env := range map[string]map[string]string{
		"/state/videokompass/sitzung.toml":               {"XDG_STATE_HOME": "/state", "HOME": "/home/x"},
		"/home/x/.local/state/videokompass/sitzung.toml": {"XDG_STATE_HOME": "relative", "HOME": "/home/x"},
		"": {},
	} {
		if got := filepath.ToSlash(DefaultPath(func(k string) string { return env[k] })); got != want {
			t.Errorf("%v: %q, not %q", env, got, want)
		}
	}
}

// FuzzLoad feeds any bytes as a session: loading and saving never panic, and a newer format is
// never replaced.
func FuzzLoad(f *testing.F) {
	f.Add(sessionOf("school"))
	f.Add([]byte("format = 99\n[answers]\n"))
	f.Add([]byte("format = 1\n[answers]\n[session]\nsteps = [{id = 'p01', state = 'done', on = 2026-11-22}]\npath = ['sector']\n"))
	f.Add([]byte{0xff, 0, '['})
	f.Fuzz(func(t *testing.T, text []byte) {
		s := Store{Path: filepath.Join(t.TempDir(), "sitzung.toml")}
		put(t, s.Path, text)
		_, _, problem := s.Load(data.Embedded())
		err := s.Save(sessionOf("school"))
		if errors.Is(problem, ErrNewer) != errors.Is(err, ErrNewer) {
			t.Errorf("loading says %v, saving %v", problem, err)
		}
		if err == nil && !bytes.Equal(get(t, s.Path), sessionOf("school")) {
			t.Error("the session was not written")
		}
	})
}

func TestSessionFileRoundTrip(t *testing.T) {
	kb := data.Embedded()
	s := &wizard.Session{Answers: &wizard.Answers{}, Express: true, Planned: 20261101, Saved: 20261122}
	s.Answers.Set("sector", wizard.Answer{Words: []string{"municipality"}})
	s.TakePreset(kb, wizard.FindPreset(kb, "municipality-council"))
	s.Path = []string{"sector", "land"}
	s.Confirm("guests", false)
	s.Confirm("ai", true)
	s.SetMark(wizard.StepMark{ID: "p09", State: wizard.StepDone, By: "Ä. \"Ö\"", On: 20261120, Note: "a\\b"})
	text := wizard.WriteSession(kb, s)
	again, problems := wizard.ReadSession(kb, "x", text)
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, text)
	}
	if second := wizard.WriteSession(kb, again); !bytes.Equal(second, text) {
		t.Errorf("read and written again it differs:\n%s\n%s", text, second)
	}
	if strings.Contains(strings.Join(again.Assumed, " "), "guests") || len(again.Changed) != 1 || again.Preset != "municipality-council" {
		t.Errorf("assumed %v, changed %v, preset %q", again.Assumed, again.Changed, again.Preset)
	}
}
