package wizard

import (
	"fmt"
	"slices"
	"strings"

	"videokompass/data"
)

// TransferResult is the outcome of the transfer check.
type TransferResult string

// The outcomes, from harmless to impossible. TransferUnknown ranks between SCC and blocked.
const (
	TransferNone     TransferResult = "none"     // no personal data leave the EEA
	TransferAdequacy TransferResult = "adequacy" // Art. 45 GDPR
	TransferSCC      TransferResult = "scc_tia"  // Art. 46(2)(c) GDPR with transfer impact assessment
	TransferUnknown  TransferResult = "unknown"
	TransferBlocked  TransferResult = "blocked"
)

// rank orders the outcomes; a greater one is worse.
func (r TransferResult) rank() int {
	switch r {
	case TransferAdequacy:
		return 1
	case TransferSCC:
		return 2
	case TransferUnknown:
		return 3
	case TransferBlocked:
		return 4
	}
	return 0
}

// Flow is one way on which data leave for, or can be reached from, a country.
type Flow struct {
	Country string
	Why     data.Text // place of processing, contract partner, sub-processor
	Result  TransferResult
	Rule    *data.Rule // what carries or closes it; nil when unknown
	Text    data.Text
}

// Transfer is the transfer check of one offering as of a day (decision tree after Art. 44 to 49
// GDPR and the sector rules).
type Transfer struct {
	Result        TransferResult
	Flows         []Flow
	Rules         []*data.Rule
	Warnings      []Warning
	Claims        []*data.Claim
	ParentOutside bool // the operator's parent sits outside the EEA
	ListUsed      bool // rests on an entry in the list of certified organisations (DPF)
	LocksUsed     bool // a sector rule closed the way over SCC
}

// Warning does not change a result; it shortens the review date or asks for care.
type Warning struct {
	ID   string // risk event, rule or topic
	Date data.Date
	Text data.Text
}

// checkTransfer evaluates the decision tree for one offering into an empty t. quiet leaves the texts out.
func (e *evaluator) checkTransfer(t *Transfer) {
	t.Result = TransferNone
	if e.ref.Offering.Deployment == data.OwnServers {
		e.ownServers(t)
		return
	}
	location := e.claim(e.keys.dataLocation)
	seat := e.claim(e.keys.providerSeat)
	subs := e.claim(e.keys.subprocessors)
	e.parent(t)

	contractual := e.contractual()
	switch {
	case location == nil && contractual:
		t.warn("contract", 0, "Ort der Verarbeitung im Vertrag auf den EWR festlegen", "fix the place of processing to the EEA in the contract")
	case location == nil:
		e.unknownFlow(t, data.Text{DE: "Orte der Verarbeitung sind nicht bekannt", EN: "the places of processing are not known"})
	default:
		t.Claims = append(t.Claims, location)
		e.places(t, location, data.Text{DE: "Ort der Verarbeitung", EN: "place of processing"})
		if !e.trust(location) && t.Result == TransferNone {
			e.unknownFlow(t, data.Text{DE: "Orte der Verarbeitung sind nicht geprüft oder veraltet", EN: "the places of processing are unverified or stale"})
		}
	}
	if seat != nil {
		t.Claims = append(t.Claims, seat)
		e.flow(t, seat.Value.Text, data.Text{DE: "Sitz des Vertragspartners", EN: "seat of the contract partner"})
	} else if !contractual {
		t.warn("seat", 0, "Sitz des Vertragspartners klären", "clarify the seat of the contract partner")
	}
	switch {
	case subs != nil:
		t.Claims = append(t.Claims, subs)
		e.places(t, subs, data.Text{DE: "Unterauftragsverarbeiter", EN: "sub-processor"})
	case !contractual:
		t.warn("subprocessors", 0, "vollständige Liste der Unterauftragsverarbeiter anfordern", "ask for the full list of sub-processors")
	}
	if t.ParentOutside && e.law.foreign != nil {
		t.use(e.law.foreign)
	}
}

func (e *evaluator) ownServers(t *Transfer) {
	if c := e.claim(e.keys.contacts); c != nil && c.Value.Is("yes") {
		t.Claims = append(t.Claims, c)
		t.warn("third-party-contacts", 0, "Die Software nimmt in der Grundeinstellung Verbindung zu Dritten auf: abschalten, siehe Einstellungen",
			"by default the software contacts third parties: switch this off, see settings")
	}
	if c := e.claim(e.keys.telemetry); c != nil && c.Value.Is("mandatory") {
		t.Claims = append(t.Claims, c)
		t.warn("telemetry", 0, "Die Software sendet Telemetrie an den Hersteller", "the software sends telemetry to its maker")
	}
}

