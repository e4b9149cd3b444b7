package ui

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"videokompass/data"
	"videokompass/wizard"
)

// whatIfScreen changes one answer on trial and shows what moves before it is kept. The change is
// made in a copy of the program without a store, so nothing of it is saved.
type whatIfScreen struct {
	stage   whatIfStage
	pick    page
	trial   *App
	edit    *questionScreen
	changes []trialChange
	number  int // of the latest computation
	moves   *wizard.Movement
	page    page
}

// trialChange is a change of an answer; cleared takes the answer away.
type trialChange struct {
	wizard.Change
	cleared bool
}

type whatIfStage uint8

const (
	stagePick whatIfStage = iota
	stageEdit
	stageMoved
)

// Messages to the what-if screen.
type (
	trialMsg struct {
		of  *App
		msg tea.Msg
	}
	movedMsg struct {
		number int
		moves  *wizard.Movement
		asked  []string // questions that come up or fall away
	}
)

// newWhatIf opens the list of questions, or goes straight to the movement of given changes.
func newWhatIf(a *App, changes []wizard.Change) *whatIfScreen {
	s := &whatIfScreen{}
	for _, c := range changes {
		s.changes, s.stage = append(s.changes, trialChange{Change: c}), stageMoved
	}
	var rows []row
	section := ""
	for _, q := range wizard.NewInterview(a.cfg.KB, a.session.Answers).Questions() {
		if q.Kind == wizard.KindText {
			continue // a name moves nothing
		}
		if q.Section != section {
			section = q.Section
			rows = append(rows, gapRow(), headRow(SectionLabel(section).In(a.cfg.Lang)))
		}
		text := a.t("offen", "open")
		if answer, ok := a.iv.Answers().Get(q.ID); ok {
			text = wizard.AnswerText(q, answer, a.cfg.Lang)
		}
		rows = append(rows, row{id: q.ID, text: q.Label.In(a.cfg.Lang) + " " + text})
	}
	s.pick.set(a, rows)
	return s
}

func (s *whatIfScreen) enter(a *App) tea.Cmd {
	if s.stage == stageMoved && s.moves == nil {
		return s.compute(a)
	}
	return nil
}

func (s *whatIfScreen) title(a *App) string { return a.t("Was wäre, wenn", "what if") }

func (s *whatIfScreen) typing() bool { return s.stage == stageEdit && s.edit.typing() }

func (s *whatIfScreen) keys(a *App) []binding {
	switch s.stage {
	case stageEdit:
		var out []binding
		for _, k := range s.edit.keys(s.trial) {
			if !s.withheld(k.Keys()[0]) && !keyConfirm.is(k.Keys()[0]) {
				out = append(out, k)
			}
		}
		return append([]binding{keyTry, keyBack}, out...)
	case stageMoved:
		if s.moves == nil {
			return []binding{keyDiscard}
		}
		return []binding{keyKeep, keyDiscard, keyMove, keyPageUp, keyPageDn, keyHome, keyEnd}
	}
	return []binding{keyMove, keyOpen, keyBack, keyPageUp, keyPageDn, keyHome, keyEnd}
}

// withheld names the keys of a question that would leave the trial.
func (s *whatIfScreen) withheld(pressed string) bool {
	return keyBack.is(pressed) || keySkip.is(pressed) || keyReview.is(pressed) || keyResult.is(pressed)
}

func (s *whatIfScreen) update(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case trialMsg:
		if lv, ok := msg.msg.(liveMsg); ok && msg.of == s.trial {
			s.trial.live.take(live(lv))
		}
		return nil
	case movedMsg:
		if msg.number == s.number {
			s.moves = msg.moves
			s.page.set(a, movedRows(a, s.changes, msg))
		}
		return nil
	}
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case s.stage == stageEdit:
		return s.editing(a, msg)
	case !isKey:
		return nil
	case s.stage == stageMoved:
		return s.decide(a, k.String())
	}
	return s.picking(a, k.String())
}

func (s *whatIfScreen) picking(a *App, pressed string) tea.Cmd {
	switch r := s.pick.current(); {
	case keyBack.is(pressed):
		return pop
	case keyOpen.is(pressed) && r != nil:
		return s.begin(a, r.id)
	}
	s.pick.key(pressed, a.width, a.bodyHeight())
	return nil
}

