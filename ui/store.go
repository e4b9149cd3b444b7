package ui

import (
	"bytes"
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
// a lock against a second window. The zero value has no place and saves nothing.
type Store struct {
	Path    string
	release func()
}

// The names beside the session file.
const (
	backupEnding = ".bak"
	brokenEnding = ".defekt"
	olderEnding  = ".alt"
	lockEnding   = ".lock"
)

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

// Lock takes the lock of the session; ErrLocked when another window holds it.
func (s *Store) Lock() error {
	if s.Path == "" || s.release != nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(s.Path), 0o700); err != nil {
		return fmt.Errorf("creating the folder of the session: %w", err)
	}
	release, err := lockFile(s.Path + lockEnding)
	if err != nil {
		return err
	}
	s.release = release
	return nil
}

// Unlock gives the lock back.
func (s *Store) Unlock() {
	if s.release != nil {
		s.release()
		s.release = nil
	}
}

// Move goes over to another session file. The old one is given back only when the new one could
// be locked.
func (s *Store) Move(path string) error {
	if path == s.Path {
		return nil
	}
	next := Store{Path: path}
	if err := next.Lock(); err != nil {
		return err
	}
	s.Unlock()
	*s = next
	return nil
}

// Save writes the session. The file before it is kept as a backup when it is good, and put aside
// when it is broken; a file of a newer format is left alone.
func (s *Store) Save(text []byte) error {
	if s.Path == "" {
		return nil
	}
	old, err := os.ReadFile(s.Path)
	switch {
	case err == nil && bytes.Equal(old, text):
		return nil
	case err == nil && newerFormat(old):
		return ErrNewer
	case err == nil && wholeTOML(old):
		err = export.WriteFile(s.Path+backupEnding, old, true)
	case err == nil:
		err = export.WriteFile(s.Path+brokenEnding, old, true)
	case errors.Is(err, os.ErrNotExist):
		err = nil
	}
	if err != nil {
		return err
	}
	return export.WriteFile(s.Path, text, true)
}

// PutAside keeps a copy of the session that a new one is about to replace.
func (s *Store) PutAside() error {
	if s.Path == "" {
		return nil
	}
	old, err := os.ReadFile(s.Path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("keeping the session before: %w", err)
	}
	return export.WriteFile(s.Path+olderEnding, old, true)
}

// Load reads the session; a broken file falls back to the backup, and problem says so. found is
// false when there is nothing to go on with.
func (s *Store) Load(kb *data.KB) (session *wizard.Session, found bool, problem error) {
	if s.Path == "" {
		return nil, false, nil
	}
	for _, name := range []string{s.Path, s.Path + backupEnding} {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if newerFormat(text) {
			return nil, false, fmt.Errorf("%s: %w", name, ErrNewer)
		}
		session, problems := wizard.ReadSession(kb, name, text)
		if len(problems) == 0 {
			return session, session.Answers.Len() > 0, problem
		}
		if problem == nil {
			problem = problems
		}
	}
	return nil, false, problem
}

// wholeTOML reports whether the text is a TOML file from end to end.
func wholeTOML(text []byte) bool {
	doc, problems := data.Parse("", text)
	return doc != nil && len(problems) == 0
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
