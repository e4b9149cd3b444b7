package export

import (
	"os"
	"testing"

	"videokompass/data"
	"videokompass/wizard"
)

// docs/coverage.md says openly how well each offering is known; it must not fall behind the data.
func TestCoverageDocument(t *testing.T) {
	kb := data.Embedded()
	got := "# Abdeckung der Wissensbasis\n\nStand " + kb.Edition.String() + ". Gezählt sind die Angaben, die ein Muss des Katalogs liest, ohne Zulassungen einzelner Sektoren. " +
		"„bekannt“ ist der Anteil, zu dem eine Tatsache vorliegt, „entscheidet“ der Anteil, bei dem das die gefragte Tatsache selbst ist oder eine andere, deren Wert die Frage beantwortet; daneben steht, wie die Tatsachen bekannt sind. " +
		"Entscheiden weniger als 40 %, gilt ein Angebot als noch nicht beurteilbar und wird nicht gereiht.\n\n" +
		CoverageTable(wizard.CoverageOf(kb, kb.Edition), data.German)
	const name = "../docs/coverage.md"
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
		t.Error("docs/coverage.md is behind the data: go test ./export -run Coverage -update")
	}
}
