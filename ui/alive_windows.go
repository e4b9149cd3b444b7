package ui

import "os"

// processAlive opens the process, which Windows refuses for one that has gone.
func processAlive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}
