package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"videokompass/data"
)

// binding is one key with its help in both languages. Screens match keys only through bindings,
// so what the footer shows is what works.
type binding struct {
	key.Binding
	label data.Text // how the key is called
	does  data.Text
}

func bind(label, does data.Text, keys ...string) binding {
	return binding{key.NewBinding(key.WithKeys(keys...)), label, does}
}

// The keys of the program. A key means the same on every screen that has it.
var (
	keyUp      = bind(data.Text{DE: "↑", EN: "↑"}, data.Text{DE: "hoch", EN: "up"}, "up", "k")
	keyDown    = bind(data.Text{DE: "↓", EN: "↓"}, data.Text{DE: "runter", EN: "down"}, "down", "j")
	keyMove    = bind(data.Text{DE: "↑↓", EN: "↑↓"}, data.Text{DE: "wählen", EN: "move"}, "up", "down", "k", "j")
	keyPageUp  = bind(data.Text{DE: "Bild↑", EN: "PgUp"}, data.Text{DE: "Seite hoch", EN: "page up"}, "pgup")
	keyPageDn  = bind(data.Text{DE: "Bild↓", EN: "PgDn"}, data.Text{DE: "Seite runter", EN: "page down"}, "pgdown")
	keyHome    = bind(data.Text{DE: "Pos1", EN: "Home"}, data.Text{DE: "Anfang", EN: "start"}, "home")
	keyEnd     = bind(data.Text{DE: "Ende", EN: "End"}, data.Text{DE: "Schluss", EN: "end"}, "end")
	keyRight   = bind(data.Text{DE: "→", EN: "→"}, data.Text{DE: "rechts", EN: "right"}, "right")
	keyToggle  = bind(data.Text{DE: "Leertaste", EN: "Space"}, data.Text{DE: "ankreuzen", EN: "tick"}, "space", " ")
	keyConfirm = bind(data.Text{DE: "Enter", EN: "Enter"}, data.Text{DE: "weiter", EN: "continue"}, "enter")
	keyOpen    = bind(data.Text{DE: "Enter", EN: "Enter"}, data.Text{DE: "öffnen", EN: "open"}, "enter")
	keyBack    = bind(data.Text{DE: "Esc", EN: "Esc"}, data.Text{DE: "zurück", EN: "back"}, "esc")
	keyHelp    = bind(data.Text{DE: "?", EN: "?"}, data.Text{DE: "Hilfe", EN: "help"}, "?", "f1")
	keyQuit    = bind(data.Text{DE: "Strg+C", EN: "Ctrl+C"}, data.Text{DE: "sichern und beenden", EN: "save and quit"}, "ctrl+c", "ctrl+alt+c") // Esc shortly before makes it the second
	keySkip    = bind(data.Text{DE: "Tab", EN: "Tab"}, data.Text{DE: "offen lassen", EN: "leave open"}, "tab")
	keyReview  = bind(data.Text{DE: "F2", EN: "F2"}, data.Text{DE: "Übersicht", EN: "review"}, "f2")
	keyResult  = bind(data.Text{DE: "F3", EN: "F3"}, data.Text{DE: "Ergebnis", EN: "result"}, "f3")
	keyField   = bind(data.Text{DE: "↑↓", EN: "↑↓"}, data.Text{DE: "wählen", EN: "move"}, "up", "down")
	keyKind    = bind(data.Text{DE: "←→", EN: "←→"}, data.Text{DE: "Bereich", EN: "section"}, "left", "right")
	keyState   = bind(data.Text{DE: "Leertaste", EN: "Space"}, data.Text{DE: "Stand ändern", EN: "change the state"}, "space", " ")
	keyPreview = bind(data.Text{DE: "F4", EN: "F4"}, data.Text{DE: "Vorschau", EN: "preview"}, "f4")
	keyWrite   = bind(data.Text{DE: "Enter", EN: "Enter"}, data.Text{DE: "schreiben", EN: "write"}, "enter")
	keyYes     = bind(data.Text{DE: "J", EN: "Y"}, data.Text{DE: "ja, ersetzen", EN: "yes, replace"}, "j", "J", "y", "Y")
	keyOK      = bind(data.Text{DE: "F5", EN: "F5"}, data.Text{DE: "alle bestätigen", EN: "confirm all"}, "f5")
	keyRaise   = bind(data.Text{DE: "+", EN: "+"}, data.Text{DE: "wichtiger", EN: "more important"}, "+", "shift+up", "K")
	keyLower   = bind(data.Text{DE: "-", EN: "-"}, data.Text{DE: "unwichtiger", EN: "less important"}, "-", "shift+down", "J")
)

// shows reports whether the pressed key is one of the binding's.
func (b binding) is(pressed string) bool {
	for _, k := range b.Keys() {
		if k == pressed {
			return true
		}
	}
	return false
}

// helpLine renders bindings for the footer, the first ones first, as many as fit the width.
func helpLine(keys []binding, l data.Lang, width int) string {
	var parts []string
	used := 0
	for _, k := range keys {
		part := k.label.In(l) + " " + k.does.In(l)
		n := len([]rune(part))
		if used > 0 && used+2+n > width {
			continue
		}
		if used > 0 {
			used += 2
		}
		used += n
		parts = append(parts, part)
	}
	return strings.Join(parts, "  ")
}
