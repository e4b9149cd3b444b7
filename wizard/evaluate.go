package wizard

import (
	"slices"

	"videokompass/data"
)

// evaluator judges one offering.
type evaluator struct {
	*plan
	ref      data.OfferingRef
	facts    *data.Facts
	transfer *Transfer
	scratch  Finding // for functions in the quick judgement
}

func (pl *plan) evaluator(ref data.OfferingRef) *evaluator {
	e := &evaluator{plan: pl, ref: ref, facts: pl.kb.Facts(ref, pl.on, nil), transfer: &Transfer{}}
	e.checkTransfer(e.transfer)
	return e
}

// quickEvaluator is to be turned to one offering after the other.
func (pl *plan) quickEvaluator() *evaluator {
	return &evaluator{plan: pl, transfer: &Transfer{}}
}

// turnTo takes the next offering into the memory of the last, of which nothing is kept.
func (e *evaluator) turnTo(ref data.OfferingRef) {
	e.ref, e.facts = ref, e.kb.Facts(ref, e.on, e.facts)
	t := e.transfer
	*t = Transfer{Flows: t.Flows[:0], Rules: t.Rules[:0], Warnings: t.Warnings[:0], Claims: t.Claims[:0]}
	e.checkTransfer(t)
}

// claim returns the claim at a place of the dictionary, or nil when it is unknown.
func (e *evaluator) claim(at int) *data.Claim { return e.facts.ByDef(at) }

// trust reports whether a claim may turn something green on the day.
func (e *evaluator) trust(c *data.Claim) bool { return c.Verified() && !e.stale(c) }

// stale is c.Stale on the day of the plan, without the arithmetic of dates.
func (e *evaluator) stale(c *data.Claim) bool {
	return c.Shelf > 0 && c.VerifiedOn != 0 && c.VerifiedOn <= e.staleTo[c.Shelf]
}

func (e *evaluator) has(flag string) bool {
	switch flag {
	case "third_country":
		return e.transfer.ThirdCountry()
	case "no_adequacy":
		return e.transfer.Result == TransferSCC || e.transfer.Result == TransferBlocked
	case "adequacy":
		return e.transfer.Result == TransferAdequacy
	case "parent_outside_eea":
		return e.transfer.ParentOutside
	case "dpf_used":
		return e.transfer.ListUsed
	}
	return e.p.Has(flag) || deploymentFlag(e.ref.Offering.Deployment, flag)
}

// each judges every requirement that applies and hands the findings out one by one. The finding is
// reused: who keeps it copies it.
func (e *evaluator) each(yield func(f *Finding, item *planned)) {
	d := slices.Index(data.Deployments, e.ref.Offering.Deployment)
	if d < 0 {
		return
	}
	var f Finding
	list := e.lists[d]
	for i := range list {
		item := &list[i]
		level := item.level
		if level == "" {
			if level = levelOf(item.req, e.has); level == "" {
				continue
			}
		}
		f = Finding{Requirement: item.req, Level: level}
		e.judge(item, &f)
		yield(&f, item)
	}
}

// judge sets status and reason of a finding: all checks must hold, the worst counts.
func (e *evaluator) judge(item *planned, f *Finding) {
	if f.Level == LevelInfo {
		f.Status = NotApplicable
		f.Say = f.Requirement.Text
		return
	}
	applied := false
	for _, ch := range item.checks {
		if ch.late && !slices.ContainsFunc(ch.When, e.has) {
			continue
		}
		if !applied {
			applied = true
			e.check(ch.Check, f)
			continue
		}
		one := Finding{Requirement: f.Requirement, Level: f.Level}
		e.check(ch.Check, &one)
		f.join(&one)
	}
	if !applied {
		f.Task, f.Status = true, Conditional
		if len(f.Requirement.Checks) > 0 {
			f.Task, f.Status = false, NotApplicable
		}
	}
	if len(item.rules) > 0 {
		f.Rules = append(slices.Clip(f.Rules), item.rules...)
	}
}

// join takes over the worse of two findings on the same requirement and keeps the claims of both.
func (f *Finding) join(one *Finding) {
	if one.Status > f.Status || one.Status == f.Status && one.Doubt == VendorOnly {
		claims := f.AllClaims()
		*f = *one
		f.Claims = append(slices.Clip(f.Claims), claims...)
	} else if one.Claim != nil {
		f.Claims = append(slices.Clip(f.Claims), one.Claim)
	}
}

