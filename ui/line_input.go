package ui

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"videokompass/data"
	"videokompass/wizard"
)

// maxLine is the longest line that is read, in bytes. A longer one is dropped while it is read, so
// it never occupies memory.
const maxLine = 4096

// lineReader reads lines that are safe to work with: bounded, valid UTF-8, no control characters.
type lineReader struct {
	r     *bufio.Reader
	begun bool
}

func newLineReader(in io.Reader) *lineReader { return &lineReader{r: bufio.NewReaderSize(in, maxLine)} }

// next returns the next line without its end. ok is false when the input has ended. problem says
// why a line was refused; its content is dropped.
func (lr *lineReader) next() (line string, problem *wizard.Complaint, ok bool) {
	raw, err := lr.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = lr.r.ReadSlice('\n')
		}
		return "", complaint("die Zeile ist zu lang", "the line is too long",
			"höchstens "+strconv.Itoa(maxLine)+" Zeichen eingeben", "enter at most "+strconv.Itoa(maxLine)+" characters"), true
	}
	if err != nil && len(raw) == 0 {
		return "", nil, false
	}
	line = strings.TrimRight(string(raw), "\r\n")
	if !lr.begun {
		line = strings.TrimPrefix(line, "\ufeff") // Windows shells put a byte order mark before piped text
		lr.begun = true
	}
	line = strings.TrimSpace(strings.ReplaceAll(line, "\t", " "))
	switch {
	case !utf8.ValidString(line):
		return "", complaint("die Zeile ist kein UTF-8", "the line is not UTF-8",
			"Umlaute als ae, oe, ue schreiben oder das Terminal auf UTF-8 stellen", "set the terminal to UTF-8"), true
	case data.Clean(line) != line:
		return "", complaint("die Zeile enthält Steuerzeichen", "the line contains control characters",
			"ohne Pfeil- und Sondertasten noch einmal eingeben", "enter it again without arrow or special keys"), true
	}
	return line, nil, true
}

// shortInput is input as it may stand in a message.
func shortInput(s string) string {
	r := []rune(data.Clean(s))
	if len(r) > 40 {
		return string(r[:40]) + " …"
	}
	return string(r)
}

// numberIn returns the number that the line is, when it lies between 1 and most; else 0.
func numberIn(line string, most int) int {
	n, err := strconv.Atoi(strings.TrimSuffix(line, "."))
	if err != nil || n < 1 || n > most {
		return 0
	}
	return n
}

// plainWord is a word as it is compared: small letters, umlauts written out.
func plainWord(s string) string {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(s))
}

// firstWord splits a line after its first word.
func firstWord(line string) (word, rest string) {
	word, rest, _ = strings.Cut(strings.TrimSpace(line), " ")
	return word, strings.TrimSpace(rest)
}
