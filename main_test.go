package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"videokompass/data"
)

// result is what a run of the program left.
type result struct {
	code     int
	out, err string
}

// program runs the program in this process, on 2026-11-22 and without an environment.
func program(t *testing.T, args ...string) result {
	t.Helper()
	return programWith(t, nil, "", args...)
}

func programWith(t *testing.T, vars map[string]string, stdin string, args ...string) result {
	t.Helper()
	var out, err bytes.Buffer
	env := &environment{strings.NewReader(stdin), &out, &err, func(name string) string { return vars[name] }, data.NewDate(2026, 11, 22)}
	return result{run(args, env), out.String(), err.String()}
}

// inEmptyFolder makes an empty folder the current one and returns it.
func inEmptyFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// files lists what lies below the current folder.
func files(t *testing.T) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(".", func(path string, _ os.DirEntry, err error) error {
		list = append(list, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const goodAnswers = "format = 1\n\n[answers]\nsector = \"municipality\"\nland = \"NW\"\n"

var badFiles = []struct {
	name string
	text string // of the file bad.toml
	want string // regular expression for the complaint
}{
	{"unknown question", "format = 1\n\n[answers]\nsektor = \"school\"\n", `bad\.toml:4:1: .*"sektor".*"sector"`},
	{"unknown option", "format = 1\n[answers]\nsector = \"shool\"\n", `bad\.toml:3:\d+: .*"shool".*school`},
	{"unknown option in a list", "format = 1\n[answers]\nfeatures_must = [\n  \"dial_in\",\n  \"dialin\",\n]\n", `bad\.toml:\d:\d+: .*dialin`},
	{"wrong type", "format = 1\n[answers]\nparticipants = \"80\"\n", `bad\.toml:3:\d+: participants`},
	{"fraction for a number", "format = 1\n[answers]\nhosts = 2.5\n", `bad\.toml:3:\d+: hosts`},
	{"number out of range", "format = 1\n[answers]\nhosts = 9223372036854775807\n", `bad\.toml:3:\d+: hosts`},
	{"negative number", "format = 1\n[answers]\nparticipants = -5\n", `bad\.toml:3:\d+: .*participants|bad\.toml:3:\d+: .*5`},
	{"impossible date", "format = 1\nas_of = 2026-02-30\n[answers]\n", `bad\.toml:2:\d+: `},
	{"impossible date as text", "format = 1\nas_of = \"2026-02-30\"\n[answers]\n", `bad\.toml:2:\d+: .*2026-02-30`},
	{"duplicate key", "format = 1\n[answers]\nland = \"BW\"\nland = \"BY\"\n", `bad\.toml:4:1: `},
	{"duplicate table", "format = 1\n[answers]\n[answers]\n", `bad\.toml:3:\d+: `},
	{"unknown top key", "format = 1\nsector = \"school\"\n[answers]\n", `bad\.toml:2:1: .*"sector".*\[answers\]`},
	{"no format", "[answers]\n", `bad\.toml:1:1: .*format`},
	{"newer format", "format = 2\n[answers]\n", `bad\.toml:1:1: .*2`},
	{"no answers", "format = 1\n", `bad\.toml:1:1: .*\[answers\]`},
	{"answers no table", "format = 1\nanswers = 3\n", `bad\.toml:2:1: .*answers`},
	{"empty file", "", `bad\.toml:1:1: `},
	{"only spaces", " \n\t\n", `bad\.toml:1:1: `},
	{"binary rubbish", "\x00\x01\x02\xff\xfe\x7fELF\x02\x01", `bad\.toml:1:\d+: `},
	{"invalid UTF-8", "format = 1\n[answers]\norganisation = \"M\xfcnchen\"\n", `bad\.toml:3:\d+: .*UTF-8`},
	{"UTF-16", "\xff\xfef\x00o\x00r\x00m\x00a\x00t\x00", `bad\.toml:1:1: `},
	{"no TOML", "{\"format\": 1}\n", `bad\.toml:1:1: `},
	{"unterminated text", "format = 1\n[answers]\norganisation = \"Stadt\n", `bad\.toml:3:\d+: `},
	{"deep nesting", "format = 1\n[answers]\nland = " + strings.Repeat("[", 20000), `bad\.toml:\d+:\d+: `},
	{"unknown state of a step", goodAnswers + "\n[session]\n[[session.steps]]\nid = \"p12\"\nstate = \"fertig\"\n", `bad\.toml:\d+:\d+: .*fertig`},
	{"unknown session key", goodAnswers + "\n[session]\nnowhere = 1\n", `bad\.toml:\d+:\d+: .*nowhere`},
}

func TestBadFilesAreRefusedInOneLine(t *testing.T) {
	for _, c := range badFiles {
		for _, lang := range []string{"de", "en"} {
			t.Run(c.name+"/"+lang, func(t *testing.T) {
				inEmptyFolder(t)
				write(t, "bad.toml", c.text)
				r := program(t, "recommend", "bad.toml", "-o", "out", "--lang", lang)
				refused(t, r, c.want)
				if list := files(t); len(list) != 2 {
					t.Errorf("something was written: %q", list)
				}
			})
		}
	}
}

// refused checks a refusal: exit code 2, nothing on standard output, one line that matches.
func refused(t *testing.T, r result, want string) {
	t.Helper()
	if r.code != exitUsage {
		t.Errorf("exit code %d, want %d", r.code, exitUsage)
	}
	if r.out != "" {
		t.Errorf("standard output: %q", r.out)
	}
	if strings.Count(r.err, "\n") != 1 || !strings.HasSuffix(r.err, "\n") {
		t.Errorf("not one line: %q", r.err)
	}
	if len(r.err) > 400 {
		t.Errorf("a line of %d bytes: %.80q", len(r.err), r.err)
	}
	if strings.ContainsFunc(strings.TrimSpace(r.err), func(r rune) bool { return r < ' ' || r == 0x7f || r == 0xfffd }) {
		t.Errorf("control characters: %q", r.err)
	}
	if !regexp.MustCompile("^videokompass: " + want).MatchString(r.err) {
		t.Errorf("%q does not match %s", r.err, want)
	}
}

func TestPlacesThatAreNoAnswersFile(t *testing.T) {
	inEmptyFolder(t)
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, "good.toml", goodAnswers)
	f, err := os.Create("huge.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(50 << 20); err != nil { // 50 MB
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	before := len(files(t))
	for name, want := range map[string]string{
		"folder":               `folder:1:1: `,
		"huge.toml":            `huge\.toml:1:1: .*MiB`,
		"missing.toml":         `missing\.toml:1:1: `,
		"good.toml/inner.toml": `good\.toml/inner\.toml:1:1: `,
		"new\nline\x1b[31m":    `new.*line.*:1:1: `,
	} {
		for _, command := range [][]string{{"recommend", name, "-o", "out"}, {"explain", name, "zoom/saas"}, {name + ".x/../" + name, "--accessible"}} {
			if command[0] != "recommend" && command[0] != "explain" {
				command = []string{"--accessible", name}
			}
			refused(t, program(t, command...), want)
		}
		r := program(t, "check", name)
		if r.code != exitUsage && name != "folder" {
			t.Errorf("check %q: exit code %d", name, r.code)
		}
	}
	if after := len(files(t)); after != before {
		t.Errorf("something was written: %q", files(t))
	}
}

func TestUnreadableFile(t *testing.T) {
	if _, err := os.Stat("/proc/self/mem"); err != nil {
		return // only Linux has a file that its owner may open and not read
	}
	refused(t, program(t, "recommend", "/proc/self/mem"), `/proc/self/mem:1:1: `)
}

func TestWrongUsage(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	for _, c := range []struct{ args, want string }{
		{"recomend good.toml", `.*`},
		{"recommend", `.*recommend FILE`},
		{"recommend good.toml other.toml", `.*recommend FILE`},
		{"recommend good.toml --formt md", `.*--formt.*--format`},
		{"recommend good.toml -f word", `.*"word".*docx`},
		{"recommend good.toml -f", `-f`},
		{"recommend good.toml -f md -f json", `.*-o`},
		{"recommend good.toml --force=yes", `--force`},
		{"recommend good.toml --as-of 2026-13-01", `.*2026-13-01`},
		{"recommend good.toml --as-of gestern", `.*gestern`},
		{"recommend good.toml --as-of", `.*--as-of`},
		{"recommend good.toml --lang fr", `.*"fr"`},
		{"recommend good.toml --choose zoom", `.*"zoom"`},
		{"recommend good.toml --choose zom/saas", `.*"zoom/saas"`},
		{"recommend good.toml --parts nix", `.*"nix"`},
		{"recommend good.toml --preset school", `.*--preset`},
		{"recommend good.toml --data missing", `.*missing`},
		{"explain good.toml", `.*explain FILE OFFERING`},
		{"explain good.toml nobody/nothing", `.*nobody/nothing`},
		{"list", `.*list WHAT`},
		{"list prodcts", `.*"prodcts"`},
		{"show", `.*show ID`},
		{"show jitsi-met", `.*"jitsi-meet"`},
		{"template --preset shool", `.*"shool"`},
		{"completion tcsh", `.*"tcsh".*bash`},
		{"version now", `.*`},
	} {
		t.Run(c.args, func(t *testing.T) {
			refused(t, program(t, strings.Fields(c.args)...), c.want)
		})
	}
	if list := files(t); len(list) != 2 {
		t.Errorf("something was written: %q", list)
	}
}

func TestOptionsStandAnywhere(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	want := program(t, "recommend", "good.toml", "--as-of", "2024-01-10", "--lang", "en", "-f", "json")
	if want.code != exitDone || want.err != "" || !strings.Contains(want.out, `"as_of":"2024-01-10"`) {
		t.Fatalf("%d %q %.200q", want.code, want.err, want.out)
	}
	for _, args := range []string{
		"--as-of 2024-01-10 --lang en recommend good.toml -f json",
		"--lang=en recommend --as-of=2024-01-10 -f=json good.toml",
		"--stichtag 10.01.2024 recommend -f json good.toml --lang en",
		"recommend --format json --stichtag=2024-01-10 --lang en -- good.toml",
	} {
		if got := program(t, strings.Fields(args)...); got != want {
			t.Errorf("%s: code %d, %q, other text", args, got.code, got.err)
		}
	}
	if got := programWith(t, nil, goodAnswers, "recommend", "-", "--as-of", "2024-01-10", "--lang", "en", "-f", "json"); got != want {
		t.Errorf("standard input: code %d, %q, other text", got.code, got.err)
	}
}

func TestLanguageComesFromTheLocale(t *testing.T) {
	for _, c := range []struct {
		vars map[string]string
		want string
	}{
		{nil, "Aufruf"},
		{map[string]string{"LANG": "C"}, "Aufruf"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, "usage"},
		{map[string]string{"LC_ALL": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, "Aufruf"},
		{map[string]string{"LC_ALL": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "usage"},
		{map[string]string{"LC_ALL": "tr_TR.UTF-8"}, "Aufruf"},
	} {
		if r := programWith(t, c.vars, "", "help"); r.code != exitDone || !strings.Contains(r.out, c.want) {
			t.Errorf("%v: code %d, no %q", c.vars, r.code, c.want)
		}
	}
}

func TestExistingFilesStay(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "md,json"); r.code != exitDone {
		t.Fatal(r.err)
	}
	list, err := filepath.Glob("out/*")
	if err != nil || len(list) != 2 {
		t.Fatalf("%q %v", list, err)
	}
	for _, name := range list {
		write(t, name, "mine")
	}
	r := program(t, "recommend", "good.toml", "-o", "out", "-f", "md,json")
	if r.code != exitFailed || strings.Count(r.err, "\n") != 1 || !strings.Contains(r.err, "--force") {
		t.Errorf("code %d: %q", r.code, r.err)
	}
	for _, name := range list {
		if text, err := os.ReadFile(name); err != nil || string(text) != "mine" {
			t.Errorf("%s was changed: %v", name, err)
		}
	}
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "md,json", "--force"); r.code != exitDone {
		t.Errorf("with --force: code %d, %q", r.code, r.err)
	}
	for _, name := range list {
		text, err := os.ReadFile(name)
		if err != nil || string(text) == "mine" {
			t.Errorf("%s was not replaced: %v", name, err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be read by others: %v %v", name, info.Mode(), err)
		}
	}
}

// A half written decision file is worse than none: when one file exists, none is written.
func TestNothingIsWrittenWhenOneFileExists(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "json"); r.code != exitDone {
		t.Fatal(r.err)
	}
	before := len(files(t))
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "md", "-f", "json"); r.code != exitFailed {
		t.Errorf("code %d: %q", r.code, r.err)
	}
	if after := len(files(t)); after != before {
		t.Errorf("something was written: %q", files(t))
	}
}

func TestLinksAreReplacedAndNeverFollowed(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "json"); r.code != exitDone {
		t.Fatal(r.err)
	}
	list, err := filepath.Glob("out/*")
	if err != nil || len(list) != 1 {
		t.Fatalf("%q %v", list, err)
	}
	write(t, "precious", "precious")
	if err := os.Remove(list[0]); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../precious", list[0]); err != nil {
		t.Fatal(err)
	}
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "json"); r.code != exitFailed {
		t.Errorf("a link was overwritten unasked: code %d", r.code)
	}
	if r := program(t, "recommend", "good.toml", "-o", "out", "-f", "json", "--force"); r.code != exitDone {
		t.Errorf("code %d: %q", r.code, r.err)
	}
	if text, err := os.ReadFile("precious"); err != nil || string(text) != "precious" {
		t.Errorf("the link was followed: %q %v", text, err)
	}
}

