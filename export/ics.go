package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"videokompass/data"
	"videokompass/wizard"
)

// ICS writes the dates of the decision as a calendar (RFC 5545): the review, the day by which each
// open step is due, and the days on which a rule that was used is to be looked at again. All are
// whole days, so no time zone is involved; the stamp is the as-of date, not the clock.
func ICS(w io.Writer, r *wizard.Recommendation, o Options) error {
	c := &icsWriter{l: o.Lang, stamp: compactDate(r.AsOf) + "T000000Z", seed: decisionSeed(r)}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//videokompass//Entscheidungsakte//" + strings.ToUpper(string(o.Lang)))
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	offering := c.t("noch keines", "none yet")
	if r.Chosen != nil {
		offering = r.Chosen.Ref.Name(o.Lang)
	}
	c.event("review", r.Review, c.t("Wiedervorlage: Entscheidung Videokonferenzsystem", "Review: decision on the video conferencing system"),
		c.t("Angebot: ", "Offering: ")+offering,
		c.t("Recht und Tatsachen neu prüfen: videokompass review mit der Antwortdatei.", "Check law and facts again: videokompass review with the answers file."))
	for _, s := range r.Steps {
		if o.Session != nil {
			if state := o.Session.Mark(s.ID).State; state == wizard.StepDone || state == wizard.StepNotNeeded {
				continue
			}
		}
		c.event(s.ID, s.Due, c.t("Frist: ", "Due: ")+s.Title.In(o.Lang),
			c.t("Wer: ", "Who: ")+wizard.RoleLabel(s.Role).In(o.Lang),
			c.t("Rechtsgrundlage: ", "Legal reference: ")+s.Legal,
			c.t("Ergebnis: ", "Artefact: ")+s.Artefact.In(o.Lang))
	}
	for _, rule := range recheckRules(r) {
		c.event(rule.ID, rule.Recheck, c.t("Rechtslage prüfen: ", "Check the law: ")+rule.Title.In(o.Lang), rule.Ref, rule.Effect.In(o.Lang))
	}
	c.line("END:VCALENDAR")
	_, err := io.WriteString(w, c.b.String())
	return err
}

// recheckRules returns the rules of the decision that name a day after the as-of date on which
// they are to be looked at again, each once.
func recheckRules(r *wizard.Recommendation) []*data.Rule {
	all := append([]*data.Rule{}, r.Rules...)
	if r.Chosen != nil {
		all = append(all, r.Chosen.Transfer.Rules...)
	}
	all = append(all, r.Outlook...)
	seen := map[string]bool{}
	var out []*data.Rule
	for _, rule := range all {
		if rule.Recheck > r.AsOf && !seen[rule.ID] {
			seen[rule.ID] = true
			out = append(out, rule)
		}
	}
	return out
}

// decisionSeed tells decisions apart in the identifiers of the events: the same answers, day and
// choice give the same identifiers, so that importing twice doubles nothing. The name of the
// organisation is left out, because a hash of a name can be guessed.
func decisionSeed(r *wizard.Recommendation) string {
	as := r.Answers.Clone()
	as.Delete("organisation")
	choice := ""
	if r.Chosen != nil {
		choice = r.Chosen.Ref.ID()
	}
	return string(wizard.WriteAnswers(r.KB, as)) + "\x00" + r.AsOf.String() + "\x00" + choice
}

type icsWriter struct {
	b     strings.Builder
	l     data.Lang
	stamp string
	seed  string
}

func (c *icsWriter) t(de, en string) string { return data.Text{DE: de, EN: en}.In(c.l) }

func (c *icsWriter) event(id string, day data.Date, summary string, description ...string) {
	if day == 0 {
		return
	}
	sum := sha256.Sum256([]byte(c.seed + "\x00" + id))
	c.line("BEGIN:VEVENT")
	c.line("UID:" + hex.EncodeToString(sum[:16]) + "@videokompass.invalid")
	c.line("DTSTAMP:" + c.stamp)
	c.line("DTSTART;VALUE=DATE:" + compactDate(day))
	c.line("DTEND;VALUE=DATE:" + compactDate(day.AddDays(1)))
	c.line("SUMMARY:" + icsText(summary))
	var lines []string
	for _, d := range description {
		if d = strings.TrimSpace(d); d != "" {
			lines = append(lines, icsText(d))
		}
	}
	c.line("DESCRIPTION:" + strings.Join(lines, "\\n"))
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

// line writes a content line, folded so that no line is longer than 75 octets without its end and
// no character is split (RFC 5545, section 3.1).
func (c *icsWriter) line(s string) {
	limit := 75
	for len(s) > limit {
		cut := limit
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.b.WriteString(s[:cut])
		c.b.WriteString("\r\n ")
		s, limit = s[cut:], 74
	}
	c.b.WriteString(s)
	c.b.WriteString("\r\n")
}

// icsText escapes a text value (RFC 5545, section 3.3.11).
func icsText(s string) string {
	return strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,").Replace(data.Clean(s))
}

func compactDate(d data.Date) string { return fmt.Sprintf("%08d", int(d)) }
