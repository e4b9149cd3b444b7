package main

import (
	"errors"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// explain prints why an offering stands where it stands, or why not and the smallest change.
func (c *call) explain() int {
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
	ref := data.OfferingRef{Product: p, Offering: o}
	r, _ := wizard.Recommend(c.kb, s.Answers, c.day(s.Answers.AsOf), ref.ID())
	return c.printDoc(c.textFormat(), export.Explanation(r, export.Options{Lang: c.lang}))
}

// textFormat is the format asked for; plain text when none is.
func (c *call) textFormat() string {
	if len(c.formats) > 0 {
		return c.formats[0]
	}
	return "txt"
}

// printDoc prints a document on standard output.
func (c *call) printDoc(format string, d *export.Doc) int {
	out, err := export.RenderDoc(format, d)
	var unknown interface{ In(data.Lang) string }
	switch {
	case errors.As(err, &unknown):
		return c.fail(exitUsage, unknown.In(c.lang))
	case err != nil:
		return c.fail(exitFailed, err.Error())
	}
	return c.print(string(out))
}
