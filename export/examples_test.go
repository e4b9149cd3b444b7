package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// example is one answers file of the repository.
type example struct {
	kb      *data.KB
	answers *wizard.Answers
}

// examples reads ../examples by name without ending.
func examples(t testing.TB) map[string]example {
	t.Helper()
	files, err := filepath.Glob("../examples/*.toml")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	kb := data.Embedded()
	out := map[string]example{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		as, problems := wizard.ReadAnswers(kb, file, text)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		out[strings.TrimSuffix(filepath.Base(file), ".toml")] = example{kb, as}
	}
	return out
}

// decide recommends as of the day of the file, else of the day of the data.
func (e example) decide(t testing.TB, choose string) *wizard.Recommendation {
	t.Helper()
	on := e.answers.AsOf
	if on == 0 {
		on = 20261122
	}
	r, ok := wizard.Recommend(e.kb, e.answers, on, choose)
	if !ok {
		t.Fatalf("no offering %q", choose)
	}
	return r
}
