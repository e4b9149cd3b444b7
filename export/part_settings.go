package export

import (
	"videokompass/wizard"
)

// manySettings is the number of switches from which they are grouped by place instead of purpose:
// whoever works through a long list goes file by file.
const manySettings = 40

// settings lists the defaults that Art. 25 GDPR asks for and the switches of the chosen offering.
func (b *builder) settings() []Block {
	a := b.r.Chosen
	var out []Block
	var switches []wizard.Setting
	if a != nil {
		out, switches = append(out, b.offeringHead(a)), a.Settings
	}
	if len(switches) == 0 {
		out = append(out, Para{T(b.t("Einzelne Schalter sind nicht bekannt. Die Ziele unten sind in der Verwaltung des Dienstes zu suchen oder beim Anbieter zu erfragen.",
			"No single switches are known. Look for the goals below in the administration of the service or ask the vendor."))})
	}
	list := List{}
	for _, r := range b.rulesOf("default_setting") {
		list.Items = append(list.Items, Item{Tick: OpenTick, Spans: []Span{B(r.Title.In(b.l) + ": "), b.cite.span(sentence(r.Effect.In(b.l)), r.Sources), S(" (" + r.Ref + ")")}})
	}
	if len(list.Items) > 0 {
		out = append(out, b.h2("Ziele: datenschutzfreundliche Voreinstellungen", "Goals: data protection by default"), list)
	}
	group, heading := b.byPurpose, func(key string) string { return wizard.GroupLabel(key).In(b.l) }
	if len(switches) > manySettings {
		group, heading = byFile, func(key string) string { return key }
	}
	keys, groups := group(switches)
	for _, k := range keys {
		out = append(out, Heading{2, heading(k)}, b.settingTable(groups[k], len(switches) > manySettings))
	}
	return out
}

// byPurpose groups switches by the chapter of the catalogue that they serve, in its order. Switches
// of an overlay may serve no requirement that we know; they stand last.
func (b *builder) byPurpose(list []wizard.Setting) ([]string, map[string][]wizard.Setting) {
	groups := map[string][]wizard.Setting{}
	var keys []string
	take := func(chapter string, s wizard.Setting) {
		if len(groups[chapter]) == 0 {
			keys = append(keys, chapter)
		}
		groups[chapter] = append(groups[chapter], s)
	}
	for i := range b.r.KB.Requirements {
		for _, s := range list {
			if r := &b.r.KB.Requirements[i]; s.Requirement == r.ID {
				take(r.Group, s)
			}
		}
	}
	for _, s := range list {
		if b.r.KB.Requirement(s.Requirement) == nil {
			take("", s)
		}
	}
	return keys, groups
}

// byFile groups switches by place, in the order of the data.
func byFile(list []wizard.Setting) ([]string, map[string][]wizard.Setting) {
	groups := map[string][]wizard.Setting{}
	var keys []string
	for _, s := range list {
		if len(groups[s.File]) == 0 {
			keys = append(keys, s.File)
		}
		groups[s.File] = append(groups[s.File], s)
	}
	return keys, groups
}

func (b *builder) requirementTitle(id string) string {
	if r := b.r.KB.Requirement(id); r != nil {
		return r.Term.In(b.l) + " (" + id + ")"
	}
	return b.t("Weitere Schalter", "Further switches")
}

// settingTable shows switches with default, value and reason. Grouped by place the second column
// names the purpose; grouped by purpose it names the place, and the purpose stands with the reason.
func (b *builder) settingTable(list []wizard.Setting, byPlace bool) Table {
	second := b.t("Ort", "Place")
	if byPlace {
		second = b.t("Zweck", "Purpose")
	}
	t := Table{Widths: []int{24, 18, 12, 14, 32}, Header: []string{b.t("Schalter", "Switch"), second, b.t("Vorgabe", "Default"), b.t("Soll", "Set to"), b.t("Grund", "Reason")}}
	for _, s := range list {
		place, purpose := s.File, b.requirementTitle(s.Requirement)+"; "
		if byPlace {
			place, purpose = b.requirementTitle(s.Requirement), ""
		}
		t.Rows = append(t.Rows, []Cell{
			{Tick: OpenTick, Spans: []Span{C(s.Key)}}, {Spans: T(place)}, {Spans: T(b.settingValue(s.Default))}, {Spans: []Span{B(b.settingValue(s.Recommended))}},
			{Spans: []Span{b.cite.span(sentence(s.Reason.In(b.l)), s.Sources), S(" (" + purpose + BasisLabel(s.Basis).In(b.l) + b.asOf(s.VerifiedOn) + ")")}},
		})
	}
	return t
}

// settingValue puts the two words of the data for missing values into the language.
func (b *builder) settingValue(v string) string {
	switch v {
	case "unset":
		return b.t("nicht gesetzt", "not set")
	case "unknown", "":
		return b.t("nicht bekannt", "not known")
	}
	return v
}
