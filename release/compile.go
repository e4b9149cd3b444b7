package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// target is one system the program is built for.
type target struct{ os, arch string }

// allTargets are the systems of every release.
var allTargets = []target{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// findTargets reads a list such as "linux/amd64,windows/arm64"; an empty one means all.
func findTargets(list string) ([]target, error) {
	if list == "" {
		return allTargets, nil
	}
	var found []target
	for _, name := range strings.Split(list, ",") {
		system, arch, _ := strings.Cut(name, "/")
		t := target{system, arch}
		known := false
		for _, a := range allTargets {
			known = known || a == t
		}
		if !known {
			return nil, fmt.Errorf("no such target %q", name)
		}
		found = append(found, t)
	}
	return found, nil
}

func (t target) String() string { return t.os + "_" + t.arch }

// exe is the file name of the program on this system.
func (t target) exe() string {
	if t.os == "windows" {
		return "videokompass.exe"
	}
	return "videokompass"
}

// program is the path of the built program.
func (b *build) program(t target) string { return filepath.Join(b.stage, t.String(), t.exe()) }

// compile builds the program for every target. The paths of the machine, the state of version
// control and debug tables stay out, so that the bytes depend on source and Go version alone.
func (b *build) compile() error {
	for _, t := range b.targets {
		if t.os == "windows" {
			object := filepath.Join(b.source, "resource_windows_"+t.arch+".syso")
			if err := b.windowsResource(object, t.arch); err != nil {
				return err
			}
			defer os.Remove(object)
		}
		if err := b.goBuild(t, b.program(t)); err != nil {
			return err
		}
	}
	return nil
}

func (b *build) goBuild(t target, program string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.version="+b.version, "-o", program, ".")
	cmd.Dir = b.source
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch, "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building for %s: %w\n%s", t, err, text)
	}
	return nil
}

// host returns a program that runs on this machine; it is built when it is not among the targets.
func (b *build) host() (string, error) {
	t := target{runtime.GOOS, runtime.GOARCH}
	if _, err := os.Stat(b.program(t)); err == nil {
		return b.program(t), nil
	}
	program := filepath.Join(b.stage, "host", t.exe())
	return program, b.goBuild(t, program)
}

// texts lets the program write its own manual page and completions.
func (b *build) texts() error {
	host, err := b.host()
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		args []string
	}{
		{"man/videokompass.1", []string{"man", "--lang", "en"}},
		{"man/de/videokompass.1", []string{"man", "--lang", "de"}},
		{"completions/videokompass.bash", []string{"completion", "bash"}},
		{"completions/_videokompass", []string{"completion", "zsh"}},
		{"completions/videokompass.fish", []string{"completion", "fish"}},
		{"completions/videokompass.ps1", []string{"completion", "powershell"}},
	} {
		text, err := exec.Command(host, f.args...).Output()
		if err != nil || len(text) == 0 {
			return fmt.Errorf("videokompass %s: no text (%w)", strings.Join(f.args, " "), err)
		}
		if err := b.put(f.name, text); err != nil {
			return err
		}
	}
	return nil
}

// put writes a generated file into the stage.
func (b *build) put(name string, text []byte) error {
	name = filepath.Join(b.stage, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}
