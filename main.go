// Command videokompass helps to choose a video conferencing system that may be used in Germany,
// and writes the decision file. This file is the command line: arguments in, exit code out.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"videokompass/data"
)

// version is set by the release build.
var version = "dev"

// Exit codes of the contract.
const (
	exitDone      = 0
	exitFailed    = 1
	exitUsage     = 2
	exitNoneFits  = 3
	exitReviewDue = 4
)

// memoryLimit is where the garbage collector starts to work, in bytes.
const memoryLimit = 96 << 20

// environment is everything from outside, so that tests can run the program in-process.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	today          data.Date
}

func main() {
	// A call lives for milliseconds: collecting garbage would take longer than the work. The limit
	// brings the collector back for a long session.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryLimit)
	env := &environment{os.Stdin, os.Stdout, os.Stderr, os.Getenv, data.DateOf(time.Now())}
	os.Exit(run(os.Args[1:], env))
}

// command is one sub-command.
type command struct {
	name  string
	args  string
	does  data.Text
	run   func(*call) int
	flags []string // options beside the global ones
}

func commands() []command {
	return []command{
		{"recommend", "FILE", data.Text{DE: "Antworten hinein, Empfehlung heraus", EN: "answers in, recommendation out"}, (*call).recommend, []string{"-f", "-o", "--choose", "--parts", "--force"}},
		{"explain", "FILE OFFERING", data.Text{DE: "warum, warum nicht, und die kleinste Änderung", EN: "why, why not, and the smallest change"}, (*call).explain, []string{"-f"}},
		{"review", "FILE", data.Text{DE: "eine ältere Entscheidung prüfen: was gilt noch, was ist zu tun", EN: "review an older decision: what still holds, what to do"}, (*call).review, []string{"-f"}},
		{"questions", "FILE OFFERING", data.Text{DE: "Brief an den Anbieter; mit -f toml zum Ausfüllen", EN: "letter to the vendor; with -f toml a form to fill in"}, (*call).questions, []string{"-f"}},
		{"list", "WHAT", data.Text{DE: "die Wissensbasis auflisten", EN: "list the knowledge base"}, (*call).list, []string{"-f"}},
		{"show", "ID", data.Text{DE: "einen Eintrag zeigen", EN: "show one entry"}, (*call).show, []string{"-f"}},
		{"check", "[PATH]...", data.Text{DE: "Daten, Ergänzung oder Antworten prüfen", EN: "check data, overlay or answers"}, (*call).check, nil},
		{"template", "", data.Text{DE: "kommentierte Antwortdatei schreiben", EN: "write a commented answers file"}, (*call).template, []string{"--preset"}},
		{"version", "", data.Text{DE: "Fassung, Datenstand, Prüfsumme, Alter", EN: "version, data edition, hash, age"}, (*call).version, []string{"-f"}},
		{"man", "", data.Text{DE: "Handbuchseite für man schreiben", EN: "write the manual page"}, (*call).man, nil},
		{"completion", "SHELL", data.Text{DE: "Vervollständigung schreiben: bash, zsh, fish, powershell", EN: "write completions: bash, zsh, fish, powershell"}, (*call).completion, nil},
		{"help", "", data.Text{DE: "diese Hilfe", EN: "this help"}, (*call).help, nil},
	}
}

// run carries out one call of the program.
func run(args []string, env *environment) int {
	c, problem := parseCall(args, env)
	if problem != nil {
		return c.fail(exitUsage, problem.In(c.lang))
	}
	return c.command.run(c)
}

// print writes a text to standard output; a full disk behind it is noticed.
func (c *call) print(text string) int {
	if _, err := io.WriteString(c.env.stdout, text); err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return exitDone
}

// fail prints one line on standard error.
func (c *call) fail(code int, message string) int {
	fmt.Fprintln(c.env.stderr, "videokompass: "+strings.TrimSpace(data.Clean(message)))
	return code
}

func (c *call) failProblems(code int, ps data.Problems) int { return c.fail(code, ps.In(c.lang)) }
