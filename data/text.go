// Package data is the knowledge base: TOML files with dated, sourced facts,
// their types, the loader, the overlay of an organisation and the lint.
// It imports nothing else of videokompass and knows neither clock nor terminal.
package data

import (
	"fmt"
	"strings"
	"time"
)

// Lang is a language of the program. The zero value is German, the source language.
type Lang string

// The languages in which every text exists.
const (
	German  Lang = "de"
	English Lang = "en"
)

// Text is a text in both languages. A missing half is a lint finding.
type Text struct {
	DE string `toml:"de"`
	EN string `toml:"en"`
}

// In returns the text in the language asked for; the other one where it is missing.
func (t Text) In(l Lang) string {
	if l == English && t.EN != "" || t.DE == "" {
		return t.EN
	}
	return t.DE
}

// Empty reports whether neither language has a text.
func (t Text) Empty() bool { return t.DE == "" && t.EN == "" }

// Date is a calendar day as yyyymmdd; 0 means unknown or open. Days compare as numbers
// and have no time zone, so the same data give the same answer everywhere.
type Date int32

// NewDate makes a Date from its parts without checking them.
func NewDate(year, month, day int) Date { return Date(year*10000 + month*100 + day) }

// DateOf returns the calendar day of t in t's own location.
func DateOf(t time.Time) Date { return NewDate(t.Year(), int(t.Month()), t.Day()) }

// ParseDate reads "2026-11-22"; an impossible day is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1800 {
		return 0, fmt.Errorf("%q is no calendar day of the form 2026-11-22", s)
	}
	return DateOf(t), nil
}

// ParseDateAs reads a day in the form of the language (22.11.2026 in German) or as 2026-11-22.
func ParseDateAs(s string) (Date, error) {
	if t, err := time.Parse("2.1.2006", strings.TrimSpace(s)); err == nil && t.Year() >= 1800 {
		return DateOf(t), nil
	}
	return ParseDate(strings.TrimSpace(s))
}

func (d Date) parts() (y, m, day int) { return int(d) / 10000, int(d) / 100 % 100, int(d) % 100 }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time {
	y, m, day := d.parts()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

// String returns the day as 2026-11-22, or "" for the zero value.
func (d Date) String() string { return d.In(English) }

// In returns the day as a reader of the language writes it; "" for the zero value.
func (d Date) In(l Lang) string { return string(d.AppendIn(make([]byte, 0, 10), l)) }

// AppendIn appends the day as a reader of the language writes it; nothing for the zero value.
func (d Date) AppendIn(b []byte, l Lang) []byte {
	if d == 0 {
		return b
	}
	y, m, day := d.parts()
	if l == English {
		return digits(append(digits(append(digits(b, y, 4), '-'), m, 2), '-'), day, 2)
	}
	return digits(append(digits(append(digits(b, day, 2), '.'), m, 2), '.'), y, 4)
}

// digits appends n, at most 9999, with leading zeros up to a width of at most four.
func digits(b []byte, n, width int) []byte {
	four := [4]byte{byte('0' + n/1000%10), byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)}
	return append(b, four[len(four)-width:]...)
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths returns the day n months later; the last of the month stays within the month.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.parts()
	m += n - 1
	y, m = y+floorDiv(m, 12), m-floorDiv(m, 12)*12+1
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return NewDate(y, m, min(day, last))
}

// MonthsUntil returns the full months from d to e; negative when e is earlier.
func (d Date) MonthsUntil(e Date) int {
	y1, m1, d1 := d.parts()
	y2, m2, d2 := e.parts()
	n := (y2-y1)*12 + m2 - m1
	if n > 0 && d2 < d1 {
		n--
	}
	return n
}

// Within reports whether d lies in the half-open interval [from, until); a zero bound is open.
func (d Date) Within(from, until Date) bool {
	return d >= from && (until == 0 || d < until)
}

// MarshalText writes the day as 2026-11-22.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day; "" is the zero value.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(b))
	*d = v
	return err
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// Clean makes text from files safe for terminals and documents: control characters (escape
// sequences, NUL, carriage returns) and bidirectional overrides are removed, tabs and line ends
// become spaces, invalid UTF-8 becomes U+FFFD.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		case unsafeRune(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isClean(s string) bool {
	for _, r := range s {
		if r == '\uFFFD' || r == '\u2028' || r == '\u2029' || unsafeRune(r) {
			return false
		}
	}
	return true
}

// unsafeRune names C0 and C1 controls, DEL, bidirectional marks, overrides and isolates, other
// invisible formatters, and byte order marks (Unicode TR 36, "Trojan Source" CVE-2021-42574).
func unsafeRune(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2069:
		return true
	case r == 0xfeff, r == 0x061c, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
		return true
	case r == 0xfffe, r == 0xffff:
		return true
	}
	return false
}
