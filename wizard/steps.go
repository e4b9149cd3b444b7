package wizard

import (
	"slices"

	"videokompass/data"
)

// DueStep is a next step with its day.
type DueStep struct {
	*data.Step
	Due data.Date
}

// The review intervals: yearly, half-yearly when the transfer rests on a list entry (research
// law.md 2.4: the decision on the EU-US DPF is formally in force, but its basis is contested).
const (
	reviewMonths      = 12
	reviewMonthsShort = 6
)

// StepsFor returns the steps whose conditions hold for the profile and the chosen offering; for
// none chosen, those of the ways of running it that the answers accept.
func StepsFor(kb *data.KB, p *Profile, on data.Date, chosen *Assessed) []DueStep {
	has := func(flag string) bool { return p.Has(flag) || acceptedFlag(p, flag) }
	if chosen != nil {
		pl := &plan{kb: kb, p: p, on: on}
		e := &evaluator{plan: pl, ref: chosen.Ref, transfer: chosen.Transfer}
		has = e.has
	}
	var out []DueStep
	for i := range kb.Steps {
		s := &kb.Steps[i]
		if len(s.When) > 0 && !slices.ContainsFunc(s.When, has) || slices.ContainsFunc(s.Unless, has) {
			continue
		}
		out = append(out, DueStep{s, dueDate(s, on, chosen)})
	}
	return out
}

func dueDate(s *data.Step, on data.Date, chosen *Assessed) data.Date {
	if s.Due == "review" {
		return ReviewDate(on, chosen)
	}
	return on.AddDays(s.DueDays)
}

// PlanFrom dates the steps and the review from the day on which the work began instead of the
// as-of date, so that a list opened again shows what is overdue. 0 changes nothing.
func (r *Recommendation) PlanFrom(day data.Date) {
	if day == 0 {
		return
	}
	for i := range r.Steps {
		r.Steps[i].Due = dueDate(r.Steps[i].Step, day, r.Chosen)
	}
	r.Review = ReviewDate(day, r.Chosen)
}

// acceptedFlag answers flags of a deployment from the answers when nothing is chosen yet.
func acceptedFlag(p *Profile, flag string) bool {
	for _, d := range p.Deployments {
		if deploymentFlag(data.Deployment(d), flag) {
			return true
		}
	}
	return false
}

// ReviewDate is the day on which the decision is to be looked at again: after twelve months, after
// six when the transfer rests on a list entry.
func ReviewDate(on data.Date, chosen *Assessed) data.Date {
	if chosen != nil && chosen.Transfer.ListUsed {
		return on.AddMonths(reviewMonthsShort)
	}
	return on.AddMonths(reviewMonths)
}

// RoleLabel returns a role in words.
func RoleLabel(role string) data.Text {
	switch role {
	case "leitung":
		return data.Text{DE: "Leitung", EN: "Management"}
	case "fach":
		return data.Text{DE: "Fachbereich", EN: "Department"}
	case "it":
		return data.Text{DE: "IT", EN: "IT"}
	case "isb":
		return data.Text{DE: "Informationssicherheit", EN: "Information security"}
	case "dsb":
		return data.Text{DE: "Datenschutzbeauftragte Person", EN: "Data protection officer"}
	case "vergabe":
		return data.Text{DE: "Vergabestelle", EN: "Procurement"}
	case "br":
		return data.Text{DE: "Betriebs-/Personalrat", EN: "Works or staff council"}
	case "recht":
		return data.Text{DE: "Recht", EN: "Legal"}
	}
	return data.Text{DE: role, EN: role}
}
