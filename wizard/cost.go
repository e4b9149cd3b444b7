package wizard

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"videokompass/data"
)

// Cost is the yearly price of an offering for a number of hosts, derived from its price claims.
type Cost struct {
	Known     bool
	OnRequest bool
	Amount    float64 // a year, in Currency
	Currency  string  // EUR for free of charge
	Claim     *data.Claim
}

// yearlyCost takes the cheapest plan that carries the participants. Amounts in different
// currencies are never compared: a plan in euro comes first.
func yearlyCost(prices []*data.Claim, hosts, participants int) Cost {
	best := Cost{}
	for _, c := range prices {
		if participants > 0 && c.Participants > 0 && c.Participants < participants {
			continue
		}
		one := costOf(c, hosts)
		switch {
		case !one.Known:
			best.OnRequest = best.OnRequest || one.OnRequest
			if best.Claim == nil {
				best.Claim = c
			}
		case !best.Known, one.Currency == "EUR" && best.Currency != "EUR",
			one.Currency == best.Currency && one.Amount < best.Amount:
			one.OnRequest = best.OnRequest
			best = one
		}
	}
	return best
}

func costOf(c *data.Claim, hosts int) Cost {
	out := Cost{Claim: c, Currency: c.Currency}
	if !c.Value.IsNum {
		out.OnRequest = c.Value.Is("on_request")
		return out
	}
	n := c.Value.Number
	if n == 0 {
		return Cost{Known: true, Currency: "EUR", Claim: c}
	}
	switch c.Per {
	case "host_month", "user_month":
		out.Known, out.Amount = true, n*12*float64(hosts)
	case "host_year", "user_year":
		out.Known, out.Amount = true, n*float64(hosts)
	case "month":
		out.Known, out.Amount = true, n*12
	case "group_month":
		out.Known, out.Amount = true, n*12
	case "year", "once":
		out.Known, out.Amount = true, n
	}
	return out
}

// Text says the yearly cost with plan and date, or that it is not known.
func (c Cost) Text() data.Text {
	switch {
	case c.Known && c.Amount == 0:
		return data.Text{DE: "kostenfrei" + c.planText(data.German), EN: "free of charge" + c.planText(data.English)}
	case c.Known:
		return data.Text{
			DE: fmt.Sprintf("etwa %s %s im Jahr%s", Number(math.Round(c.Amount), data.German), c.Currency, c.planText(data.German)),
			EN: fmt.Sprintf("about %s %s a year%s", c.Currency, Number(math.Round(c.Amount), data.English), c.planText(data.English)),
		}
	case c.OnRequest:
		return data.Text{DE: "Preis auf Anfrage", EN: "price on request"}
	}
	return data.Text{DE: "Preis nicht bekannt", EN: "price not known"}
}

func (c Cost) planText(l data.Lang) string {
	var parts []string
	if c.Claim.Plan != "" {
		parts = append(parts, c.Claim.Plan)
	}
	switch c.Claim.Tax {
	case "net":
		parts = append(parts, data.Text{DE: "netto", EN: "net"}.In(l))
	case "gross":
		parts = append(parts, data.Text{DE: "brutto", EN: "gross"}.In(l))
	}
	if c.Claim.VerifiedOn != 0 {
		parts = append(parts, data.Text{DE: "Preisstand ", EN: "price as of "}.In(l)+c.Claim.VerifiedOn.In(l))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// Number writes a number as the language does: 1.234,5 in German, 1,234.5 in English.
func Number(x float64, l data.Lang) string {
	s := strconv.FormatFloat(math.Abs(x), 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	group, point := ".", ","
	if l == data.English {
		group, point = ",", "."
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if frac != "" {
		whole += point + frac
	}
	if x < 0 {
		whole = "-" + whole
	}
	return whole
}
