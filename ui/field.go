package ui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
)

// field is a one-line text field. It is our own because the text input of Bubbles links a
// clipboard package that starts other programs, and this program starts none.
type field struct {
	text  []rune
	at    int // cursor, in runes
	focus bool
	limit int // most runes; 0 = none
}

func newField(text string, limit int) field {
	r := []rune(text)
	return field{text: r, at: len(r), focus: true, limit: limit}
}

// Value returns what was typed.
func (f *field) Value() string { return string(f.text) }

// update handles one key or a pasted text; it reports whether it took it.
func (f *field) update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		return f.key(msg)
	}
	return false
}

func (f *field) key(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "left", "ctrl+b":
		f.at = max(f.at-1, 0)
	case "right", "ctrl+f":
		f.at = min(f.at+1, len(f.text))
	case "home", "ctrl+a":
		f.at = 0
	case "end", "ctrl+e":
		f.at = len(f.text)
	case "backspace", "ctrl+h":
		if f.at > 0 {
			f.text = append(f.text[:f.at-1:f.at-1], f.text[f.at:]...)
			f.at--
		}
	case "delete", "ctrl+d":
		if f.at < len(f.text) {
			f.text = append(f.text[:f.at:f.at], f.text[f.at+1:]...)
		}
	case "ctrl+u":
		f.text, f.at = append([]rune{}, f.text[f.at:]...), 0
	case "ctrl+k":
		f.text = f.text[:f.at:f.at]
	case "ctrl+w":
		f.deleteWord()
	default:
		if k.Text == "" {
			return false
		}
		f.insert(k.Text)
	}
	return true
}

func (f *field) deleteWord() {
	i := f.at
	for i > 0 && unicode.IsSpace(f.text[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(f.text[i-1]) {
		i--
	}
	f.text = append(f.text[:i:i], f.text[f.at:]...)
	f.at = i
}

// insert puts text at the cursor; control characters of a paste are left out.
func (f *field) insert(s string) {
	r := []rune(data.Clean(s))
	if f.limit > 0 && len(f.text)+len(r) > f.limit {
		r = r[:max(f.limit-len(f.text), 0)]
	}
	f.text = append(f.text[:f.at:f.at], append(r, f.text[f.at:]...)...)
	f.at += len(r)
}

// view shows the part around the cursor in at most width cells, and where the cursor stands in it.
func (f *field) view(width int) (string, int) {
	before := ansi.StringWidth(string(f.text[:f.at]))
	s := string(f.text)
	if skip := before - width + 2; skip > 0 {
		s = ansi.TruncateLeft(s, skip, "")
		before -= skip
	}
	s = ansi.Truncate(s, max(width-1, 1), "…")
	return s + strings.Repeat("_", max(min(20, width-ansi.StringWidth(s)-1), 0)), before
}
