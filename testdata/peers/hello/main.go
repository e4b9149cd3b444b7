// Command hello is the smallest program that prints: what a start costs at least.
package main

import "os"

func main() { os.Stdout.WriteString("hello\n") }
