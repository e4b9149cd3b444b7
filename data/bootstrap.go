//go:build bootstrap

package data

// Embedded returns an empty knowledge base. This form serves the generator, which must run when
// the generated form does not exist or does not compile yet.
func Embedded() *KB { return &KB{} }
