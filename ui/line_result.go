package ui

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/export"
	"videokompass/wizard"
)

// listed is how many offerings of a tier are named without asking for all.
const listed = 10

// recommendation computes the result for the present answers, or returns the one at hand.
func (l *liner) recommendation() *wizard.Recommendation {
	if l.rec == nil {
		r, ok := wizard.Recommend(l.a.cfg.KB, l.a.session.Answers, l.a.day(), l.a.session.Chosen)
		if !ok { // the chosen offering is no longer in the data
			r, _ = wizard.Recommend(l.a.cfg.KB, l.a.session.Answers, l.a.day(), "")
		}
		r.PlanFrom(l.a.session.Planned)
		l.rec = r
	}
	return l.rec
}

// result names the tiers with their counts, then the offerings with their numbers.
func (l *liner) result(rest string) {
	r := l.recommendation()
	only, all := l.tierNamed(rest)
	if rest != "" && only == "" && !all {
		l.usage("ergebnis kennt „"+shortInput(rest)+"“ nicht", "result does not know “"+shortInput(rest)+"”", "ergebnis alle oder ergebnis ausgeschlossen", "result all or result excluded")
		return
	}
	l.a.session.Changed = nil // from here on changes count anew
	l.sayf(l.t("Ergebnis zum Stichtag %s.", "Result as of %s."), r.AsOf.In(l.lang()))
	for _, tier := range wizard.Tiers {
		if n := len(r.Tier(tier)); n > 0 || tier != wizard.TierUnassessed {
			l.sayf("%s: %d", tier.Label(l.lang()), n)
		}
	}
	if r.Nothing != nil {
		l.nothing(r.Nothing)
	}
	tier, named := wizard.Tier(""), 0
	for i, c := range r.Candidates {
		if c.Tier != tier {
			l.rest(tier, len(r.Tier(tier))-named)
			tier, named = c.Tier, 0
		}
		show := only == tier || all || only == "" && possible(tier) && named < listed
		if !show {
			continue
		}
		if named == 0 {
			l.gap()
			l.sayf("%s:", tier.Label(l.lang()))
		}
		named++
		l.sayf("%d %s%s", i+1, c.Ref.Name(l.lang()), l.conditionCount(c))
	}
	l.rest(tier, len(r.Tier(tier))-named)
	l.gap()
	if r.ByUser {
		l.sayf(l.t("Gewählt: %s.", "Chosen: %s."), r.Chosen.Ref.Name(l.lang()))
	}
	if rb := wizard.Robust(r); rb != nil && rest == "" {
		l.say(l.t("Wie fest der erste Platz steht: ", "How firm the first place is: ") + rb.Sentence(l.lang()))
	}
	l.say(l.t("Weiter: erkläre 1, wähle 1, schritte, export md.", "Go on: explain 1, choose 1, steps, export md."))
}

// rest says how many offerings of a tier were not named.
func (l *liner) rest(tier wizard.Tier, n int) {
	if tier == "" || n <= 0 {
		return
	}
	words := strings.Fields(tier.Label(l.lang()))
	l.sayf(l.t("%s, weitere %d: ergebnis %s", "%s, %d more: result %s"), tier.Label(l.lang()), n, strings.ToLower(words[len(words)-1]))
}

// tierNamed finds the tier that somebody names.
func (l *liner) tierNamed(word string) (only wizard.Tier, all bool) {
	word = plainWord(word)
	if word == "alle" || word == "alles" || word == "all" {
		return "", true
	}
	for _, tier := range wizard.Tiers {
		for _, w := range strings.Fields(plainWord(tier.Label(l.lang()))) {
			if len(word) > 3 && strings.HasPrefix(w, word) {
				return tier, false
			}
		}
	}
	return "", false
}

func (l *liner) conditionCount(c *wizard.Assessed) string {
	switch n := len(c.Conditions); {
	case c.Tier == wizard.TierExcluded:
		return fmt.Sprintf(l.t(", Hindernisse: %d", ", obstacles: %d"), c.MustUnmet)
	case c.MustUnknown > 0:
		return fmt.Sprintf(l.t(", offene Punkte: %d, Bedingungen: %d", ", open points: %d, conditions: %d"), c.MustUnknown, n)
	case n > 0:
		return fmt.Sprintf(l.t(", Bedingungen: %d", ", conditions: %d"), n)
	}
	return ""
}

// nothing says what stands in the way when no offering fits.
func (l *liner) nothing(n *wizard.NothingFits) {
	l.gap()
	l.say(l.t("Kein Angebot passt zu diesen Antworten.", "No offering fits these answers."))
	for i := range n.Blockers[:min(len(n.Blockers), 3)] {
		l.sayf(l.t("Schließt %d aus: %s", "Excludes %d: %s"), n.Blockers[i].Excludes, n.Blockers[i].Requirement.Term.In(l.lang()))
	}
	for i := range n.Ways[:min(len(n.Ways), 3)] {
		var changes []string
		for _, c := range n.Ways[i].Changes {
			changes = append(changes, c.Describe(l.lang()))
		}
		l.sayf(l.t("Diese Änderung lässt %d zu: %s", "This change admits %d: %s"), len(n.Ways[i].Opens), strings.Join(changes, "; "))
	}
}

