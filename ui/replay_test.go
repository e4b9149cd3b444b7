package ui

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// replayFiles are answers that are typed into both front ends: these and the examples.
func replayFiles(t *testing.T) map[string]string {
	files := map[string]string{
		"nothing": "format = 1\n[answers]\n",
		"few":     "format = 1\n[answers]\nsector = \"company\"\nland = \"HE\"\n",
		"council": "format = 1\n[answers]\nsector = \"municipality\"\nland = \"NW\"\ncouncil = true\norganisation = \"Gemeinde Musterbach\"\n" +
			"purposes = [\"internal\", \"council_meeting\"]\ndata = [\"normal\", \"confidential\"]\nminors = false\nguests = true\nparticipants = 60\nhosts = 25\n" +
			"deployment = [\"own_servers\", \"it_provider\"]\ncapacity = \"basic\"\nregion = \"de\"\nforeign_control = \"exclude\"\nopen_source = \"should\"\nbudget = 0\n" +
			"e2ee = \"any\"\ntelemetry = \"must\"\nrecording = \"forbidden\"\nai = \"lockable\"\nguest_access = \"must\"\nfeatures_must = [\"dial_in\"]\nfeatures_want = []\n" +
			"accessibility = \"must\"\nevidence = [\"gpanrw\"]\npriorities = [\"sovereignty\", \"privacy\", \"features\", \"cost\", \"effort\", \"security\"]\n",
		"own servers": "format = 1\n[answers]\nsector = \"association\"\ndeployment = [\"own_servers\"]\nguests = false\nbudget = 250\n",
	}
	examples, err := filepath.Glob("../examples/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range examples {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = string(text)
	}
	return files
}

// TestReplay types answers files into the line mode and into the screens: both ask the same
// questions and reach the JSON of "recommend".
func TestReplay(t *testing.T) {
	kb := data.Embedded()
	for name, text := range replayFiles(t) {
		t.Run(name, func(t *testing.T) {
			want, problems := wizard.ReadAnswers(kb, name, []byte(text), "session")
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			wantJSON := jsonOf(t, kb, want)
			var asked [3][]string
			for i, run := range []func(*testing.T, *wizard.Answers) ([]string, *wizard.Answers){lineIDs, lineNumbers, throughScreens} {
				ids, got := run(t, want)
				asked[i] = ids
				if !got.Equal(want) {
					t.Errorf("Weg %d: andere Antworten:\n%s\nstatt\n%s", i, wizard.WriteAnswers(kb, got), wizard.WriteAnswers(kb, want))
				}
				if !bytes.Equal(jsonOf(t, kb, got), wantJSON) {
					t.Errorf("Weg %d: anderes JSON", i)
				}
			}
			if !slices.Equal(asked[0], asked[1]) || !slices.Equal(asked[0], asked[2]) {
				t.Errorf("verschiedene Fragen:\n%v\n%v\n%v", asked[0], asked[1], asked[2])
			}
		})
	}
}