// begin opens a question in a copy of the program.
func (s *whatIfScreen) begin(a *App, id string) tea.Cmd {
	trial := *a
	trial.cfg.Store = Store{}
	trial.session = &wizard.Session{Answers: a.session.Answers.Clone()}
	trial.iv = wizard.NewInterview(a.cfg.KB, trial.session.Answers)
	trial.live, trial.latest = live{}, &atomic.Int64{}
	trial.notice, trial.typed = "", map[string]string{}
	s.trial, s.stage = &trial, stageEdit
	s.edit = newSingle(s.trial, id)
	return s.carry(s.trial.recount(s.edit.preview(a.cfg.KB.Question(id))))
}

// carry brings what a command of the trial yields back to the trial.
func (s *whatIfScreen) carry(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	of := s.trial
	return func() tea.Msg { return toMsg{s, trialMsg{of, cmd()}} }
}

func (s *whatIfScreen) editing(a *App, msg tea.Msg) tea.Cmd {
	s.trial.width, s.trial.height, s.trial.theme = a.width, a.height, a.theme
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && keyBack.is(k.String()):
		s.stage = stagePick
		return nil
	case isKey && s.withheld(k.String()):
		return nil
	case isKey && keyConfirm.is(k.String()):
		return s.confirm(a, k)
	}
	return s.carry(s.edit.update(s.trial, msg))
}

// confirm takes the answer from the trial and looks what it moves.
func (s *whatIfScreen) confirm(a *App, k tea.KeyPressMsg) tea.Cmd {
	id := s.edit.id
	s.edit.update(s.trial, k)
	if s.edit.hint != "" {
		return nil
	}
	old, had := a.session.Answers.Get(id)
	to, has := s.trial.session.Answers.Get(id)
	if had == has && old.Equal(to) {
		s.stage = stagePick
		a.message = a.t("Die Antwort ist dieselbe; nichts bewegt sich.", "The answer is the same; nothing moves.")
		return nil
	}
	s.changes = []trialChange{{wizard.Change{Question: a.cfg.KB.Question(id), From: old, To: to, Answered: had}, !has}}
	s.stage, s.moves = stageMoved, nil
	return s.compute(a)
}

// changed returns the answers with the changes made.
func (s *whatIfScreen) changed(a *App) *wizard.Answers {
	out := a.session.Answers.Clone()
	for _, c := range s.changes {
		if c.cleared {
			out.Delete(c.Question.ID)
		} else {
			out.Set(c.Question.ID, c.To)
		}
	}
	return out
}

func (s *whatIfScreen) compute(a *App) tea.Cmd {
	s.number++
	number, kb, on, before, after := s.number, a.cfg.KB, a.day(), a.session.Answers.Clone(), s.changed(a)
	lang := a.cfg.Lang
	return func() tea.Msg {
		m := wizard.MovementOf(wizard.Match(kb, wizard.NewProfile(kb, before), on), wizard.Match(kb, wizard.NewProfile(kb, after), on))
		return toMsg{s, movedMsg{number, m, newQuestions(kb, before, after, lang)}}
	}
}

// newQuestions names the questions that only the changed answers bring up.
func newQuestions(kb *data.KB, before, after *wizard.Answers, l data.Lang) []string {
	old := wizard.NewInterview(kb, before).Questions()
	var out []string
	for _, q := range wizard.NewInterview(kb, after).Questions() {
		if !slices.Contains(old, q) {
			out = append(out, q.Label.In(l))
		}
	}
	return out
}

// decide keeps the changes or drops them.
func (s *whatIfScreen) decide(a *App, pressed string) tea.Cmd {
	switch {
	case keyDiscard.is(pressed):
		s.moves, s.changes = nil, nil
		if s.trial == nil {
			return pop
		}
		s.trial, s.stage = nil, stagePick
	case keyKeep.is(pressed) && s.moves != nil:
		for _, c := range s.changes {
			if c.cleared {
				a.unanswer(c.Question)
			} else {
				a.answer(c.Question, c.To)
			}
		}
		a.save()
		a.message = a.t("Die Antwort ist geändert.", "The answer is changed.")
		return pop
	default:
		s.page.key(pressed, a.width, a.bodyHeight())
	}
	return nil
}

