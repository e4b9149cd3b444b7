package data_test

import (
	"testing"

	"videokompass/data"
)

// TestStaleTo compares the day up to which a verification is stale with the age counted for each day.
func TestStaleTo(t *testing.T) {
	for _, on := range []data.Date{20200229, 20260131, 20261122, 20261231, 20270301} {
		for _, shelf := range []int{1, 11, 12, 13, 24, 36} {
			limit := data.StaleTo(on, shelf)
			for d := on.AddMonths(-40); d <= on.AddMonths(2); d = d.AddDays(1) {
				c := data.Claim{VerifiedOn: d, Shelf: shelf}
				if got, want := d <= limit, c.Stale(on); got != want {
					t.Fatalf("on %s, shelf life %d, verified on %s: stale %v, counted %v", on, shelf, d, got, want)
				}
			}
		}
	}
}
