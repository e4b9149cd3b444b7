package main

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// goList runs go list with the arguments and returns its lines.
func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return strings.Fields(string(out))
}

// sources calls f for every Go file of the project that a person wrote.
func sources(t *testing.T, f func(path string, text []byte)) {
	t.Helper()
	count := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "dist") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasPrefix(d.Name(), "generated") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err == nil {
			count++
			f(filepath.ToSlash(path), text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 50 {
		t.Fatalf("only %d files read: the walk does not see the project", count)
	}
}

func TestImportsPointOneWay(t *testing.T) {
	order := []string{"data", "wizard", "export", "ui", "main"} // each may import only itself and those before it
	layer := func(path string) int {
		first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "videokompass"), "/"), "/")
		if first == "" {
			first = "main"
		}
		return slices.Index(order, first)
	}
	packages := goList(t, "-f", `{{.ImportPath}}:{{join .Imports ","}}`, "./...")
	if len(packages) < len(order) {
		t.Fatalf("only %d packages", len(packages))
	}
	for _, line := range packages {
		path, imports, _ := strings.Cut(line, ":")
		for _, imported := range strings.Split(imports, ",") {
			if strings.HasPrefix(imported, "videokompass") && (layer(imported) < 0 || layer(imported) > layer(path)) {
				t.Errorf("package %q imports %q", path, imported)
			}
		}
	}
}

func TestKnowledgeAndEngineKnowNoTerminal(t *testing.T) {
	for _, name := range []string{"./data", "./wizard"} {
		for _, imported := range goList(t, "-deps", name) {
			if strings.HasPrefix(imported, "charm.land/") || strings.HasPrefix(imported, "github.com/charmbracelet/") || imported == "os/exec" {
				t.Errorf("%s depends on %s", name, imported)
			}
		}
	}
	for _, imported := range goList(t, "-f", `{{join .Imports "\n"}}`, "./wizard") {
		if slices.Contains([]string{"os", "io", "io/fs", "path/filepath"}, imported) {
			t.Errorf("wizard imports %s", imported)
		}
	}
}

func TestNoNetworkCodeIsLinked(t *testing.T) {
	deps := goList(t, "-deps", ".")
	if !slices.Contains(deps, "videokompass/data") {
		t.Fatal("the list of dependencies is not that of the program")
	}
	for _, bad := range []string{"net", "net/http", "crypto/tls", "net/rpc", "github.com/atotto/clipboard", "charm.land/lipgloss/v2/compat"} {
		if slices.Contains(deps, bad) {
			t.Errorf("the program links %s", bad)
		}
	}
}

// The clock is read in main alone, so that the same input gives the same bytes on any day; the
// screens measure time only to write the session now and then.
func TestClockIsReadInMainAlone(t *testing.T) {
	sources(t, func(path string, text []byte) {
		if strings.HasPrefix(path, "data/") || strings.HasPrefix(path, "wizard/") || strings.HasPrefix(path, "export/") {
			if !strings.HasSuffix(path, "_test.go") && strings.Contains(string(text), "time.Now()") {
				t.Errorf("%s reads the clock", path)
			}
		}
	})
}

func TestFilesAndFunctionsStayReadable(t *testing.T) {
	sources(t, func(path string, text []byte) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		if n := strings.Count(string(text), "\n"); n > 400 {
			t.Errorf("%s has %d lines: more than one idea", path, n)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1; n > 80 {
				t.Errorf("%s: %s has %d lines", path, f.Name.Name, n)
			}
			if f.Name.Name == "init" && f.Recv == nil {
				t.Errorf("%s: a function init", path)
			}
		}
	})
}

