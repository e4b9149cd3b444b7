package data

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"
)

// keyFrom makes a key pair from a fixed seed: tests need no chance.
func keyFrom(t *testing.T, seed byte) (string, minisign.PrivateKey) {
	t.Helper()
	pub, private, err := minisign.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{seed}, 64)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := pub.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return lines[len(lines)-1], private
}

func TestSignature(t *testing.T) {
	key, private := keyFrom(t, 1)
	foreignKey, foreign := keyFrom(t, 2)
	text := []byte("id = \"zoom\"\naliases = [\"Zoom X\"]\n")
	good := minisign.SignWithComments(private, text, "Stadt Musterau, Ausgabe 7", "ohne Gewähr")
	for name, c := range map[string]struct {
		file, signature []byte
		keys            []string
		want            string // "" = accepted
	}{
		"valid":            {text, good, []string{key}, ""},
		"second key":       {text, good, []string{foreignKey, key}, ""},
		"no keys asked":    {text, nil, nil, ""},
		"unsigned":         {text, nil, []string{key}, "is missing"},
		"tampered file":    {append(bytes.Clone(text), '\n'), good, []string{key}, "was changed"},
		"tampered comment": {text, bytes.Replace(good, []byte("Ausgabe 7"), []byte("Ausgabe 8"), 1), []string{key}, "was changed"},
		"truncated":        {text, good[:len(good)/2], []string{key}, "cut off"},
		"empty signature":  {text, []byte{}, []string{key}, "cut off"},
		"foreign key":      {text, minisign.Sign(foreign, text), []string{key}, "by a foreign key"},
		"no key":           {text, good, []string{"RWkaputt"}, "is no minisign key"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "eigen.toml")
			if err := os.WriteFile(file, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			if c.signature != nil {
				if err := os.WriteFile(file+".minisig", c.signature, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, problems := WithOverlays(Embedded(), []string{file}, c.keys, overlayDay)
			got := problems.In(English)
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// In a folder every file needs its signature.
func TestSignatureFolder(t *testing.T) {
	key, private := keyFrom(t, 1)
	dir := t.TempDir()
	text := []byte("id = \"zoom\"\naliases = [\"Zoom X\"]\n")
	for name, body := range map[string][]byte{"a.toml": text, "a.toml.minisig": minisign.Sign(private, text), "b.toml": text} {
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, problems := WithOverlays(Embedded(), []string{dir}, []string{key}, overlayDay)
	if len(problems) != 1 || !strings.HasSuffix(problems[0].File, "b.toml") {
		t.Errorf("got %v, want one problem with b.toml", problems)
	}
}
