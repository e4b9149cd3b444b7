package ui

import (
	"errors"
	"fmt"
	"sync"
	"syscall"
)

// Values of the Windows API that package syscall does not name.
const (
	fileFlagDeleteOnClose = 0x04000000
	accessDelete          = 0x00010000
	errSharingViolation   = syscall.Errno(32)
)

// lockFile opens the lock file without sharing it: as long as the process lives nobody else can
// open it, and Windows removes it when the process ends, however it ends.
func lockFile(name string) (release func(), err error) {
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, fmt.Errorf("locking the session: %w", err)
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ|syscall.GENERIC_WRITE|accessDelete, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|fileFlagDeleteOnClose, 0)
	switch {
	case errors.Is(err, errSharingViolation), errors.Is(err, syscall.ERROR_ACCESS_DENIED):
		return nil, ErrLocked
	case err != nil:
		return nil, fmt.Errorf("locking the session: %w", err)
	}
	return sync.OnceFunc(func() { syscall.CloseHandle(h) }), nil
}
