package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// readInput reads a file of at most limit bytes; "-" is standard input.
func (c *call) readInput(name string, limit int64) ([]byte, *wizard.Complaint) {
	if name != "-" {
		return readLimited(name, limit)
	}
	text, err := io.ReadAll(io.LimitReader(c.env.stdin, limit+1))
	if err != nil || int64(len(text)) > limit {
		return nil, &wizard.Complaint{What: data.Text{DE: "-: nicht vollständig lesbar", EN: "-: cannot be read completely"}, Mend: data.Text{DE: "die Eingabe prüfen", EN: "check the input"}}
	}
	return text, nil
}

// readSession reads an answers or session file; "-" is standard input.
func (c *call) readSession(name string) (*wizard.Session, int) {
	text, complaint := c.readInput(name, exportLimit)
	if complaint != nil {
		return nil, c.fail(exitUsage, complaint.In(c.lang))
	}
	if export.IsJSON(text) {
		return c.readDecision(name, text)
	}
	if len(text) > answersLimit {
		return nil, c.fail(exitUsage, tooLarge(name, answersLimit).In(c.lang))
	}
	s, problems := wizard.ReadSession(c.kb, name, text)
	if len(problems) > 0 {
		return nil, c.failProblems(exitUsage, problems)
	}
	return s, exitDone
}

// readDecision takes answers, day and choice from an exported decision, so that JSON read back
// gives the same decision.
func (c *call) readDecision(name string, text []byte) (*wizard.Session, int) {
	d, problems := export.ReadJSON(c.kb, name, text)
	if len(problems) > 0 {
		for i := range problems {
			problems[i].Line = max(problems[i].Line, 1)
		}
		return nil, c.failProblems(exitUsage, problems)
	}
	return &wizard.Session{Answers: d.Answers, Chosen: d.Choose(), Edition: d.Edition}, exitDone
}

// recommend reads answers and prints or writes the decision.
func (c *call) recommend() int {
	if code := c.load(); code != exitDone {
		return code
	}
	for _, p := range c.parts {
		if !slices.Contains(export.PartIDs(), p) {
			return c.fail(exitUsage, fmt.Sprintf(data.Text{DE: "--parts: unbekannter Teil %q; möglich sind: %s", EN: "--parts: unknown part %q; possible: %s"}.In(c.lang), p, strings.Join(export.PartIDs(), ", ")))
		}
	}
	s, code := c.readSession(c.args[0])
	if code != exitDone {
		return code
	}
	choose := c.choose
	if choose == "" && s.Chosen != "" {
		if p, _ := c.kb.Offering(s.Chosen); p != nil {
			choose = s.Chosen
		}
	}
	r, ok := wizard.Recommend(c.kb, s.Answers, c.day(s.Answers.AsOf), choose)
	if !ok {
		return c.fail(exitUsage, c.unknownOffering(choose))
	}
	r.PlanFrom(s.Planned)
	o := export.Options{Lang: c.lang, Parts: c.parts}
	if len(s.Steps) > 0 {
		o.Session = s
	}
	if code := c.output(r, o); code != exitDone {
		return code
	}
	if r.Nothing != nil {
		return exitNoneFits
	}
	return exitDone
}

func (c *call) unknownOffering(id string) string {
	var ids []string
	for _, ref := range c.kb.Offerings() {
		ids = append(ids, ref.ID())
	}
	mend := data.Text{DE: "videokompass list offerings nennt alle", EN: "videokompass list offerings names them all"}.In(c.lang)
	if n := data.Nearest(id, ids); n != "" {
		mend = fmt.Sprintf(data.Text{DE: "gemeint ist wohl %q", EN: "did you mean %q?"}.In(c.lang), n)
	} else if p := c.kb.Product(id); p != nil && len(p.Offerings) > 0 {
		mend = fmt.Sprintf(data.Text{DE: "zum Beispiel %s", EN: "for example %s"}.In(c.lang), p.ID+"/"+p.Offerings[0].ID)
	}
	return fmt.Sprintf(data.Text{DE: "Angebot %q gibt es nicht; %s", EN: "there is no offering %q; %s"}.In(c.lang), id, mend)
}

// output prints one format or writes several into the folder of -o; these are all rendered before the
// first is written, so that a failure leaves nothing half done.
func (c *call) output(r *wizard.Recommendation, o export.Options) int {
	formats := c.formats
	if len(formats) == 0 {
		formats = []string{"md"}
	}
	if c.outDir == "" {
		if len(formats) > 1 {
			return c.fail(exitUsage, data.Text{DE: "mehrere Formate brauchen einen Ordner; -o ORDNER angeben", EN: "several formats need a folder; add -o DIR"}.In(c.lang))
		}
		out := bufio.NewWriterSize(c.env.stdout, 64<<10)
		err := export.Render(out, formats[0], r, o)
		if err == nil {
			err = out.Flush()
		}
		if err != nil {
			return c.fail(exitFailed, err.Error())
		}
		return exitDone
	}
	rendered, err := export.RenderAll(formats, r, o)
	if err != nil {
		return c.fail(exitFailed, err.Error())
	}
	return c.writeAll(r, formats, rendered)
}

func (c *call) writeAll(r *wizard.Recommendation, formats []string, rendered [][]byte) int {
	if err := os.MkdirAll(c.outDir, 0o755); err != nil {
		return c.fail(exitFailed, data.Text{DE: "Ordner nicht anlegbar: ", EN: "cannot create the folder: "}.In(c.lang)+c.outDir)
	}
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = filepath.Join(c.outDir, export.FileName(r.Profile.Organisation, r.AsOf, f))
		if _, err := os.Lstat(names[i]); err == nil && !c.force {
			return c.fail(exitFailed, fmt.Sprintf(data.Text{DE: "%s gibt es schon; anderen Ordner wählen oder --force", EN: "%s exists already; choose another folder or use --force"}.In(c.lang), names[i]))
		}
	}
	for i, name := range names {
		if err := export.WriteFile(name, rendered[i], c.force); err != nil {
			if errors.Is(err, export.ErrExists) {
				return c.fail(exitFailed, fmt.Sprintf(data.Text{DE: "%s gibt es schon", EN: "%s exists already"}.In(c.lang), name))
			}
			return c.fail(exitFailed, fmt.Sprintf(data.Text{DE: "%s nicht geschrieben: %v", EN: "%s not written: %v"}.In(c.lang), name, errors.Unwrap(err)))
		}
		fmt.Fprintln(c.env.stderr, name)
	}
	return exitDone
}
