package ui

import (
	"errors"
	"io/fs"
	"path/filepath"

	"videokompass/data"
	"videokompass/export"
)

// errorText says an error in one line: what, where, how to mend.
func (a *App) errorText(err error) string {
	var problems data.Problems
	var path *fs.PathError
	name := ""
	if errors.As(err, &path) {
		name = filepath.Base(path.Path) + ": "
	}
	switch {
	case errors.As(err, &problems):
		return problems.In(a.cfg.Lang)
	case errors.Is(err, ErrNewer):
		return a.t("Die Sitzung stammt von einer neueren Fassung des Programms und bleibt unverändert; bitte das Programm aktualisieren.", "The session was written by a newer version of the program and stays as it is; please update the program.")
	case errors.Is(err, ErrLocked):
		return a.t("Die Sitzung ist in einem anderen Fenster offen; bitte dort schließen.", "The session is open in another window; please close it there.")
	case errors.Is(err, export.ErrExists):
		return a.t("Eine der Dateien gibt es schon.", "One of the files exists already.")
	case errors.Is(err, fs.ErrPermission):
		return name + a.t("keine Schreibrechte; bitte einen anderen Ordner wählen.", "no permission; please choose another folder.")
	case errors.Is(err, fs.ErrNotExist):
		return name + a.t("gibt es nicht; bitte den Pfad prüfen.", "does not exist; please check the path.")
	}
	return data.Clean(err.Error())
}
