// Package wizard is the engine: interview, profile, matching, transfer check, steps and reasons.
// It knows no terminal, no files and no clock; the day comes in as a parameter. The TUI, the
// line mode, the command line and the tests all use it in the same way.
package wizard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"videokompass/data"
)

// Kinds of questions.
const (
	KindOne    = "one"
	KindMany   = "many"
	KindBool   = "bool"
	KindText   = "text"
	KindNumber = "number"
	KindLevel  = "level"
	KindOrder  = "order"
)

// Levels of a wish.
const (
	LevelMust   = "must"
	LevelShould = "should"
	LevelMay    = "may"
	LevelInfo   = "info"
	LevelAny    = "any"
)

// Answer is the answer to one question. Which field counts depends on the kind of the question:
// Words for one, many, level and order; Bool, Number and Text for the others.
type Answer struct {
	Words  []string
	Bool   bool
	Number int
	Text   string
}

// Word returns the only word of a one or level answer, or "".
func (a Answer) Word() string {
	if len(a.Words) == 0 {
		return ""
	}
	return a.Words[0]
}

// Equal reports whether both answers say the same.
func (a Answer) Equal(b Answer) bool {
	return a.Bool == b.Bool && a.Number == b.Number && a.Text == b.Text && slices.Equal(a.Words, b.Words)
}

// Answers holds the given answers by question id. The zero value is ready to use.
type Answers struct {
	AsOf  data.Date // the day chosen in the file; 0 = none
	given map[string]Answer
}

// Get returns the answer and whether the question was answered.
func (as *Answers) Get(id string) (Answer, bool) {
	a, ok := as.given[id]
	return a, ok
}

// Set stores an answer without checking it; Check does that.
func (as *Answers) Set(id string, a Answer) {
	if as.given == nil {
		as.given = map[string]Answer{}
	}
	as.given[id] = a
}

// Delete makes the question unanswered.
func (as *Answers) Delete(id string) { delete(as.given, id) }

// Len returns the number of answered questions.
func (as *Answers) Len() int { return len(as.given) }

// Clone returns a copy that can be changed on its own.
func (as *Answers) Clone() *Answers {
	c := &Answers{AsOf: as.AsOf}
	for id, a := range as.given {
		a.Words = slices.Clone(a.Words)
		c.Set(id, a)
	}
	return c
}

// Equal reports whether both hold the same answers and day.
func (as *Answers) Equal(other *Answers) bool {
	if as.AsOf != other.AsOf || len(as.given) != len(other.given) {
		return false
	}
	for id, a := range as.given {
		if b, ok := other.given[id]; !ok || !a.Equal(b) {
			return false
		}
	}
	return true
}

// MaxText is the longest free text of an answer, in bytes.
const MaxText = 200

// Check says what is wrong with an answer to a question; nil when it fits.
func Check(q *data.Question, a Answer) *Complaint {
	switch q.Kind {
	case KindOne, KindLevel:
		if len(a.Words) != 1 {
			return complain("genau eine Antwort ist nötig", "exactly one answer is needed")
		}
		return checkWords(q, a.Words)
	case KindMany, KindOrder:
		return checkWords(q, a.Words)
	case KindNumber:
		if a.Number < q.Min || q.Max > 0 && a.Number > q.Max {
			return complain(fmt.Sprintf("die Zahl muss zwischen %d und %d liegen", q.Min, q.Max),
				fmt.Sprintf("the number must lie between %d and %d", q.Min, q.Max))
		}
	case KindText:
		if len(a.Text) > MaxText {
			return complain(fmt.Sprintf("höchstens %d Zeichen", MaxText), fmt.Sprintf("at most %d characters", MaxText))
		}
		if data.Clean(a.Text) != a.Text {
			return complain("der Text enthält Steuerzeichen", "the text contains control characters")
		}
	}
	return nil
}

func checkWords(q *data.Question, words []string) *Complaint {
	ids := OptionIDs(q)
	for i, w := range words {
		if !slices.Contains(ids, w) {
			c := complain(fmt.Sprintf("%s: unbekannte Antwort %q", q.ID, w), fmt.Sprintf("%s: unknown option %q", q.ID, w))
			c.Mend = data.Text{DE: "möglich sind: " + strings.Join(ids, ", "), EN: "possible: " + strings.Join(ids, ", ")}
			if n := data.Nearest(w, ids); n != "" {
				c.Mend = data.Text{DE: fmt.Sprintf("gemeint ist wohl %q", n), EN: fmt.Sprintf("did you mean %q?", n)}
			}
			return c
		}
		if slices.Contains(words[:i], w) {
			return complain(fmt.Sprintf("%s: %q steht doppelt da", q.ID, w), fmt.Sprintf("%s: %q is named twice", q.ID, w))
		}
	}
	return nil
}

// Complaint says in both languages what is wrong with an input and how to mend it.
type Complaint struct{ What, Mend data.Text }

func complain(de, en string) *Complaint { return &Complaint{What: data.Text{DE: de, EN: en}} }

// In returns the complaint as one sentence.
func (c *Complaint) In(l data.Lang) string {
	if c.Mend.Empty() {
		return c.What.In(l)
	}
	return c.What.In(l) + "; " + c.Mend.In(l)
}

// OptionIDs returns the option ids of a question; for levels the three levels.
func OptionIDs(q *data.Question) []string {
	ids := make([]string, 0, len(q.Options))
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	if len(ids) == 0 && q.Kind == KindLevel {
		return []string{LevelMust, LevelShould, LevelAny}
	}
	return ids
}

// InOrder sorts chosen options as the question lists them, so that the same choice is the same
// answer however it was typed or ticked.
func InOrder(q *data.Question, chosen []string) []string {
	out := make([]string, 0, len(chosen))
	for _, id := range OptionIDs(q) {
		if slices.Contains(chosen, id) {
			out = append(out, id)
		}
	}
	return out
}

// ParseAnswer reads what somebody typed as the answer to a question: option ids, option numbers
// (1-based), numbers, yes or no. Lists are separated by commas or spaces.
func ParseAnswer(q *data.Question, typed string) (Answer, *Complaint) {
	typed = strings.TrimSpace(typed)
	switch q.Kind {
	case KindText:
		a := Answer{Text: typed}
		return a, Check(q, a)
	case KindNumber:
		n, err := strconv.Atoi(strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(typed))
		if err != nil {
			return Answer{}, complain("eine ganze Zahl ist nötig, zum Beispiel 25", "a whole number is needed, for example 25")
		}
		a := Answer{Number: n}
		return a, Check(q, a)
	case KindBool:
		switch strings.ToLower(typed) {
		case "j", "ja", "y", "yes", "true", "1":
			return Answer{Bool: true}, nil
		case "n", "nein", "no", "false", "2", "0":
			return Answer{}, nil
		}
		return Answer{}, complain("bitte ja oder nein", "please yes or no")
	}
	ids := OptionIDs(q)
	a := Answer{Words: []string{}}
	for _, w := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if n, err := strconv.Atoi(w); err == nil {
			if n < 1 || n > len(ids) {
				return Answer{}, complain(fmt.Sprintf("eine Zahl von 1 bis %d ist nötig", len(ids)), fmt.Sprintf("a number from 1 to %d is needed", len(ids)))
			}
			w = ids[n-1]
		}
		a.Words = append(a.Words, w)
	}
	return a, Check(q, a)
}
