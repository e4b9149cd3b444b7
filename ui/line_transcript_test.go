package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// transcriptKB is the real interview with one invented product and a few requirements and steps, so
// that transcripts change with the questions and not with every fact.
func transcriptKB(t *testing.T) *data.KB {
	t.Helper()
	base := *data.Embedded()
	base.Products, base.Assessments, base.Dissents = nil, nil, nil
	kb, problems := data.WithOverlays(&base, []string{"testdata/zeilen.toml"}, nil, lineDay)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	kb.Edition = lineDay
	few := []string{"vk-leg-05", "k-deployment", "k-participants"}
	kb.Requirements = slices.DeleteFunc(kb.Requirements, func(r data.Requirement) bool { return !slices.Contains(few, r.ID) })
	kb.Steps = slices.DeleteFunc(slices.Clone(kb.Steps), func(s data.Step) bool { return !slices.Contains([]string{"p01", "p03", "p09", "p16"}, s.ID) })
	return kb
}

var transcripts = []struct {
	name  string
	lang  data.Lang
	input []string
}{
	{"interview-de", data.German, []string{
		"hilfe", "warum", "schule", "13", "", "4", "6", "vielleicht", "j", "hilfe", "\"Ende gut\"", "zurück", "Schule am Berg",
		"1 2, teaching", "normal,", "ja", "ja", "28", "zurueck", "30", "abc", "", "own_servers, 3", "keine",
		"liste", "gehe 99", "gehe 2", "Bayern", "stand", "l", "ende"}},
	{"interview-en", data.English, []string{
		"help", "why", "7", "6", "next", "BY", "n", "", "internal", "none", "back", "1", "y", "no", "50", "12", "1 2 3",
		"list", "counts", "save", "zzz", "ende"}},
	{"preset-en", data.English, []string{"10", "2", "1", "BE", "", "", "list", "end"}},
	{"result-de", data.German, []string{
		"1", "1", "2", "NW", "", "Gemeinde Musterbach", "", "", "", "", "", "", "", "", "", "", "weiter", "", "", "", "", "", "", "", "", "", "",
		"", "ergebnis", "ergebnis alle", "ergebnis dings", "warum", "wähle 1", "schritte", "erledigt p09", "erledigt p16 Frau Müller", "entfällt p03 schon geschehen",
		"offen p03", "erledigt p77", "export json akte", "export json akte", "vielleicht", "nein", "export json akte", "ja", "frage 3", "nein", "frage 5", "zurück", "wähle 2", "zur", "weiter", "12", "ende"}},
	{"result-en", data.English, []string{
		"10", "next", "BE", "no", "", "internal", "normal", "no", "no", "20", "5", "online_service", "de", "exclude", "0", "must", "must", "must", "forbidden", "forbidden", "none", "none", "any", "none", "",
		"", "result", "result excluded", "choose 1", "steps", "done p01", "drop p03 not needed here", "open p01", "export txt akte", "question 1", "11", "end"}},
}

// TestLineTranscripts compares whole conversations with the golden files.
func TestLineTranscripts(t *testing.T) {
	for _, c := range transcripts {
		t.Run(c.name, func(t *testing.T) {
			kb := transcriptKB(t)
			cfg := Config{KB: kb, Lang: c.lang, Today: lineDay, Store: Store{Path: "s.toml"}}
			var out bytes.Buffer
			inDir(t, t.TempDir(), func() {
				if err := RunLines(cfg, strings.NewReader(strings.Join(c.input, "\n")+"\n"), &out); err != nil {
					t.Fatal(err)
				}
			})
			for _, line := range strings.Split(out.String(), "\n") {
				if n := len([]rune(line)); n > lineWidth && !strings.Contains(line, "> ") && !strings.Contains(line, "https://") {
					t.Errorf("%d Zeichen lang: %s", n, line)
				}
			}
			golden(t, "lines/"+c.name+".txt", out.Bytes())
		})
	}
}

