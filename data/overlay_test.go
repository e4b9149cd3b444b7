package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const overlayDay = Date(20261122)

// own writes an overlay file and loads it on top of the embedded data.
func own(t *testing.T, text string) (*KB, Problems) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "eigen.toml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	kb, problems := WithOverlays(Embedded(), []string{file}, nil, overlayDay)
	for i := range problems {
		problems[i].File = filepath.Base(problems[i].File)
	}
	return kb, problems
}

const ownSource = `
[[sources]]
id = "haus"
publisher = "Stadt Musterau"
title = "Rahmenvertrag"
`

func TestOverlayAddsAndOverrides(t *testing.T) {
	kb, problems := own(t, `id = "zoom"`+ownSource+`
[[offerings]]
id = "saas"
[offerings.claims.own_purposes]
value = "no"
sources = ["haus"]
basis = "audit"
verified_on = 2026-11-01
[[offerings]]
id = "rechenzentrum"
name = "Zoom beim Rechenzentrum"
deployment = "it_provider"
operator = "Rechenzentrum Musterau"
summary = "Angebot des Rechenzentrums"
mirror = "zoom/saas"
[[requirements]]
id = "haus-01"
term = { de = "Hausregel", en = "house rule" }
text = { de = "Nur mit Warteraum.", en = "Only with a waiting room." }
[[requirements.checks]]
claim = "waiting_room"
met = ["yes"]
unmet = ["no"]
`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p, o := kb.Offering("zoom/saas")
	c := kb.Get(kb.Facts(OfferingRef{p, o}, overlayDay, nil), "own_purposes")
	if c == nil || !c.Value.Is("no") || !c.Own || c.Over != "unclear" {
		t.Errorf("own_purposes: %+v, want no, own, over unclear", c)
	}
	if _, o := kb.Offering("zoom/rechenzentrum"); o == nil || !o.Own {
		t.Error("the own offering is missing or not marked")
	}
	if r := kb.Requirement("haus-01"); r == nil || !r.Own || !r.Criterion {
		t.Errorf("house rule: %+v", r)
	}
	if s := kb.Source("haus"); s == nil || !s.Own {
		t.Error("the own source is missing or not marked")
	}
	_, before := Embedded().Offering("zoom/saas")
	for _, c := range before.Claims {
		if c.Own {
			t.Errorf("the embedded data were changed: %s", c.Key)
		}
	}
}

// Each overlay is refused with file, line, column and a way to mend it.
func TestOverlayRefused(t *testing.T) {
	claim := func(key, value string) string {
		return "id = \"zoom\"\n[claims." + key + "]\nvalue = " + value + "\nsources = [\"s-zoom-acc\"]\nbasis = \"vendor\"\nverified_on = 2026-01-01\n"
	}
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":        {"id = \"zoom\"\nnmae = \"x\"\n", `eigen.toml:2:1: unknown key "nmae"; did you mean "name"?`},
		"wrong type":         {"id = \"zoom\"\naliases = 3\n", "eigen.toml:2:1: aliases: expected a list, found a number"},
		"unknown claim":      {claim("own_purpose", `"no"`), `unknown claim "own_purpose"; did you mean "own_purposes"?`},
		"unknown value":      {claim("own_purposes", `"never"`), `eigen.toml:3:1: own_purposes: "never" does not fit; possible: no, yes, unclear`},
		"wrong value type":   {claim("own_purposes", `3`), `eigen.toml:3:1: own_purposes`},
		"control characters": {"id = \"zoom\"\nname = \"a\\u001b[31mb\"\n", "eigen.toml:2:1: name: the text contains control characters"},
		"broken TOML":        {"id = \"zoom\nname = 3\n", "eigen.toml:1:"},
		"empty file":         {"", "eigen.toml:1:1: the file is empty"},
		"law":                {"[[rules]]\nid = \"adq-us-dpf\"\n", `eigen.toml:1:1: an overlay may not change "rules"`},
		"questions":          {"[[questions]]\nid = \"sector\"\n", `an overlay may not change "questions"`},
		"steps":              {"[[steps]]\nid = \"p01\"\n", `an overlay may not change "steps"`},
		"catalogue":          {"[[requirements]]\nid = \"vk-avv-01\"\nlevel = \"may\"\n", `eigen.toml:1:1: requirement "vk-avv-01" belongs to the catalogue`},
		"criterion":          {"[[requirements]]\nid = \"k-status\"\nlevel = \"may\"\n", `requirement "k-status" belongs to the catalogue`},
		"known source":       {"[[sources]]\nid = \"dsk-oh\"\n", `source "dsk-oh" exists already`},
		"basis law":          {strings.Replace(claim("own_purposes", `"no"`), "vendor", "law", 1), "own_purposes: own data are no law"},
		"basis authority":    {strings.Replace(claim("own_purposes", `"no"`), `"vendor"`, `"authority"`, 1), `without a source by an authority`},
		"deployment changed": {"id = \"zoom\"\n[[offerings]]\nid = \"saas\"\ndeployment = \"own_servers\"\n", "eigen.toml:4:1: deployment of a known offering cannot be changed"},
		"operator changed":   {"id = \"zoom\"\n[[offerings]]\nid = \"saas\"\noperator = \"Jemand\"\n", "eigen.toml:4:1: operator of a known offering cannot be changed"},
		"future":             {strings.Replace(claim("own_purposes", `"no"`), "2026-01-01", "2027-01-01", 1), "eigen.toml:6:1: verification date 2027-01-01 lies in the future"},
		"missing source":     {strings.Replace(claim("own_purposes", `"no"`), "s-zoom-acc", "nirgends", 1), `eigen.toml:4:1: source "nirgends" does not exist`},
		"half a text":        {claim("own_purposes", `"no"`) + "note = { de = \"nur deutsch\" }\n", "the English text is missing"},
		"forged verdict":     {"[[assessments]]\nid = \"neu\"\nsource = \"dsk-oh\"\n", `"dsk-oh" is no source of your own`},
		"own mirror circle": {"id = \"haus\"\n[[offerings]]\nid = \"a\"\ndeployment = \"online_service\"\nsummary = \"x\"\nmirror = \"haus/b\"\n[[offerings]]\nid = \"b\"\ndeployment = \"online_service\"\nsummary = \"x\"\nmirror = \"haus/a\"\n",
			"eigen.toml:6:1: mirrors in a circle: haus/a → haus/b → haus/a"},
		"self mirror":      {"id = \"haus\"\n[[offerings]]\nid = \"a\"\ndeployment = \"online_service\"\nsummary = \"x\"\nmirror = \"haus/a\"\n", "mirrors in a circle"},
		"wrong deployment": {"id = \"haus\"\n[[offerings]]\nid = \"a\"\ndeployment = \"cloud\"\nsummary = \"x\"\n", `eigen.toml:4:1: unknown word "cloud"`},
		"second offering":  {"id = \"zoom\"\n[[offerings]]\nid = \"saas\"\n[[offerings]]\nid = \"neu\"\ndeployment = \"cloud\"\nsummary = \"x\"\n", `eigen.toml:6:1: unknown word "cloud"`},
	} {
		t.Run(name, func(t *testing.T) {
			kb, problems := own(t, c.text)
			if kb != nil || len(problems) == 0 {
				t.Fatal("accepted")
			}
			for _, p := range problems {
				if p.Line == 0 || p.Mend.Empty() && name != "wrong deployment" && !strings.HasPrefix(name, "broken") {
					t.Errorf("no place or no remedy: %s", p.In(English))
				}
				if p.What.DE == "" || p.What.EN == "" {
					t.Errorf("one language is missing: %+v", p)
				}
			}
			if all := problems[0].In(English); !strings.Contains(all, c.want) {
				t.Errorf("got %q, want %q", all, c.want)
			}
		})
	}
}

