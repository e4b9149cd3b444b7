package data

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write golden files")

const lintDay = Date(20260101)

// fixture returns the clean base with the files of one folder in place of its own.
func fixture(t *testing.T, dir string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, folder := range []string{"base", dir} {
		entries, err := os.ReadDir(filepath.Join("testdata/lint", folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if filepath.Ext(e.Name()) != ".toml" {
				continue
			}
			text, err := os.ReadFile(filepath.Join("testdata/lint", folder, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			files[e.Name()] = &fstest.MapFile{Data: text}
		}
	}
	return files
}

// Every lint rule has a fixture that breaks it and nothing else, and the message says where and how
// to mend it.
func TestLintRules(t *testing.T) {
	kb, origins, problems := LoadFS(fixture(t, "base"))
	if problems = append(problems, Lint(kb, origins, lintDay)...); len(problems) > 0 {
		t.Fatalf("the base is not clean: %s", problems.In(English))
	}
	for _, rule := range LintRules {
		t.Run(rule.Name, func(t *testing.T) {
			kb, origins, problems := LoadFS(fixture(t, rule.Name))
			if len(problems) > 0 {
				t.Fatalf("the fixture does not load: %s", problems.In(English))
			}
			var got strings.Builder
			for _, p := range Lint(kb, origins, lintDay) {
				if p.Rule != rule.Name && !slices.Contains(alsoBroken[rule.Name], p.Rule) {
					t.Errorf("breaks %s too: %s", p.Rule, p.In(English))
				}
				if p.Line == 0 {
					t.Errorf("no line: %s", p.In(English))
				}
				got.WriteString(p.In(German) + "\n" + p.In(English) + "\n")
			}
			golden(t, filepath.Join("testdata/lint", rule.Name, "want.txt"), got.String())
		})
	}
}

// alsoBroken names what cannot be broken alone: an unknown source is a missing source.
var alsoBroken = map[string][]string{"source": {"reference"}}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if got == "" {
		t.Errorf("%s: no problem found", name)
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\ngot:\n%swant:\n%s", name, got, want)
	}
}

// The knowledge base itself has no problem, and its generated form is what the TOML files say.
func TestEmbeddedData(t *testing.T) {
	kb, origins, problems := LoadFS(os.DirFS("."))
	problems = append(problems, Lint(kb, origins, kb.Edition)...)
	for _, p := range problems {
		t.Error(p.In(English))
	}
	if got, want := Embedded(), kb; !reflect.DeepEqual(got, want) {
		t.Error("the generated form differs from the TOML files: run go generate ./data")
	}
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	packed, _, problems := LoadFS(files)
	if len(problems) > 0 || packed.Hash != kb.Hash {
		t.Error("toml.zip differs from the TOML files: run go generate ./data")
	}
}

// The contract of the interview: ids, kinds and option ids are used from outside.
func TestQuestionContract(t *testing.T) {
	want := map[string]string{
		"sector": "one municipality state_authority federal_authority school university health social professional_secrecy company association church_protestant church_catholic",
		"land":   "one BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH", "council": "bool", "organisation": "text",
		"purposes": "many internal external teaching council_meeting staff_council counselling telemedicine recruitment public_event members_meeting",
		"data":     "many normal confidential special_categories professional_secrecy social_data classified", "minors": "bool", "guests": "bool",
		"participants": "number", "hosts": "number", "deployment": "many own_servers it_provider online_service", "capacity": "one none basic experienced",
		"region": "one de eea adequate any", "foreign_control": "one exclude check accept", "open_source": "level must should any", "budget": "number",
		"guest_access": "level must should any", "e2ee": "level must should any", "telemetry": "level must should any",
		"recording": "one forbidden lockable needed", "ai": "one forbidden lockable needed", "accessibility": "level must should any",
		"features_must": "many dial_in breakout whiteboard polls chat files livestream captions interpretation sso calendar lms mobile_apps room_systems waiting_room",
		"features_want": "many dial_in breakout whiteboard polls chat files livestream captions interpretation sso calendar lms mobile_apps room_systems waiting_room",
		"evidence":      "many c5 iso27001 vs_nfd kbv gpanrw", "priorities": "order privacy sovereignty security cost effort features",
	}
	kb := Embedded()
	if len(kb.Questions) != len(want) {
		t.Errorf("%d questions, want %d", len(kb.Questions), len(want))
	}
	for i := range kb.Questions {
		q := &kb.Questions[i]
		got := q.Kind
		for _, o := range q.Options {
			got += " " + o.ID
		}
		if got != want[q.ID] {
			t.Errorf("%s: %q, want %q", q.ID, got, want[q.ID])
		}
	}
}

// Overlays of organisations use these keys and values.
func TestClaimContract(t *testing.T) {
	yesNo := "yes no"
	want := map[string]string{
		"open_source": "yes partly no", "avv_available": yesNo, "own_purposes": "no yes unclear", "dpf_listed": yesNo, "privacy_shield_listed": yesNo,
		"scc": "none 2010 2021", "transport_encryption": yesNo, "browser_client": yesNo, "guest_account_required": yesNo, "waiting_room": yesNo, "mfa": yesNo,
		"recording_admin_disable": yesNo, "recording_indicator": yesNo, "ai_admin_disable": yesNo, "attention_tracking": yesNo, "emotion_recognition": yesNo,
		"gpanrw_approval": yesNo, "kbv_listed": yesNo, "vs_nfd_approval": yesNo, "e2ee": "none one_to_one optional licence always",
		"telemetry": "none optional mandatory", "c5_type": "none type1 type2",
	}
	kb := Embedded()
	for key, values := range want {
		def := kb.Def(key)
		if def == nil {
			t.Errorf("claim %s is missing", key)
			continue
		}
		for _, v := range strings.Fields(values) {
			if !slices.ContainsFunc(def.Values, func(x ClaimValue) bool { return x.ID == v }) {
				t.Errorf("%s does not know %q", key, v)
			}
		}
	}
	for key, kind := range map[string]string{"provider_seat": "country", "parent_country": "country", "data_location": "countries", "max_participants": "number", "price": "price", "status": "enum"} {
		if def := kb.Def(key); def == nil || def.Type != kind {
			t.Errorf("claim %s is not of type %s", key, kind)
		}
	}
}

// The size that the first edition promises.
func TestSizeOfTheData(t *testing.T) {
	kb := Embedded()
	settings := 0
	for i := range kb.Products {
		settings += len(kb.Products[i].Settings)
		for j := range kb.Products[i].Offerings {
			settings += len(kb.Products[i].Offerings[j].Settings)
		}
	}
	for what, n := range map[string][2]int{
		"products": {len(kb.Products), 70}, "offerings": {len(kb.Offerings()), 110}, "sources": {len(kb.Sources), 250}, "rules": {len(kb.Rules), 120},
		"steps": {len(kb.Steps), 36}, "settings": {settings, 250}, "authorities": {len(kb.Authorities), 25}, "assessments": {len(kb.Assessments), 100},
	} {
		if n[0] < n[1] {
			t.Errorf("%d %s, want at least %d", n[0], what, n[1])
		}
	}
	if n := len(kb.Catalogue()); n != 80 {
		t.Errorf("%d requirements in the catalogue, want 80", n)
	}
	dsk := 0
	for i := range kb.Points {
		if s := kb.Points[i].Source; s == "dsk-oh" || s == "dsk-cl" {
			dsk++
		}
	}
	if dsk != 76 {
		t.Errorf("%d points of the DSK, want 76", dsk)
	}
}
