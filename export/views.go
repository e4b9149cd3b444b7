package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// The views of single records as JSON values, for list and show with -f json.

type factJSON struct {
	Key        string         `json:"key"`
	Label      string         `json:"label"`
	Value      any            `json:"value"`
	From       string         `json:"from,omitempty"`
	Until      string         `json:"until,omitempty"`
	Note       string         `json:"note,omitempty"`
	Basis      string         `json:"basis"`
	VerifiedOn string         `json:"verified_on,omitempty"`
	Sources    []string       `json:"sources"`
	Price      map[string]any `json:"price,omitempty"`
	OwnData    bool           `json:"own_data,omitempty"`
}

func claimJSON(kb *data.KB, c *data.Claim, l data.Lang) factJSON {
	f := factJSON{Key: c.Key, From: c.From.String(), Until: c.Until.String(), Note: c.Note.In(l), Basis: string(c.Basis),
		VerifiedOn: c.VerifiedOn.String(), Sources: nonNil(c.Sources), OwnData: c.Own}
	if def := kb.Def(c.Key); def != nil {
		f.Label = def.Label.In(l)
	}
	switch {
	case c.Value.IsNum:
		f.Value = c.Value.Number
	case c.Value.IsList:
		f.Value = nonNil(c.Value.List)
	default:
		f.Value = c.Value.Text
	}
	if c.Key == "price" {
		f.Price = map[string]any{"plan": c.Plan, "currency": c.Currency, "per": c.Per, "billing": c.Billing, "tax": c.Tax, "participants": c.Participants, "market": c.Market, "url": c.URL}
	}
	return f
}

func claimsJSON(kb *data.KB, claims []data.Claim, l data.Lang) []factJSON {
	out := []factJSON{}
	for i := range claims {
		out = append(out, claimJSON(kb, &claims[i], l))
	}
	return out
}

// ProductJSON returns a product with its own claims, settings, events and the ids of its offerings.
func ProductJSON(kb *data.KB, p *data.Product, on data.Date, l data.Lang) any {
	ids := []string{}
	for i := range p.Offerings {
		ids = append(ids, p.ID+"/"+p.Offerings[i].ID)
	}
	return map[string]any{"id": p.ID, "name": p.Name, "vendor": p.Vendor, "vendor_country": p.VendorCountry, "kind": p.Kind, "homepage": p.Homepage,
		"summary": p.Summary.In(l), "aliases": nonNil(p.Aliases), "successor": p.Successor, "claims": claimsJSON(kb, p.Claims, l),
		"settings": settingsJSON(p.Settings, l), "events": eventsJSON(p.Events, l), "offerings": ids, "own_data": p.Own}
}

// OfferingJSON returns an offering with every claim that holds for it on the day.
func OfferingJSON(kb *data.KB, ref data.OfferingRef, on data.Date, l data.Lang) any {
	o := ref.Offering
	facts := []factJSON{}
	for _, c := range kb.Facts(ref, on, nil).All() {
		facts = append(facts, claimJSON(kb, c, l))
	}
	return map[string]any{"id": ref.ID(), "name": ref.Name(l), "product": ref.Product.ID, "deployment": string(o.Deployment), "operator": o.Operator,
		"operator_country": o.OperatorCountry, "summary": o.Summary.In(l), "homepage": o.Homepage, "mirror": o.Mirror,
		"open_to": map[string]any{"sectors": nonNil(o.OpenTo.Sectors), "lands": nonNil(o.OpenTo.Lands)},
		"claims":  facts, "settings": settingsJSON(append(append([]data.Setting{}, ref.Product.Settings...), o.Settings...), l),
		"events": eventsJSON(append(append([]data.Event{}, ref.Product.Events...), o.Events...), l), "own_data": ref.Own()}
}

func settingsJSON(settings []data.Setting, l data.Lang) []map[string]any {
	out := []map[string]any{}
	for i := range settings {
		s := &settings[i]
		out = append(out, map[string]any{"file": s.File, "key": s.Key, "default": s.Default, "recommended": s.Recommended, "reason": s.Reason.In(l),
			"requirement": s.Requirement, "sources": nonNil(s.Sources), "basis": string(s.Basis), "verified_on": s.VerifiedOn.String()})
	}
	return out
}

func eventsJSON(events []data.Event, l data.Lang) []map[string]any {
	out := []map[string]any{}
	for i := range events {
		e := &events[i]
		out = append(out, map[string]any{"date": e.Date.String(), "precision": e.Precision, "kind": e.Kind, "text": e.Text.In(l), "sources": nonNil(e.Sources), "basis": string(e.Basis)})
	}
	return out
}

// SourceJSON returns a source.
func SourceJSON(s *data.Source, l data.Lang) any {
	return map[string]any{"id": s.ID, "publisher": s.Publisher, "title": s.Title, "url": s.URL, "published": s.Published, "edition": s.Edition,
		"kind": s.Kind, "status": s.Status, "superseded_by": s.SupersededBy, "summary": s.Summary.In(l), "read": s.Read, "own_data": s.Own}
}

// RuleJSON returns a rule and whether it is in force on the day.
func RuleJSON(r *data.Rule, on data.Date, l data.Lang) any {
	return map[string]any{"id": r.ID, "kind": r.Kind, "status": r.Status, "title": r.Title.In(l), "countries": nonNil(r.Countries), "scope": r.Scope,
		"lands": nonNil(r.Lands), "when": nonNil(r.When), "from": r.From.String(), "until": r.Until.String(), "ref": r.Ref, "celex": r.Celex,
		"effect": r.Effect.In(l), "note": r.Note.In(l), "recheck": r.Recheck.String(), "sources": nonNil(r.Sources), "basis": string(r.Basis),
		"verified_on": r.VerifiedOn.String(), "outlook": r.Outlook, "in_force": r.In(on)}
}

