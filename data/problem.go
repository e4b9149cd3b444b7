package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing wrong with a file: where, what, and how to mend it. Rule names the lint
// rule that found it ("" for the loader).
type Problem struct {
	File string
	Line int // 1-based; 0 when the problem concerns the whole file
	Col  int
	Rule string
	What Text
	Mend Text
}

// In returns the problem as one line: "file:line:column: what; mend".
func (p Problem) In(l Lang) string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(Clean(p.File))
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, max(p.Col, 1))
		}
		b.WriteString(": ")
	}
	b.WriteString(Clean(p.What.In(l)))
	if !p.Mend.Empty() {
		b.WriteString("; " + Clean(p.Mend.In(l)))
	}
	return b.String()
}

// Problems is a list of problems; as an error it reads as its first one.
type Problems []Problem

// Error returns the first problem in German; use In for another language.
func (ps Problems) Error() string { return ps.In(German) }

// In returns the first problem as one line and how many more there are.
func (ps Problems) In(l Lang) string {
	if len(ps) == 0 {
		return ""
	}
	s := ps[0].In(l)
	if n := len(ps) - 1; n > 0 {
		s += fmt.Sprintf(Text{" (und %d weitere)", " (and %d more)"}.In(l), n)
	}
	return s
}

// Sort orders the problems by file and place.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// nearest returns the candidate that differs least from the word, or "" when none is close.
func nearest(word string, candidates []string) string {
	best, bestD := "", 3
	if len(word) > 64 {
		return ""
	}
	for _, c := range candidates {
		if d := distance(word, c); d < bestD && d < len(word) {
			best, bestD = c, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two short words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diag, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diag+cost)
		}
	}
	return row[len(b)]
}

// Nearest returns the candidate that is most likely meant by the word, or "".
func Nearest(word string, candidates []string) string { return nearest(word, candidates) }
