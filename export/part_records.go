package export

// records holds two drafts: the entry in the record of processing activities (Art. 30(1) GDPR) and
// the privacy notice (Art. 13 GDPR), filled from answers and facts, gaps marked.
func (b *builder) records() []Block {
	return append(b.vvt(), b.notice()...)
}

// vvt is the entry in the record, with the facts that belong to each field.
func (b *builder) vvt() []Block {
	out := []Block{b.h2("Eintrag im Verzeichnis (Art. 30 Abs. 1 DSGVO)", "Entry in the record (Art. 30(1) GDPR)"),
		b.para(b.t("Entwurf aus Antworten und Angaben. Was in eckigen Klammern steht, ergänzt die Einrichtung.", "Draft from answers and facts. What stands in square brackets is to be completed by the organisation."))}
	for _, f := range []struct {
		block, rule string
		keys        []string
	}{
		{"vvt-a", "art30-a", nil},
		{"vvt-b", "art30-b", nil},
		{"vvt-c", "art30-c", nil},
		{"vvt-d", "art30-d", []string{"provider_seat", "subprocessors_url"}},
		{"vvt-e", "art30-e", []string{"data_location", "subprocessors_third_country"}},
		{"vvt-f", "art30-f", []string{"retention_settings", "log_retention_days"}},
		{"vvt-g", "art30-g", []string{"transport_encryption", "e2ee", "mfa", "waiting_room", "recording_admin_disable", "iso27001"}},
	} {
		blocks := lower(b.block(f.block))
		if len(blocks) == 0 {
			continue
		}
		out = append(out, blocks[0])
		if r := b.r.KB.Rule(f.rule); r != nil && r.In(b.r.AsOf) {
			out = append(out, Note{[]Span{b.cite.span(b.t("Verlangt wird: ", "Required: ")+sentence(r.Effect.In(b.l)), r.Sources)}})
		}
		out = append(out, blocks[1:]...)
		if known := b.facts(f.keys...); len(known) > 0 {
			out = append(out, b.para(b.t("Bekannt vom gewählten Angebot:", "Known of the chosen offering:")), List{Items: known})
		}
	}
	return out
}

// notice is the privacy notice in full and, for guests, in a few lines.
func (b *builder) notice() []Block {
	out := b.block("notice")
	for _, id := range []string{"notice-1a", "notice-1b", "notice-1c", "notice-1d", "notice-1e", "notice-1f",
		"notice-2a", "notice-2b", "notice-2c", "notice-2d", "notice-2e", "notice-2f"} {
		out = append(out, lower(b.block(id))...)
		if id == "notice-1c" {
			out = append(out, b.noticeBasis()...)
		}
	}
	if r := b.r.KB.Rule("art13-3"); r != nil && r.In(b.r.AsOf) {
		out = append(out, Heading{3, r.Title.In(b.l) + " (" + r.Ref + ")"}, b.para(sentence(r.Effect.In(b.l)), r.Sources...))
	}
	return append(out, b.block("notice-guests")...)
}

// noticeBasis proposes the legal bases by kind of organisation; it is a note for the editor.
func (b *builder) noticeBasis() []Block {
	list := List{}
	for _, r := range append(b.rulesOf("legal_basis"), b.rulesOf("land_dpa")...) {
		list.Items = append(list.Items, Item{Spans: []Span{B(r.Title.In(b.l) + ": "), b.cite.span(sentence(r.Effect.In(b.l)), r.Sources)}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{Note{T(b.t("Hilfe zum Ausfüllen, vor der Veröffentlichung streichen:", "Help for completing, delete before publication:"))}, list}
}
