package export

import (
	"bytes"
	"fmt"
	"io"

	"videokompass/data"
	"videokompass/wizard"
)

// Options choose what a decision file holds and how it speaks.
type Options struct {
	Lang    data.Lang
	Parts   []string // ids of parts; empty = all
	Session *wizard.Session
}

// Format is one form in which the decision file is written.
type Format struct {
	Name   string // as given with -f, and the ending of the file
	Label  data.Text
	Binary bool
	write  func(w io.Writer, r *wizard.Recommendation, o Options) error
}

// Formats lists every format in the order of the contract.
func Formats() []Format {
	doc := func(render func(io.Writer, *Doc) error) func(io.Writer, *wizard.Recommendation, Options) error {
		return func(w io.Writer, r *wizard.Recommendation, o Options) error { return render(w, Report(r, o)) }
	}
	return []Format{
		{"md", data.Text{DE: "Markdown", EN: "Markdown"}, false, doc(Markdown)},
		{"json", data.Text{DE: "JSON für Programme", EN: "JSON for programs"}, false, func(w io.Writer, r *wizard.Recommendation, o Options) error { return JSON(w, r, o.Lang) }},
		{"txt", data.Text{DE: "Text für Mail und Ticket", EN: "text for mail and tickets"}, false, doc(Txt)},
	}
}

// FindFormat returns the format of the name, or nil.
func FindFormat(name string) *Format {
	for _, f := range Formats() {
		if f.Name == name {
			return &f
		}
	}
	return nil
}

// Render writes the recommendation in one format.
func Render(w io.Writer, name string, r *wizard.Recommendation, o Options) error {
	f := FindFormat(name)
	if f == nil {
		return fmt.Errorf("rendering: unknown format %q", name)
	}
	var b bytes.Buffer
	if err := f.write(&b, r, o); err != nil {
		return fmt.Errorf("rendering %s: %w", name, err)
	}
	_, err := w.Write(b.Bytes())
	return err
}