// parent notes control from outside the EEA: no transfer by itself, but a question of Art. 28(1)
// and 32 GDPR (DSK, 31.01.2023).
func (e *evaluator) parent(t *Transfer) {
	c := e.claim(e.keys.parentCountry)
	if c == nil || e.law.inEEA(c.Value.Text) {
		return
	}
	t.ParentOutside = true
	if e.quiet {
		return
	}
	t.Claims = append(t.Claims, c)
	t.warn("foreign-control", 0, "Die Konzernmutter des Betreibers sitzt außerhalb des EWR, "+CountryName(c.Value.Text, data.German)+": Zugriff von Behörden dort prüfen (Art. 28 Abs. 1, Art. 32 DSGVO)",
		"the operator's parent company sits outside the EEA, "+CountryName(c.Value.Text, data.English)+": check access by authorities there (Art. 28(1), 32 GDPR)")
	for _, ev := range e.law.warningsFor(c.Value.Text) {
		if ev.ID == "us-cloudact" {
			t.warnEvent(ev)
		}
	}
}

func (e *evaluator) places(t *Transfer, c *data.Claim, why data.Text) {
	list := c.Value.List
	if !c.Value.IsList && c.Value.Text != "" {
		list = []string{c.Value.Text}
	}
	for _, country := range list {
		e.flow(t, country, why)
	}
}

// flow judges one country: EEA, adequacy with its scope, SCC, sector locks.
func (e *evaluator) flow(t *Transfer, country string, why data.Text) {
	if e.law.inEEA(country) {
		if r := e.law.eea[country]; r != nil {
			t.use(r)
		}
		return
	}
	for _, f := range t.Flows {
		if f.Country == country {
			return
		}
	}
	f := Flow{Country: country, Why: why}
	e.judgeFlow(t, &f)
	e.nameEnded(&f)
	t.Flows = append(t.Flows, f)
	if f.Rule != nil {
		t.use(f.Rule)
	}
	if f.Result.rank() > t.Result.rank() {
		t.Result = f.Result
	}
	if e.quiet {
		return
	}
	for _, ev := range e.law.warningsFor(country) {
		t.warnEvent(ev)
	}
}

// nameEnded says which adequacy decision no longer carries the flow, with its reference and day.
func (e *evaluator) nameEnded(f *Flow) {
	r := e.law.ended[f.Country]
	if e.quiet || r == nil || len(e.law.adequacy[f.Country]) > 0 {
		return
	}
	f.Text = data.Text{
		DE: fmt.Sprintf("%s (%s) gilt seit %s nicht mehr. %s", r.Title.DE, r.Ref, r.Until.In(data.German), f.Text.DE),
		EN: fmt.Sprintf("%s (%s) no longer applies since %s. %s", r.Title.EN, r.Ref, r.Until.In(data.English), f.Text.EN),
	}
}

func (e *evaluator) judgeFlow(t *Transfer, f *Flow) {
	open := false // an adequacy decision may hold, but its scope is not proven
	for _, r := range e.law.adequacy[f.Country] {
		switch {
		case r.Scope != "listed":
			f.Result, f.Rule = TransferAdequacy, r
			f.Text = e.naming(r, "Angemessenheitsbeschluss: %s", "adequacy decision: %s")
			if r.Scope == "commercial" || r.Scope == "private_operators" {
				t.warn(r.ID, 0, "Prüfen, ob der Empfänger unter den Beschluss fällt: "+r.Effect.DE, "check that the recipient falls under the decision: "+r.Effect.EN)
			}
			return
		case r.ListClaim == "":
			open = true
			f.Rule = r
		default:
			c := e.kb.Get(e.facts, r.ListClaim)
			if c != nil {
				t.Claims = append(t.Claims, c)
			}
			switch {
			case c != nil && c.Value.Is("yes") && e.trust(c):
				f.Result, f.Rule, t.ListUsed = TransferAdequacy, r, true
				f.Text = e.naming(r, "Angemessenheitsbeschluss für gelistete Unternehmen: %s; Eintrag am Tag des Vertrags prüfen",
					"adequacy decision for listed organisations: %s; check the entry on the day of the contract")
				return
			case c == nil, c.Value.Is("yes"):
				open = true
				f.Rule = r
			}
		}
	}
	if len(e.law.locks) > 0 {
		f.Rule = e.law.locks[0]
		t.LocksUsed = true
		f.Result = TransferBlocked
		f.Text = e.naming(f.Rule, "Nur mit Angemessenheitsbeschluss zulässig (%s); Standardvertragsklauseln helfen nicht",
			"only allowed with an adequacy decision (%s); standard contractual clauses do not help")
		if open {
			f.Result = TransferUnknown
			f.Text = e.naming(f.Rule, "Nur mit Angemessenheitsbeschluss zulässig (%s); ob der Empfänger gelistet ist, ist nicht geprüft",
				"only allowed with an adequacy decision (%s); whether the recipient is listed is unverified")
		}
		return
	}
	e.judgeSCC(t, f, open)
}

// naming puts the reference of a rule into a sentence; in quiet mode there is none.
func (e *evaluator) naming(r *data.Rule, de, en string) data.Text {
	if e.quiet {
		return data.Text{}
	}
	return data.Text{DE: strings.Replace(de, "%s", r.Ref, 1), EN: strings.Replace(en, "%s", r.Ref, 1)}
}