// A folder is read in order of its names; a second file may build on the first.
func TestOverlayFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"10-quellen.toml": ownSource,
		"20-zoom.toml":    "id = \"zoom\"\n[claims.own_purposes]\nvalue = \"no\"\nsources = [\"haus\"]\nbasis = \"audit\"\nverified_on = 2026-01-01\n",
		"liesmich.txt":    "kein TOML",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, problems := WithOverlays(Embedded(), []string{dir}, nil, overlayDay); len(problems) > 0 {
		t.Fatal(problems)
	}
	if _, problems := WithOverlays(Embedded(), []string{t.TempDir()}, nil, overlayDay); len(problems) == 0 {
		t.Error("an empty folder is accepted")
	}
	if _, problems := WithOverlays(Embedded(), []string{filepath.Join(dir, "fehlt")}, nil, overlayDay); len(problems) == 0 {
		t.Error("a missing path is accepted")
	}
}

// The day of a source may be written as a date, like every other day, or as text such as "2026".
func TestOverlaySourceDate(t *testing.T) {
	for _, day := range []string{`2026-05-01`, `"2026-05-01"`} {
		kb, problems := own(t, "id = \"zoom\"\n"+ownSource+"published = "+day+"\n")
		if len(problems) > 0 {
			t.Fatalf("%s: %v", day, problems)
		}
		if got := kb.Source("haus").Published; got != "2026-05-01" {
			t.Errorf("%s: published %q", day, got)
		}
	}
}
