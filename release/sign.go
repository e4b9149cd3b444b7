package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"aead.dev/minisign"
)

// sumsName is the file of the checksums; its signature has .minisig appended.
const sumsName = "SHA256SUMS"

// checksums writes the SHA-256 of every result, by name, in the form of sha256sum.
func (b *build) checksums() error {
	list, err := os.ReadDir(b.out)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	for _, e := range list {
		if e.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(b.out, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(content), e.Name())
	}
	return os.WriteFile(filepath.Join(b.out, sumsName), text.Bytes(), 0o644)
}

// sign signs the checksums with the key of the release, or with one made for this run. Without
// either there is no signature.
func (b *build) sign(keyFile string, testKey bool) error {
	if keyFile == "" && !testKey {
		return nil
	}
	name := filepath.Join(b.out, sumsName)
	sums, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var key minisign.PrivateKey
	trusted := "videokompass " + b.version
	if keyFile != "" {
		if key, err = minisign.PrivateKeyFromFile(os.Getenv("MINISIGN_PASSWORD"), keyFile); err != nil {
			return fmt.Errorf("opening the key: %w", err)
		}
	} else {
		var public minisign.PublicKey
		if public, key, err = minisign.GenerateKey(rand.Reader); err != nil {
			return err
		}
		trusted += " TEST KEY"
		text, err := public.MarshalText()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(b.out, "TEST-KEY.pub"), append(text, '\n'), 0o644); err != nil {
			return err
		}
	}
	signature := minisign.SignWithComments(key, sums, trusted, "signature of "+sumsName+" of videokompass "+b.version)
	return os.WriteFile(name+".minisig", signature, 0o644)
}
