package ui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// theme holds every style of the program. It is built from one question: is the ground dark? The
// terminal library reduces the colours to what the terminal can show; without colour the styles
// that matter keep bold, underline or reverse, and signs say the rest.
type theme struct {
	dark   bool
	accent lipgloss.Style // the one accent: cursor, titles
	plain  lipgloss.Style // the terminal's own colours
	strong lipgloss.Style
	faint  lipgloss.Style // help and remarks; still 4.5:1 against the ground
	good   lipgloss.Style
	warn   lipgloss.Style
	bad    lipgloss.Style
	cursor lipgloss.Style // the selected line
}

// newTheme builds the theme. The pairs keep a contrast of at least 4.5:1 on black and on white
// (WCAG 2.2, 1.4.3); a test computes it.
func newTheme(dark bool) theme {
	pick := lipgloss.LightDark(dark)
	c := func(light, dark string) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(pick(lipgloss.Color(light), lipgloss.Color(dark)))
	}
	return theme{
		dark:   dark,
		accent: c("#005f87", "#5fafd7").Bold(true),
		plain:  lipgloss.NewStyle(),
		strong: lipgloss.NewStyle().Bold(true),
		faint:  c("#585858", "#a8a8a8"),
		good:   c("#00662b", "#5fd787"),
		warn:   c("#875f00", "#ffd75f"),
		bad:    c("#a8001c", "#ff8787"),
		cursor: c("#005f87", "#5fafd7").Bold(true),
	}
}

// colours returns the foreground colours, for the test of contrast.
func (t theme) colours() []color.Color {
	var out []color.Color
	for _, s := range []lipgloss.Style{t.accent, t.faint, t.good, t.warn, t.bad, t.cursor} {
		out = append(out, s.GetForeground())
	}
	return out
}

// asciiSigns replaces drawing characters for terminals that show only plain ones. Letters with
// umlauts stay: they belong to the language.
var asciiSigns = strings.NewReplacer(
	"▸", ">", "▾", "v", "✓", "x", "✗", "-", "●", "*", "○", "o", "◐", "?", "·", "-", "─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+",
	"├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+", "→", "->", "←", "<-", "↑", "^", "↓", "v", "…", "...", "–", "-", "—", "-", "„", "\"", "“", "\"", "”", "\"", "’", "'",
	"‹", "<", "›", ">", "«", "<<", "»", ">>", "−", "-", "☐", "[ ]", "☑", "[x]", "█", "#", "░", ".", "≥", ">=", "≤", "<=", "•", "*", "\u00a0", " ", "\u202f", " ",
)
