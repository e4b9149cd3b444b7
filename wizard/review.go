package wizard

import (
	"slices"

	"videokompass/data"
)

// ChangeKind says what changed since an older decision.
type ChangeKind string

// The kinds of changes, in the order in which they are told.
const (
	ChangeVerdict ChangeKind = "verdict" // the offering stands elsewhere
	ChangeLaw     ChangeKind = "law"     // a rule ended or started
	ChangeEvent   ChangeKind = "event"   // a risk event, which switches nothing
	ChangeService ChangeKind = "service" // the service ended or is gone
	ChangeFact    ChangeKind = "fact"    // a fact is another one now
	ChangeStale   ChangeKind = "stale"   // a fact is older than its shelf life
	ChangeSource  ChangeKind = "source"  // a source was replaced
	ChangeFinding ChangeKind = "finding" // a requirement came out differently
	ChangeDue     ChangeKind = "due"     // the review day has passed
)

// ChangeKinds lists the kinds in their order.
var ChangeKinds = []ChangeKind{ChangeVerdict, ChangeLaw, ChangeEvent, ChangeService, ChangeFact, ChangeStale, ChangeSource, ChangeFinding, ChangeDue}

// Label returns the kind in words.
func (k ChangeKind) Label(l data.Lang) string {
	return map[ChangeKind]data.Text{
		ChangeVerdict: {DE: "Urteil", EN: "Verdict"}, ChangeLaw: {DE: "Recht", EN: "Law"}, ChangeEvent: {DE: "Ereignisse", EN: "Events"},
		ChangeService: {DE: "Dienst", EN: "Service"}, ChangeFact: {DE: "Tatsachen", EN: "Facts"}, ChangeStale: {DE: "Veraltete Angaben", EN: "Stale facts"},
		ChangeSource: {DE: "Quellen", EN: "Sources"}, ChangeFinding: {DE: "Anforderungen", EN: "Requirements"}, ChangeDue: {DE: "Wiedervorlage", EN: "Review date"},
	}[k].In(l)
}

// Changed is one thing that is different now.
type Changed struct {
	Kind    ChangeKind
	ID      string // of the rule, event, claim key, source or requirement
	Date    data.Date
	Text    data.Text
	Sources []string
	Chosen  bool // concerns the chosen offering, not only others
	Action  bool // somebody has to act
}

// Review compares an older decision with the law and the facts of a later day.
type Review struct {
	Past    *Past
	Now     *Recommendation
	Then    *PastCandidate // the offering looked at, as it stood; nil when it was not among the candidates
	Offer   *Assessed      // the same now; nil when the data no longer know it
	Holds   []*Finding     // musts that are met now as then
	Changes []Changed
	Again   []DueStep        // steps to do again or anew
	Answers []*data.Question // questions of the interview that were never answered
	Ask     []OpenFact       // facts to be asked for that were not open then
	Action  bool
}

// NewReview compares the past with today. now must be the recommendation for the same answers with
// the same offering chosen, as far as it still exists.
func NewReview(past *Past, now *Recommendation) *Review {
	rv := &Review{Past: past, Now: now}
	if past.Chosen != "" {
		rv.Then, rv.Offer = past.Find(past.Chosen), now.Find(past.Chosen)
	}
	rv.verdict()
	rv.law()
	rv.events()
	rv.facts()
	rv.sources()
	rv.findings()
	rv.due()
	rv.questions()
	rv.steps()
	slices.SortStableFunc(rv.Changes, func(a, b Changed) int {
		return slices.Index(ChangeKinds, a.Kind) - slices.Index(ChangeKinds, b.Kind)
	})
	for _, c := range rv.Changes {
		rv.Action = rv.Action || c.Action
	}
	rv.Action = rv.Action || len(rv.Ask) > 0
	if !rv.Action {
		rv.Again = nil
	}
	return rv
}

func (rv *Review) add(c Changed) { rv.Changes = append(rv.Changes, c) }

