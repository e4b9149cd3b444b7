package wizard

import (
	"videokompass/data"
)

// gdprStart is the day from which the membership rows of the data speak (Regulation (EU) 2016/679,
// Art. 99; Iceland, Norway and Liechtenstein joined on 2018-07-20). Before it the same states
// exchanged data freely under Directive 95/46/EC.
const gdprStart = data.Date(20180720)

// legalState is the law of transfers on one day, prepared for many look-ups.
type legalState struct {
	on       data.Date
	eea      map[string]*data.Rule
	adequacy map[string][]*data.Rule
	ended    map[string]*data.Rule // the adequacy decision that ended last, by country
	scc      []*data.Rule
	locks    []*data.Rule // close the way over SCC for the profile
	foreign  *data.Rule   // DSK decision on access by third countries to EEA processors
	events   []*data.RiskEvent
}

// newLegalState collects what is in force on the day and matters to the profile.
func newLegalState(kb *data.KB, p *Profile, on data.Date) *legalState {
	ls := &legalState{on: on, eea: map[string]*data.Rule{}, adequacy: map[string][]*data.Rule{}, ended: map[string]*data.Rule{}}
	for i := range kb.Rules {
		r := &kb.Rules[i]
		switch r.Kind {
		case "eea":
			if r.Scope != "social_data" && !r.Outlook && max(on, gdprStart).Within(r.From, r.Until) {
				for _, c := range r.Countries {
					ls.eea[c] = r
				}
			}
			continue
		case "adequacy":
			if r.In(on) && r.Scope != "organisation" {
				for _, c := range r.Countries {
					ls.adequacy[c] = append(ls.adequacy[c], r)
				}
			}
			if r.Until != 0 && r.Until <= on {
				for _, c := range r.Countries {
					if old := ls.ended[c]; old == nil || old.Until < r.Until {
						ls.ended[c] = r
					}
				}
			}
		case "scc":
			if r.In(on) {
				ls.scc = append(ls.scc, r)
			}
		}
		if r.ID == "dsk-drittland" && r.In(on) {
			ls.foreign = r
		}
		if locksTransfer[r.ID] && r.In(on) && p.Any(r.When) {
			ls.locks = append(ls.locks, r)
		}
	}
	for i := range kb.RiskEvents {
		if e := &kb.RiskEvents[i]; e.Date <= on {
			ls.events = append(ls.events, e)
		}
	}
	return ls
}

// locksTransfer names the sector rules that leave only an adequacy decision for processing in a
// third country: § 80 Abs. 2 SGB X, § 393 Abs. 2 SGB V, KDG in the form before its reform.
var locksTransfer = map[string]bool{"sgbx-80": true, "sgbv-393": true, "kdg-old": true}

// inEEA reports whether a place needs no transfer tool on the day.
func (ls *legalState) inEEA(country string) bool {
	if country == "EEA" || country == "EU" {
		return true
	}
	return ls.eea[country] != nil
}

// warningsFor returns the risk events of a country.
func (ls *legalState) warningsFor(country string) []*data.RiskEvent {
	var out []*data.RiskEvent
	for _, e := range ls.events {
		if data.Has(e.Countries, country) {
			out = append(out, e)
		}
	}
	return out
}
