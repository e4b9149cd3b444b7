package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"videokompass/data"
	"videokompass/wizard"
)

// picture is a screen of the handbook and how to get there from an example.
type picture struct {
	name string
	at   string // question to open, "" = the start screen
	keys []string
}

func pictures() []picture {
	return []picture{
		{"start", "", nil},
		{"frage", "deployment", []string{"down"}},
		{"hilfe", "deployment", []string{"?"}},
		{"uebersicht", "deployment", []string{"f2"}},
		{"ergebnis", "deployment", []string{"f3", "down"}},
		{"angebot", "deployment", []string{"f3", "enter"}},
		{"nachweis", "deployment", []string{"f3", "enter", "tab", "tab", "tab", "down", "down", "q"}},
		{"vergleich", "deployment", []string{"f3", "space", "down", "space", "v"}},
		{"was-waere-wenn", "deployment", []string{"f3", "p"}},
		{"schritte", "deployment", []string{"f3", "n"}},
		{"export", "deployment", []string{"f3", "e"}},
	}
}

// drawn returns a picture as text, 80 columns wide and 24 lines high.
func drawn(t *testing.T, l data.Lang, p picture) string {
	t.Helper()
	cfg := Config{KB: data.Embedded(), Lang: l, Today: lineDay, Dir: "akte", Store: Store{Path: "/home/muster/.local/state/videokompass/sitzung.toml"}}
	if p.at != "" {
		cfg.Session, cfg.Store.Path = exampleSession(t), ""
		cfg.Session.At = p.at
	}
	a := New(cfg)
	feed(a, tea.WindowSizeMsg{Width: 80, Height: 24})
	run(a, a.enter())
	strike(a, p.keys...)
	return trimLines(ansi.Strip(a.render()))
}

// spokenPicture is a piece of a conversation in the line mode.
func spokenPicture(t *testing.T, l data.Lang) string {
	t.Helper()
	session := exampleSession(t)
	session.At = "e2ee"
	input := map[data.Lang]string{data.German: "warum\n4\n2\nja\nstand\nende\n", data.English: "why\n4\n2\nyes\ncounts\nend\n"}[l]
	var out bytes.Buffer
	if err := RunLines(Config{KB: data.Embedded(), Lang: l, Today: lineDay, Session: session}, strings.NewReader(input), &out); err != nil {
		t.Fatal(err)
	}
	_, from, _ := strings.Cut(out.String(), "\n\n")
	return strings.TrimRight(from, "\n")
}

// exampleSession is the example of the handbook.
func exampleSession(t *testing.T) *wizard.Session {
	t.Helper()
	text, err := os.ReadFile("../examples/gemeinde-nrw.toml")
	if err != nil {
		t.Fatal(err)
	}
	session, problems := wizard.ReadSession(data.Embedded(), "gemeinde-nrw.toml", text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return session
}

var pictureBlock = regexp.MustCompile("(?s)<!-- bild: ([a-z-]+) -->\n```\n.*?```\n<!-- /bild -->")

// TestPictures keeps the screens in the documents: -update draws them and puts them in; otherwise
// every document must hold its pictures as they were drawn, and each must still be drawable.
func TestPictures(t *testing.T) {
	for _, l := range []data.Lang{data.German, data.English} {
		prefix := map[data.Lang]string{data.English: "en-"}[l]
		drawings := map[string]string{prefix + "zeilen": spokenPicture(t, l)}
		for _, p := range pictures() {
			drawings[prefix+p.name] = drawn(t, l, p)
		}
		for name, text := range drawings {
			if !strings.Contains(text, "\n") {
				t.Errorf("%s ist leer", name)
			}
			if *update {
				placePicture(t, filepath.Join("../docs/bilder", name+".txt"), []byte(text+"\n"))
			}
		}
	}
	for _, name := range []string{"../README.md", "../docs/handbuch.md", "../docs/handbook.en.md"} {
		before, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		after := pictureBlock.ReplaceAllStringFunc(string(before), func(block string) string {
			id := pictureBlock.FindStringSubmatch(block)[1]
			text, err := os.ReadFile(filepath.Join("../docs/bilder", id+".txt"))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return "<!-- bild: " + id + " -->\n```\n" + string(text) + "```\n<!-- /bild -->"
		})
		switch {
		case after == string(before):
		case *update:
			placePicture(t, name, []byte(after))
		default:
			t.Errorf("%s zeigt andere Bilder als docs/bilder; go test ./ui -run Pictures -update", name)
		}
	}
}

func placePicture(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
}
