package export

import (
	"slices"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// reportCase is a set of answers with a choice; together the cases reach every text block.
type reportCase struct{ name, answers, choose string }

var reportCases = []reportCase{
	{"town", `format = 1
[answers]
sector = "municipality"
land = "NW"
council = true
organisation = "Stadt Musterstadt"
purposes = ["internal", "external", "council_meeting", "staff_council"]
data = ["normal", "confidential"]
guests = true
participants = 60
hosts = 40
deployment = ["own_servers", "it_provider", "online_service"]
capacity = "basic"
region = "eea"
telemetry = "must"
`, "bigbluebutton/self"},
	{"school", `format = 1
[answers]
sector = "school"
land = "BW"
council = true
purposes = ["internal", "teaching", "counselling"]
data = ["normal", "special_categories"]
minors = true
guests = true
participants = 300
hosts = 80
deployment = ["it_provider", "online_service"]
region = "any"
foreign_control = "accept"
recording = "needed"
ai = "needed"
`, "zoom/saas"},
	{"diocese", `format = 1
[answers]
sector = "church_catholic"
land = "NW"
organisation = "Kirchengemeinde Beispiel e. V."
purposes = ["internal", "counselling"]
data = ["normal"]
guests = true
deployment = ["it_provider"]
`, "jitsi-meet/provider"},
	{"parish", `format = 1
[answers]
sector = "church_protestant"
land = "HE"
purposes = ["internal"]
data = ["normal"]
guests = false
deployment = ["own_servers"]
capacity = "experienced"
`, "jitsi-meet/self"},
}

// nothingFits are answers that no offering meets.
var nothingFits = reportCase{"nothing", `format = 1
[answers]
sector = "company"
land = "NW"
deployment = ["own_servers"]
capacity = "none"
participants = 5000
open_source = "must"
features_must = ["dial_in", "livestream", "interpretation", "lms"]
evidence = ["c5"]
`, ""}

func reportOf(t *testing.T, c reportCase, o Options) *Doc {
	t.Helper()
	return Report(recommendationOf(t, c), o)
}

func recommendationOf(t *testing.T, c reportCase) *wizard.Recommendation {
	t.Helper()
	kb := data.Embedded()
	s, problems := wizard.ReadSession(kb, c.name+".toml", []byte(c.answers))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, ok := wizard.Recommend(kb, s.Answers, data.NewDate(2026, 11, 22), c.choose)
	if !ok {
		t.Fatalf("no offering %s", c.choose)
	}
	return r
}

// texts calls f with every piece of text of the blocks.
func texts(blocks []Block, f func(string)) {
	var items func([]Item)
	items = func(list []Item) {
		for _, it := range list {
			f(Text(it.Spans))
			items(it.Children)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case Heading:
			f(b.Text)
		case Para:
			f(Text(b.Spans))
		case Note:
			f(Text(b.Spans))
		case List:
			items(b.Items)
		case Fields:
			for _, r := range b.Rows {
				f(r.Label)
				f(Text(r.Spans))
			}
		case Table:
			for _, h := range b.Header {
				f(h)
			}
			for _, row := range b.Rows {
				for _, c := range row {
					f(Text(c.Spans))
				}
			}
		}
	}
}

func TestReportHasEveryPart(t *testing.T) {
	want := map[string][]string{
		"memo":       {"Ergebnis", "Bedarf", "Schutzbedarf", "Anforderungen", "Verfahren", "Geprüfte Angebote", "Restrisiken", "Rechtsgrundlagen der Verarbeitung", "Rechtslage am 22.11.2026", "Freigabe"},
		"comparison": {"Eckdaten", "Unterschiede"},
		"steps":      {"Übersicht", "Vor der Auswahl", "Vor dem Einsatz", "Im Betrieb"},
		"avv":        nil,
		"transfer":   {"Ergebnis", "Transfer-Folgenabschätzung"},
		"dsfa":       {"Ergebnis", "Kriterien nach WP 248", "Fälle des Art. 35 Abs. 3 DSGVO und der Muss-Liste", "Entscheidung"},
		"records":    {"Eintrag im Verzeichnis (Art. 30 Abs. 1 DSGVO)", "Datenschutzhinweise für Videokonferenzen (Vorlage)"},
		"settings":   {"Ziele: datenschutzfreundliche Voreinstellungen"},
		"usage":      {"Regeln für die Moderation", "Regeln für Teilnehmende"},
		"questions":  nil,
		"sources":    {"Keine Rechtsberatung"},
	}
	for _, c := range reportCases {
		d := reportOf(t, c, Options{Lang: data.German})
		var ids []string
		for _, p := range d.Parts {
			ids = append(ids, p.ID)
			var headings []string
			for _, b := range p.Blocks {
				if h, ok := b.(Heading); ok {
					headings = append(headings, h.Text)
				}
			}
			for _, h := range want[p.ID] {
				if !slices.Contains(headings, h) {
					t.Errorf("%s: part %s lacks the heading %q; it has %q", c.name, p.ID, h, headings)
				}
			}
		}
		if !slices.Equal(ids, PartIDs()) {
			t.Errorf("%s: parts %v, want %v", c.name, ids, PartIDs())
		}
	}
}

// TestReportSpecials looks for what only some answers bring.
func TestReportSpecials(t *testing.T) {
	reports := map[string]*Doc{}
	for _, tc := range []struct{ name, part, heading string }{
		{"town", "avv", "Kein AVV für den Betrieb"},
		{"town", "usage", "Ratssitzungen in Nordrhein-Westfalen"},
		{"town", "usage", "Hinweis zur Beschäftigtenvertretung"},
		{"school", "avv", "Art. 28 Abs. 3 lit. a DSGVO: Nur auf dokumentierte Weisung"},
		{"school", "avv", "Art. 28 Abs. 10 DSGVO: Wer Zwecke bestimmt, wird Verantwortlicher"},
		{"school", "transfer", "Datenflüsse"},
		{"school", "transfer", "Schritt 6: Neubewertung"},
		{"school", "dsfa", "Gerüst der Folgenabschätzung"},
		{"school", "usage", "Regeln für Aufzeichnung und Mitschrift"},
		{"school", "usage", "Hinweis für Schulen"},
		{"school", "records", "Kurzfassung für Gäste"},
		{"diocese", "avv", "Art. 28 Abs. 3 lit. h DSGVO: Nachweise und Überprüfungen"},
		{"diocese", "usage", "Hinweis für katholische Kirche und Caritas"},
		{"parish", "usage", "Hinweis für evangelische Kirche und Diakonie"},
	} {
		if reports[tc.name] == nil {
			c := reportCases[slices.IndexFunc(reportCases, func(c reportCase) bool { return c.name == tc.name })]
			reports[tc.name] = reportOf(t, c, Options{Lang: data.German})
		}
		found := false
		for _, p := range reports[tc.name].Parts {
			for _, b := range p.Blocks {
				if h, ok := b.(Heading); ok && p.ID == tc.part && h.Text == tc.heading {
					found = true
				}
			}
		}
		if !found {
			t.Errorf("%s: part %s lacks the heading %q", tc.name, tc.part, tc.heading)
		}
	}
}

func TestPartsAlone(t *testing.T) {
	r := recommendationOf(t, reportCases[1])
	for _, id := range PartIDs() {
		d := Report(r, Options{Lang: data.German, Parts: []string{id}})
		want := []string{id, "sources"}
		if id == "sources" {
			want = []string{"sources"}
		}
		var got []string
		for _, p := range d.Parts {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("--parts %s gives %v, want %v: every number needs its source", id, got, want)
		}
	}
}

func TestSourcesAloneListTheWholeFile(t *testing.T) {
	count := func(d *Doc) int { return len(d.Parts[len(d.Parts)-1].Blocks[1].(List).Items) }
	r := recommendationOf(t, reportCases[0])
	whole := count(Report(r, Options{Lang: data.German}))
	alone := count(Report(r, Options{Lang: data.German, Parts: []string{"sources"}}))
	if whole != alone || whole < 50 {
		t.Errorf("sources alone list %d, in the whole file %d", alone, whole)
	}
}

func TestEveryTextBlockIsUsed(t *testing.T) {
	kb := data.Embedded()
	var all strings.Builder
	for _, c := range reportCases {
		for _, p := range reportOf(t, c, Options{Lang: data.German}).Parts {
			texts(p.Blocks, func(s string) { all.WriteString(s + "\n") })
		}
	}
	for i := range kb.Blocks {
		bl := &kb.Blocks[i]
		if !strings.Contains(all.String(), bl.Title.DE+"\n") {
			t.Errorf("no part uses the text block %s (%s)", bl.ID, bl.Title.DE)
		}
	}
}

// TestStepsShowTheirState wants done steps ticked and steps that are not needed without a box.
func TestStepsShowTheirState(t *testing.T) {
	s := &wizard.Session{Steps: []wizard.StepMark{
		{ID: "p01", State: wizard.StepDone, By: "Fachbereich 1", On: data.NewDate(2026, 11, 20)},
		{ID: "p02", State: wizard.StepNotNeeded},
	}}
	d := reportOf(t, reportCases[0], Options{Lang: data.German, Session: s, Parts: []string{"steps"}})
	want := map[string]Tick{"p01": DoneTick, "p02": NoTick, "p04": OpenTick}
	for _, b := range d.Parts[0].Blocks {
		table, ok := b.(Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			id, _, _ := strings.Cut(Text(row[0].Spans), " ")
			if tick, ok := want[id]; ok && row[0].Tick != tick {
				t.Errorf("%s has tick %d, want %d", id, row[0].Tick, tick)
			}
			delete(want, id)
		}
	}
	if len(want) > 0 {
		t.Errorf("steps missing in the overview: %v", want)
	}
	found := false
	texts(d.Parts[0].Blocks, func(s string) { found = found || s == "erledigt, 20.11.2026, Fachbereich 1" })
	if !found {
		t.Error("the state of p01 is not told")
	}
}

// TestDSFACriteriaAgree wants as many criteria told as the profile counts.
func TestDSFACriteriaAgree(t *testing.T) {
	kb := data.Embedded()
	for _, c := range reportCases {
		r := recommendationOf(t, c)
		b := &builder{r: r, l: data.German, cite: newCitations(kb)}
		yes := 0
		for _, row := range b.criteriaTable().Rows {
			if Text(row[1].Spans) == "ja" {
				yes++
			}
		}
		if yes != len(r.Profile.DSFA) {
			t.Errorf("%s: %d criteria in the table, %d in the profile", c.name, yes, len(r.Profile.DSFA))
		}
	}
}

// TestPartsWithoutAChoice wants all that needs no offering when nothing fits.
func TestPartsWithoutAChoice(t *testing.T) {
	var ids []string
	for _, p := range reportOf(t, nothingFits, Options{Lang: data.German}).Parts {
		ids = append(ids, p.ID)
	}
	if want := []string{"memo", "comparison", "steps", "dsfa", "records", "settings", "usage", "sources"}; !slices.Equal(ids, want) {
		t.Errorf("parts %v, want %v", ids, want)
	}
}
