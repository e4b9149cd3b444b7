package export

import (
	"bytes"
	"fmt"
	"io"

	"videokompass/data"
)

// docRenderers are the formats in which any document is written, not only a decision file.
func docRenderers() map[string]func(io.Writer, *Doc) error {
	return map[string]func(io.Writer, *Doc) error{"md": Markdown, "html": HTML, "odt": ODT, "docx": DOCX, "pdf": PDF, "txt": Txt}
}

// RenderDoc returns a document in one of the formats for texts; formats for tables, programs and
// calendars are refused.
func RenderDoc(name string, d *Doc) ([]byte, error) {
	render := docRenderers()[name]
	if render == nil {
		return nil, &formatError{name}
	}
	var b bytes.Buffer
	if err := render(&b, d); err != nil {
		return nil, fmt.Errorf("rendering %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// formatError says that a format is not for texts.
type formatError struct{ name string }

func (e *formatError) Error() string { return e.In(data.English) }

// In returns the message in a language.
func (e *formatError) In(l data.Lang) string {
	return fmt.Sprintf(data.Text{DE: "-f %s gibt es hier nicht; möglich sind: md html odt docx pdf txt", EN: "-f %s is not available here; possible: md html odt docx pdf txt"}.In(l), e.name)
}
