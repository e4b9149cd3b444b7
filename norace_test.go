//go:build !race

package main

// buildFlags are empty: the program is built as it is handed out.
var buildFlags []string
