package data

import (
	"archive/zip"
	_ "embed"
	"io/fs"
	"strings"
)

// archive holds the TOML files of the knowledge base as they were when the program was built,
// packed because the program should fit on any stick. The program itself starts from the generated
// form of them (generated_*.go), which a test proves equal.
//
//go:embed toml.zip
var archive string

// Files returns the TOML files of the knowledge base, for "videokompass check" and for readers.
func Files() (fs.FS, error) {
	return zip.NewReader(strings.NewReader(archive), int64(len(archive)))
}

//go:generate go run -tags bootstrap ./generate