// TestLineDocuments: explanation, fact sheets and help are reached and hold no ornament.
func TestLineDocuments(t *testing.T) {
	as := &wizard.Answers{}
	as.Set("sector", wizard.Answer{Words: []string{"company"}})
	cases := []struct {
		input string
		want  []string
	}{
		{"erkläre 1", []string{"Beispielkonferenz auf eigenen Servern\nbeispiel/self, Stichtag", "Quellen: erkläre 1 alles"}},
		{"erklaere 2 alles", []string{"ausgeschlossen", "nicht erfüllt (1)", "Handbuch der Beispielkonferenz"}},
		{"warum beispiel/cloud", []string{"Beispielkonferenz als Dienst", "ausgeschlossen"}},
		{"zeige 2", []string{"Beispiel GmbH"}},
		{"zeige vk-leg-05", []string{"Keine Verarbeitung zu eigenen Zwecken des Anbieters\nvk-leg-05"}},
		{"zeige p01", []string{"Bedarfsanalyse"}},
		{"quelle beispiel-handbuch", []string{"Handbuch der Beispielkonferenz\nbeispiel-handbuch", "https://example.org/handbuch"}},
		{"hilfe befehle", []string{"zurück: ", "export FORMAT ORDNER: ", "ende: "}},
		{"export", []string{"hier fehlt das Format", "md"}},
		{"export xls", []string{"das Format „xls“ gibt es nicht"}},
		{"schritt", []string{"p01 "}},
	}
	for _, c := range cases {
		t.Run(c.input, func(t *testing.T) {
			cfg := Config{KB: transcriptKB(t), Lang: data.German, Today: lineDay, Session: &wizard.Session{Answers: as.Clone()}}
			var out bytes.Buffer
			if err := RunLines(cfg, strings.NewReader(c.input+"\n"), &out); err != nil {
				t.Fatal(err)
			}
			wantsSaid(t, out.String(), c.want...)
			for _, sign := range []string{"===", "---", "│", "─", "[ ]", "→", "·", "‹"} {
				if strings.Contains(out.String(), sign) {
					t.Errorf("Zierrat %q:\n%s", sign, out.String())
				}
			}
		})
	}
}

// TestLineShortPath: "kurz" asks the questions that decide most, "ganz" goes on with the others.
func TestLineShortPath(t *testing.T) {
	said, s := typed(t, data.German, "kurz\n4\nweiter\nBW\n"+strings.Repeat("weiter\n", wizard.ExpressLength-2)+"ganz\n")
	wantsSaid(t, said, "Frage 3 von 8.", "Frage 8 von 8.", "Alle Fragen sind durch", "Weitere Fragen", "Ganzer Weg: ", "Frage 3 von 26.")
	if strings.Contains(said, "Frage 9 von") || s.Express {
		t.Errorf("der kurze Weg endet nicht nach %d Fragen:\n%s", wizard.ExpressLength, said)
	}
	want := wizard.Express(data.Embedded(), s.Answers, lineDay)
	_, s = typed(t, data.German, "kurz\n4\nweiter\nBW\n")
	if !s.Express || !slices.Equal(s.Path, want) {
		t.Errorf("Weg %v statt %v", s.Path, want)
	}
}

// inDir runs something in a folder, so that the paths it says are short and always the same.
func inDir(t *testing.T, dir string, do func()) {
	t.Helper()
	before, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := os.Chdir(before); err != nil {
			t.Fatal(err)
		}
	}()
	do()
}

