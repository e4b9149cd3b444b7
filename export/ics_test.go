package export

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"videokompass/data"
	"videokompass/wizard"
)

func renderICS(t *testing.T, text func(string) string) string {
	t.Helper()
	var b bytes.Buffer
	done := &wizard.Session{Steps: []wizard.StepMark{{ID: "p01", State: wizard.StepDone}}}
	if err := ICS(&b, sampleRecommendation(text), Options{Lang: data.German, Session: done}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestICSGolden(t *testing.T) { golden(t, "sample.ics", []byte(renderICS(t, plainText))) }

func TestICSLines(t *testing.T) {
	for _, text := range []func(string) string{plainText, hostileText, func(s string) string { return strings.Repeat(s+"ü€𝄞", 300) }} {
		out := renderICS(t, text)
		if strings.Count(out, "\n") != strings.Count(out, "\r\n") || strings.Count(out, "\r") != strings.Count(out, "\r\n") {
			t.Error("a line end is not CRLF")
		}
		for _, line := range strings.Split(out, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Errorf("line of %d octets or split character: %q", len(line), line)
			}
		}
		for _, begin := range []string{"\nBEGIN:VEVENT\r", "\nEND:VEVENT\r", "\nUID:", "\nSUMMARY:"} {
			if n := strings.Count(out, begin); n != 3 {
				t.Errorf("%q %d times, want 3: the review, the open step and the rule", begin, n)
			}
		}
	}
}

// TestICSIdentifiers: the same decision gives the same identifiers, whatever the organisation is
// called; another choice gives others.
func TestICSIdentifiers(t *testing.T) {
	uids := func(change func(*wizard.Recommendation)) string {
		r := sampleRecommendation(plainText)
		change(r)
		var b bytes.Buffer
		if err := ICS(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		return strings.Join(regexp.MustCompile(`UID:.*`).FindAllString(b.String(), -1), "\n")
	}
	first := uids(func(*wizard.Recommendation) {})
	named := uids(func(r *wizard.Recommendation) {
		r.Answers.Set("organisation", wizard.Answer{Text: "Gemeinde Müßiggang"})
	})
	other := uids(func(r *wizard.Recommendation) { r.Chosen = r.Candidates[1] })
	if first != named || first == other {
		t.Errorf("identifiers:\n%s\n%s\n%s", first, named, other)
	}
}