// judgeSCC looks for standard contractual clauses that were valid on the day.
func (e *evaluator) judgeSCC(t *Transfer, f *Flow, open bool) {
	c := e.claim(e.keys.scc)
	if c == nil || !c.Value.Is("none") && !e.trust(c) {
		f.Result = TransferUnknown
		f.Text = data.Text{DE: "Kein Angemessenheitsbeschluss trägt nachweislich; ob Standardvertragsklauseln vereinbart werden, ist nicht geprüft",
			EN: "no adequacy decision demonstrably applies; whether standard contractual clauses are agreed is unverified"}
		return
	}
	t.Claims = append(t.Claims, c)
	if c.Value.Is("none") {
		f.Result = TransferBlocked
		f.Text = data.Text{DE: "Weder Angemessenheitsbeschluss noch Standardvertragsklauseln", EN: "neither an adequacy decision nor standard contractual clauses"}
		if open {
			f.Result = TransferUnknown
			f.Text = data.Text{DE: "Keine Standardvertragsklauseln; ob der Empfänger gelistet ist, ist nicht geprüft", EN: "no standard contractual clauses; whether the recipient is listed is unverified"}
		}
		return
	}
	for _, r := range e.law.scc {
		if sccSet(r) == c.Value.Text {
			f.Result, f.Rule = TransferSCC, r
			f.Text = e.naming(r, "Standardvertragsklauseln (%s) mit Transfer-Folgenabschätzung und zusätzlichen Maßnahmen",
				"standard contractual clauses (%s) with transfer impact assessment and supplementary measures")
			if open {
				t.warn("list", 0, "Eintrag in der Liste zum Angemessenheitsbeschluss prüfen: Mit ihm entfällt die Folgenabschätzung",
					"check the entry in the list of the adequacy decision: with it no impact assessment is needed")
			}
			return
		}
	}
	if r := e.endedClauses(c.Value.Text); r != nil && !open {
		f.Result, f.Rule = TransferBlocked, nil
		f.Text = data.Text{DE: fmt.Sprintf("Die vereinbarten Standardvertragsklauseln von %s gelten seit %s nicht mehr (%s); neue sind nicht belegt", c.Value.Text, r.Until.In(data.German), r.Ref),
			EN: fmt.Sprintf("the agreed standard contractual clauses of %s no longer apply since %s (%s); no new ones are documented", c.Value.Text, r.Until.In(data.English), r.Ref)}
		return
	}
	f.Result = TransferUnknown
	f.Text = data.Text{DE: fmt.Sprintf("Die Standardvertragsklauseln von %s galten an diesem Tag nicht; welche damals vereinbart waren, ist nicht bekannt", c.Value.Text),
		EN: fmt.Sprintf("the standard contractual clauses of %s did not apply on that day; which ones were agreed then is not known", c.Value.Text)}
}

// endedClauses returns the rule with which a set of clauses ended before the day, or nil while the
// set holds or is still to come.
func (e *evaluator) endedClauses(set string) *data.Rule {
	var last *data.Rule
	for i := range e.kb.Rules {
		if r := &e.kb.Rules[i]; sccSet(r) == set {
			if r.Until == 0 || r.Until > e.on {
				return nil
			}
			if last == nil || last.Until < r.Until {
				last = r
			}
		}
	}
	return last
}

// sccSet says which set of clauses a rule is about, in the words of the claim scc.
func sccSet(r *data.Rule) string {
	switch r.ID {
	case "scc-2010", "scc-2010-legacy":
		return "2010"
	case "scc-2021-914":
		return "2021"
	}
	return ""
}

func (e *evaluator) unknownFlow(t *Transfer, text data.Text) {
	t.Flows = append(t.Flows, Flow{Country: "?", Why: data.Text{DE: "Ort der Verarbeitung", EN: "place of processing"}, Result: TransferUnknown, Text: text})
	if TransferUnknown.rank() > t.Result.rank() {
		t.Result = TransferUnknown
	}
}

func (t *Transfer) use(r *data.Rule) {
	if !slices.Contains(t.Rules, r) {
		t.Rules = append(t.Rules, r)
	}
}

func (t *Transfer) warn(id string, on data.Date, de, en string) {
	for _, w := range t.Warnings {
		if w.ID == id {
			return
		}
	}
	t.Warnings = append(t.Warnings, Warning{id, on, data.Text{DE: de, EN: en}})
}

func (t *Transfer) warnEvent(ev *data.RiskEvent) {
	t.warn(ev.ID, ev.Date, ev.Title.DE, ev.Title.EN)
}

// ThirdCountry reports whether any flow leaves the EEA.
func (t *Transfer) ThirdCountry() bool {
	return slices.ContainsFunc(t.Flows, func(f Flow) bool { return f.Country != "?" })
}