func TestExportedNamesAreDocumented(t *testing.T) {
	documented := map[string]bool{}
	packages := map[string]bool{}
	sources(t, func(path string, text []byte) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Dir(path)
		packages[folder] = true
		documented[folder] = documented[folder] || file.Doc.Text() != ""
		if file.Name.Name != "main" {
			for _, d := range file.Decls {
				for _, name := range undocumented(d) {
					t.Errorf("%s: %s has no comment", path, name)
				}
			}
		}
	})
	for folder := range packages {
		if !documented[folder] {
			t.Errorf("package %s has no comment", folder)
		}
	}
}

// undocumented returns the exported names of a declaration that nothing explains: neither a
// comment of their own nor one of the group they stand in.
func undocumented(d ast.Decl) []string {
	var names []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc.Text() == "" && (d.Recv == nil || exportedReceiver(d)) && !selfExplaining(d) {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && d.Doc.Text() == "" && s.Doc.Text() == "" {
					names = append(names, s.Name.Name)
				}
			case *ast.ValueSpec:
				if s.Names[0].IsExported() && d.Doc.Text() == "" && s.Doc.Text() == "" && s.Comment.Text() == "" {
					names = append(names, s.Names[0].Name)
				}
			}
		}
	}
	return names
}

// selfExplaining are the methods whose meaning the interface of the library sets.
func selfExplaining(d *ast.FuncDecl) bool {
	return d.Recv != nil && slices.Contains([]string{"String", "Error", "MarshalText", "UnmarshalText", "MarshalJSON", "Init", "Update", "View", "Len", "Less", "Swap"}, d.Name.Name)
}

func exportedReceiver(d *ast.FuncDecl) bool {
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	name, ok := t.(*ast.Ident)
	return ok && name.IsExported()
}

func TestNothingIsLeftForLater(t *testing.T) {
	later := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X|HA` + `CK)\b`)
	sources(t, func(path string, text []byte) {
		if word := later.Find(text); word != nil {
			t.Errorf("%s: %s", path, word)
		}
	})
}

func TestTestsNeitherSkipNorSleep(t *testing.T) {
	avoid := regexp.MustCompile(`\bt\.Ski` + `p|time\.Sle` + `ep\(`)
	sources(t, func(path string, text []byte) {
		if strings.HasSuffix(path, "_test.go") {
			if word := avoid.Find(text); word != nil {
				t.Errorf("%s: %s", path, word)
			}
		}
	})
}

// go-runewidth from v0.0.26 on builds a table at start that costs more than the whole rest of it.
func TestSlowStartStaysOut(t *testing.T) {
	text, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`github.com/mattn/go-runewidth v0\.0\.(\d+) // .*stays below v0\.0\.26: `).FindSubmatch(text)
	if m == nil || len(m[1]) != 2 || string(m[1]) >= "26" {
		t.Errorf("go-runewidth must stay below v0.0.26, with the reason beside it; found %q", m)
	}
}

// The licences are told in REUSE.toml for all files, so every licence named there or in a file
// needs its text in LICENSES, and every text a use.
func TestLicencesAreTold(t *testing.T) {
	f, err := os.Open("REUSE.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	named := map[string]bool{}
	whole := false
	for s := bufio.NewScanner(f); s.Scan(); {
		if id, ok := strings.CutPrefix(s.Text(), "SPDX-License-Identifier = "); ok {
			named[strings.Trim(id, `"`)] = true
		}
		whole = whole || s.Text() == `path = "**"`
	}
	if !whole {
		t.Error("REUSE.toml does not cover every file")
	}
	texts, err := filepath.Glob("LICENSES/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("LICENSES is empty: %v", err)
	}
	for _, name := range texts {
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		if !named[id] {
			t.Errorf("%s is used by nothing", name)
		}
		delete(named, id)
	}
	for id := range named {
		t.Errorf("LICENSES/%s.txt is missing", id)
	}
	own, err := os.ReadFile("LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	copied, err := os.ReadFile("LICENSES/EUPL-1.2.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(own) != string(copied) || strings.Count(string(own), "\n") < 270 || !strings.Contains(string(own), "15. Applicable Law") {
		t.Error("LICENSE is not the complete EUPL-1.2")
	}
}
