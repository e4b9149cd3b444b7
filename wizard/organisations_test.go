package wizard_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

var update = flag.Bool("update", false, "write golden files")

// TestOrganisations keeps the outcome for reference organisations: every preset in a Land of its
// own, with all ways of running a system and with each alone. When one fact changes, the
// difference shows whose result it changes.
func TestOrganisations(t *testing.T) {
	kb := data.Embedded()
	lands := wizard.OptionIDs(kb.Question("land"))
	ways := [][]string{{"own_servers", "it_provider", "online_service"}, {"own_servers"}, {"it_provider"}, {"online_service"}}
	var b strings.Builder
	n := 0
	for i := range kb.Presets {
		p := &kb.Presets[i]
		for _, way := range ways {
			as := wizard.PresetAnswers(kb, p)
			as.Set("deployment", wizard.Answer{Words: way})
			land := lands[(i*5)%len(lands)]
			if p.Sector != "federal_authority" {
				as.Set("land", wizard.Answer{Words: []string{land}})
			}
			cs := wizard.Match(kb, wizard.NewProfile(kb, as), kb.Edition)
			counts := wizard.Counts(cs)
			fmt.Fprintf(&b, "%s %s %s: %d/%d/%d/%d", p.ID, land, strings.Join(way, "+"), counts[wizard.TierSuitable], counts[wizard.TierConditional], counts[wizard.TierUnassessed], counts[wizard.TierExcluded])
			for _, c := range cs[:3] {
				if c.Tier == wizard.TierSuitable || c.Tier == wizard.TierConditional {
					fmt.Fprintf(&b, " | %s %s %d-%d", c.Ref.ID(), c.Tier, c.Score.Low, c.Score.High)
				}
			}
			b.WriteByte('\n')
			n++
		}
	}
	if n < 60 {
		t.Errorf("%d reference organisations, want at least 60", n)
	}
	const name = "testdata/organisations.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	wantLines := strings.Split(string(want), "\n")
	for i, line := range strings.Split(b.String(), "\n") {
		if i >= len(wantLines) || line != wantLines[i] {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, line, wantLines[min(i, len(wantLines)-1)])
		}
	}
}
