package main

import (
	"fmt"

	"videokompass/data"
	"videokompass/export"
)

// show prints the fact sheet of one record, or the schema of the JSON form.
func (c *call) show() int {
	if code := c.load(); code != exitDone {
		return code
	}
	id := c.args[0]
	if id == "schema" {
		if _, err := c.env.stdout.Write(export.Schema()); err != nil {
			return c.fail(exitFailed, err.Error())
		}
		return exitDone
	}
	doc, value, ok := export.Show(c.kb, id, c.day(0), c.lang)
	if !ok {
		mend := data.Text{DE: "videokompass list nennt alle", EN: "videokompass list names them all"}.In(c.lang)
		if n := data.Nearest(id, c.allIDs()); n != "" {
			mend = fmt.Sprintf(data.Text{DE: "gemeint ist wohl %q", EN: "did you mean %q?"}.In(c.lang), n)
		}
		return c.fail(exitUsage, fmt.Sprintf(data.Text{DE: "%q gibt es nicht; %s", EN: "there is no %q; %s"}.In(c.lang), id, mend))
	}
	if c.wantsJSON() {
		return c.printJSON(value)
	}
	if err := export.Txt(c.env.stdout, doc); err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return exitDone
}

func (c *call) allIDs() []string {
	var ids []string
	for _, what := range []string{"products", "offerings", "sources", "rules", "requirements", "steps", "questions", "authorities", "claims"} {
		for _, r := range c.rows(what) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
