package export

import (
	"bytes"
	"runtime"
	"testing"

	"videokompass/data"
)

// TestNoGoroutineStays writes all formats and looks whether everything that ran beside has ended.
func TestNoGoroutineStays(t *testing.T) {
	before := runtime.NumGoroutine()
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	for _, r := range decisions(t) {
		if _, err := RenderAll(names, r, Options{Lang: data.German}); err != nil {
			t.Fatal(err)
		}
		if err := JSON(&bytes.Buffer{}, r, data.German); err != nil {
			t.Fatal(err)
		}
	}
	for range 1_000_000 { // the last ones may still be on their way out
		if runtime.NumGoroutine() <= before {
			return
		}
		runtime.Gosched()
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
}
