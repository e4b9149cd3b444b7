// Package fonts holds the three faces of the PDF: Go Regular, Go Bold and Go Mono by Bigelow &
// Holmes (licence beside this file), trimmed to outlines, widths and characters.
package fonts

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"io"
)

//go:generate go run ./trim

//go:embed regular.ttf.deflate
var regular []byte

//go:embed bold.ttf.deflate
var bold []byte

//go:embed mono.ttf.deflate
var mono []byte

// Regular returns the TrueType file of Go Regular.
func Regular() ([]byte, error) { return inflate(regular) }

// Bold returns the TrueType file of Go Bold.
func Bold() ([]byte, error) { return inflate(bold) }

// Mono returns the TrueType file of Go Mono.
func Mono() ([]byte, error) { return inflate(mono) }

func inflate(packed []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}
