package main

import (
	"fmt"
	"os"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// check lints the embedded data, overlays and answers files, one problem a line; silence is good.
func (c *call) check() int {
	if len(c.args) == 0 {
		files, err := data.Files()
		if err != nil {
			return c.fail(exitFailed, err.Error())
		}
		kb, origins, problems := data.LoadFS(files)
		if len(problems) == 0 {
			problems = data.Lint(kb, origins, c.lintDay())
		}
		return c.report(problems)
	}
	if code := c.load(); code != exitDone {
		return code
	}
	var all data.Problems
	for _, path := range c.args {
		all = append(all, c.checkPath(path)...)
	}
	return c.report(all)
}

// checkPath tells an answers file from an overlay by its table [answers].
func (c *call) checkPath(path string) data.Problems {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		_, problems := data.WithOverlays(c.kb, []string{path}, c.keys, c.lintDay())
		return problems
	}
	text, complaint := readLimited(path, data.MaxFile)
	if complaint != nil {
		return data.Problems{{What: complaint.What, Mend: complaint.Mend}}
	}
	doc, problems := data.Parse(path, text)
	if doc == nil {
		return problems
	}
	_, hasAnswers := doc.Table["answers"]
	_, hasFormat := doc.Table["format"]
	if hasAnswers || hasFormat {
		_, problems = wizard.AnswersFrom(c.kb, doc, "session")
		return problems
	}
	_, problems = data.WithOverlays(c.kb, []string{path}, c.keys, c.lintDay())
	return problems
}

func (c *call) report(problems data.Problems) int {
	if len(problems) == 0 {
		return exitDone
	}
	var b strings.Builder
	for _, p := range problems {
		line := p.In(c.lang)
		if p.Rule != "" {
			line += " [" + p.Rule + "]"
		}
		b.WriteString(line + "\n")
	}
	fmt.Fprint(c.env.stderr, b.String())
	return exitUsage
}
