package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"videokompass/data"
)

// TestExamplesGolden writes every example in every format and compares length and hash of each
// file; the small document of sample.* shows what they look like. Packed formats are compared
// unpacked, because compression may change with the compiler.
func TestExamplesGolden(t *testing.T) {
	all := examples(t)
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	var sums bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(all)) {
		lang := data.German
		if name == "firma-40" {
			lang = data.English
		}
		files, err := RenderAll(names, all[name].decide(t, ""), Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for i, format := range names {
			content := files[i]
			if format == "odt" || format == "docx" {
				content = []byte(joined(unpack(t, content)))
			}
			if format == "pdf" {
				continue // its streams are compressed; pdf_test.go reads it back
			}
			sum := sha256.Sum256(content)
			fmt.Fprintf(&sums, "%x %7d %s.%s\n", sum[:12], len(content), name, format)
		}
	}
	golden(t, "examples.sums", sums.Bytes())
}

func joined(files map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b.WriteString(name + "\n" + files[name])
	}
	return b.String()
}
