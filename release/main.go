// Command release builds everything that is handed out: programs for six systems, archives, Linux
// packages, checksums, bill of materials, licences and signature. It needs no network when the
// modules are in the module cache, and makes the same bytes from the same source.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// build is one release build.
type build struct {
	version string    // without the leading v, such as 0.1.0
	source  string    // root of the program's source
	out     string    // folder of the results
	stage   string    // folder of the programs and generated texts, before packing
	epoch   time.Time // the time every file and package carries
	targets []target
	url     string // where the files will be offered, "" = no package manager manifests
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("name what to do: build or licences")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	version := flags.String("version", "0.0.0", "version of the release")
	out := flags.String("out", "dist", "folder of the results")
	source := flags.String("source", "..", "root of the source")
	targets := flags.String("targets", "", "systems to build for, such as linux/amd64,windows/arm64; all when empty")
	key := flags.String("key", "", "file of the minisign key that signs the checksums; its password comes from MINISIGN_PASSWORD")
	testKey := flags.Bool("test-key", false, "sign with a key made for this run, to try the way of a signature")
	url := flags.String("url", "", "address of the folder where the files will be offered")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	b := &build{version: strings.TrimPrefix(*version, "v"), url: strings.TrimSuffix(*url, "/")}
	var err error
	if b.source, err = filepath.Abs(*source); err != nil {
		return err
	}
	if b.out, err = filepath.Abs(*out); err != nil {
		return err
	}
	if b.epoch, err = epoch(); err != nil {
		return err
	}
	if b.targets, err = findTargets(*targets); err != nil {
		return err
	}
	switch args[0] {
	case "build":
		return b.all(*key, *testKey)
	case "licences":
		return b.checkLicences()
	}
	return fmt.Errorf("unknown verb %q: build or licences", args[0])
}

// epoch is the time of the release: SOURCE_DATE_EPOCH, else the first second of 2026, so that a
// build without it is reproducible too.
func epoch() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// all makes every result, the checksums last.
func (b *build) all(key string, testKey bool) error {
	if err := os.RemoveAll(b.out); err != nil {
		return fmt.Errorf("emptying the folder: %w", err)
	}
	stage, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	b.stage = stage
	if err := os.MkdirAll(b.out, 0o755); err != nil {
		return err
	}
	steps := []struct {
		what string
		do   func() error
	}{
		{"programs", b.compile},
		{"manual and completions", b.texts},
		{"licences", b.licences},
		{"archives", b.archives},
		{"packages", b.packages},
		{"bill of materials", b.materials},
		{"checksums", b.checksums},
		{"manifests", b.manifests},
		{"signature", func() error { return b.sign(key, testKey) }},
	}
	for _, s := range steps {
		begin := time.Now()
		if err := s.do(); err != nil {
			return fmt.Errorf("%s: %w", s.what, err)
		}
		fmt.Printf("%-24s %5.1f s\n", s.what, time.Since(begin).Seconds())
	}
	return nil
}
