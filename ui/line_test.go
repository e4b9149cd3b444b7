package ui

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

const lineDay = data.Date(20261122)

// typed runs the line mode on piped input and returns what was said and the session's file.
func typed(t *testing.T, lang data.Lang, input string) (said string, session *wizard.Session) {
	t.Helper()
	cfg := Config{KB: data.Embedded(), Lang: lang, Today: lineDay}
	cfg.Store.Path = filepath.Join(t.TempDir(), "sitzung.toml")
	var out bytes.Buffer
	if err := RunLines(cfg, strings.NewReader(input), &out); err != nil {
		t.Fatal(err)
	}
	session, _, err := cfg.Store.Load(cfg.KB)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), session
}

func wantsSaid(t *testing.T, said string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(said, p) {
			t.Errorf("nicht gesagt: %q\n%s", p, said)
		}
	}
}

// TestLineEndOfInput cuts a whole session after every line: each time the program ends without an
// error, and the answers given until then are in the file.
func TestLineEndOfInput(t *testing.T) {
	lines := []string{"1", "5", "NW", "j", "Gemeinde Musterbach", "1,2", "1", "ergebnis", "n", "erkläre 1", "j", "liste 3", "n"}
	for n := range lines {
		_, s := typed(t, data.German, strings.Join(lines[:n+1], "\n"))
		if s == nil {
			t.Fatalf("nach %d Zeilen ist nichts gesichert", n+1)
		}
		if n >= 4 {
			if a, _ := s.Answers.Get("organisation"); a.Text != "Gemeinde Musterbach" {
				t.Errorf("nach %d Zeilen: organisation = %q", n+1, a.Text)
			}
		}
	}
	if said, s := typed(t, data.German, ""); s != nil {
		t.Errorf("ohne Eingabe ist eine Sitzung entstanden:\n%s", said)
	}
}

func TestLineBadInput(t *testing.T) {
	cases := []struct{ name, input, want string }{
		{"number outside", "13\n", "„13“ ist keine der Antworten; eine Nummer von 1 bis 12 eingeben"},
		{"near miss", "schol\n", "„schol“ ist keine der Antworten"},
		{"two for one", "1 2\n", "nur eine Antwort"},
		{"empty", "\n", "hier fehlt eine Antwort; weiter lässt die Frage offen"},
		{"ambiguous command", "e\n", "„e“ kann mehreres heißen"},
		{"no such question", "gehe 99\n", "Frage „99“ gibt es nicht"},
		{"no such source", "quelle dsk-ohh\n", "gemeint ist wohl dsk-oh"},
		{"no such record", "zeige xyz\n", "die Kennung „xyz“ gibt es nicht"},
		{"no such format", "export xyz\n", "das Format „xyz“ gibt es nicht"},
		{"no such offering", "erkläre 9999\n", "Angebot „9999“ gibt es nicht"},
		{"no such step", "erledigt p99\n", "die Kennung „p99“ gibt es nicht"},
		{"no such file", "laden gibtesnicht.toml\n", "gibtesnicht.toml ist nicht lesbar"},
		{"not UTF-8", "zur\xfcck\n", "die Zeile ist kein UTF-8"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			said, s := typed(t, data.German, c.input+"1\n")
			flat := strings.ReplaceAll(said, "\n", " ")
			wantsSaid(t, flat, c.want, "Antwort: Kommune")
			if a, _ := s.Answers.Get("sector"); a.Word() != "municipality" {
				t.Errorf("nach der falschen Eingabe ging die richtige verloren: %q", a.Word())
			}
		})
	}
}

// TestLineControlCharacters: what could steer a terminal never comes back out.
func TestLineControlCharacters(t *testing.T) {
	evil := "\x1b[31mrot\x00\x07\u202e"
	input := evil + "\n1\n5\ngehe 4\n" + evil + "\nquelle " + evil + "\nVerein\n"
	said, s := typed(t, data.German, input)
	for _, r := range said {
		if r != '\n' && data.Clean(string(r)) != string(r) {
			t.Fatalf("Steuerzeichen %U in der Ausgabe", r)
		}
	}
	if a, _ := s.Answers.Get("organisation"); a.Text != "Verein" {
		t.Errorf("organisation = %q", a.Text)
	}
	wantsSaid(t, said, "die Zeile enthält Steuerzeichen")
}

// TestLineLong: a line of any length is refused without being kept.
func TestLineLong(t *testing.T) {
	long := io.MultiReader(strings.NewReader(strings.Repeat("x", 1<<20)), strings.NewReader("\n4\n"))
	lr := newLineReader(long)
	allocated := testing.AllocsPerRun(1, func() {
		for {
			_, problem, ok := lr.next()
			if !ok || problem == nil {
				break
			}
		}
	})
	if allocated > 50 {
		t.Errorf("%v Zuweisungen für eine überlange Zeile", allocated)
	}
	said, s := typed(t, data.German, strings.Repeat("y", 1<<20)+"\n4\n")
	wantsSaid(t, said, "die Zeile ist zu lang")
	if strings.Contains(said, "yyyy") {
		t.Error("die überlange Zeile steht in der Ausgabe")
	}
	if a, _ := s.Answers.Get("sector"); a.Word() != "school" {
		t.Errorf("sector = %q", a.Word())
	}
}

// TestLineNamesDoNotClash: an option never reads like a command, so both can be typed plainly.
func TestLineNamesDoNotClash(t *testing.T) {
	kb := data.Embedded()
	for i := range kb.Questions {
		q := &kb.Questions[i]
		for _, id := range wizard.OptionIDs(q) {
			for _, lang := range []data.Lang{data.German, data.English} {
				for _, word := range []string{id, wizard.OptionLabel(q, id, lang)} {
					if c, _ := findLineCommand(word, lang, false); c != nil && !strings.Contains(word, " ") {
						t.Errorf("%s: %q ist auch der Befehl %s", q.ID, word, c.name.In(lang))
					}
				}
			}
		}
	}
}

func TestLineCommandsFound(t *testing.T) {
	cases := []struct {
		lang data.Lang
		word string
		want string // German name, "" = none
	}{
		{data.German, "zurück", "zurück"}, {data.German, "zurueck", "zurück"}, {data.German, "ZURÜCK", "zurück"}, {data.German, "zur", "zurück"},
		{data.German, "erklaere 3", "erkläre"}, {data.German, "waehle 3", "wähle"}, {data.German, "w", ""}, {data.German, "back", "zurück"},
		{data.German, "bac", ""}, {data.German, "?", "hilfe"}, {data.English, "back", "zurück"}, {data.English, "b", "zurück"},
		{data.English, "zurueck", "zurück"}, {data.English, "res", "ergebnis"}, {data.English, "xyz", ""}, {data.German, "beenden", "ende"},
	}
	for _, c := range cases {
		got := ""
		if found, _ := findLineCommand(c.word, c.lang, true); found != nil {
			got = found.name.DE
		}
		if got != c.want {
			t.Errorf("%s %q: %q statt %q", c.lang, c.word, got, c.want)
		}
	}
}

// TestLineHelpAtAChoice: help and the end are understood where only a number or a yes is awaited.
func TestLineHelpAtAChoice(t *testing.T) {
	said, _ := typed(t, data.German, "3\nhilfe\n3\nende")
	wantsSaid(t, said, "Die Nummer wählt", "weiter heißt")
	if n := strings.Count(said, "selbst antworten"); n != 2 {
		t.Errorf("die Wahl wird %d-mal genannt, nicht zweimal:\n%s", n, said)
	}
}
