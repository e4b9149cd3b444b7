package ui

import (
	"image/color"
	"math"
	"testing"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast holds every text colour to 4.5:1 on the ground it is meant for (WCAG 2.2, 1.4.3).
func TestContrast(t *testing.T) {
	for name, ground := range map[bool]color.Color{true: color.Black, false: color.White} {
		colours := newTheme(name).colours()
		if len(colours) < 5 {
			t.Fatalf("only %d colours are checked", len(colours))
		}
		for _, c := range colours {
			if got := contrast(c, ground); got < 4.5 {
				t.Errorf("dark %v: %v has %.2f:1", name, c, got)
			}
		}
	}
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.01 {
		t.Errorf("black on white is %.2f:1, not 21:1", got)
	}
}
