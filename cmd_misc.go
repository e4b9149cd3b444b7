package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// version prints what a stranger needs to check a decision: program, data edition, hash, age.
func (c *call) version() int {
	kb := data.Embedded()
	age := ageInDays(kb.Edition, c.env.today)
	if c.wantsJSON() {
		return c.printJSON(map[string]any{"version": programVersion(), "data_edition": kb.Edition.String(), "data_hash": kb.Hash, "age_days": age})
	}
	l := c.lang
	lines := data.Text{DE: "Datenstand:   %s\nPrüfsumme:    %s\nAlter:        %d Tage\n", EN: "data edition: %s\ndata hash:    %s\nage:          %d days\n"}.In(l)
	return c.print(fmt.Sprintf("videokompass %s\n"+lines, programVersion(), kb.Edition, kb.Hash, age))
}

func programVersion() string {
	if version != "dev" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return version
}

func ageInDays(from, to data.Date) int {
	return int(to.Time().Sub(from.Time()).Hours() / 24)
}

// help prints commands and options.
func (c *call) help() int {
	l := c.lang
	var b strings.Builder
	b.WriteString(data.Text{
		DE: "videokompass: ein Videokonferenzsystem wählen, das hält. Ohne Netz, mit Quellen und Stichtag.\n\nAufruf:\n",
		EN: "videokompass: choose a video conferencing system that holds. Offline, sourced, dated.\n\nusage:\n"}.In(l))
	fmt.Fprintf(&b, "  %-36s %s\n", "videokompass [FILE]", data.Text{DE: "Fragen beantworten; FILE ist eine Sitzung", EN: "answer the questions; FILE is a session"}.In(l))
	for _, cmd := range commands() {
		fmt.Fprintf(&b, "  %-36s %s\n", strings.TrimSpace("videokompass "+cmd.name+" "+cmd.args), cmd.does.In(l))
	}
	b.WriteString(data.Text{DE: "\nOptionen:\n", EN: "\noptions:\n"}.In(l))
	for _, o := range options() {
		fmt.Fprintf(&b, "  %-36s %s\n", strings.TrimSpace(strings.Join(o.names, ", ")+" "+o.value), o.does.In(l))
	}
	fmt.Fprintf(&b, data.Text{DE: "\nlist kennt: %s\n", EN: "\nlist knows: %s\n"}.In(l), strings.Join(listable, " "))
	b.WriteString(data.Text{
		DE: "Rückgabe: 0 fertig · 1 fehlgeschlagen · 2 falscher Aufruf oder fehlerhafte Datei · 3 nichts passt · 4 Prüfung: handeln\n",
		EN: "exit codes: 0 done · 1 failed · 2 wrong usage or bad file · 3 nothing fits · 4 review: action needed\n"}.In(l))
	return c.print(b.String())
}

// template writes a commented answers file; with a preset it is filled in.
func (c *call) template() int {
	if code := c.load(); code != exitDone {
		return code
	}
	as := &wizard.Answers{}
	if c.preset != "" {
		p := wizard.FindPreset(c.kb, c.preset)
		if p == nil {
			var ids []string
			for i := range c.kb.Presets {
				ids = append(ids, c.kb.Presets[i].ID)
			}
			mend := data.Text{DE: "videokompass list presets nennt alle", EN: "videokompass list presets names them all"}.In(c.lang)
			if n := data.Nearest(c.preset, ids); n != "" {
				mend = fmt.Sprintf(data.Text{DE: "gemeint ist wohl %q", EN: "did you mean %q?"}.In(c.lang), n)
			}
			return c.fail(exitUsage, fmt.Sprintf(data.Text{DE: "--preset: %q gibt es nicht; %s", EN: "--preset: there is no %q; %s"}.In(c.lang), c.preset, mend))
		}
		as = wizard.PresetAnswers(c.kb, p)
	}
	return c.print(wizard.Template(c.kb, as, c.lang))
}
