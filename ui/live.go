package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// live is the running count of offerings for the answers so far, and how many each option of the
// question on screen would leave. It is computed beside the drawing, so that no key waits for it.
type live struct {
	stamp    int64 // which state of the answers it belongs to
	question string
	ready    bool
	counts   map[wizard.Tier]int
	leaders  []string
	with     map[string]int // option id → offerings possible when it is chosen, or ticked and unticked
}

// take keeps a result unless a newer one is there already.
func (lv *live) take(other live) {
	if other.stamp >= lv.stamp {
		*lv = other
	}
}

// preview is what to count: the answer on screen, if there is one, and the answer that each option
// would lead to.
type preview struct {
	question *data.Question
	answer   wizard.Answer
	given    bool
	options  []string
	with     func(option string) wizard.Answer
}

// recount counts the offerings for the answers on screen. A newer count makes an older one stop.
func (a *App) recount(pv preview) tea.Cmd {
	stamp := a.latest.Add(1)
	kb, on, lang, latest := a.cfg.KB, a.day(), a.cfg.Lang, a.latest
	answers := a.session.Answers.Clone()
	drafts := make([]wizard.Answer, len(pv.options))
	for i, id := range pv.options {
		drafts[i] = pv.with(id)
	}
	return func() tea.Msg {
		lv := live{stamp: stamp, ready: true, with: map[string]int{}}
		if pv.question != nil {
			lv.question = pv.question.ID
			if pv.given {
				answers.Set(pv.question.ID, pv.answer)
			}
		}
		base := wizard.Match(kb, wizard.NewProfile(kb, answers), on)
		lv.counts = wizard.Counts(base)
		for i := 0; i < len(base) && len(lv.leaders) < 3 && possible(base[i].Tier); i++ {
			lv.leaders = append(lv.leaders, base[i].Ref.Name(lang))
		}
		for i, id := range pv.options {
			if latest.Load() != stamp {
				return nil
			}
			changed := answers.Clone()
			changed.Set(pv.question.ID, drafts[i])
			n := wizard.Counts(wizard.Match(kb, wizard.NewProfile(kb, changed), on))
			lv.with[id] = n[wizard.TierSuitable] + n[wizard.TierConditional]
		}
		return liveMsg(lv)
	}
}

func possible(t wizard.Tier) bool { return t == wizard.TierSuitable || t == wizard.TierConditional }

// possible returns how many offerings may still be used.
func (lv *live) possible() int {
	return lv.counts[wizard.TierSuitable] + lv.counts[wizard.TierConditional]
}

// line says the counts in words.
func (lv *live) line(a *App) string {
	if !lv.ready {
		return a.t("rechnet …", "computing …")
	}
	text := fmt.Sprintf(a.t("geeignet %d · nach Klärung %d · ausgeschlossen %d", "suitable %d · after clarification %d · excluded %d"),
		lv.counts[wizard.TierSuitable], lv.counts[wizard.TierConditional], lv.counts[wizard.TierExcluded])
	if n := lv.counts[wizard.TierUnassessed]; n > 0 {
		text += fmt.Sprintf(a.t(" · noch nicht beurteilbar %d", " · not yet assessable %d"), n)
	}
	return text
}

// effectText says what an option does. Where several may be ticked, it is what this one lets in or
// shuts out. Where one is chosen, the selected option shows how many offerings it leaves and the
// others the difference to it.
func (lv *live) effectText(a *App, q *data.Question, option, selected string, ticked bool) string {
	n, known := lv.with[option]
	if !lv.ready || lv.question != q.ID || !known {
		return ""
	}
	if q.Kind == wizard.KindMany {
		if ticked {
			return signed(lv.possible() - n)
		}
		return signed(n - lv.possible())
	}
	if option == selected {
		if n == 1 {
			return a.t("1 Angebot", "1 offering")
		}
		return fmt.Sprintf(a.t("%d Angebote", "%d offerings"), n)
	}
	return signed(n - lv.with[selected])
}

func signed(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return ""
}