// movedRows says who comes, who goes, who changes place, and the counts before and after.
func movedRows(a *App, changes []trialChange, m movedMsg) []row {
	var rows []row
	for _, c := range changes {
		rows = append(rows, row{text: c.Question.Label.In(a.cfg.Lang) + " " + changeText(a, c), tone: toneStrong})
	}
	rows = append(rows, gapRow())
	for _, t := range wizard.Tiers {
		text := fmt.Sprintf("%s: %d → %d", t.Label(a.cfg.Lang), m.moves.Before[t], m.moves.After[t])
		if n := m.moves.After[t] - m.moves.Before[t]; n > 0 {
			text += fmt.Sprintf("  (+%d)", n)
		} else if n < 0 {
			text += fmt.Sprintf("  (−%d)", -n)
		}
		rows = append(rows, row{text: text})
	}
	name := func(id string) string {
		if p, o := a.cfg.KB.Offering(id); p != nil {
			return data.OfferingRef{Product: p, Offering: o}.Name(a.cfg.Lang)
		}
		return a.t("niemand", "nobody")
	}
	lead := a.t("vorn: ", "leading: ") + name(m.moves.LeadAfter)
	if m.moves.LeadBefore != m.moves.LeadAfter {
		lead = a.t("vorn: ", "leading: ") + name(m.moves.LeadBefore) + " → " + name(m.moves.LeadAfter)
	}
	rows = append(rows, row{text: lead})
	list := func(de, en string, moves []wizard.Move, look tone) {
		if len(moves) == 0 {
			return
		}
		rows = append(rows, gapRow(), headRow(fmt.Sprintf("%s (%d)", a.t(de, en), len(moves))))
		for _, mv := range moves {
			rows = append(rows, row{lead: "- ", text: mv.Ref.Name(a.cfg.Lang) + ": " + mv.From.Label(a.cfg.Lang) + " → " + mv.To.Label(a.cfg.Lang), tone: look})
		}
	}
	list("Kommt hinzu", "Enters", m.moves.Enter, toneGood)
	list("Fällt weg", "Leaves", m.moves.Leave, toneBad)
	list("Wechselt", "Moves", m.moves.Shift, tonePlain)
	if m.moves.Still() {
		rows = append(rows, row{text: a.t("Kein Angebot wechselt seinen Platz im Urteil.", "No offering changes its verdict.")})
	}
	if len(m.asked) > 0 {
		rows = append(rows, gapRow(), row{text: a.t("Damit stellen sich weitere Fragen: ", "This brings up further questions: ") + strings.Join(m.asked, " · "), tone: toneWarn})
	}
	return rows
}

// changeText says an answer before and after.
func changeText(a *App, c trialChange) string {
	from, to := a.t("offen", "open"), a.t("offen", "open")
	if c.Answered {
		from = wizard.AnswerText(c.Question, c.From, a.cfg.Lang)
	}
	if !c.cleared {
		to = wizard.AnswerText(c.Question, c.To, a.cfg.Lang)
	}
	return from + " → " + to
}

func (s *whatIfScreen) view(a *App, width, height int) string {
	switch s.stage {
	case stageEdit:
		s.trial.width, s.trial.height, s.trial.theme = a.width, a.height, a.theme
		return s.edit.view(s.trial, width, height)
	case stageMoved:
		if s.moves == nil {
			return "\n " + a.t("Die Angebote werden neu geprüft …", "Checking the offerings again …")
		}
		return strings.Join(s.page.view(a, width, height, fullMark), "\n")
	}
	return strings.Join(s.pick.view(a, width, height, fullMark), "\n")
}

func (s *whatIfScreen) cursor(a *App) (x, y int, ok bool) {
	switch s.stage {
	case stageEdit:
		return s.edit.cursor(s.trial)
	case stageMoved:
		return 0, s.page.cursorLine(), s.moves != nil
	}
	return 0, s.pick.cursorLine(), true
}
