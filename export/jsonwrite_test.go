package export

import (
	"encoding/json"
	"testing"
	"unicode"
)

// TestJSONControls writes every control character by hand and through the library: none stays as it is,
// and all come back.
func TestJSONControls(t *testing.T) {
	text := "§ 5 · ÄÖÜß „x“ \xc2"
	for r := range rune(0xa1) {
		text += string(r)
	}
	want := string([]rune(text)) // the broken byte becomes U+FFFD
	byLibrary, err := marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range [][]byte{appendJSONString(nil, text), appendJSONString(nil, []byte(text)), byLibrary} {
		var back string
		if err := json.Unmarshal(got, &back); err != nil || back != want {
			t.Errorf("%q comes back as %q, %v", got, back, err)
		}
		for _, r := range string(got) {
			if unicode.IsControl(r) {
				t.Errorf("%q holds %U", got, r)
			}
		}
	}
}