// verdict tells where the offering stood and stands.
func (rv *Review) verdict() {
	l := func(t Tier) data.Text { return data.Text{DE: t.Label(data.German), EN: t.Label(data.English)} }
	switch {
	case rv.Past.Chosen == "":
		if rv.Now.Chosen != nil {
			id := rv.Now.Chosen.Ref
			rv.add(Changed{Kind: ChangeVerdict, ID: id.ID(), Text: data.Text{DE: "Damals passte kein Angebot; heute steht vorn: " + id.Name(data.German), EN: "then no offering fitted; now in the lead: " + id.Name(data.English)}, Action: true})
		}
	case rv.Offer == nil:
		rv.add(Changed{Kind: ChangeService, ID: rv.Past.Chosen, Chosen: true, Action: true,
			Text: data.Text{DE: "Das Angebot " + rv.Past.Chosen + " kennt dieser Datenstand nicht mehr", EN: "this data edition no longer knows the offering " + rv.Past.Chosen}})
	case rv.Then != nil && rv.Then.Tier != rv.Offer.Tier:
		then, now := l(rv.Then.Tier), l(rv.Offer.Tier)
		rv.add(Changed{Kind: ChangeVerdict, ID: rv.Past.Chosen, Chosen: true, Action: true,
			Text: data.Text{DE: "Damals " + then.DE + ", heute " + now.DE, EN: "then " + then.EN + ", now " + now.EN}})
	}
	if rv.Then != nil && rv.Offer != nil && rv.Then.Transfer != rv.Offer.Transfer.Result {
		s := rv.Offer.Transfer.Summary()
		rv.add(Changed{Kind: ChangeVerdict, ID: "transfer", Chosen: true, Action: true,
			Text: data.Text{DE: "Übermittlung in Drittländer, heute: " + s.DE, EN: "transfer to third countries, now: " + s.EN}})
	}
	if first := rv.Now.Candidates; !rv.Past.ByUser && rv.Past.Chosen != "" && rv.Now.Nothing == nil && len(first) > 0 && first[0].Ref.ID() != rv.Past.Chosen {
		id := first[0].Ref
		rv.add(Changed{Kind: ChangeVerdict, ID: id.ID(), Text: data.Text{DE: "An erster Stelle steht heute: " + id.Name(data.German), EN: "in the lead now: " + id.Name(data.English)}})
	}
}

// due tells when the day of review has passed.
func (rv *Review) due() {
	months := reviewMonths
	if rv.Then != nil {
		for _, id := range rv.Then.Rules {
			if r := rv.Now.KB.Rule(id); r != nil && r.Scope == "listed" {
				months = reviewMonthsShort
			}
		}
	}
	if day := rv.Past.AsOf.AddMonths(months); day <= rv.Now.AsOf {
		rv.add(Changed{Kind: ChangeDue, ID: "review", Date: day, Chosen: true, Action: true,
			Text: data.Text{DE: "Die Wiedervorlage war fällig am " + day.In(data.German), EN: "the review was due on " + day.In(data.English)}})
	}
}

// questions finds what the interview or the vendor has to answer now and had not to then.
func (rv *Review) questions() {
	for i := range rv.Now.KB.Questions {
		q := &rv.Now.KB.Questions[i]
		if _, answered := rv.Past.Answers.Get(q.ID); !answered && q.Kind != KindText && rv.Now.Profile.Applies(q.When, q.Unless) {
			rv.Answers = append(rv.Answers, q)
		}
	}
	if rv.Offer == nil {
		return
	}
	for _, fact := range OpenFacts(rv.Now.KB, rv.Offer, rv.Now.AsOf) {
		if fact.Level != LevelMust || fact.Doubt == VendorOnly {
			continue
		}
		known := func(r *data.Requirement) bool {
			f := rv.Then.finding(r.ID)
			return f == nil || f.Status != Unknown.String()
		}
		if rv.Then == nil || slices.ContainsFunc(fact.Requirements, known) {
			rv.Ask = append(rv.Ask, fact)
		}
	}
}

// transferRecords are the steps that name the basis of a transfer: the register (Art. 30(1)(e)
// GDPR), the notice (Art. 13(1)(f)) and the transfer check itself.
var transferRecords = []string{"p12", "p22", "p23"}

// steps finds what has to be done again: steps on requirements that came out differently, those
// that record the basis of a changed transfer, and those that apply anew.
func (rv *Review) steps() {
	touched := map[string]bool{}
	transfer := false
	for _, c := range rv.Changes {
		if !c.Chosen {
			continue
		}
		touched[c.ID] = true
		transfer = transfer || c.ID == "transfer" || c.Kind == ChangeLaw && slices.Contains(thenRules(rv.Then), c.ID)
	}
	for _, s := range rv.Now.Steps {
		again := slices.ContainsFunc(s.Requirements, func(id string) bool { return touched[id] }) || !slices.Contains(rv.Past.Steps, s.ID)
		again = again || transfer && slices.Contains(transferRecords, s.ID) || touched["review"] && s.Step.Due == "review"
		if again {
			rv.Again = append(rv.Again, s)
		}
	}
}

func thenRules(c *PastCandidate) []string {
	if c == nil {
		return nil
	}
	return c.Rules
}
