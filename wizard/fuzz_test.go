package wizard

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"videokompass/data"
)

// FuzzReadSession reads any file: what is accepted survives writing and reading, and can be asked on.
func FuzzReadSession(f *testing.F) {
	names, err := filepath.Glob("../examples/*.toml")
	if err != nil || len(names) == 0 {
		f.Fatalf("%d examples, %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("format = 1\nas_of = 2024-01-10\n[answers]\norganisation = \"a\\\"b\\\\c\\u202e\\u0007\"\nbudget = 0\nhosts = 1\n[session]\nat = \"land\"\nchosen = \"zoom/saas\"\nsaved = 2026-11-22\nedition = 2026-11-22\n[[session.steps]]\nid = \"p12\"\nstate = \"done\"\nby = \"DSB\"\non = 2026-11-20\nnote = \"ja\"\n"))
	kb := data.Embedded()
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems := ReadSession(kb, "x.toml", text)
		if (s == nil) != (len(problems) > 0) {
			t.Fatalf("session %v with %d problems", s != nil, len(problems))
		}
		if s == nil {
			for _, l := range []data.Lang{data.German, data.English} {
				if line := problems.In(l); line == "" || strings.ContainsFunc(line, unicode.IsControl) {
					t.Fatalf("complaint %q", line)
				}
			}
			return
		}
		written := WriteSession(kb, s)
		again, problems := ReadSession(kb, "x.toml", written)
		if len(problems) > 0 {
			t.Fatalf("what was written is refused: %s\n%s", problems.In(data.English), written)
		}
		if !s.Answers.Equal(again.Answers) || s.At != again.At || s.Chosen != again.Chosen || s.Saved != again.Saved || s.Edition != again.Edition || len(s.Steps) != len(again.Steps) {
			t.Fatalf("another session came back:\n%s", written)
		}
		for i := range s.Steps {
			if a, b := s.Steps[i], again.Steps[i]; !reflect.DeepEqual(a, b) {
				t.Fatalf("step %v came back as %v", a, b)
			}
		}
		Contradictions(kb, NewProfile(kb, s.Answers))
		iv := NewInterview(kb, s.Answers)
		for range len(kb.Questions) {
			iv.Skip()
		}
	})
}

// FuzzParseAnswer types anything at every question: what is accepted is an answer.
func FuzzParseAnswer(f *testing.F) {
	for _, s := range []string{"", "1", "ja", "nein", "1,3", "1 2 3", "school", "-5", "99999999999999999999", "BW", "j\x1b[A", "privacy security", "2.5", "12.000", "0"} {
		f.Add(s)
	}
	kb := data.Embedded()
	f.Fuzz(func(t *testing.T, typed string) {
		for i := range kb.Questions {
			q := &kb.Questions[i]
			a, complaint := ParseAnswer(q, typed)
			if complaint != nil {
				if line := complaint.In(data.German); line == "" {
					t.Fatalf("%s: an empty complaint about %q", q.ID, typed)
				}
				continue
			}
			if c := Check(q, a); c != nil {
				t.Fatalf("%s: %q was taken, and is wrong: %s", q.ID, typed, c.In(data.English))
			}
		}
	})
}
