package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// View frames the screen on top: header, body, footer with the keys.
func (a *App) View() tea.View {
	v := tea.NewView(a.render())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "videokompass"
	if c, ok := a.top().(cursorer); ok && a.width >= minWidth && a.height >= minHeight {
		if x, y, ok := c.cursor(a); ok && y >= 0 && y < a.bodyHeight() {
			v.Cursor = tea.NewCursor(min(x, a.width-1), y+headerLines)
			v.Cursor.Blink = false
		}
	}
	return v
}

const (
	headerLines = 2
	footerLines = 2
)

func (a *App) bodyHeight() int { return a.height - headerLines - footerLines }

func (a *App) render() string {
	if a.width < minWidth || a.height < minHeight {
		return fit(fmt.Sprintf(a.t("Das Fenster ist zu klein. Nötig sind %d×%d Zeichen.\nStrg+C sichert und beendet.", "The window is too small. %d×%d characters are needed.\nCtrl+C saves and quits."), minWidth, minHeight), a.width, a.height)
	}
	top := a.top()
	left := " videokompass · " + top.title(a)
	right := fmt.Sprintf(a.t("Stichtag %s · Daten %s ", "as of %s · data %s "), a.day().In(a.cfg.Lang), a.cfg.KB.Edition.In(a.cfg.Lang))
	if ansi.StringWidth(left)+ansi.StringWidth(right)+1 > a.width {
		right = a.day().In(a.cfg.Lang) + " "
	}
	if ansi.StringWidth(left)+ansi.StringWidth(right)+1 > a.width {
		right = ""
	}
	left = ansi.Truncate(left, a.width-ansi.StringWidth(right), "…")
	gap := strings.Repeat(" ", max(a.width-ansi.StringWidth(left)-ansi.StringWidth(right), 0))
	rule := a.theme.faint.Render(strings.Repeat("─", a.width))
	body := fit(top.view(a, a.width, a.bodyHeight()), a.width, a.bodyHeight())
	foot := " " + a.theme.faint.Render(ansi.Truncate(footLine(top.keys(a), a.cfg.Lang, a.width-2), a.width-1, "…"))
	switch {
	case a.message != "":
		foot = " " + a.theme.warn.Render(ansi.Truncate(a.message, a.width-2, "…"))
	case a.saveErr != "":
		foot = " " + a.theme.bad.Render(ansi.Truncate(a.saveErr, a.width-2, "…"))
	}
	out := a.theme.accent.Render(left) + gap + a.theme.faint.Render(right) + "\n" + rule + "\n" + body + "\n" + rule + "\n" + foot
	if a.cfg.ASCII {
		out = cut(asciiSigns.Replace(out), a.width, a.height, "") // some plain signs are wider
	}
	return out
}

// fit makes text exactly height lines, none wider than width.
func fit(s string, width, height int) string { return cut(s, width, height, "…") }

// cut is fit with the sign that stands for what was left out.
func cut(s string, width, height int, sign string) string {
	lines := strings.Split(s, "\n")
	if len(lines) > height {
		lines = lines[:height]
	}
	for i, line := range lines {
		if ansi.StringWidth(line) > width {
			lines[i] = ansi.Truncate(line, width, sign)
		}
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// wrap breaks text at spaces to lines of at most width cells.
func wrap(s string, width int) []string {
	return strings.Split(ansi.Wrap(s, max(width, 10), " "), "\n")
}
