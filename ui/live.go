package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// live is the running count of offerings for the answers so far, and what each option of the
// question on screen would change. It is computed beside the drawing, so that no key waits for it.
type live struct {
	stamp    int // which state of the answers it belongs to
	question string
	ready    bool
	counts   map[wizard.Tier]int
	leaders  []string
	effects  map[string]int // option id → change of the offerings still possible
}

// take keeps a result unless a newer one is there already.
func (lv *live) take(other live) {
	if other.stamp >= lv.stamp {
		*lv = other
	}
}

// recount starts the computation for the current answers and question.
func (a *App) recount(draft func(option string) wizard.Answer) tea.Cmd {
	stamp := a.live.stamp + 1
	a.live.stamp = stamp
	kb, on, q := a.cfg.KB, a.day(), a.iv.Current()
	answers := a.session.Answers.Clone()
	lang := a.cfg.Lang
	drafts := map[string]wizard.Answer{}
	if q != nil && draft != nil {
		for _, id := range wizard.OptionIDs(q) {
			drafts[id] = draft(id)
		}
	}
	return func() tea.Msg {
		lv := live{stamp: stamp, ready: true, effects: map[string]int{}}
		base := wizard.Match(kb, wizard.NewProfile(kb, answers), on)
		lv.counts = wizard.Counts(base)
		for i := 0; i < len(base) && len(lv.leaders) < 3 && possible(base[i].Tier); i++ {
			lv.leaders = append(lv.leaders, base[i].Ref.Name(lang))
		}
		if q != nil {
			lv.question = q.ID
		}
		for id, d := range drafts {
			changed := answers.Clone()
			changed.Set(q.ID, d)
			n := wizard.Counts(wizard.Match(kb, wizard.NewProfile(kb, changed), on))
			lv.effects[id] = n[wizard.TierSuitable] + n[wizard.TierConditional] - lv.counts[wizard.TierSuitable] - lv.counts[wizard.TierConditional]
		}
		return liveMsg(lv)
	}
}

func possible(t wizard.Tier) bool { return t == wizard.TierSuitable || t == wizard.TierConditional }

// line says the counts in words.
func (lv *live) line(a *App) string {
	if !lv.ready {
		return a.t("rechnet …", "computing …")
	}
	return fmt.Sprintf(a.t("geeignet %d · nach Klärung %d · ausgeschlossen %d", "suitable %d · after clarification %d · excluded %d"),
		lv.counts[wizard.TierSuitable], lv.counts[wizard.TierConditional], lv.counts[wizard.TierExcluded])
}

// effectText says what an option would change: "+5", "−12" or "".
func (lv *live) effectText(q *data.Question, option string) string {
	if !lv.ready || lv.question != q.ID {
		return ""
	}
	switch n := lv.effects[option]; {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return ""
}
