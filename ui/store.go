package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// Store keeps one session file: written whole or not at all, with the last good file beside it and
// a lock against a second window.
type Store struct {
	Path string
	lock string
}

// DefaultPath is where sessions live: $XDG_STATE_HOME, %AppData% on Windows, else below the home
// folder; "" when the machine gives no place, then nothing is saved.
func DefaultPath(getenv func(string) string) string {
	dir := getenv("XDG_STATE_HOME")
	switch {
	case dir != "" && filepath.IsAbs(dir):
	case runtime.GOOS == "windows" && getenv("AppData") != "":
		dir = getenv("AppData")
	case getenv("HOME") != "":
		dir = filepath.Join(getenv("HOME"), ".local", "state")
	default:
		return ""
	}
	return filepath.Join(dir, "videokompass", "sitzung.toml")
}

// ErrLocked says that another window works on the session.
var ErrLocked = errors.New("the session is open in another window")

// ErrNewer says that the session was written by a newer program; it is never overwritten.
var ErrNewer = errors.New("the session was written by a newer program")

// Lock takes the lock file. A lock whose process has gone is taken over.
func (s *Store) Lock() error {
	if s.Path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(s.Path), 0o700); err != nil {
		return fmt.Errorf("creating the folder of the session: %w", err)
	}
	name := s.Path + ".lock"
	for range 2 {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			fmt.Fprintf(f, "%d\n", os.Getpid())
			s.lock = name
			return f.Close()
		}
		if !errors.Is(err, os.ErrExist) {
			return fmt.Errorf("locking the session: %w", err)
		}
		if lockHeld(name) {
			return ErrLocked
		}
		if err := os.Remove(name); err != nil {
			return fmt.Errorf("removing a stale lock: %w", err)
		}
	}
	return ErrLocked
}

// lockHeld reports whether the process that wrote the lock still runs.
func lockHeld(name string) bool {
	text, err := os.ReadFile(name)
	if err != nil {
		return false
	}
	var pid int
	if _, err := fmt.Sscanf(string(text), "%d", &pid); err != nil || pid <= 0 || pid == os.Getpid() {
		return false
	}
	return processAlive(pid)
}

// Unlock gives the lock back.
func (s *Store) Unlock() {
	if s.lock != "" {
		os.Remove(s.lock)
		s.lock = ""
	}
}

// Save writes the session; the file before it is kept as a backup.
func (s *Store) Save(text []byte) error {
	if s.Path == "" {
		return nil
	}
	if old, err := os.ReadFile(s.Path); err == nil && string(old) != string(text) {
		if err := export.WriteFile(s.Path+".bak", old, true); err != nil {
			return err
		}
	}
	return export.WriteFile(s.Path, text, true)
}

// Load reads the session; a broken file falls back to the backup. found is false when there is
// nothing to go on with.
func (s *Store) Load(kb *data.KB) (session *wizard.Session, found bool, err error) {
	if s.Path == "" {
		return nil, false, nil
	}
	var first error
	for _, name := range []string{s.Path, s.Path + ".bak"} {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		session, problems := wizard.ReadSession(kb, name, text)
		if len(problems) == 0 {
			return session, session.Answers.Len() > 0, nil
		}
		if newerFormat(text) {
			return nil, false, fmt.Errorf("%s: %w", name, ErrNewer)
		}
		if first == nil {
			first = problems
		}
	}
	return nil, false, first
}

// newerFormat reports whether a session file names a format that this program does not know.
func newerFormat(text []byte) bool {
	doc, _ := data.Parse("", text)
	if doc == nil {
		return false
	}
	v, ok := doc.Table["format"].(int64)
	return ok && v > wizard.Format
}