// RequirementJSON returns a requirement with its citations.
func RequirementJSON(r *data.Requirement, l data.Lang) any {
	cites := []map[string]string{}
	for _, c := range r.Sources {
		cites = append(cites, map[string]string{"id": c.ID, "locator": c.Locator, "basis": string(c.Basis)})
	}
	keys := []string{}
	for i := range r.Checks {
		if k := r.Checks[i].Claim; k != "" {
			keys = append(keys, k)
		}
	}
	hosting := []string{}
	for _, h := range r.Hosting {
		hosting = append(hosting, string(h))
	}
	return map[string]any{"id": r.ID, "group": r.Group, "term": r.Term.In(l), "text": r.Text.In(l), "why": r.Why.In(l), "who": nonNil(r.Who), "phases": nonNil(r.Phases),
		"hosting": hosting, "level": r.Level, "when": nonNil(r.When), "unless": nonNil(r.Unless), "must_when": nonNil(r.MustWhen), "legal": r.Legal, "use": r.Use,
		"artefact": r.Artefact.In(l), "action": r.Action.In(l), "role": r.Role, "sources": cites, "maps": nonNil(r.Maps), "claims": keys}
}

// StepJSON returns a step.
func StepJSON(s *data.Step, l data.Lang) any {
	return map[string]any{"id": s.ID, "title": s.Title.In(l), "text": s.Text.In(l), "role": s.Role, "legal": s.Legal, "artefact": s.Artefact.In(l),
		"effort": s.Effort.In(l), "phase": s.Phase, "due_days": s.DueDays, "when": nonNil(s.When), "unless": nonNil(s.Unless), "requirements": nonNil(s.Requirements), "sources": nonNil(s.Sources)}
}

// QuestionJSON returns a question with its options.
func QuestionJSON(q *data.Question, l data.Lang) any {
	options := []map[string]string{}
	for _, id := range wizard.OptionIDs(q) {
		options = append(options, map[string]string{"id": id, "label": wizard.OptionLabel(q, id, l)})
	}
	return map[string]any{"id": q.ID, "kind": q.Kind, "section": q.Section, "label": q.Label.In(l), "help": q.Help.In(l), "legal": q.Legal.In(l), "options": options,
		"when": nonNil(q.When), "unless": nonNil(q.Unless), "sources": nonNil(q.Sources)}
}

// AuthorityJSON returns an authority.
func AuthorityJSON(a *data.Authority, l data.Lang) any {
	return map[string]any{"id": a.ID, "name": a.Name, "short": a.Short, "area": a.Area.In(l), "lands": nonNil(a.Lands), "public": a.Public, "private": a.Private,
		"church": a.Church, "federal": a.Federal, "address": a.Address, "url": a.URL, "email": a.Email, "note": a.Note.In(l), "sources": nonNil(a.Sources)}
}

// AssessmentJSON returns what a source said.
func AssessmentJSON(a *data.Assessment, l data.Lang) any {
	return map[string]any{"id": a.ID, "source": a.Source, "subject": nonNil(a.Subject), "subject_name": a.SubjectName, "date": a.Date.String(), "kind": a.Kind,
		"result": a.Result.In(l), "rating": a.Rating, "scope": a.Scope.In(l), "conditions": a.Conditions.In(l), "legal_state": a.LegalState.In(l),
		"authority": a.Authority, "status": a.Status, "sources": nonNil(a.Sources)}
}

// ClaimDefJSON returns an entry of the dictionary.
func ClaimDefJSON(d *data.ClaimDef, l data.Lang) any {
	values := []map[string]string{}
	for i := range d.Values {
		values = append(values, map[string]string{"id": d.Values[i].ID, "label": d.Values[i].Label.In(l)})
	}
	return map[string]any{"key": d.Key, "label": d.Label.In(l), "type": d.Type, "scope": d.Scope, "shelf_life_months": d.ShelfLife, "ask": d.Ask.In(l), "values": values}
}

// CoverageTable returns the coverage as a Markdown table with totals.
func CoverageTable(list []wizard.Coverage, l data.Lang) string {
	var b strings.Builder
	b.WriteString(data.Text{
		DE: "| Angebot | bekannt | entscheidet | geprüft | nur Anbieter | ungeprüft | veraltet | unbekannt | Angaben | Einstellungen | beurteilbar |\n",
		EN: "| offering | known | decides | verified | vendor only | recalled | stale | unknown | claims | settings | assessable |\n"}.In(l))
	b.WriteString("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n")
	yes := map[bool]data.Text{true: {DE: "ja", EN: "yes"}, false: {DE: "nein", EN: "no"}}
	var total wizard.Coverage
	for _, c := range list {
		fmt.Fprintf(&b, "| %s | %d %% | %d %% | %d | %d | %d | %d | %d | %d | %d | %s |\n", c.ID, c.Known(), c.Settled(), c.Verified, c.VendorOnly, c.Recalled, c.Stale, c.Unknown, c.Claims, c.Settings, yes[c.Assessable].In(l))
		total.Relevant += c.Relevant
		total.Answered += c.Answered
		total.Verified += c.Verified
		total.VendorOnly += c.VendorOnly
		total.Recalled += c.Recalled
		total.Stale += c.Stale
		total.Unknown += c.Unknown
		total.Claims += c.Claims
	}
	fmt.Fprintf(&b, "| **%s (%d)** | %d %% | %d %% | %d | %d | %d | %d | %d | %d | | |\n", data.Text{DE: "Summe", EN: "total"}.In(l), len(list), total.Known(), total.Settled(),
		total.Verified, total.VendorOnly, total.Recalled, total.Stale, total.Unknown, total.Claims)
	return b.String()
}
