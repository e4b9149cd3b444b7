package ui

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
)

// The keys of the result and what hangs on it.
var (
	keyView      = bind(data.Text{DE: "Enter/a", EN: "Enter/a"}, data.Text{DE: "ansehen", EN: "look at"}, "enter", "a")
	keyChoose    = bind(data.Text{DE: "w", EN: "w"}, data.Text{DE: "dieses wählen", EN: "choose this"}, "w")
	keyProof     = bind(data.Text{DE: "q", EN: "q"}, data.Text{DE: "Nachweis", EN: "evidence"}, "q")
	keyProofHere = bind(data.Text{DE: "q/Enter", EN: "q/Enter"}, data.Text{DE: "Nachweis", EN: "evidence"}, "q", "enter")
	keyMark      = bind(data.Text{DE: "Leertaste", EN: "Space"}, data.Text{DE: "vormerken", EN: "mark"}, "space", " ")
	keyCompare   = bind(data.Text{DE: "v", EN: "v"}, data.Text{DE: "vergleichen", EN: "compare"}, "v")
	keyWhatIf    = bind(data.Text{DE: "p", EN: "p"}, data.Text{DE: "was wäre, wenn", EN: "what if"}, "p")
	keyNext      = bind(data.Text{DE: "n/F6", EN: "n/F6"}, data.Text{DE: "nächste Schritte", EN: "next steps"}, "n", "f6")
	keyExport    = bind(data.Text{DE: "e", EN: "e"}, data.Text{DE: "exportieren", EN: "export"}, "e")
	keyFilter    = bind(data.Text{DE: "/", EN: "/"}, data.Text{DE: "filtern", EN: "filter"}, "/")
	keySort      = bind(data.Text{DE: "s", EN: "s"}, data.Text{DE: "sortieren", EN: "sort"}, "s")
	keyGroup     = bind(data.Text{DE: "Tab", EN: "Tab"}, data.Text{DE: "nächster Abschnitt", EN: "next section"}, "tab")
	keyFold      = bind(data.Text{DE: "g", EN: "g"}, data.Text{DE: "Gleiches zeigen", EN: "show equal ones"}, "g")
	keyKeep      = bind(data.Text{DE: "Enter", EN: "Enter"}, data.Text{DE: "so behalten", EN: "keep it"}, "enter")
	keyDiscard   = bind(data.Text{DE: "Esc", EN: "Esc"}, data.Text{DE: "verwerfen", EN: "discard"}, "esc")
	keyTry       = bind(data.Text{DE: "Enter", EN: "Enter"}, data.Text{DE: "probieren", EN: "try"}, "enter")
)

// footLine is the line of keys below a screen: help is always named, the others as far as they fit.
func footLine(keys []binding, l data.Lang, width int) string {
	help := helpLine([]binding{keyHelp}, l, width)
	room := width - ansi.StringWidth(help) - 2
	line := helpLine(append(slices.Clone(keys), keyQuit), l, room)
	if line == "" || ansi.StringWidth(line) > room {
		return help
	}
	return line + "  " + help
}