// TestLineGoOn goes on with a saved session, begins anew only after a yes, and takes a file.
func TestLineGoOn(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "andere.toml")
	if err := os.WriteFile(other, []byte("# von Hand\nformat = 1\n[answers]\nsector = \"health\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ name, input, sector string }{
		{"go on", "1\n", "company"},
		{"end at once", "ende\n", "company"},
		{"end of input", "", "company"},
		{"anew, no", "2\nnein\n", "company"},
		{"anew, end of input", "2\n", "company"},
		{"anew, nothing answered", "2\nja\n", "company"},
		{"anew", "2\nja\n4\n", "school"},
		{"file", "3\nja\nfehlt.toml\n" + other + "\n", "health"},
		{"file, cancelled", "3\nja\n\n1\n", "company"},
		{"loaded later", "1\nladen " + other + "\nja\n", "health"},
		{"loaded later, no", "1\nladen " + other + "\nn\n", "company"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			cfg := Config{KB: data.Embedded(), Lang: data.German, Today: lineDay}
			cfg.Store.Path = filepath.Join(t.TempDir(), "s.toml")
			before := []byte("format = 1\n[answers]\nsector = \"company\"\nland = \"HE\"\n[session]\nsaved = 2026-11-01\n")
			if err := os.WriteFile(cfg.Store.Path, before, 0o600); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := RunLines(cfg, strings.NewReader(c.input), &out); err != nil {
				t.Fatal(err)
			}
			s, _, err := cfg.Store.Load(cfg.KB)
			if err != nil {
				t.Fatal(err)
			}
			if a, _ := s.Answers.Get("sector"); a.Word() != c.sector {
				t.Errorf("sector = %q statt %q\n%s", a.Word(), c.sector, out.String())
			}
		})
	}
	if text, _ := os.ReadFile(other); !strings.HasPrefix(string(text), "# von Hand") {
		t.Error("die geladene Datei wurde verändert")
	}
}

// TestLineUnreadableSession: a session that cannot be read is reported and stays byte for byte.
func TestLineUnreadableSession(t *testing.T) {
	for name, text := range map[string]string{
		"rubbish": "\x00\x01\x02 kein TOML", "newer": "format = 99\n[answers]\nsector = \"company\"\n",
		"unknown": "format = 1\n[answers]\nfrage_von_morgen = true\n", "cut": "format = 1\n[answers]\nsector = \"comp",
	} {
		t.Run(name, func(t *testing.T) {
			cfg := Config{KB: data.Embedded(), Lang: data.German, Today: lineDay}
			cfg.Store.Path = filepath.Join(t.TempDir(), "s.toml")
			if err := os.WriteFile(cfg.Store.Path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := RunLines(cfg, strings.NewReader("4\nweiter\nBY\nspeichern\nende\n"), &out); err != nil {
				t.Fatal(err)
			}
			wantsSaid(t, out.String(), "nicht lesbar", "nicht gesichert")
			if after, _ := os.ReadFile(cfg.Store.Path); string(after) != text {
				t.Errorf("die Datei wurde überschrieben: %q", after)
			}
		})
	}
}

// failing is an output that takes no more after some bytes, as a full disk or a closed pipe.
type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, os.ErrClosed
	}
	return len(p), nil
}

// TestLineOutputFails: the run ends with an error, and what was answered before is saved.
func TestLineOutputFails(t *testing.T) {
	cfg := Config{KB: data.Embedded(), Lang: data.German, Today: lineDay}
	cfg.Store.Path = filepath.Join(t.TempDir(), "s.toml")
	if err := RunLines(cfg, strings.NewReader(strings.Repeat("4\nweiter\n", 1000)), &failing{room: 3000}); err == nil {
		t.Error("kein Fehler, obwohl niemand zuhört")
	}
	s, found, err := cfg.Store.Load(cfg.KB)
	if err != nil || !found {
		t.Fatal("nichts gesichert", err)
	}
	if a, _ := s.Answers.Get("sector"); a.Word() != "school" {
		t.Errorf("sector = %q", a.Word())
	}
}

// TestLineContradiction: what does not go together is named once, when it comes up.
func TestLineContradiction(t *testing.T) {
	as := &wizard.Answers{}
	as.Set("sector", wizard.Answer{Words: []string{"company"}})
	as.Set("deployment", wizard.Answer{Words: []string{"own_servers"}})
	cfg := Config{KB: data.Embedded(), Lang: data.German, Today: lineDay, Session: &wizard.Session{Answers: as, At: "capacity"}}
	var out bytes.Buffer
	if err := RunLines(cfg, strings.NewReader("none\nweiter\nweiter\n"), &out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "Hinweis: Nur eigene Server"); n != 1 {
		t.Errorf("%d-mal genannt:\n%s", n, out.String())
	}
}
