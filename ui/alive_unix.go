//go:build !windows

package ui

import (
	"errors"
	"syscall"
)

// processAlive asks with signal 0, which is delivered to nobody.
func processAlive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