// The name of the organisation becomes part of a file name; it must not choose the folder.
func TestOrganisationCannotLeaveTheFolder(t *testing.T) {
	for _, name := range []string{"../../../tmp/x", "/etc/passwd", `..\\..\\x`, "a/b", "CON", strings.Repeat("ä", 5000), ".", "..", "-rf", "x\\u0000y", "\\u202etxt.exe"} {
		t.Run(fmt.Sprintf("%.20s", name), func(t *testing.T) {
			inEmptyFolder(t)
			write(t, "good.toml", goodAnswers+"organisation = \""+name+"\"\n")
			r := program(t, "recommend", "good.toml", "-o", "out", "-f", "json")
			if r.code == exitUsage {
				return // refusing such a name is as good
			}
			list, err := filepath.Glob("out/*")
			if r.code != exitDone || err != nil || len(list) != 1 || len(files(t)) != 4 {
				t.Fatalf("code %d, %q, files %q", r.code, r.err, files(t))
			}
			if base := filepath.Base(list[0]); len(base) > 200 || strings.ContainsAny(base, "\\:\x00") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "-") {
				t.Errorf("file name %q", base)
			}
		})
	}
}

// failingWriter is a pipe whose reader is gone, or a full disk behind standard output.
type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left on device") }

func TestFailingOutputIsNoticed(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	for _, args := range []string{"recommend good.toml", "recommend good.toml -f json", "explain good.toml zoom/saas", "list products", "list products -f json", "show zoom", "template", "version", "help", "man", "completion bash"} {
		var err bytes.Buffer
		env := &environment{strings.NewReader(""), failingWriter{}, &err, func(string) string { return "" }, data.NewDate(2026, 11, 22)}
		if code := run(strings.Fields(args), env); code != exitFailed || strings.Count(err.String(), "\n") != 1 {
			t.Errorf("%s: code %d, %q", args, code, err.String())
		}
	}
}

