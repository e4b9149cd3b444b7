package ui

import (
	"cmp"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// sortOrder is how offerings stand inside their tier. Tiers are never mixed: an excluded offering
// cannot come first because it is cheap.
type sortOrder uint8

const (
	orderRank sortOrder = iota // as recommended
	orderName
	orderCost
	orderOpen // fewest conditions or obstacles
	orders
)

func (o sortOrder) next() sortOrder { return (o + 1) % orders }

func (o sortOrder) label() data.Text {
	switch o {
	case orderName:
		return data.Text{DE: "Name", EN: "name"}
	case orderCost:
		return data.Text{DE: "Kosten im Jahr", EN: "yearly cost"}
	case orderOpen:
		return data.Text{DE: "wenigste Bedingungen", EN: "fewest conditions"}
	}
	return data.Text{DE: "Empfehlung", EN: "recommendation"}
}

// sortInTier orders offerings of one tier; equal ones keep the order of the recommendation.
func sortInTier(list []*wizard.Assessed, order sortOrder, l data.Lang) {
	switch order {
	case orderName:
		slices.SortStableFunc(list, func(x, y *wizard.Assessed) int {
			return cmp.Compare(strings.ToLower(x.Ref.Name(l)), strings.ToLower(y.Ref.Name(l)))
		})
	case orderCost:
		slices.SortStableFunc(list, func(x, y *wizard.Assessed) int { return compareCost(x.Cost, y.Cost) })
	case orderOpen:
		slices.SortStableFunc(list, func(x, y *wizard.Assessed) int {
			return cmp.Or(cmp.Compare(x.MustUnmet, y.MustUnmet), cmp.Compare(len(x.Conditions), len(y.Conditions)))
		})
	}
}

// compareCost puts known costs first and never compares amounts of different currencies.
func compareCost(x, y wizard.Cost) int {
	rank := func(c wizard.Cost) int {
		switch {
		case c.Known && c.Currency == "EUR":
			return 0
		case c.Known:
			return 1
		case c.OnRequest:
			return 2
		}
		return 3
	}
	if r := cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x.Currency, y.Currency)); r != 0 || !x.Known {
		return r
	}
	return cmp.Compare(x.Amount, y.Amount)
}

// matches reports whether every word of the filter occurs in what names the offering.
func matches(c *wizard.Assessed, filter string, l data.Lang) bool {
	o := c.Ref.Offering
	text := strings.ToLower(strings.Join(append([]string{c.Ref.Name(l), c.Ref.ID(), c.Ref.Product.Name, c.Ref.Product.Vendor, o.Operator, o.OperatorCountry,
		wizard.DeploymentLabel(o.Deployment).In(l)}, c.Ref.Product.Aliases...), " "))
	for _, word := range strings.Fields(strings.ToLower(filter)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
