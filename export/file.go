package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"videokompass/data"
)

// ErrExists says that a file is there already and nobody allowed to replace it.
var ErrExists = errors.New("the file exists already")

// WriteFile writes a file as a whole or not at all: into a temporary file beside it, synced, then
// renamed. Answers and decisions concern people, so only the owner may read them. Without replace
// an existing file stays and the error is ErrExists. A symbolic link in the place of the file is
// replaced, never followed.
func WriteFile(name string, content []byte, replace bool) (err error) {
	if !replace {
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("writing %s: %w", name, ErrExists)
		}
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".videokompass-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, unwrapPath(err))
	}
	tmp := f.Name()
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(tmp)
		}
	}()
	if _, err = f.Write(content); err != nil {
		return fmt.Errorf("writing %s: %w", name, unwrapPath(err))
	}
	if err = f.Sync(); err != nil {
		return fmt.Errorf("writing %s: %w", name, unwrapPath(err))
	}
	if err = f.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", name, unwrapPath(err))
	}
	if replace {
		err = os.Rename(tmp, name)
	} else {
		err = renameNew(tmp, name)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, unwrapPath(err))
	}
	return nil
}

// renameNew puts the file in place only when nothing is there; a hard link fails on an existing
// name. File systems without hard links get a check and a rename.
func renameNew(tmp, name string) error {
	err := os.Link(tmp, name)
	switch {
	case err == nil:
		return os.Remove(tmp)
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	if _, err := os.Lstat(name); err == nil {
		return ErrExists
	}
	return os.Rename(tmp, name)
}

// unwrapPath drops the temporary name from an error.
func unwrapPath(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}

// FileName returns the name of a decision file: entscheidungsakte-<organisation>-<date>.<ext>. The
// organisation is reduced to letters, digits and hyphens, so it can never name another place.
func FileName(organisation string, on data.Date, ext string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(organisation) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == 'ä':
			b.WriteString("ae")
		case r == 'ö':
			b.WriteString("oe")
		case r == 'ü':
			b.WriteString("ue")
		case r == 'ß':
			b.WriteString("ss")
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 40 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name != "" {
		name += "-"
	}
	return "entscheidungsakte-" + name + on.String() + "." + ext
}
