package wizard

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"videokompass/data"
)

// scenario is one file of testdata/scenarios: answers and a day, then what must come out. How to
// write one stands in testdata/scenarios/README.md.
type scenario struct {
	Title        string    `toml:"title"`
	Legal        string    `toml:"legal"`
	AsOf         data.Date `toml:"as_of"`
	Preset       string    `toml:"preset"`
	Choose       string    `toml:"choose"`
	Authority    string    `toml:"authority"`
	Law          []string  `toml:"law"`
	NotLaw       []string  `toml:"not_law"`
	Outlook      []string  `toml:"outlook"`
	Steps        []string  `toml:"steps"`
	NotSteps     []string  `toml:"not_steps"`
	Review       data.Date `toml:"review"`
	NothingFits  bool      `toml:"nothing_fits"`
	Flags        []string  `toml:"flags"`
	NotFlags     []string  `toml:"not_flags"`
	Contradicted []string  `toml:"contradictions"`
	Expect       []expect  `toml:"expect"`
}

// expect is what one offering must come out as; empty fields are not looked at.
type expect struct {
	Offering   string   `toml:"offering"`
	Tier       string   `toml:"tier"`
	Transfer   string   `toml:"transfer"`
	Rules      []string `toml:"rules"`
	NotRules   []string `toml:"not_rules"`
	Warnings   []string `toml:"warnings"`
	NoWarnings []string `toml:"not_warnings"`
	Met        []string `toml:"met"`
	Measure    []string `toml:"measure"`
	Open       []string `toml:"open"`
	Unmet      []string `toml:"unmet"`
	NotAsked   []string `toml:"not_applicable"`
	Conditions []string `toml:"conditions"`
	Ways       []string `toml:"way"`
	Fixed      []string `toml:"fixed"`
}

var kbOnce = sync.OnceValues(func() (*data.KB, data.Problems) {
	return data.WithOverlays(data.Embedded(), []string{"testdata/kb"}, nil, today)
})

// testKB is the knowledge base with the invented offerings of testdata/kb.
func testKB(t testing.TB) *data.KB {
	t.Helper()
	kb, problems := kbOnce()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return kb
}

func TestScenarios(t *testing.T) {
	kb := testKB(t)
	files, err := filepath.Glob("testdata/scenarios/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 80 {
		t.Errorf("%d scenarios, want at least 80", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".toml"), func(t *testing.T) {
			s, as := readScenario(t, kb, file)
			s.run(t, kb, as)
		})
	}
}

func readScenario(t *testing.T, kb *data.KB, file string) (*scenario, *Answers) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, problems := data.Parse(file, text)
	if doc == nil {
		t.Fatal(problems)
	}
	s := &scenario{}
	table := map[string]any{}
	for key, v := range doc.Table {
		if key != "answers" {
			table[key] = v
		}
	}
	problems = data.Bind(doc, table, reflect.ValueOf(s).Elem(), "")
	as := &Answers{}
	if s.Preset != "" {
		p := FindPreset(kb, s.Preset)
		if p == nil {
			t.Fatalf("%s: unknown preset %q", file, s.Preset)
		}
		as = PresetAnswers(kb, p)
	}
	given, more := AnswersFrom(kb, &data.Document{File: file, Table: map[string]any{"format": int64(1), "answers": answersTable(doc)}})
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	for i := range kb.Questions {
		if a, ok := given.Get(kb.Questions[i].ID); ok {
			as.Set(kb.Questions[i].ID, a)
		}
	}
	return s, as
}

func answersTable(doc *data.Document) any {
	if v, ok := doc.Table["answers"]; ok {
		return v
	}
	return map[string]any{}
}

func (s *scenario) run(t *testing.T, kb *data.KB, as *Answers) {
	r, ok := Recommend(kb, as, s.AsOf, s.Choose)
	if !ok {
		t.Fatalf("unknown offering %q", s.Choose)
	}
	var law, outlook, steps, contradictions []string
	for _, x := range r.Rules {
		law = append(law, x.ID)
	}
	for _, x := range r.Outlook {
		outlook = append(outlook, x.ID)
	}
	for _, x := range r.Steps {
		steps = append(steps, x.ID)
	}
	for _, x := range Contradictions(kb, r.Profile) {
		contradictions = append(contradictions, x.ID)
	}
	holds(t, "law", law, s.Law, s.NotLaw)
	holds(t, "outlook", outlook, s.Outlook, nil)
	holds(t, "steps", steps, s.Steps, s.NotSteps)
	holds(t, "flags", r.Profile.Flags(), s.Flags, s.NotFlags)
	holds(t, "contradictions", contradictions, s.Contradicted, nil)
	for _, id := range outlook {
		if slices.Contains(law, id) {
			t.Errorf("%s is outlook and law at once", id)
		}
	}
	if s.Authority != "" && (r.Authority == nil || r.Authority.ID != s.Authority) {
		t.Errorf("authority %+v, want %s", r.Authority, s.Authority)
	}
	if s.Review != 0 && r.Review != s.Review {
		t.Errorf("review %s, want %s", r.Review, s.Review)
	}
	if s.NothingFits != (r.Nothing != nil) {
		t.Errorf("nothing fits: %v, want %v", r.Nothing != nil, s.NothingFits)
	}
	for i := range s.Expect {
		s.Expect[i].check(t, r, as)
	}
}

