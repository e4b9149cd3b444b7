package export

import (
	"fmt"
	"strings"

	"videokompass/data"
)

// sources lists every source cited so far.
func (b *builder) sources() []Block {
	if len(b.cite.order) == 0 {
		return nil
	}
	list := List{Ordered: true}
	for _, id := range b.cite.order {
		list.Items = append(list.Items, Item{Spans: b.sourceSpans(b.r.KB.Source(id))})
	}
	return []Block{
		Para{T(fmt.Sprintf(b.t("Jede Zahl in eckigen Klammern führt hierher. Die Angaben sind zum Stichtag %s bewertet; Datenstand %s.", "Every number in square brackets leads here. Facts are judged as of %s; data edition %s."), b.r.AsOf.In(b.l), b.r.KB.Edition.In(b.l)))},
		list,
	}
}

func (b *builder) sourceSpans(s *data.Source) []Span {
	spans := []Span{S(s.Publisher + ": "), B(s.Title)}
	var facts []string
	if s.Edition != "" {
		facts = append(facts, s.Edition)
	}
	if s.Published != "" {
		facts = append(facts, b.partialDate(s.Published))
	} else {
		facts = append(facts, b.t("ohne Datum", "undated"))
	}
	if state := b.sourceState(s); state != "" {
		facts = append(facts, state)
	}
	switch s.Read {
	case "secondary":
		facts = append(facts, b.t("nur aus zweiter Hand bekannt", "known only second-hand"))
	case "none":
		facts = append(facts, b.t("nicht gelesen", "not read"))
	}
	if s.Own {
		facts = append(facts, b.t("eigene Daten", "own data"))
	}
	spans = append(spans, S(" ("+strings.Join(facts, "; ")+")"))
	if s.URL != "" {
		spans = append(spans, S(" "), L(s.URL, s.URL))
	}
	return spans
}

// sourceState says what became of a source up to the day: one that appeared later was not in force
// then, and one that was replaced later was.
func (b *builder) sourceState(s *data.Source) string {
	if s.PublishedOn() > b.r.AsOf {
		return b.t("erst nach dem Stichtag erschienen", "published only after the as-of date")
	}
	switch s.Status {
	case "superseded":
		by := b.r.KB.Source(s.SupersededBy)
		switch {
		case by == nil:
			return b.t("ersetzt", "superseded")
		case by.PublishedOn() > b.r.AsOf:
			return b.t("am Stichtag gültig, später ersetzt", "in force on the as-of date, superseded later")
		}
		return b.t("ersetzt durch ", "superseded by ") + by.Title
	case "outdated":
		return b.t("überholt", "outdated")
	case "historic":
		return b.t("historisch", "historic")
	}
	return ""
}

// partialDate writes 2025, 2025-10 or 2025-10-03 as the language does.
func (b *builder) partialDate(s string) string {
	if d, err := data.ParseDate(s); err == nil {
		return d.In(b.l)
	}
	if len(s) == 7 && b.l == data.German {
		return s[5:] + "/" + s[:4]
	}
	return s
}