// offering finds the offering that a number of the result or a full id names, or complains.
func (l *liner) offering(rest string) *wizard.Assessed {
	r := l.recommendation()
	if n := numberIn(rest, len(r.Candidates)); n > 0 {
		return r.Candidates[n-1]
	}
	if a := r.Find(rest); a != nil {
		return a
	}
	if rest == "" {
		l.usage("hier fehlt die Nummer eines Angebots", "the number of an offering is missing", "erkläre 1; ergebnis nennt die Nummern", "explain 1; result names the numbers")
		return nil
	}
	l.wrong(complaint(fmt.Sprintf("Angebot „%s“ gibt es nicht", shortInput(rest)), fmt.Sprintf("there is no offering “%s”", shortInput(rest)),
		fmt.Sprintf("eine Nummer von 1 bis %d nennen, ergebnis alle zeigt sie", len(r.Candidates)), fmt.Sprintf("name a number from 1 to %d, result all shows them", len(r.Candidates))))
	return nil
}

// explain says why an offering stands where it stands: the verdict, and on demand everything.
func (l *liner) explain(rest string) {
	rest, full := cutWord(rest, "alles", "alle", "all")
	a := l.offering(rest)
	if a == nil {
		return
	}
	r, _ := wizard.Recommend(l.a.cfg.KB, l.a.session.Answers, l.a.day(), a.Ref.ID())
	doc := export.Explanation(r, export.Options{Lang: l.lang()})
	if full {
		l.document(doc, true)
		return
	}
	var parts []export.Part
	for _, p := range doc.Parts {
		if p.ID == "verdict" || p.ID == "why-not" {
			parts = append(parts, p)
		}
	}
	doc.Parts = parts
	l.document(doc, false)
	l.sayf(l.t("Alle Anforderungen, veröffentlichte Urteile und Quellen: erkläre %s alles", "All requirements, published verdicts and sources: explain %s all"), rest)
}

// cutWord takes one of the words from the end of a text.
func cutWord(text string, words ...string) (string, bool) {
	fields := strings.Fields(text)
	if n := len(fields); n > 0 && data.Has(words, plainWord(fields[n-1])) {
		return strings.Join(fields[:n-1], " "), true
	}
	return text, false
}

// pick chooses an offering.
func (l *liner) pick(rest string) {
	a := l.offering(rest)
	if a == nil {
		return
	}
	l.a.session.Chosen = a.Ref.ID()
	l.rec = nil
	l.save()
	l.sayf(l.t("Gewählt: %s, %s%s.", "Chosen: %s, %s%s."), a.Ref.Name(l.lang()), a.Tier.Label(l.lang()), l.conditionCount(a))
	if a.Tier == wizard.TierExcluded {
		l.sayf(l.t("Dieses Angebot ist ausgeschlossen. Was es zulassen würde, sagt erkläre %s.", "This offering is excluded. explain %s says what would admit it."), rest)
	}
}

// source shows a source of the knowledge base.
func (l *liner) source(id string) {
	if l.a.cfg.KB.Source(id) == nil {
		var ids []string
		for i := range l.a.cfg.KB.Sources {
			ids = append(ids, l.a.cfg.KB.Sources[i].ID)
		}
		l.unknownID(id, ids, data.Text{DE: "quelle dsk-oh", EN: "source dsk-oh"})
		return
	}
	l.show(id)
}

// show prints the fact sheet of any record.
func (l *liner) show(id string) {
	if n := numberIn(id, len(l.a.cfg.KB.Offerings())); n > 0 {
		id = l.recommendation().Candidates[n-1].Ref.ID()
	}
	doc, _, ok := export.Show(l.a.cfg.KB, id, l.a.day(), l.lang())
	if !ok {
		l.unknownID(id, nil, data.Text{DE: "zeige p09 oder zeige jitsi-meet/self", EN: "show p09 or show jitsi-meet/self"})
		return
	}
	l.document(doc, true)
}

func (l *liner) unknownID(id string, ids []string, example data.Text) {
	mend := data.Text{DE: "zum Beispiel " + example.DE, EN: "for example " + example.EN}
	if n := data.Nearest(id, ids); n != "" {
		mend = data.Text{DE: "gemeint ist wohl " + n, EN: "perhaps " + n}
	}
	l.wrong(&wizard.Complaint{What: data.Text{DE: fmt.Sprintf("die Kennung „%s“ gibt es nicht", shortInput(id)), EN: fmt.Sprintf("there is no id “%s”", shortInput(id))}, Mend: mend})
}
