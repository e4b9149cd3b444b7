package export

import (
	"bytes"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// TestJSONReadBack: an exported decision gives the same decision, byte by byte.
func TestJSONReadBack(t *testing.T) {
	for name, e := range examples(t) {
		for _, choose := range []string{"", "jitsi-meet/self"} {
			if choose != "" && name != "gemeinde-nrw" {
				continue // a choice of the user is read the same way everywhere
			}
			r, ok := wizard.Recommend(e.kb, e.answers, 20251001, choose)
			if !ok {
				t.Fatalf("no offering %q", choose)
			}
			var first, again bytes.Buffer
			if err := JSON(&first, r, data.English); err != nil {
				t.Fatal(err)
			}
			d, problems := ReadJSON(e.kb, name, first.Bytes())
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if d.Answers.AsOf != 20251001 || d.Edition != e.kb.Edition || d.Hash != e.kb.Hash || d.Language != data.English || d.ByUser != (choose != "") {
				t.Errorf("%s: read %+v", name, d)
			}
			r, ok = wizard.Recommend(e.kb, d.Answers, d.Answers.AsOf, d.Choose())
			if !ok {
				t.Fatalf("%s: %q is gone", name, d.Chosen)
			}
			if err := JSON(&again, r, d.Language); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Errorf("%s: the decision read back differs", name)
			}
		}
	}
}

func TestReadJSONRefuses(t *testing.T) {
	kb := data.Embedded()
	const head = `{"format":1,"as_of":"2026-11-22","data_edition":"2026-11-22",` + "\n"
	for text, want := range map[string]string{
		"":                                       "f: kein gültiges JSON",
		"{\n\n]":                                 "f:3:1: kein gültiges JSON",
		"{}":                                     "as_of oder answers fehlt",
		`{"as_of":5}`:                            "kein gültiges JSON",
		head + `"answers":{}}`:                   "",
		head + `"answers":{"sector":"verein"}}`:  "unbekannte Antwort",
		head + `"answers":{"sector":7}}`:         "erwartet ein Wort",
		head + `"answers":{"participants":1.5}}`: "erwartet eine ganze Zahl",
		head + `"answers":{"participants":1e99}}`:                                                       "erwartet eine ganze Zahl",
		head + `"answers":{"nichts":1}}`:                                                                "unbekannte Frage",
		head + `"answers":{"organisation":"a\u001b[31m"}}`:                                              "Steuerzeichen",
		strings.Replace(head, `"format":1`, `"format":9`, 1) + `"answers":{}}`:                          "neuer als dieses Programm",
		strings.Replace(head, "2026-11-22", "2026-02-30", 1) + `"answers":{}}`:                          "unmögliches Datum",
		strings.Replace(head, `"data_edition":"2026-11-22"`, `"data_edition":"x"`, 1) + `"answers":{}}`: "data_edition",
	} {
		d, problems := ReadJSON(kb, "f", []byte(text))
		got := ""
		if len(problems) > 0 {
			got = problems[0].In(data.German)
		}
		if !strings.Contains(got, want) || (want == "") != (d != nil) || strings.Contains(got, "\n") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	kb := data.Embedded()
	f.Add([]byte(`{"format":1,"as_of":"2026-11-22","data_edition":"2026-11-22","answers":{"sector":"school","hosts":3},"chosen":"a/b","chosen_by":"user"}`))
	f.Add([]byte("\xef\xbb\xbf {"))
	f.Fuzz(func(t *testing.T, text []byte) {
		d, problems := ReadJSON(kb, "f", text)
		if (d == nil) != (len(problems) > 0) {
			t.Errorf("decision %v with problems %v", d, problems)
		}
		if d != nil && !IsJSON(text) {
			t.Error("a decision that IsJSON does not recognise")
		}
	})
}
