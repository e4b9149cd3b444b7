package main

import (
	"bytes"
	"slices"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// exportLimit bounds a JSON export; those of the full data have a few megabytes.
const exportLimit = 16 << 20

// review compares an older decision with today's law and data; it exits with 4 when there is
// something to do.
func (c *call) review() int {
	if code := c.load(); code != exitDone {
		return code
	}
	past, code := c.readPast(c.args[0])
	if code != exitDone {
		return code
	}
	on := c.day(0)
	if past.AsOf > on {
		return c.fail(exitUsage, data.Text{DE: c.args[0] + ": die Entscheidung vom " + past.AsOf.String() + " liegt nach dem Stichtag " + on.String() + "; einen späteren Tag angeben (--as-of)",
			EN: c.args[0] + ": the decision of " + past.AsOf.String() + " is later than the as-of date " + on.String() + "; name a later day (--as-of)"}.In(c.lang))
	}
	choose := past.Chosen
	if p, _ := c.kb.Offering(choose); p == nil {
		choose = ""
	}
	now, _ := wizard.Recommend(c.kb, past.Answers, on, choose)
	rv := wizard.NewReview(past, now)
	if code := c.writeReview(rv); code != exitDone {
		return code
	}
	if rv.Action {
		return exitReviewDue
	}
	return exitDone
}

func (c *call) writeReview(rv *wizard.Review) int {
	if c.wantsJSON() {
		var b bytes.Buffer
		if err := export.ReviewJSON(&b, rv, c.lang); err != nil {
			return c.fail(exitFailed, err.Error())
		}
		return c.print(b.String())
	}
	return c.printDoc(c.textFormat(), export.Review(rv, export.Options{Lang: c.lang}))
}

// readPast reads an answers file, a session or a JSON export as an older decision.
func (c *call) readPast(name string) (*wizard.Past, int) {
	text, complaint := c.readInput(name, exportLimit)
	if complaint != nil {
		return nil, c.fail(exitUsage, complaint.In(c.lang))
	}
	if export.IsJSON(text) {
		past, problems := export.ReadPast(c.kb, name, text)
		if len(problems) > 0 {
			return nil, c.failProblems(exitUsage, problems)
		}
		return past, exitDone
	}
	s, problems := wizard.ReadSession(c.kb, name, text)
	if len(problems) > 0 {
		return nil, c.failProblems(exitUsage, problems)
	}
	then := s.Answers.AsOf
	if then == 0 {
		then = s.Saved
	}
	if then == 0 {
		then = c.day(0) // no day named: judged as of the day of the review
	}
	choose := s.Chosen
	if p, _ := c.kb.Offering(choose); p == nil {
		choose = ""
	}
	r, _ := wizard.Recommend(c.kb, s.Answers, then, choose)
	return wizard.PastOf(r), exitDone
}

// questions writes the letter to a vendor, or with -f toml the form to fill in.
func (c *call) questions() int {
	if code := c.load(); code != exitDone {
		return code
	}
	s, code := c.readSession(c.args[0])
	if code != exitDone {
		return code
	}
	p, o := c.kb.Offering(c.args[1])
	if p == nil {
		return c.fail(exitUsage, c.unknownOffering(c.args[1]))
	}
	r, _ := wizard.Recommend(c.kb, s.Answers, c.day(s.Answers.AsOf), data.OfferingRef{Product: p, Offering: o}.ID())
	if slices.Contains(c.formats, formFormat) {
		return c.print(string(export.QuestionForm(r, c.lang)))
	}
	return c.printDoc(c.textFormat(), export.Questionnaire(r, export.Options{Lang: c.lang}))
}
