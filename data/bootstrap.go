//go:build bootstrap

package data

// Embedded returns the knowledge base, read from the TOML files. This form serves the generator,
// which must run when the generated form does not exist or does not compile yet.
func Embedded() *KB {
	kb, _, problems := LoadFS(Files)
	if len(problems) > 0 {
		panic(problems.Error())
	}
	return kb
}
