package export

// usage holds the rules of use, the rules for recording where it is wanted, and the notes for the
// bodies and sectors that the answers name.
func (b *builder) usage() []Block {
	out := b.blocks("rules-hosts", "rules-participants", "rules-recording", "note-council")
	out = append(out, b.withRules("note-school", "school")...)
	if council := b.withRules("note-council-meeting", "council"); len(council) > 0 {
		out = append(out, council...)
		out = append(out, b.block("note-council-meeting-nw")...)
	}
	return append(out, b.blocks("note-church-ev", "note-church-kath")...)
}

// withRules adds to a note the rules of the Land that it leaves open.
func (b *builder) withRules(block, kind string) []Block {
	out := b.block(block)
	if len(out) == 0 {
		return nil
	}
	list := List{}
	for _, r := range b.rulesOf(kind) {
		if len(r.Lands) > 0 {
			list.Items = append(list.Items, b.ruleItem(r))
		}
	}
	if len(list.Items) > 0 {
		out = append(out, b.h3("Regeln des Landes", "Rules of the Land"), list)
	}
	return out
}
