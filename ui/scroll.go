package ui

import (
	"strings"
)

// scroller keeps a cursor in view in a list of lines.
type scroller struct {
	at  int // selected entry
	top int // first visible line
}

// key moves the cursor by a pressed key; it reports whether the key was one of movement.
func (s *scroller) key(pressed string, entries, page int) bool {
	switch {
	case keyUp.is(pressed):
		s.at--
	case keyDown.is(pressed):
		s.at++
	case keyPageUp.is(pressed):
		s.at -= max(page, 1)
	case keyPageDn.is(pressed):
		s.at += max(page, 1)
	case keyHome.is(pressed):
		s.at = 0
	case keyEnd.is(pressed):
		s.at = entries - 1
	default:
		return false
	}
	s.at = min(max(s.at, 0), max(entries-1, 0))
	return true
}

// window returns the visible part of lines so that lines first to last are in view.
func (s *scroller) window(lines []string, first, last, height int) string {
	if height <= 0 {
		return ""
	}
	if last >= s.top+height {
		s.top = last - height + 1
	}
	if first < s.top {
		s.top = first
	}
	s.top = min(max(s.top, 0), max(len(lines)-height, 0))
	return strings.Join(lines[s.top:min(s.top+height, len(lines))], "\n")
}

// reader shows text that is longer than the screen.
type reader struct{ top int }

func (r *reader) key(pressed string, lines, height int) bool {
	switch {
	case keyUp.is(pressed):
		r.top--
	case keyDown.is(pressed):
		r.top++
	case keyPageUp.is(pressed):
		r.top -= height - 1
	case keyPageDn.is(pressed):
		r.top += height - 1
	case keyHome.is(pressed):
		r.top = 0
	case keyEnd.is(pressed):
		r.top = lines
	default:
		return false
	}
	r.clamp(lines, height)
	return true
}

func (r *reader) clamp(lines, height int) { r.top = min(max(r.top, 0), max(lines-height, 0)) }

func (r *reader) view(lines []string, height int) string {
	r.clamp(len(lines), height)
	return strings.Join(lines[r.top:min(r.top+max(height, 0), len(lines))], "\n")
}
