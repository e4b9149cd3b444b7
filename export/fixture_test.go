package export

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with testdata/<name>, or rewrites it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test ./export -update writes it", err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs; go test ./export -update, then look at the difference", path)
	}
}

// sampleDoc holds every kind of block once or more; text makes each of its texts.
func sampleDoc(text func(string) string) *Doc {
	t := func(s string) []Span { return []Span{{Text: text(s)}} }
	cite := func(s string, n ...int) Span { return Span{Text: text(s), Cites: n} }
	return &Doc{
		Title: text("Entscheidungsakte Müßiggang"), Subtitle: text("Stichtag 22.11.2026"), Organisation: text("Gemeinde Müßiggang"),
		Lang: data.German, Date: 20261122, Edition: 20261101, Hash: "0123456789abcdef",
		Parts: []Part{
			{"memo", text("Auswahlvermerk"), []Block{
				Fields{[]Field{{text("Einrichtung"), t("Gemeinde Müßiggang")}, {text("Angebot"), []Span{{Text: text("Beispiel"), Strong: true}, {Text: " ("}, {Text: text("beispiel/self"), Code: true}, {Text: ")"}}}}},
				Heading{2, text("Ergebnis")},
				Para{[]Span{cite("Das Angebot genügt.", 1, 2), {Text: text(" Mehr: ")}, {Text: text("die Anbieterseite"), Href: "https://example.org/a?b=1&c=ü"}}},
				Note{t("Vor dem Einsatz den Vertrag schließen.")},
				Heading{3, text("Einzelheiten")},
				Para{[]Span{cite("Nochmals belegt.", 2)}},
				Heading{2, text("Bedingungen")},
				List{false, []Item{
					{Spans: t("Telemetrie abschalten"), Tick: OpenTick, Children: []Item{{Spans: []Span{{Text: text("config.js: ")}, {Text: text("a_b = `x` | y"), Code: true}}}}},
					{Spans: t("Vertrag prüfen"), Tick: DoneTick},
				}},
				List{true, []Item{{Spans: t("Erstens")}, {Spans: t("Zweitens")}}},
				List{false, []Item{{Spans: t("ohne Kästchen")}}},
			}},
			{"comparison", text("Vergleich"), []Block{
				Table{Caption: text("Anforderungen und Angebote"), RowHeads: true, Widths: []int{50, 25, 25},
					Header: []string{text("Anforderung"), text("Beispiel"), text("Anderes")},
					Rows: [][]Cell{
						{{Spans: t("Verschlüsselung")}, {Spans: t("erfüllt")}, {Spans: []Span{cite("offen", 3)}}},
						{{Spans: t("Warteraum")}, {Spans: t("erfüllbar")}, {Spans: t("nicht erfüllt")}},
					}},
				Table{Header: []string{text("Erledigt"), text("Schalter")}, Rows: [][]Cell{{{Tick: OpenTick}, {Spans: []Span{{Text: text("lobby"), Code: true}}}}, {{Tick: DoneTick}, {Spans: t("aus")}}}},
			}},
			{sourcesPart, text("Quellen"), []Block{
				Para{t("Jede Zahl führt hierher.")},
				List{true, []Item{
					{Spans: []Span{{Text: text("Amt: ")}, {Text: text("Erste Quelle"), Strong: true}, {Text: " "}, {Text: "https://example.org/1", Href: "https://example.org/1"}}},
					{Spans: t("Zweite Quelle")}, {Spans: t("Dritte Quelle")},
				}},
			}},
		},
	}
}

func plainText(s string) string { return s }

// hostileText puts what could break out of a format around a text.
func hostileText(s string) string {
	return "=1+1;\"'</p></w:t></text:p><script>alert(1)</script>]]>&amp;&#0; [x](javascript:alert(1)) | ` * _ # \\ \u202e\u200f\x1b[31m\x00\r\n\tBEGIN:VEVENT <!-- " + s
}

// sampleRecommendation is a small decision made by hand: two offerings, three requirements.
func sampleRecommendation(text func(string) string) *wizard.Recommendation {
	both := func(s string) data.Text { return data.Text{DE: text(s), EN: text(s)} }
	kb := &data.KB{Edition: 20261101, Hash: "0123456789abcdef", Requirements: []data.Requirement{
		{ID: "vk-1", Term: both("Verschlüsselung"), Legal: text("Art. 32 DSGVO"), Level: "must"},
		{ID: "vk-2", Term: both("Warteraum"), Level: "should"},
		{ID: "vk-3", Term: both("Eine Aufgabe"), Level: "must"},
	}}
	product := &data.Product{ID: "beispiel", Name: text("Beispiel")}
	price := &data.Claim{Currency: "EUR"}
	rule := &data.Rule{ID: "regel", Title: both("Regel"), Ref: text("§ 1 Regel; Satz 2"), Effect: both("Sie gilt, \\ auch hier."), Recheck: 20270131}
	first := &wizard.Assessed{
		Candidate: wizard.Candidate{Tier: wizard.TierSuitable, Score: wizard.Score{Low: 40, High: 60},
			Ref: data.OfferingRef{Product: product, Offering: &data.Offering{ID: "self", Name: both("Beispiel selbst"), Deployment: data.OwnServers}}},
		Transfer: &wizard.Transfer{Result: wizard.TransferNone, Rules: []*data.Rule{rule}}, Cost: wizard.Cost{Known: true, Amount: 1234.5, Currency: "EUR", Claim: price},
		Findings: []wizard.Finding{{Requirement: &kb.Requirements[0], Level: "must", Status: wizard.Met}, {Requirement: &kb.Requirements[1], Level: "should", Status: wizard.Unknown},
			{Requirement: &kb.Requirements[2], Level: "must", Task: true}},
	}
	second := &wizard.Assessed{
		Candidate: wizard.Candidate{Tier: wizard.TierExcluded, Ref: data.OfferingRef{Product: product, Offering: &data.Offering{ID: "saas", Name: both("-Beispiel-Dienst"), Deployment: data.OnlineService}}},
		Transfer:  &wizard.Transfer{Result: wizard.TransferBlocked}, Cost: wizard.Cost{OnRequest: true, Claim: price},
		Findings: []wizard.Finding{{Requirement: &kb.Requirements[0], Level: "must", Status: wizard.Unmet}, {Requirement: &kb.Requirements[1], Level: "must", Status: wizard.Conditional}},
	}
	step := &data.Step{ID: "p09", Title: both("AVV abschließen, prüfen; ablegen"), Role: "leitung", Legal: text("Art. 28 Abs. 3 DSGVO"), Artefact: both("unterzeichneter AVV mit Prüfvermerk und allen Anlagen, abgelegt in der Akte")}
	done := &data.Step{ID: "p01", Title: both("Bedarf klären"), Role: "fach"}
	return &wizard.Recommendation{KB: kb, AsOf: 20261122, Answers: &wizard.Answers{}, Profile: &wizard.Profile{}, Candidates: []*wizard.Assessed{first, second}, Chosen: first,
		Steps: []wizard.DueStep{{Step: done, Due: 20261129}, {Step: step, Due: 20261231}}, Review: 20271122, Rules: []*data.Rule{rule, {ID: "alt", Recheck: 20200101}}}
}
