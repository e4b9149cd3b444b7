package wizard

import (
	"slices"

	"videokompass/data"
)

// The quick judgement counts without reasons, for ranking thousands of offerings. It follows the
// same rules as judge and check in evaluate.go; a test compares the two on every offering.

// quick counts every requirement that applies.
func (e *evaluator) quick(c *Candidate) {
	d := slices.Index(data.Deployments, e.ref.Offering.Deployment)
	if d < 0 {
		return
	}
	list := e.lists[d]
	for i := range list {
		item := &list[i]
		if len(item.checks) == 0 {
			continue // a task of the organisation, or nothing that applies
		}
		level := item.level
		if level == "" {
			if level = levelOf(item.req, e.has); level == "" {
				continue
			}
		}
		if level == LevelInfo {
			continue
		}
		status, known := e.quickJudge(item)
		c.count(item, level, status, known)
	}
}

// quickJudge takes the worst of all checks.
func (e *evaluator) quickJudge(item *planned) (worst Status, known bool) {
	for _, ch := range item.checks {
		if ch.late && !slices.ContainsFunc(ch.When, e.has) {
			continue
		}
		status, there := e.quickCheck(ch.Check)
		worst, known = max(worst, status), known || there
	}
	return worst, known
}

// quickCheck takes the best of a check and its alternatives.
func (e *evaluator) quickCheck(ch *data.Check) (best Status, known bool) {
	best, known = e.quickOne(ch)
	for i := range ch.Or {
		if best == Met || best == NotApplicable || best == Unmet && ch.Final {
			break
		}
		status, there := e.quickOne(&ch.Or[i])
		if status < best && !(best == Unmet && status == Unknown) {
			best, known = status, there
		}
	}
	return best, known
}

func (e *evaluator) quickOne(ch *data.Check) (status Status, known bool) {
	if ch.Function == "" {
		status, _, c := e.fact(ch)
		return status, c != nil
	}
	e.scratch = Finding{}
	e.function(ch.Function, &e.scratch)
	return e.scratch.Status, e.scratch.Claim != nil || len(e.scratch.Claims) > 0
}
