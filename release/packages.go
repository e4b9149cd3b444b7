package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/apk"
	_ "github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm"
)

// packages makes deb, rpm and apk for both Linux architectures.
func (b *build) packages() error {
	for _, t := range b.targets {
		if t.os != "linux" {
			continue
		}
		for _, kind := range []string{"deb", "rpm", "apk"} {
			if err := b.pack(t, kind); err != nil {
				return fmt.Errorf("%s for %s: %w", kind, t, err)
			}
		}
	}
	return nil
}

func (b *build) pack(t target, kind string) error {
	contents, err := b.contents(t)
	if err != nil {
		return err
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "videokompass", Arch: t.arch, Platform: "linux", Version: b.version, MTime: b.epoch,
		Section: "utils", Priority: "optional", Maintainer: "videokompass <videokompass@example.org>", License: "EUPL-1.2",
		Description: "Choose a video conferencing system that may be used in Germany\n" +
			"Asks what an organisation needs, compares it offline with a dated and\nsourced knowledge base, and writes the decision file.",
		Overridables: nfpm.Overridables{Contents: contents, RPM: nfpm.RPM{BuildHost: "localhost", Summary: "Choose a video conferencing system that may be used in Germany"}},
	})
	packager, err := nfpm.Get(kind)
	if err != nil {
		return err
	}
	if err := nfpm.PrepareForPackager(info, kind); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(b.out, packager.ConventionalFileName(info)))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := packager.Package(info, f); err != nil {
		return err
	}
	return f.Close()
}

// contents places the files of the archive where Linux systems expect them.
func (b *build) contents(t target) (files.Contents, error) {
	list, err := b.entries(t)
	if err != nil {
		return nil, err
	}
	places := map[string]string{
		"videokompass":                  "/usr/bin/videokompass",
		"man/videokompass.1":            "/usr/share/man/man1/videokompass.1",
		"man/de/videokompass.1":         "/usr/share/man/de/man1/videokompass.1",
		"completions/videokompass.bash": "/usr/share/bash-completion/completions/videokompass",
		"completions/_videokompass":     "/usr/share/zsh/vendor-completions/_videokompass",
		"completions/videokompass.fish": "/usr/share/fish/vendor_completions.d/videokompass.fish",
		"LICENSE":                       "/usr/share/doc/videokompass/copyright",
	}
	var contents files.Contents
	for _, e := range list {
		place, known := places[e.name]
		if strings.HasPrefix(e.name, "completions/") && !known {
			continue // PowerShell has its place in the archives
		}
		if !known {
			place = path.Join("/usr/share/doc/videokompass", e.name)
		}
		contents = append(contents, &files.Content{Source: e.from, Destination: place,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: e.mode, MTime: b.epoch}})
	}
	return contents, nil
}
