//go:build race

package main

// buildFlags let the program that a test runs in a terminal look for races as the test does.
var buildFlags = []string{"-race"}
