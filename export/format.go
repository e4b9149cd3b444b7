package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

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
	write  func(w io.Writer, j *job) error
}

// job is one decision to be written. Its document is built once, however many formats render it.
type job struct {
	r   *wizard.Recommendation
	o   Options
	doc func() *Doc
}

func newJob(r *wizard.Recommendation, o Options) *job {
	return &job{r, o, sync.OnceValue(func() *Doc { return Report(r, o) })}
}

// Formats lists every format in the order of the contract.
func Formats() []Format {
	doc := func(render func(io.Writer, *Doc) error) func(io.Writer, *job) error {
		return func(w io.Writer, j *job) error { return render(w, j.doc()) }
	}
	return []Format{
		{"md", data.Text{DE: "Markdown", EN: "Markdown"}, false, doc(Markdown)},
		{"html", data.Text{DE: "Webseite in einer Datei", EN: "web page in one file"}, false, doc(HTML)},
		{"odt", data.Text{DE: "OpenDocument-Text", EN: "OpenDocument text"}, true, doc(ODT)},
		{"docx", data.Text{DE: "Word-Dokument", EN: "Word document"}, true, doc(DOCX)},
		{"pdf", data.Text{DE: "PDF, barrierefrei (PDF/UA)", EN: "PDF, accessible (PDF/UA)"}, true, doc(PDF)},
		{"json", data.Text{DE: "JSON für Programme", EN: "JSON for programs"}, false, func(w io.Writer, j *job) error { return JSON(w, j.r, j.o.Lang) }},
		{"csv", data.Text{DE: "Vergleichsmatrix für Tabellen", EN: "comparison matrix for spreadsheets"}, false, func(w io.Writer, j *job) error { return CSV(w, j.r, j.o.Lang) }},
		{"txt", data.Text{DE: "Text für Mail und Ticket", EN: "text for mail and tickets"}, false, doc(Txt)},
		{"ics", data.Text{DE: "Termine für den Kalender", EN: "dates for the calendar"}, false, func(w io.Writer, j *job) error { return ICS(w, j.r, j.o) }},
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

// Render writes the recommendation in one format, as far as possible while it is made.
func Render(w io.Writer, name string, r *wizard.Recommendation, o Options) error {
	f := FindFormat(name)
	if f == nil {
		return fmt.Errorf("rendering: unknown format %q", name)
	}
	return f.write(w, newJob(r, o))
}

// RenderAll returns the recommendation in several formats, in the order of the names. The formats
// are made side by side from one document; each is complete or the error says which one failed.
func RenderAll(names []string, r *wizard.Recommendation, o Options) ([][]byte, error) {
	j := newJob(r, o)
	out, errs := make([][]byte, len(names)), make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		f := FindFormat(name)
		if f == nil {
			return nil, fmt.Errorf("rendering: unknown format %q", name)
		}
		wg.Go(func() {
			var b bytes.Buffer
			if errs[i] = f.write(&b, j); errs[i] != nil {
				errs[i] = fmt.Errorf("rendering %s: %w", name, errs[i])
			}
			out[i] = b.Bytes()
		})
	}
	wg.Wait()
	return out, errors.Join(errs...)
}