func jsonOf(t *testing.T, kb *data.KB, as *wizard.Answers) []byte {
	t.Helper()
	r, _ := wizard.Recommend(kb, as, lineDay, "")
	var b bytes.Buffer
	if err := export.Render(&b, "json", r, export.Options{Lang: data.German}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// answering is input that answers whatever the line mode asks.
type answering struct {
	l      *liner
	want   *wizard.Answers
	word   func(q *data.Question, id string) string
	asked  []string
	preset bool // the next prompt offers usual answers
}

func (r *answering) Read(p []byte) (int, error) {
	q := r.l.a.iv.Current()
	switch {
	case r.preset:
		r.preset = false
		return copy(p, fmt.Sprintf("%d\n", r.own())), nil
	case q == nil:
		return 0, io.EOF
	}
	r.asked = append(r.asked, q.ID)
	a, ok := r.want.Get(q.ID)
	if !ok {
		return copy(p, "weiter\n"), nil
	}
	r.preset = q.ID == "sector" && len(wizard.PresetsFor(r.l.a.cfg.KB, a.Word())) > 0
	return copy(p, r.line(q, a)+"\n"), nil
}

// own is the number of the choice to answer oneself.
func (r *answering) own() int {
	a, _ := r.want.Get("sector")
	return len(wizard.PresetsFor(r.l.a.cfg.KB, a.Word())) + 1
}

func (r *answering) line(q *data.Question, a wizard.Answer) string {
	switch q.Kind {
	case wizard.KindText:
		return a.Text
	case wizard.KindNumber:
		return strconv.Itoa(a.Number)
	case wizard.KindBool:
		return map[bool]string{true: "ja", false: "n"}[a.Bool]
	}
	var words []string
	for _, id := range a.Words {
		words = append(words, r.word(q, id))
	}
	if len(words) == 0 {
		return "keine"
	}
	return strings.Join(words, ", ")
}

func lineIDs(t *testing.T, want *wizard.Answers) ([]string, *wizard.Answers) {
	return throughLines(t, want, func(_ *data.Question, id string) string { return id })
}

func lineNumbers(t *testing.T, want *wizard.Answers) ([]string, *wizard.Answers) {
	return throughLines(t, want, func(q *data.Question, id string) string {
		return strconv.Itoa(slices.Index(wizard.OptionIDs(q), id) + 1)
	})
}

func throughLines(t *testing.T, want *wizard.Answers, word func(*data.Question, string) string) ([]string, *wizard.Answers) {
	t.Helper()
	in := &answering{want: want, word: word}
	cfg := Config{KB: data.Embedded(), Lang: data.German, Today: lineDay, Session: &wizard.Session{Answers: &wizard.Answers{AsOf: want.AsOf}}}
	in.l = newLiner(cfg, in, io.Discard)
	if err := in.l.run(); err != nil {
		t.Fatal(err)
	}
	return in.asked, in.l.a.session.Answers
}

// throughScreens types the answers into the App, key by key.
func throughScreens(t *testing.T, want *wizard.Answers) ([]string, *wizard.Answers) {
	t.Helper()
	few := *data.Embedded() // the live count is not under test here
	few.Products = few.Products[:2]
	a := New(Config{KB: &few, Lang: data.German, Today: lineDay, Session: &wizard.Session{Answers: &wizard.Answers{AsOf: want.AsOf}}})
	var asked []string
	for range 200 {
		q := a.iv.Current()
		if q == nil {
			return asked, a.session.Answers
		}
		if _, ok := a.top().(*questionScreen); !ok {
			press(a, "end", "enter") // usual answers are offered; they are not wanted
			continue
		}
		asked = append(asked, q.ID)
		answer, ok := want.Get(q.ID)
		if !ok {
			press(a, "tab")
			continue
		}
		press(a, replayAnswer(q, answer)...)
	}
	t.Fatal("die Bildschirme kommen nicht ans Ende")
	return nil, nil
}

// replayAnswer lists the keys that give an answer to a question not answered before.
func replayAnswer(q *data.Question, a wizard.Answer) []string {
	var keys []string
	to := func(i int) {
		keys = append(keys, "home")
		for range i {
			keys = append(keys, "down")
		}
	}
	ids := wizard.OptionIDs(q)
	switch q.Kind {
	case wizard.KindText, wizard.KindNumber:
		text := a.Text
		if q.Kind == wizard.KindNumber {
			text = fmt.Sprint(a.Number)
		}
		for _, r := range text {
			keys = append(keys, string(r))
		}
	case wizard.KindBool:
		to(map[bool]int{true: 0, false: 1}[a.Bool])
	case wizard.KindMany:
		for _, id := range a.Words {
			to(slices.Index(ids, id))
			keys = append(keys, "space")
		}
	case wizard.KindOrder:
		now := slices.Clone(ids)
		for i, id := range a.Words {
			from := slices.Index(now, id)
			to(from)
			for range from - i {
				keys = append(keys, "+")
			}
			now = slices.Insert(slices.Delete(now, from, from+1), i, id)
		}
	default:
		to(slices.Index(ids, a.Word()))
	}
	return append(keys, "enter")
}

var namedKeys = map[string]rune{"esc": tea.KeyEscape, "tab": tea.KeyTab, "enter": tea.KeyEnter, "home": tea.KeyHome, "down": tea.KeyDown, "end": tea.KeyEnd, "up": tea.KeyUp, "left": tea.KeyLeft, "right": tea.KeyRight, "space": tea.KeySpace}

// press sends keys to the App and carries out the commands that they lead to.
func press(a *App, keys ...string) {
	for _, k := range keys {
		msg := tea.KeyPressMsg{Text: k}
		if code, ok := namedKeys[k]; ok {
			msg = tea.KeyPressMsg{Code: code}
		} else {
			msg.Code = []rune(k)[0]
		}
		settle(a, msg)
	}
}

func settle(a *App, msg tea.Msg) {
	_, cmd := a.Update(msg)
	if cmd == nil {
		return
	}
	switch next := cmd().(type) {
	case nil, liveMsg:
	case tea.BatchMsg:
		for _, c := range next {
			if m := c(); m != nil {
				settle(a, m)
			}
		}
	default:
		settle(a, next)
	}
}
