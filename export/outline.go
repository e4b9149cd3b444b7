package export

import (
	"strconv"
	"strings"
)

// sourcesPart is the id of the part whose numbered list the citations point into.
const sourcesPart = "sources"

// outlinePart is a part with its sections as a table of contents shows them; the ids are anchors.
type outlinePart struct {
	id, title string
	sections  []outlineSection
}

type outlineSection struct{ id, title string }

// outlineOf returns the parts and their level-2 headings. Anchors are made from the ids of the
// parts and a number, never from text, so no text can forge one.
func outlineOf(d *Doc) []outlinePart {
	var out []outlinePart
	for _, p := range d.Parts {
		o := outlinePart{id: "p-" + p.ID, title: p.Title}
		for _, b := range p.Blocks {
			if h, ok := b.(Heading); ok && h.Level == 2 {
				o.sections = append(o.sections, outlineSection{o.id + "-" + strconv.Itoa(len(o.sections)+1), h.Text})
			}
		}
		out = append(out, o)
	}
	return out
}

// hasSources reports whether the document holds the list of sources; --parts may leave it out.
func hasSources(d *Doc) bool {
	for _, p := range d.Parts {
		if p.ID == sourcesPart {
			return true
		}
	}
	return false
}

// sourceAnchor names source n in the list of sources, citeAnchor the place that cites it first.
func sourceAnchor(n int) string { return "q" + strconv.Itoa(n) }
func citeAnchor(n int) string   { return "z" + strconv.Itoa(n) }

// tickRune is the box as a character, for formats without a box of their own.
func tickRune(t Tick) string {
	switch t {
	case OpenTick:
		return "☐"
	case DoneTick:
		return "☑"
	}
	return ""
}

// safeHref returns the address when a document may link to it, else "": web and mail addresses
// only, so that no text of an overlay turns into a script or a path of the reader's machine.
func safeHref(href string) string {
	lower := strings.ToLower(href)
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) && len(href) > len(scheme) && !strings.ContainsAny(href, " \"<>\\^`{|}") {
			return href
		}
	}
	return ""
}
