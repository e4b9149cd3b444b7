package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"videokompass/export"
	"videokompass/wizard"
)

// exportScreen asks for formats and a folder, shows what would be written, and writes it. Files
// that are there already are replaced only when that was confirmed.
type exportScreen struct {
	r       *wizard.Recommendation
	formats []export.Format
	ticked  []string
	folder  field
	pos     scroller // formats, then the folder, then "write"
	there   []string // files to be replaced: waiting for a yes
	written []string
	problem string
	busy    bool
}

// exportedMsg is the end of an export.
type exportedMsg struct {
	files []string
	there []string
	err   error
}

// usualFormats are ticked at first: one to print and sign, one to go on working with.
var usualFormats = []string{"pdf", "odt"}

func newExport(a *App, r *wizard.Recommendation) *exportScreen {
	r.PlanFrom(a.session.Planned)
	s := &exportScreen{r: r, formats: export.Formats(), folder: newField(a.cfg.Dir, 4096)}
	for _, f := range s.formats {
		if slices.Contains(usualFormats, f.Name) {
			s.ticked = append(s.ticked, f.Name)
		}
	}
	if len(s.ticked) == 0 {
		s.ticked = []string{s.formats[0].Name}
	}
	s.pos.at = s.rowWrite()
	return s
}

func (s *exportScreen) rowFolder() int { return len(s.formats) }
func (s *exportScreen) rowWrite() int  { return len(s.formats) + 1 }

func (s *exportScreen) title(a *App) string {
	return a.t("Entscheidungsakte schreiben", "write the decision file")
}

func (s *exportScreen) typing() bool {
	return s.pos.at == s.rowFolder() && len(s.there) == 0 && len(s.written) == 0
}

func (s *exportScreen) keys(*App) []binding {
	switch {
	case len(s.there) > 0:
		return []binding{keyYes, keyBack}
	case len(s.written) > 0:
		return []binding{keyConfirm, keyBack}
	}
	return []binding{keyField, keyToggle, keyWrite, keyPreview, keyBack}
}

func (s *exportScreen) update(a *App, msg tea.Msg) tea.Cmd {
	if done, ok := msg.(exportedMsg); ok {
		s.busy, s.written, s.there = false, done.files, done.there
		if done.err != nil {
			s.problem = a.errorText(done.err)
		}
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if s.typing() {
			s.folder.update(msg)
		}
		return nil
	}
	pressed := k.String()
	switch {
	case s.busy:
		return nil
	case len(s.there) > 0:
		return s.answer(a, pressed)
	case keyBack.is(pressed), len(s.written) > 0 && keyConfirm.is(pressed):
		return pop
	}
	s.written, s.problem = nil, ""
	switch {
	case keyPreview.is(pressed):
		return s.preview(a)
	case keyWrite.is(pressed):
		return s.write(a, false)
	case pressed == "up" || pressed == "down" || !s.typing() && (keyUp.is(pressed) || keyDown.is(pressed)):
		s.pos.key(pressed, s.rowWrite()+1, 1)
	case s.typing():
		s.folder.update(k)
	case keyToggle.is(pressed) && s.pos.at < len(s.formats):
		s.toggle(s.formats[s.pos.at].Name)
	}
	return nil
}

// answer takes the answer to the question whether to replace.
func (s *exportScreen) answer(a *App, pressed string) tea.Cmd {
	s.there = nil
	if keyYes.is(pressed) {
		return s.write(a, true)
	}
	return nil
}

func (s *exportScreen) toggle(name string) {
	var out []string
	for _, f := range s.formats {
		if slices.Contains(s.ticked, f.Name) != (f.Name == name) {
			out = append(out, f.Name)
		}
	}
	s.ticked = out
}

func (s *exportScreen) options(a *App) export.Options {
	o := export.Options{Lang: a.cfg.Lang}
	if len(a.session.Steps) > 0 {
		copied := *a.session
		copied.Steps = slices.Clone(a.session.Steps)
		o.Session = &copied
	}
	return o
}

// preview shows the text form: every format holds the same.
func (s *exportScreen) preview(a *App) tea.Cmd {
	var b bytes.Buffer
	if err := export.Render(&b, "txt", s.r, s.options(a)); err != nil {
		s.problem = a.errorText(err)
		return nil
	}
	return push(newText(a.t("Vorschau", "preview"), b.String()))
}

// name returns the file of a format in the folder.
func (s *exportScreen) name(folder, format string) string {
	return filepath.Join(folder, export.FileName(s.r.Profile.Organisation, s.r.AsOf, format))
}