// check judges one check and its alternatives, of which the best counts.
func (e *evaluator) check(ch *data.Check, f *Finding) {
	e.checkOne(ch, f)
	for i := range ch.Or {
		if f.Status == Met || f.Status == NotApplicable || f.Status == Unmet && ch.Final {
			return
		}
		alt := Finding{Requirement: f.Requirement, Level: f.Level}
		e.checkOne(&ch.Or[i], &alt)
		// An alternative of which nothing is known does not lift a known breach.
		if alt.Status < f.Status && !(f.Status == Unmet && alt.Status == Unknown) {
			*f = alt
		}
	}
}

// contractual reports whether the offering stands for a service provider that the organisation is
// yet to choose (by convention its id is "provider"): what such an operator decides is settled by
// the contract. A named host whose operator we do not know is something else: there it is open.
func (e *evaluator) contractual() bool {
	return e.ref.Offering.Deployment == data.ITProvider && e.ref.Offering.Operator == "" && e.ref.Offering.ID == "provider"
}

var contractDecides = map[string]bool{
	"avv_available": true, "own_purposes": true, "ai_training_on_customer_data": true, "subprocessors_third_country": true,
	"data_location": true, "provider_seat": true, "parent_country": true,
}

func (e *evaluator) checkOne(ch *data.Check, f *Finding) {
	f.Check = ch
	if ch.Function != "" {
		e.function(ch.Function, f)
		return
	}
	f.Key = ch.Claim
	f.Status, f.Doubt, f.Claim = e.fact(ch)
	if f.Claim == nil && f.Status == Conditional && ch.Absent == "" {
		f.Say = data.Text{DE: "Noch kein Dienstleister benannt: im Vertrag festlegen", EN: "no service provider named yet: settle it in the contract"}
	}
}

// fact judges one claim by a check: what it says, and whether it may count on the day. Where the
// organisation can settle the point itself, a missing or doubtful fact is its work, not a question.
func (e *evaluator) fact(ch *data.Check) (Status, Doubt, *data.Claim) {
	status, doubt, c := e.strictFact(ch)
	if status == Unknown && ch.Absent == "conditional" {
		status = Conditional
	}
	return status, doubt, c
}

func (e *evaluator) strictFact(ch *data.Check) (Status, Doubt, *data.Claim) {
	c := e.facts.ByDef(ch.Def)
	if c == nil {
		if e.contractual() && contractDecides[ch.Claim] {
			return Conditional, NoDoubt, nil
		}
		return Unknown, Absent, nil
	}
	status := classify(ch, c.Value)
	switch {
	case status == Unknown:
		return Unknown, Unclear, c
	case status == Unmet:
		return Unmet, NoDoubt, c
	case !c.Verified():
		return Unknown, Unverified, c
	case e.stale(c):
		return Unknown, Stale, c
	}
	return status, e.wordOnly(c), c
}

// wordOnly is the doubt of a proven, fresh fact: the vendor alone says so. What an organisation
// enters as its own data it has in writing.
func (e *evaluator) wordOnly(c *data.Claim) Doubt {
	if c.Basis == data.BasisVendor && !c.Own {
		return VendorOnly
	}
	return NoDoubt
}

// classify finds the value in the lists of a check. Of a list value every member must be named;
// the worst counts. "*" stands for any known value.
func classify(ch *data.Check, v data.Value) Status {
	if !v.IsList {
		word := v.Text
		if v.IsNum {
			word = v.String()
		}
		return classifyWord(ch, word)
	}
	if len(v.List) == 0 {
		return classifyWord(ch, "none")
	}
	worst := Met
	for _, w := range v.List {
		worst = max(worst, classifyWord(ch, w))
	}
	return worst
}

func classifyWord(ch *data.Check, w string) Status {
	switch {
	case slices.Contains(ch.Unmet, w):
		return Unmet
	case slices.Contains(ch.Met, w):
		return Met
	case slices.Contains(ch.Conditional, w):
		return Conditional
	case slices.Contains(ch.Met, "*"):
		return Met
	case slices.Contains(ch.Conditional, "*"):
		return Conditional
	}
	return Unknown
}