func TestFolderThatCannotBe(t *testing.T) {
	inEmptyFolder(t)
	write(t, "good.toml", goodAnswers)
	for _, dir := range []string{"good.toml", "good.toml/below", "/proc/nowhere/at/all", strings.Repeat("x", 5000)} {
		r := program(t, "recommend", "good.toml", "-o", dir)
		if r.code != exitFailed || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%.30s: code %d, %.200q", dir, r.code, r.err)
		}
	}
}

// Every example is a situation that works; only the exit code of "nothing fits" is allowed beside.
func TestExamplesGiveTheSameBytesTwice(t *testing.T) {
	list, err := filepath.Glob("examples/*.toml")
	if err != nil || len(list) < 8 {
		t.Fatalf("%d examples: %v", len(list), err)
	}
	for _, name := range list {
		for _, format := range []string{"md", "json"} {
			first := program(t, "recommend", name, "-f", format)
			second := programWith(t, map[string]string{"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nowhere", "USER": "somebody"}, "", "recommend", name, "-f", format)
			if first != second || first.code != exitDone && first.code != exitNoneFits || len(first.out) < 1000 {
				t.Errorf("%s as %s: codes %d and %d, %d and %d bytes, %q", name, format, first.code, second.code, len(first.out), len(second.out), first.err)
			}
			if strings.Contains(first.out, "somebody") {
				t.Errorf("%s as %s names the user", name, format)
			}
		}
	}
}
