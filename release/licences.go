package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/google/licensecheck"
)

// allowed are the licences a linked module may have: all of them let the program be given on
// under the EUPL-1.2 when their text comes along.
var allowed = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC"}

// module is one linked module with its licence.
type module struct {
	path, version, sum string
	licence            string // SPDX id
	text               []byte // of its licence files
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// modules lists what is linked into any of the programs, by path, with the licence of each, and
// the Go library first.
func (b *build) modules() ([]module, error) {
	linked := map[string]module{}
	goVersion := ""
	for _, t := range b.targets {
		info, err := buildinfo.ReadFile(b.program(t))
		if err != nil {
			return nil, fmt.Errorf("reading the modules of %s: %w", t, err)
		}
		goVersion = info.GoVersion
		for _, m := range info.Deps {
			linked[m.Path] = module{path: m.Path, version: m.Version, sum: m.Sum}
		}
	}
	var list []module
	for _, m := range linked {
		folder, err := b.moduleFolder(m)
		if err != nil {
			return nil, err
		}
		if m.text, m.licence, err = readLicence(folder); err != nil {
			return nil, fmt.Errorf("%s: %w", m.path, err)
		}
		list = append(list, m)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].path < list[j].path })
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	std := module{path: "std", version: strings.TrimPrefix(goVersion, "go")}
	if std.text, std.licence, err = readLicence(strings.TrimSpace(string(root))); err != nil {
		return nil, fmt.Errorf("licence of the Go library: %w", err)
	}
	return append([]module{std}, list...), nil
}

// moduleFolder is where the module cache keeps a module.
func (b *build) moduleFolder(m module) (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", m.path+"@"+m.version)
	cmd.Dir = b.source
	text, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("finding %s@%s: %w", m.path, m.version, err)
	}
	var found struct{ Dir string }
	if err := json.Unmarshal(text, &found); err != nil {
		return "", err
	}
	return found.Dir, nil
}

// readLicence returns the licence texts of a folder and the licence they are.
func readLicence(folder string) ([]byte, string, error) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil, "", err
	}
	var all bytes.Buffer
	id := ""
	for _, e := range list {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, "", err
		}
		fmt.Fprintf(&all, "%s\n", bytes.TrimSpace(text))
		if cover := licensecheck.Scan(text); id == "" && cover.Percent >= 75 && len(cover.Match) > 0 {
			id = cover.Match[0].ID
		}
	}
	if !slices.Contains(allowed, id) {
		return nil, "", fmt.Errorf("the licence %q is not on the list of allowed ones", id)
	}
	return all.Bytes(), id, nil
}

// licences writes the texts of all linked licences into one file.
func (b *build) licences() error {
	list, err := b.modules()
	if err != nil {
		return err
	}
	var text bytes.Buffer
	text.WriteString("videokompass enthält Teile unter den folgenden Lizenzen.\nvideokompass contains parts under the following licences.\n")
	for _, m := range list {
		fmt.Fprintf(&text, "\n%s\n%s %s (%s)\n%s\n\n%s", strings.Repeat("=", 78), m.path, m.version, m.licence, strings.Repeat("=", 78), m.text)
	}
	extra, err := b.embeddedLicences()
	if err != nil {
		return err
	}
	text.Write(extra)
	return b.put("THIRD_PARTY.txt", text.Bytes())
}

// embeddedLicences gathers the licence files of what lies in the source itself, such as fonts.
func (b *build) embeddedLicences() ([]byte, error) {
	var text bytes.Buffer
	names, err := filepath.Glob(filepath.Join(b.source, "LICENSES", "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		if id == "EUPL-1.2" {
			continue
		}
		licence, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&text, "\n%s\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), id, strings.Repeat("=", 78), bytes.TrimSpace(licence))
	}
	return text.Bytes(), nil
}

// checkLicences builds the programs and prints the licence of every linked module.
func (b *build) checkLicences() error {
	stage, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	b.stage = stage
	if err := b.compile(); err != nil {
		return err
	}
	list, err := b.modules()
	if err != nil {
		return err
	}
	for _, m := range list {
		fmt.Printf("%-14s %s %s\n", m.licence, m.path, m.version)
	}
	return nil
}
