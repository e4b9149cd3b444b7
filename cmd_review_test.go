package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"videokompass/data"
)

// callProgram runs the program in-process on a fixed day.
func callProgram(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	env := &environment{strings.NewReader(""), &out, &errs, func(string) string { return "" }, data.Date(20261122)}
	code = run(args, env)
	return code, out.String(), errs.String()
}

// datedAnswers writes an answers file of a day with a chosen offering.
func datedAnswers(t *testing.T, asOf, chosen string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "antworten.toml")
	text := "format = 1\nas_of = " + asOf + "\n[answers]\nsector = \"company\"\nland = \"NW\"\ndeployment = [\"online_service\"]\nparticipants = 20\n"
	if chosen != "" {
		text += "[session]\nchosen = \"" + chosen + "\"\n"
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestReviewCommand(t *testing.T) {
	for _, c := range []struct {
		asOf, chosen string
		code         int
		want         []string
	}{
		{"2020-07-06", "zoom/saas", exitReviewDue, []string{"C-311/18", "16.07.2020", "adq-us-ps"}},
		{"2020-07-06", "", exitReviewDue, []string{"C-311/18", "16.07.2020"}},
		{"2026-06-01", "zoom/saas", exitReviewDue, []string{"slaughter", "29.06.2026", "fisa-3", "12.06.2026", "noyb-dpf"}},
		{"2026-11-21", "zoom/saas", exitDone, []string{"Die Entscheidung hält."}},
	} {
		file := datedAnswers(t, c.asOf, c.chosen)
		code, out, errs := callProgram(t, "review", file)
		if code != c.code {
			t.Errorf("%s %s: exit code %d, want %d: %s", c.asOf, c.chosen, code, c.code, errs)
		}
		flat := strings.Join(strings.Fields(out), " ")
		for _, w := range c.want {
			if !strings.Contains(flat, w) {
				t.Errorf("%s %s: the review lacks %q", c.asOf, c.chosen, w)
			}
		}
	}
}

// A review of the JSON export says the same as one of the answers.
func TestReviewOfExport(t *testing.T) {
	file := datedAnswers(t, "2020-07-06", "zoom/saas")
	code, exported, errs := callProgram(t, "recommend", file, "-f", "json")
	if code != exitDone {
		t.Fatal(errs)
	}
	name := filepath.Join(t.TempDir(), "akte.json")
	if err := os.WriteFile(name, []byte(exported), 0o600); err != nil {
		t.Fatal(err)
	}
	var reports [2]struct {
		Action  bool `json:"action"`
		Changes []struct {
			Kind string `json:"kind"`
			ID   string `json:"id"`
		} `json:"changes"`
	}
	for i, f := range []string{file, name} {
		code, out, errs := callProgram(t, "review", f, "-f", "json")
		if code != exitReviewDue {
			t.Errorf("%s: exit code %d: %s", f, code, errs)
		}
		if err := json.Unmarshal([]byte(out), &reports[i]); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := len(reports[0].Changes), len(reports[1].Changes); a != b || a == 0 {
		t.Errorf("%d changes by the answers, %d by the export", a, b)
	}
}

// An answers file without a day is judged as of the day of the review: nothing changed since.
func TestReviewWithoutADay(t *testing.T) {
	undated := filepath.Join(t.TempDir(), "ohne.toml")
	if err := os.WriteFile(undated, []byte("format = 1\n[answers]\nsector = \"company\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := callProgram(t, "review", undated); code != exitDone || out == "" || errs != "" {
		t.Errorf("code %d, output %q, error %q", code, out, errs)
	}
}

// An exported decision is an answers file too, and gives the same bytes.
func TestRecommendReadsItsOwnExport(t *testing.T) {
	_, first, _ := callProgram(t, "recommend", "examples/firma-40.toml", "-f", "json")
	export := filepath.Join(t.TempDir(), "akte.json")
	if err := os.WriteFile(export, []byte(first), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, second, errs := callProgram(t, "recommend", export, "-f", "json"); code != exitDone || second != first {
		t.Errorf("code %d, error %q, %d and %d bytes", code, errs, len(first), len(second))
	}
}

func TestReviewRefuses(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "kaputt.json")
	for name, text := range map[string]string{broken: "{\"format\": 1"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"review", broken}, {"review", filepath.Join(t.TempDir(), "fehlt")},
		{"review", datedAnswers(t, "2026-06-01", ""), "--as-of", "2025-01-01"},
		{"review", datedAnswers(t, "2026-06-01", ""), "-f", "csv"},
		{"recommend", datedAnswers(t, "2026-06-01", ""), "-f", "toml"},
		{"questions", datedAnswers(t, "2026-06-01", ""), "zoom/sas"},
	} {
		code, out, errs := callProgram(t, args...)
		if code != exitUsage || out != "" || strings.Count(strings.TrimSpace(errs), "\n") != 0 || errs == "" {
			t.Errorf("%v: code %d, output %q, error %q", args, code, out, errs)
		}
	}
}

// The form of the questionnaire, empty and filled in, is a valid overlay, and what was answered is
// not asked again.
func TestQuestionFormRoundTrip(t *testing.T) {
	answers := datedAnswers(t, "2026-11-22", "")
	for _, offering := range []string{"zoom/saas", "cisco-webex/saas", "bigbluebutton/provider", "jitsi-meet/self"} {
		code, form, errs := callProgram(t, "questions", answers, offering, "-f", "toml")
		if code != exitDone {
			t.Fatalf("%s: %s", offering, errs)
		}
		empty := writeTemp(t, form)
		if code, _, errs := callProgram(t, "check", empty); code != exitDone {
			t.Errorf("%s: the empty form is refused: %s", offering, errs)
		}
		filled := writeTemp(t, fillIn(form))
		if code, _, errs := callProgram(t, "check", filled); code != exitDone {
			t.Errorf("%s: the filled-in form is refused: %s", offering, errs)
		}
		_, again, _ := callProgram(t, "questions", answers, offering, "-f", "toml", "--data", filled)
		if before, after := strings.Count(form, "# [offerings.claims."), strings.Count(again, "# [offerings.claims."); before > 0 && after >= before {
			t.Errorf("%s: %d questions before, %d after the answers", offering, before, after)
		}
	}
}

var formLine = regexp.MustCompile(`(?m)^# (\[offerings\.|value|sources|basis|verified_on|note|currency|per|tax)`)

// fillIn answers every question with its sample. AI features and end-to-end encryption are answered
// so that the answers that build on them go together with them.
func fillIn(form string) string {
	form = formLine.ReplaceAllString(form, "$1")
	form = regexp.MustCompile(`(?m)(claims\.ai_features\]\nvalue = )"[a-z_]+"`).ReplaceAllString(form, `$1"yes"`)
	return regexp.MustCompile(`(?m)(claims\.e2ee\]\nvalue = )"[a-z_]+"`).ReplaceAllString(form, `$1"always"`)
}

func writeTemp(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "auskunft.toml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestCheckFolder: a folder may hold answers and own data; each file is checked as what it is.
func TestCheckFolder(t *testing.T) {
	if code, _, errs := callProgram(t, "check", "examples"); code != exitDone || errs != "" {
		t.Errorf("the examples: code %d, %s", code, errs)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"answers.toml": "format = 1\n[answers]\nsector = \"nothing\"\n",
		"overlay.toml": "id = \"bigbluebutton\"\n[[offerings]]\nid = \"x\"\n",
		"broken.toml":  "x = [\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, _, errs := callProgram(t, "check", dir)
	if code != exitUsage || strings.Count(errs, "\n") != 3 {
		t.Errorf("code %d, not one line for each file:\n%s", code, errs)
	}
	for _, want := range []string{"answers.toml:3:1: sector", "overlay.toml:2:1: ", "broken.toml:1:"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q in:\n%s", want, errs)
		}
	}
}
