package ui

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"videokompass/export"
	"videokompass/wizard"
)

func formatList() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}

// export writes the decision file in one or several formats. All are rendered before the first is
// written; an existing file is replaced only after a yes.
func (l *liner) export(rest string) {
	word, folder := firstWord(rest)
	formats, problem := parseFormats(word)
	if problem != nil {
		l.wrong(problem)
		return
	}
	dir := l.folder(folder)
	r := l.recommendation()
	o := export.Options{Lang: l.lang()}
	if len(l.a.session.Steps) > 0 {
		o.Session = l.a.session
	}
	contents := make([][]byte, len(formats))
	for i, f := range formats {
		var b bytes.Buffer
		if err := export.Render(&b, f, r, o); err != nil {
			l.say(l.t("Nicht geschrieben: ", "Not written: ") + err.Error())
			return
		}
		contents[i] = b.Bytes()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		l.wrong(complaint(fmt.Sprintf("der Ordner %s lässt sich nicht anlegen", shortInput(dir)), fmt.Sprintf("the folder %s cannot be created", shortInput(dir)), "einen anderen Ordner nennen", "name another folder"))
		return
	}
	for i, f := range formats {
		l.writeFile(filepath.Join(dir, export.FileName(r.Profile.Organisation, r.AsOf, f)), contents[i])
	}
}

// writeFile writes one file, after a yes where one exists.
func (l *liner) writeFile(name string, content []byte) {
	err := export.WriteFile(name, content, false)
	if errors.Is(err, export.ErrExists) {
		if !l.confirm(fmt.Sprintf(l.t("%s gibt es schon. Ersetzen?", "%s exists already. Replace it?"), name)) {
			l.sayf(l.t("Nicht geschrieben: %s", "Not written: %s"), name)
			return
		}
		err = export.WriteFile(name, content, true)
	}
	if err != nil {
		cause := err
		if inner := errors.Unwrap(err); inner != nil {
			cause = inner
		}
		l.sayf(l.t("Nicht geschrieben: %s: %v", "Not written: %s: %v"), name, cause)
		return
	}
	l.sayf(l.t("Geschrieben: %s", "Written: %s"), name)
}

// parseFormats reads format names separated by commas; "alle" means every format.
func parseFormats(word string) ([]string, *wizard.Complaint) {
	all := strings.Fields(formatList())
	if w := strings.ToLower(word); w == "alle" || w == "all" {
		return all, nil
	}
	var out []string
	for _, f := range strings.FieldsFunc(strings.ToLower(word), func(r rune) bool { return r == ',' }) {
		if !slices.Contains(all, f) {
			return nil, complaint(fmt.Sprintf("das Format „%s“ gibt es nicht", shortInput(f)), fmt.Sprintf("there is no format “%s”", shortInput(f)),
				"möglich sind: "+formatList(), "possible: "+formatList())
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return nil, complaint("hier fehlt das Format", "the format is missing", "zum Beispiel export md; möglich sind: "+formatList(), "for example export md; possible: "+formatList())
	}
	return out, nil
}

// folder is where exports go: the named one, else that of the program's caller, else the present.
func (l *liner) folder(named string) string {
	switch {
	case named != "":
		return homePath(unquoted(named))
	case l.a.cfg.Dir != "":
		return l.a.cfg.Dir
	}
	return "."
}

func unquoted(s string) string {
	if len(s) >= 2 && (s[0] == '"' && s[len(s)-1] == '"' || s[0] == '\'' && s[len(s)-1] == '\'') {
		return s[1 : len(s)-1]
	}
	return s
}

// homePath resolves a leading ~, which no shell does here.
func homePath(name string) string {
	if rest, ok := strings.CutPrefix(name, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return name
}
