package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
)

// entry is one file of an archive: where it comes from, how it is called inside.
type entry struct {
	from, name string
	mode       fs.FileMode
}

// documents are the files of the source that every archive and package holds.
var documents = []string{"LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md", "docs", "examples"}

// entries lists what the archive of a target holds, by name.
func (b *build) entries(t target) ([]entry, error) {
	list := []entry{{b.program(t), t.exe(), 0o755}}
	add := func(root, sub string) error {
		return filepath.WalkDir(filepath.Join(root, sub), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, err := filepath.Rel(root, path)
			list = append(list, entry{path, filepath.ToSlash(name), 0o644})
			return err
		})
	}
	for _, d := range documents {
		if err := add(b.source, d); err != nil {
			return nil, err
		}
	}
	for _, d := range []string{"man", "completions", "THIRD_PARTY.txt"} {
		if err := add(b.stage, d); err != nil {
			return nil, err
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].name < list[j].name })
	return list, nil
}

// archives packs every target: tar.gz, for Windows zip. Order, times, owners and modes are fixed.
func (b *build) archives() error {
	for _, t := range b.targets {
		list, err := b.entries(t)
		if err != nil {
			return err
		}
		folder := fmt.Sprintf("videokompass_%s_%s", b.version, t)
		if t.os == "windows" {
			err = b.zip(filepath.Join(b.out, folder+".zip"), folder, list)
		} else {
			err = b.tarball(filepath.Join(b.out, folder+".tar.gz"), folder, list)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
	}
	return nil
}

func (b *build) tarball(name, folder string, list []entry) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	gz, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(gz)
	for _, e := range list {
		text, err := os.ReadFile(e.from)
		if err != nil {
			return err
		}
		h := &tar.Header{Name: folder + "/" + e.name, Mode: int64(e.mode), Size: int64(len(text)), ModTime: b.epoch, Format: tar.FormatPAX}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return closeAll(w, gz, f)
}

func (b *build) zip(name, folder string, list []entry) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w := zip.NewWriter(f)
	for _, e := range list {
		text, err := os.ReadFile(e.from)
		if err != nil {
			return err
		}
		h := &zip.FileHeader{Name: folder + "/" + e.name, Method: zip.Deflate, Modified: b.epoch}
		h.SetMode(e.mode)
		part, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(text); err != nil {
			return err
		}
	}
	return closeAll(w, f)
}

func closeAll(list ...io.Closer) error {
	for _, c := range list {
		if err := c.Close(); err != nil {
			return err
		}
	}
	return nil
}
