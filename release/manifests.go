package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

// manifests fills the templates for winget, Scoop and Homebrew; they need the address where the
// files will lie, so without one there are none.
func (b *build) manifests() error {
	if b.url == "" {
		return nil
	}
	values := map[string]any{"Version": b.version, "URL": b.url, "Date": b.epoch.Format("2006-01-02")}
	for _, t := range b.targets {
		ext := ".tar.gz"
		if t.os == "windows" {
			ext = ".zip"
		}
		content, err := os.ReadFile(filepath.Join(b.out, fmt.Sprintf("videokompass_%s_%s%s", b.version, t, ext)))
		if err != nil {
			return err
		}
		values["Hash_"+t.String()] = fmt.Sprintf("%x", sha256.Sum256(content))
	}
	names, err := filepath.Glob(filepath.Join(b.source, "release", "templates", "*.tmpl"))
	if err != nil {
		return err
	}
	folder := filepath.Join(b.out, "manifests")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		t, err := template.New(filepath.Base(name)).Option("missingkey=error").ParseFiles(name)
		if err != nil {
			return err
		}
		f, err := os.Create(filepath.Join(folder, strings.TrimSuffix(filepath.Base(name), ".tmpl")))
		if err != nil {
			return err
		}
		if err := t.Execute(f, values); err != nil {
			f.Close()
			return fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
