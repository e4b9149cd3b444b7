package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"videokompass/data"
)

func renderCSV(t *testing.T, text func(string) string, l data.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := CSV(&b, sampleRecommendation(text), l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSVGolden(t *testing.T) {
	golden(t, "sample.de.csv", renderCSV(t, plainText, data.German))
	golden(t, "sample.en.csv", renderCSV(t, plainText, data.English))
}

func readCSV(t *testing.T, text []byte, comma rune) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.Comma = comma
	rows, err := r.ReadAll() // also checks that all rows are equally long
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVHostile(t *testing.T) {
	tame, hostile := readCSV(t, renderCSV(t, plainText, data.German), ';'), readCSV(t, renderCSV(t, hostileText, data.German), ';')
	if len(tame) != len(hostile) || len(tame[0]) != len(hostile[0]) {
		t.Errorf("%d×%d cells became %d×%d", len(tame), len(tame[0]), len(hostile), len(hostile[0]))
	}
	for _, row := range hostile {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a cell begins as a formula: %q", cell)
			}
		}
	}
}

func TestHarmlessCell(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a=b": "a=b", "–": "–", "=1": "'=1", "+49": "'+49", "-x": "'-x", "@a": "'@a", "\tx": "'\tx", "\r=x": "'\r=x", " =1": "' =1", "＝1": "'＝1", "0,00": "0,00",
	} {
		if got := harmlessCell(in); got != want {
			t.Errorf("harmlessCell(%q) = %q, want %q", in, got, want)
		}
	}
}
