package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// browseScreen shows the knowledge base without any answers: a kind of records, a search over
// them, and the fact sheet of one.
type browseScreen struct {
	index []entry
	found []entry
	kind  int
	query field
	pos   scroller
}

func newBrowse(a *App) *browseScreen {
	s := &browseScreen{index: newIndex(a.cfg.KB, a.cfg.Lang), query: newField("", 80)}
	s.filter()
	return s
}

func (s *browseScreen) filter() {
	s.found, s.pos = search(s.index, s.kind, s.query.Value()), scroller{}
}

func (s *browseScreen) title(a *App) string { return a.t("Wissensbasis", "knowledge base") }

func (s *browseScreen) typing() bool { return true }

func (s *browseScreen) keys(*App) []binding {
	return []binding{keyField, keyBack, keyOpen, keyKind, keyPageUp, keyPageDn}
}

func (s *browseScreen) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if s.query.update(msg) {
			s.filter()
		}
		return nil
	}
	switch pressed := k.String(); {
	case keyBack.is(pressed) && s.query.Value() != "":
		s.query = newField("", 80)
		s.filter()
	case keyBack.is(pressed):
		return pop
	case keyKind.is(pressed):
		s.kind = (s.kind + map[bool]int{true: 1, false: kinds - 1}[pressed == "right"]) % kinds
		s.filter()
	case keyOpen.is(pressed):
		if len(s.found) > 0 {
			if record := newRecord(a, s.found[s.pos.at].id); record != nil {
				return push(record)
			}
		}
	case pressed != "j" && pressed != "k" && s.pos.key(pressed, len(s.found), a.bodyHeight()-4):
	case s.query.update(k):
		s.filter()
	}
	return nil
}

func (s *browseScreen) view(a *App, width, height int) string {
	typed, _ := s.query.view(queryWidth(width))
	lines := []string{" " + s.kindLine(a, width-1), " " + a.t("Suche: ", "Search: ") + typed + a.theme.faint.Render(fmt.Sprintf(a.t("  %d Treffer", "  %d found"), len(s.found))), ""}
	rows := make([]string, len(s.found))
	room := height - len(lines)
	for i := max(s.pos.top-room, 0); i < min(max(s.pos.top, s.pos.at)+2*room, len(s.found)); i++ {
		rows[i] = s.row(a, i, width)
	}
	if len(s.found) == 0 {
		rows = []string{" " + a.t("Nichts gefunden. Esc leert die Suche.", "Nothing found. Esc clears the search.")}
	}
	return strings.Join(lines, "\n") + "\n" + s.pos.window(rows, s.pos.at, s.pos.at, room)
}

// queryWidth leaves room for the word before the field and the number of finds behind it.
func queryWidth(width int) int { return min(width-24, 40) }

// row is one record: name, and beside it what tells it from its neighbours.
func (s *browseScreen) row(a *App, i, width int) string {
	e := s.found[i]
	mark, style := "  ", a.theme.plain
	if i == s.pos.at {
		mark, style = "▸ ", a.theme.cursor
	}
	note := e.note
	if s.kind == kindAll {
		note = strings.TrimSuffix(kindLabel(e.kind).In(a.cfg.Lang)+": "+note, ": ")
	}
	half := width * 3 / 5
	left := ansi.Truncate(" "+mark+e.name, half, "…")
	left = style.Render(left) + strings.Repeat(" ", max(half-ansi.StringWidth(left), 0))
	return left + " " + a.theme.faint.Render(ansi.Truncate(note, max(width-half-2, 1), "…"))
}

// kindLine names the kinds, the chosen one set off; a narrow window shows only that one.
func (s *browseScreen) kindLine(a *App, width int) string {
	var parts []string
	for k := range kinds {
		label := kindLabel(k).In(a.cfg.Lang)
		if k == s.kind {
			label = a.theme.accent.Render("‹" + label + "›")
		}
		parts = append(parts, label)
	}
	if line := strings.Join(parts, " "); ansi.StringWidth(line) <= width {
		return line
	}
	return "← " + a.theme.accent.Render("‹"+kindLabel(s.kind).In(a.cfg.Lang)+"›") + " →"
}

func (s *browseScreen) cursor(a *App) (x, y int, ok bool) {
	_, at := s.query.view(queryWidth(a.width))
	return 1 + len(a.t("Suche: ", "Search: ")) + at, 1, true
}
