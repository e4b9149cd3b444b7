package main

import (
	"fmt"
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

// checkPath checks a file, or all files of a folder: answers each for itself, overlays together,
// because they are loaded together too.
func (c *call) checkPath(path string) data.Problems {
	files, all := data.OverlayFiles(path)
	var overlays []string
	for _, file := range files {
		answers, problems := c.checkAnswers(file)
		if !answers {
			overlays = append(overlays, file)
		}
		all = append(all, problems...)
	}
	if len(overlays) > 0 {
		_, problems := data.WithOverlays(c.kb, overlays, c.keys, c.lintDay())
		all = append(all, problems...)
	}
	return all
}

// checkAnswers checks a file of answers, and reports false for an overlay. The table [answers] or the
// number of the format tells them apart; what cannot be read at all is neither and said once.
func (c *call) checkAnswers(file string) (answers bool, problems data.Problems) {
	text, complaint := readLimited(file, data.MaxFile)
	if complaint != nil {
		return true, data.Problems{{What: complaint.What, Mend: complaint.Mend}}
	}
	doc, problems := data.Parse(file, text)
	if doc == nil {
		return true, problems
	}
	_, hasAnswers := doc.Table["answers"]
	_, hasFormat := doc.Table["format"]
	if !hasAnswers && !hasFormat {
		return false, nil
	}
	_, problems = wizard.AnswersFrom(c.kb, doc, "session")
	return true, problems
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
