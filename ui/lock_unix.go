//go:build !windows

package ui

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"syscall"
)

// lockFile takes a lock that the system itself gives back when the process ends, however it ends;
// so there is no stale lock to judge. The returned function gives it back. File systems without
// locks, as some network drives, work unlocked.
func lockFile(name string) (release func(), err error) {
	for {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, fmt.Errorf("locking the session: %w", err)
		}
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EWOULDBLOCK):
			f.Close()
			return nil, ErrLocked
		case errors.Is(err, syscall.EINTR):
			f.Close()
			continue
		case err != nil:
			return sync.OnceFunc(func() { os.Remove(name); f.Close() }), nil
		case !sameFile(f, name): // another window removed it between opening and locking
			f.Close()
			continue
		}
		return sync.OnceFunc(func() { os.Remove(name); f.Close() }), nil
	}
}

func sameFile(f *os.File, name string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(name)
	return err == nil && os.SameFile(mine, there)
}
