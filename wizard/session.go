package wizard

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"videokompass/data"
)

// StepState says how far a step is.
type StepState string

// The states; the zero value is open.
const (
	StepOpen      StepState = "open"
	StepDone      StepState = "done"
	StepNotNeeded StepState = "not_needed"
)

// StepMark is what somebody noted on a step.
type StepMark struct {
	ID    string    `toml:"id"`
	State StepState `toml:"state"`
	By    string    `toml:"by"`
	On    data.Date `toml:"on"`
	Note  string    `toml:"note"`
}

// Session is a decision in progress: the answers and where the work stands. It is stored as an
// answers file with a table [session], so every command reads it.
type Session struct {
	Answers *Answers
	At      string     // question to go on with
	Chosen  string     // chosen offering, "" = none
	Saved   data.Date  // day of the last change
	Edition data.Date  // edition of the data then
	Planned data.Date  // day from which the steps are dated; 0 = the as-of date
	Express bool       // the express path was chosen
	Path    []string   // questions to ask; empty = all, or not yet ranked on the express path
	Preset  string     // id of the preset that was taken, "" = none
	Assumed []string   // answers taken from the preset that nobody has confirmed yet
	Changed []string   // answers changed since the preset or the last look at the result
	Steps   []StepMark // in the order of the steps
}

// sessionTable is the [session] table of the file.
type sessionTable struct {
	At      string     `toml:"at"`
	Chosen  string     `toml:"chosen"`
	Saved   data.Date  `toml:"saved"`
	Edition data.Date  `toml:"edition"`
	Planned data.Date  `toml:"planned"`
	Express bool       `toml:"express"`
	Path    []string   `toml:"path"`
	Preset  string     `toml:"preset"`
	Assumed []string   `toml:"assumed"`
	Changed []string   `toml:"changed"`
	Steps   []StepMark `toml:"steps"`
}

// ReadSession reads a session or a plain answers file.
func ReadSession(kb *data.KB, file string, text []byte) (*Session, data.Problems) {
	doc, problems := data.Parse(file, text)
	if doc == nil {
		return nil, problems
	}
	as, problems := AnswersFrom(kb, doc, "session")
	s := &Session{Answers: as}
	if raw, ok := doc.Table["session"]; ok {
		var t sessionTable
		problems = append(problems, data.Bind(doc, raw, reflect.ValueOf(&t).Elem(), "session")...)
		s.At, s.Chosen, s.Saved, s.Edition, s.Steps = t.At, t.Chosen, t.Saved, t.Edition, t.Steps
		s.Planned = t.Planned
		s.Express, s.Path, s.Preset, s.Assumed, s.Changed = t.Express, t.Path, t.Preset, t.Assumed, t.Changed
		for i, m := range s.Steps {
			if !slices.Contains([]StepState{StepOpen, StepDone, StepNotNeeded, ""}, m.State) {
				problems = append(problems, doc.Problem(fmt.Sprintf("session.steps[%d].state", i),
					data.Text{DE: fmt.Sprintf("unbekannter Stand %q", m.State), EN: fmt.Sprintf("unknown state %q", m.State)},
					data.Text{DE: "open, done oder not_needed", EN: "open, done or not_needed"}))
			}
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return s, nil
}

// WriteSession returns the session as a file.
func WriteSession(kb *data.KB, s *Session) []byte {
	var b strings.Builder
	b.Write(WriteAnswers(kb, s.Answers))
	b.WriteString("\n[session]\n")
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, quote(value))
		}
	}
	line("at", s.At)
	line("chosen", s.Chosen)
	if s.Saved != 0 {
		fmt.Fprintf(&b, "saved = %s\n", s.Saved)
	}
	if s.Edition != 0 {
		fmt.Fprintf(&b, "edition = %s\n", s.Edition)
	}
	if s.Planned != 0 {
		fmt.Fprintf(&b, "planned = %s\n", s.Planned)
	}
	if s.Express {
		b.WriteString("express = true\n")
	}
	list := func(key string, words []string) {
		if len(words) > 0 {
			quoted := make([]string, len(words))
			for i, w := range words {
				quoted[i] = quote(w)
			}
			fmt.Fprintf(&b, "%s = [%s]\n", key, strings.Join(quoted, ", "))
		}
	}
	list("path", s.Path)
	line("preset", s.Preset)
	list("assumed", s.Assumed)
	list("changed", s.Changed)
	for _, m := range s.Steps {
		b.WriteString("\n[[session.steps]]\n")
		line("id", m.ID)
		line("state", string(m.State))
		line("by", m.By)
		if m.On != 0 {
			fmt.Fprintf(&b, "on = %s\n", m.On)
		}
		line("note", m.Note)
	}
	return []byte(b.String())
}

// Mark returns the mark of a step; open when there is none.
func (s *Session) Mark(step string) StepMark {
	for _, m := range s.Steps {
		if m.ID == step {
			return m
		}
	}
	return StepMark{ID: step, State: StepOpen}
}

// SetMark stores the mark of a step.
func (s *Session) SetMark(m StepMark) {
	for i := range s.Steps {
		if s.Steps[i].ID == m.ID {
			s.Steps[i] = m
			return
		}
	}
	s.Steps = append(s.Steps, m)
}

// TakePreset puts the usual answers of a preset into the session. Answers that somebody gave stay;
// what comes from the preset counts as assumed until it is confirmed.
func (s *Session) TakePreset(kb *data.KB, p *data.Preset) {
	s.Preset = p.ID
	usual := PresetAnswers(kb, p)
	for i := range kb.Questions {
		id := kb.Questions[i].ID
		a, ok := usual.Get(id)
		if _, given := s.Answers.Get(id); !ok || given {
			continue
		}
		s.Answers.Set(id, a)
		s.Assumed = append(s.Assumed, id)
	}
}

// Confirm notes that somebody gave this answer. changed says that it differs from an answer that
// stood there before.
func (s *Session) Confirm(id string, changed bool) {
	s.Assumed = slices.DeleteFunc(s.Assumed, func(a string) bool { return a == id })
	if changed && !slices.Contains(s.Changed, id) {
		s.Changed = append(s.Changed, id)
	}
}
