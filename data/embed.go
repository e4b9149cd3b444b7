package data

import "embed"

// Files are the TOML files of the knowledge base as they were when the program was built. The
// program itself starts from the generated form of them (generated_*.go), which a test proves
// equal; the text is here for "videokompass check" and for readers.
//
//go:embed *.toml assessments law products sources
var Files embed.FS

//go:generate go run -tags bootstrap ./generate