func (x *expect) check(t *testing.T, r *Recommendation, as *Answers) {
	a := r.Find(x.Offering)
	if a == nil {
		t.Errorf("unknown offering %q", x.Offering)
		return
	}
	name := func(s string) string { return x.Offering + ": " + s }
	if x.Tier != "" && string(a.Tier) != x.Tier {
		t.Errorf("%s: tier %s, want %s; unmet %v, open %v", x.Offering, a.Tier, x.Tier, ids(a, Unmet), ids(a, Unknown))
	}
	if x.Transfer != "" && string(a.Transfer.Result) != x.Transfer {
		t.Errorf("%s: transfer %s, want %s (%s)", x.Offering, a.Transfer.Result, x.Transfer, a.Transfer.Summary().DE)
	}
	var rules, warnings, conditions []string
	for _, rule := range a.Transfer.Rules {
		rules = append(rules, rule.ID)
	}
	for _, w := range a.Transfer.Warnings {
		warnings = append(warnings, w.ID)
	}
	for _, c := range a.Conditions {
		conditions = append(conditions, c.Text.DE+" ["+string(c.Kind)+" "+c.Requirement.ID+"]")
	}
	holds(t, name("rules"), rules, x.Rules, x.NotRules)
	holds(t, name("warnings"), warnings, x.Warnings, x.NoWarnings)
	holds(t, name("met"), ids(a, Met), x.Met, nil)
	holds(t, name("measure"), ids(a, Conditional), x.Measure, nil)
	holds(t, name("open"), ids(a, Unknown), x.Open, nil)
	holds(t, name("unmet"), ids(a, Unmet), x.Unmet, nil)
	for _, id := range x.NotAsked {
		if f := findingOf(a, id); f != nil && f.Status != NotApplicable {
			t.Errorf("%s: %s applies: %s", x.Offering, id, f.Status)
		}
	}
	for _, want := range x.Conditions {
		if !slices.ContainsFunc(conditions, func(c string) bool { return strings.Contains(c, want) }) {
			t.Errorf("%s: no condition contains %q; there are:\n  %s", x.Offering, want, strings.Join(conditions, "\n  "))
		}
	}
	x.checkWay(t, r, as, a)
}

// checkWay looks at the smallest change: the questions it changes, or what nothing lifts.
func (x *expect) checkWay(t *testing.T, r *Recommendation, as *Answers, a *Assessed) {
	if len(x.Ways)+len(x.Fixed) == 0 {
		return
	}
	way, fixed := smallestWay(r.KB, as, r.AsOf, a.Ref)
	var got, obstacles []string
	if way != nil {
		for _, c := range way.Changes {
			got = append(got, c.Question.ID)
		}
	}
	for _, f := range fixed {
		obstacles = append(obstacles, f.Requirement.ID)
	}
	if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(x.Ways))) {
		t.Errorf("%s: smallest change %v, want %v", x.Offering, got, x.Ways)
	}
	holds(t, x.Offering+": fixed", obstacles, x.Fixed, nil)
}

// ids lists the requirements of a status, whatever their level; tasks are left out.
func ids(a *Assessed, s Status) []string {
	var out []string
	for i := range a.Findings {
		if f := &a.Findings[i]; f.Status == s && !f.Task {
			out = append(out, f.Requirement.ID)
		}
	}
	return out
}

func findingOf(a *Assessed, id string) *Finding {
	for i := range a.Findings {
		if a.Findings[i].Requirement.ID == id {
			return &a.Findings[i]
		}
	}
	return nil
}

// holds checks that a list contains some words and lacks others.
func holds(t *testing.T, what string, got, want, not []string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s lack %q; there are %v", what, w, got)
		}
	}
	for _, w := range not {
		if slices.Contains(got, w) {
			t.Errorf("%s contain %q", what, w)
		}
	}
}
