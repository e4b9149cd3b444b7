//go:build !bootstrap

package data

// Embedded returns the knowledge base that is built into the program. It is shared: nobody may
// change it.
func Embedded() *KB { return &embedded }
