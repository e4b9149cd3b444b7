package main

import (
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
	if err := export.Txt(c.env.stdout, export.Explanation(r, export.Options{Lang: c.lang})); err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return exitDone
}
