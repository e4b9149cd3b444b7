package wizard

import (
	"fmt"
	"strings"

	"videokompass/data"
)

// FindPreset returns the preset with the id, else the first of the sector, else nil.
func FindPreset(kb *data.KB, name string) *data.Preset {
	for i := range kb.Presets {
		if kb.Presets[i].ID == name {
			return &kb.Presets[i]
		}
	}
	for i := range kb.Presets {
		if kb.Presets[i].Sector == name {
			return &kb.Presets[i]
		}
	}
	return nil
}

// PresetsFor returns the presets of a sector.
func PresetsFor(kb *data.KB, sector string) []*data.Preset {
	var out []*data.Preset
	for i := range kb.Presets {
		if kb.Presets[i].Sector == sector {
			out = append(out, &kb.Presets[i])
		}
	}
	return out
}

// PresetAnswers returns the answers of a preset, the sector included.
func PresetAnswers(kb *data.KB, p *data.Preset) *Answers {
	as := &Answers{}
	as.Set("sector", Answer{Words: []string{p.Sector}})
	for _, pa := range p.Answers {
		q := kb.Question(pa.Question)
		if q == nil {
			continue
		}
		a := Answer{Bool: pa.Bool}
		switch {
		case pa.Value.IsList:
			a.Words = append([]string{}, pa.Value.List...)
		case pa.Value.IsNum:
			a.Number = int(pa.Value.Number)
		case q.Kind == KindText:
			a.Text = pa.Value.Text
		case !pa.IsBool:
			a.Words = []string{pa.Value.Text}
		}
		if Check(q, a) == nil {
			as.Set(q.ID, a)
		}
	}
	return as
}

// Template returns a commented answers file: every question with its options; those without an
// answer stand as comments.
func Template(kb *data.KB, as *Answers, l data.Lang) string {
	var b strings.Builder
	comment := func(s string) {
		for _, line := range wrap(s, 96) {
			b.WriteString("# " + line + "\n")
		}
	}
	comment(data.Text{
		DE: "Antworten für videokompass. Zeilen mit # sind Erläuterung; wo kein Wert steht, bleibt die Frage offen. Auswerten: videokompass recommend DATEI",
		EN: "Answers for videokompass. Lines with # explain; a question without a value stays open. Evaluate: videokompass recommend FILE"}.In(l))
	fmt.Fprintf(&b, "format = %d\n# as_of = 2026-11-22\n\n[answers]\n", Format)
	for i := range kb.Questions {
		q := &kb.Questions[i]
		b.WriteByte('\n')
		comment(q.Label.In(l))
		for _, id := range OptionIDs(q) {
			comment("  " + id + ": " + OptionLabel(q, id, l))
		}
		if a, ok := as.Get(q.ID); ok {
			fmt.Fprintf(&b, "%s = %s\n", q.ID, tomlAnswer(q, a))
		} else {
			fmt.Fprintf(&b, "# %s = %s\n", q.ID, sample(q))
		}
	}
	return b.String()
}

func sample(q *data.Question) string {
	ids := OptionIDs(q)
	switch q.Kind {
	case KindOne, KindLevel:
		return quote(ids[0])
	case KindMany:
		return "[" + quote(ids[0]) + "]"
	case KindOrder:
		return tomlAnswer(q, Answer{Words: ids})
	case KindBool:
		return "true"
	case KindNumber:
		return fmt.Sprint(max(q.Min, 10))
	}
	return `""`
}

// wrap breaks text at spaces; a leading indent is kept.
func wrap(s string, width int) []string {
	indent := s[:len(s)-len(strings.TrimLeft(s, " "))]
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		switch {
		case line == "":
			line = indent + w
		case len([]rune(line))+1+len([]rune(w)) > width:
			lines = append(lines, line)
			line = indent + "  " + w
		default:
			line += " " + w
		}
	}
	return append(lines, line)
}