// write renders every format before the first is written, so that a failure leaves nothing half
// done. It runs beside the drawing.
func (s *exportScreen) write(a *App, replace bool) tea.Cmd {
	if len(s.ticked) == 0 {
		s.problem = a.t("Bitte mindestens ein Format ankreuzen.", "Please tick at least one format.")
		return nil
	}
	folder, o, formats := homePath(unquoted(strings.TrimSpace(s.folder.Value()))), s.options(a), slices.Clone(s.ticked)
	if folder == "" {
		folder = "."
	}
	s.busy = true
	return func() tea.Msg { return toMsg{s, s.writeAll(folder, formats, o, replace)} }
}

func (s *exportScreen) writeAll(folder string, formats []string, o export.Options, replace bool) (done exportedMsg) {
	rendered := make([][]byte, len(formats))
	for i, format := range formats {
		var b bytes.Buffer
		if done.err = export.Render(&b, format, s.r, o); done.err != nil {
			return done
		}
		rendered[i] = b.Bytes()
		if _, err := os.Lstat(s.name(folder, format)); err == nil && !replace {
			done.there = append(done.there, s.name(folder, format))
		}
	}
	if len(done.there) > 0 {
		return done
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		done.err = fmt.Errorf("creating the folder: %w", err)
		return done
	}
	for i, format := range formats {
		if done.err = export.WriteFile(s.name(folder, format), rendered[i], replace); done.err != nil {
			return done
		}
		done.files = append(done.files, s.name(folder, format))
	}
	return done
}

func (s *exportScreen) view(a *App, width, height int) string {
	var lines []string
	at := 0
	put := func(row int, text string) {
		mark, style := "  ", a.theme.plain
		if row == s.pos.at {
			mark, style, at = "▸ ", a.theme.cursor, len(lines)
		}
		lines = append(lines, " "+style.Render(mark+text))
	}
	lines = append(lines, " "+a.theme.strong.Render(a.t("Formate", "Formats")))
	for i, f := range s.formats {
		box := "[ ] "
		if slices.Contains(s.ticked, f.Name) {
			box = "[x] "
		}
		put(i, box+padRight(f.Name, 6)+f.Label.In(a.cfg.Lang))
	}
	text, _ := s.folder.view(width - 14)
	lines = append(lines, "")
	put(s.rowFolder(), a.t("Ordner: ", "Folder: ")+text)
	for i, f := range s.ticked {
		label := a.t("Datei:  ", "File:   ")
		if i > 0 {
			label = "        "
		}
		lines = append(lines, "   "+a.theme.faint.Render(label+export.FileName(s.r.Profile.Organisation, s.r.AsOf, f)))
	}
	lines = append(lines, "")
	put(s.rowWrite(), a.t("Schreiben", "Write"))
	first, last := at, at
	if s.pos.at == 0 {
		first = 0
	}
	if state := s.state(a, width); len(state) > 0 { // a small window shows this and not the cursor
		lines = append(append(lines, ""), state...)
		first, last = len(lines)-1, len(lines)-1
	}
	return s.pos.window(lines, first, last, height)
}

// state says what happened or what is asked.
func (s *exportScreen) state(a *App, width int) []string {
	var out []string
	add := func(text string, render func(...string) string) {
		for _, l := range wrap(text, width-2) {
			out = append(out, " "+render(l))
		}
	}
	switch {
	case s.busy:
		add(a.t("schreibt …", "writing …"), a.theme.faint.Render)
	case len(s.there) > 0:
		add(a.t("Schon vorhanden:", "There already:"), a.theme.warn.Render)
		for _, f := range s.there {
			add(f, a.theme.warn.Render)
		}
		add(a.t("Ersetzen? J = ja, jede andere Taste = nein", "Replace? Y = yes, any other key = no"), a.theme.strong.Render)
	case s.problem != "":
		add("! "+s.problem, a.theme.bad.Render)
	case len(s.written) > 0:
		add(a.t("Geschrieben:", "Written:"), a.theme.good.Render)
		for _, f := range s.written {
			add(f, a.theme.good.Render)
		}
	}
	return out
}

func (s *exportScreen) cursor(a *App) (x, y int, ok bool) {
	if !s.typing() {
		return 1, s.cursorRow() - s.pos.top, true
	}
	_, at := s.folder.view(a.width - 14)
	return 11 + at, s.cursorRow() - s.pos.top, true
}

// cursorRow is the line of the selected entry.
func (s *exportScreen) cursorRow() int {
	switch {
	case s.pos.at < len(s.formats):
		return 1 + s.pos.at
	case s.pos.at == s.rowFolder():
		return 2 + len(s.formats)
	}
	return 4 + len(s.formats) + len(s.ticked)
}
