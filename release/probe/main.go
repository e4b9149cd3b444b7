// Command probe measures programs side by side, in turns, so that a busy machine hurts all alike.
//
//	probe frame answer|silent RUNS PROGRAM...   time to the first visible text in an 80×24 pseudo-terminal
//	probe keys RUNS PROGRAM                     time from a key to the next output in such a terminal
//	probe run RUNS COMMAND...                   time and memory of whole runs; a command is one quoted line
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/creack/pty"
)

var escape = regexp.MustCompile("\x1b(\\[[0-9;?<>=$ ]*[A-Za-z@`{|}~]|\\][^\x07\x1b]*(\x07|\x1b\\\\)|[()][A-Z0-9]|[=>78])")

func main() {
	if err := measure(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "probe:", err)
		os.Exit(1)
	}
}

func measure(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("usage: frame answer|silent RUNS PROGRAM, keys RUNS PROGRAM, or run RUNS COMMAND")
	}
	if args[0] == "keys" {
		return keys(args[1], args[2])
	}
	one := whole
	if args[0] == "frame" {
		answers := args[1] == "answer"
		one = func(command string) (float64, int64, error) { return firstFrame(answers, command) }
		args = args[1:]
	}
	runs, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	commands := args[2:]
	times, memory := make([][]float64, len(commands)), make([]int64, len(commands))
	for range runs {
		for i, command := range commands {
			ms, kib, err := one(command)
			if err != nil {
				return fmt.Errorf("%s: %w", command, err)
			}
			times[i] = append(times[i], ms)
			memory[i] = max(memory[i], kib)
		}
	}
	base := 0.0
	for i, command := range commands {
		slices.Sort(times[i])
		median := times[i][len(times[i])/2]
		if i == 0 {
			base = median
		}
		if len(command) > 60 {
			command = "…" + command[len(command)-59:]
		}
		fmt.Printf("%8.1f ms  (%.1f to %.1f)  %5.2f ×  %5d MiB  %s\n", median, times[i][0], times[i][len(times[i])-1], median/base, memory[i]>>10, command)
	}
	return nil
}

// whole runs a command to its end. Exit code 3 means that nothing fits, which is an answer too.
func whole(command string) (ms float64, kib int64, err error) {
	words := strings.Fields(command)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	begin := time.Now()
	err = cmd.Run()
	ms = float64(time.Since(begin).Microseconds()) / 1000
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 0 && cmd.ProcessState.ExitCode() != 3 {
		return 0, 0, err
	}
	return ms, memoryOf(cmd), nil
}

func memoryOf(cmd *exec.Cmd) int64 {
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss
	}
	return 0
}

// firstFrame starts a program in a pseudo-terminal and waits for visible text. A terminal that
// answers tells its background colour when asked; a silent one answers nothing.
func firstFrame(answers bool, command string) (float64, int64, error) {
	words := strings.Fields(command)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	begin := time.Now()
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		return 0, 0, err
	}
	defer terminal.Close()
	deadline := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
	defer deadline.Stop()
	var seen bytes.Buffer
	part := make([]byte, 65536)
	for len(bytes.TrimSpace(escape.ReplaceAll(seen.Bytes(), nil))) < 5 {
		n, err := terminal.Read(part)
		if err != nil {
			return 0, 0, fmt.Errorf("no text: %w", err)
		}
		seen.Write(part[:n])
		if answers && bytes.Contains(part[:n], []byte("\x1b]11;?")) {
			if _, err := terminal.WriteString("\x1b]11;rgb:0000/0000/0000\x1b\\"); err != nil {
				return 0, 0, err
			}
		}
	}
	ms := float64(time.Since(begin).Microseconds()) / 1000
	go io.Copy(io.Discard, terminal)
	end := time.AfterFunc(time.Second, func() { cmd.Process.Kill() })
	defer end.Stop()
	if _, err := terminal.Write([]byte{3}); err != nil {
		return 0, 0, err
	}
	cmd.Wait() // how it ends does not matter here
	return ms, memoryOf(cmd), nil
}
