package export

import (
	"slices"
	"strconv"
	"strings"

	"videokompass/data"
)

// citations numbers the sources in the order in which the document uses them.
type citations struct {
	kb    *data.KB
	order []string
	num   map[string]int
}

func newCitations(kb *data.KB) *citations { return &citations{kb: kb, num: map[string]int{}} }

// cite returns the numbers of the sources; unknown ids are left out. At most max numbers are shown
// in one place (0 = all), but every source is listed.
func (c *citations) cite(ids []string) []int {
	var out []int
	for _, id := range ids {
		if c.kb.Source(id) == nil {
			continue
		}
		n, ok := c.num[id]
		if !ok {
			c.order = append(c.order, id)
			n = len(c.order)
			c.num[id] = n
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// span makes a text span that cites sources.
func (c *citations) span(text string, ids []string) Span {
	s := S(text)
	s.Cites = c.cite(ids)
	return s
}

func citeText(cites []int) string {
	if len(cites) == 0 {
		return ""
	}
	words := make([]string, len(cites))
	for i, n := range cites {
		words[i] = strconv.Itoa(n)
	}
	return " [" + strings.Join(words, ", ") + "]"
}
