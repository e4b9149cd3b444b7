package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// Questionnaire is a letter to the vendor of the chosen offering with boxes to tick: exactly the
// facts that matter to the profile and that nobody has proven.
func Questionnaire(r *wizard.Recommendation, o Options) *Doc {
	b := &builder{r: r, o: o, l: o.Lang, cite: newCitations(r.KB)}
	a := r.Chosen
	d := &Doc{Title: b.t("Fragen zu ", "Questions on ") + a.Ref.Name(b.l), Lang: o.Lang, Date: r.AsOf, Edition: r.KB.Edition, Hash: r.KB.Hash, Organisation: data.Clean(r.Profile.Organisation)}
	d.Subtitle = fmt.Sprintf(b.t("%s · Stichtag %s · Datenstand %s", "%s · as of %s · data edition %s"), a.Ref.ID(), r.AsOf.In(b.l), r.KB.Edition.In(b.l))
	facts := wizard.OpenFacts(r.KB, a, r.AsOf)
	blocks := []Block{b.letterHead(a)}
	if len(facts) == 0 {
		blocks = append(blocks, Para{T(b.t("Es ist nichts zu fragen: Alle Angaben, auf die es ankommt, sind belegt, aktuell und nicht nur vom Anbieter.",
			"Nothing has to be asked: all facts that matter are documented, current and not only from the vendor."))})
		d.Parts = []Part{{"letter", b.t("Anschreiben", "Letter"), blocks}}
		return d
	}
	blocks = append(blocks, Para{T(b.t("Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"))},
		Para{T(fmt.Sprintf(b.t("wir prüfen den Einsatz von %s und müssen nachweisen können, dass er zulässig ist (Art. 5 Abs. 2, Art. 24 und 28 Abs. 1 DSGVO). Zu den folgenden %d Punkten fehlt uns ein aktueller Beleg. Bitte kreuzen Sie an, nennen Sie Belege mit Datum und antworten Sie bis zum %s.",
			"we are examining the use of %s and must be able to show that it is lawful (Art. 5(2), Art. 24 and 28(1) GDPR). On the following %d points we lack current proof. Please tick, name evidence with its date, and answer by %s."),
			a.Ref.Name(b.l), len(facts), r.AsOf.AddDays(replyDays).In(b.l)))})
	d.Parts = append(d.Parts, Part{"letter", b.t("Anschreiben", "Letter"), blocks})
	for _, part := range []struct{ id, level, de, en string }{
		{"must", wizard.LevelMust, "Davon hängt die Zulässigkeit ab", "Lawfulness depends on these"},
		{"should", wizard.LevelShould, "Diese Angaben fließen in den Vergleich ein", "These enter the comparison"},
	} {
		if list := b.askList(facts, part.level); len(list.Items) > 0 {
			d.Parts = append(d.Parts, Part{part.id, b.t(part.de, part.en), []Block{list}})
		}
	}
	d.Parts = append(d.Parts, Part{"close", b.t("Unterschrift", "Signature"), []Block{
		Fields{[]Field{{b.t("Ort, Datum", "Place, date"), T(line)}, {b.t("Name, Funktion", "Name, position"), T(line)}, {b.t("Unterschrift", "Signature"), T(line)}}}}})
	if sources := b.sources(); len(sources) > 0 {
		d.Parts = append(d.Parts, Part{"sources", b.t("Quellen", "Sources"), sources})
	}
	return d
}

// askList writes the facts of one level as questions with boxes.
func (b *builder) askList(facts []wizard.OpenFact, level string) List {
	list := List{Ordered: true}
	for _, f := range facts {
		if f.Level != level {
			continue
		}
		spans := []Span{B(f.Ask.In(b.l)), S(" (" + b.reasonToAsk(f) + ")")}
		if f.Claim != nil {
			spans = append(spans, b.cite.span(" "+b.t("Uns bekannt: ", "Known to us: ")+wizard.ValueLabel(f.Def, f.Claim.Value, b.l)+b.asOf(f.Claim.VerifiedOn)+".", f.Claim.Sources))
		}
		item := Item{Spans: spans}
		for i := range f.Def.Values {
			item.Children = append(item.Children, Item{Tick: OpenTick, Spans: T(f.Def.Values[i].Label.In(b.l))})
		}
		if len(f.Def.Values) == 0 {
			item.Children = append(item.Children, Item{Spans: T(b.t("Antwort: ", "Answer: ") + line)})
		}
		item.Children = append(item.Children, Item{Spans: T(b.t("Beleg, Datum: ", "Evidence, date: ") + line)})
		list.Items = append(list.Items, item)
	}
	return list
}

// reasonToAsk says why a fact is asked for and which requirements read it.
func (b *builder) reasonToAsk(f wizard.OpenFact) string {
	why := map[wizard.Doubt]string{
		wizard.Absent: b.t("nicht bekannt", "not known"), wizard.Stale: b.t("veraltet", "stale"), wizard.Unverified: b.t("nie geprüft", "never verified"),
		wizard.VendorOnly: b.t("bisher nur Ihre Angabe", "so far only your statement"),
	}[f.Doubt]
	if why == "" {
		why = b.t("nicht eindeutig", "not clear")
	}
	var names []string
	for _, r := range f.Requirements {
		names = append(names, r.ID+legalSuffix(r.Legal))
	}
	return why + "; " + strings.Join(names, "; ")
}

// QuestionForm is the questionnaire as an overlay file: each question a claim that stands as a
// comment. Filled in, it is loaded with --data and passes the lint.
func QuestionForm(r *wizard.Recommendation, l data.Lang) []byte {
	t := func(de, en string) string { return data.Text{DE: de, EN: en}.In(l) }
	a := r.Chosen
	source := "auskunft-" + a.Ref.Product.ID + "-" + a.Ref.Offering.ID + "-" + r.AsOf.String()
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# %s", data.Clean(fmt.Sprintf(t("Fragen zu %s (%s), Stichtag %s", "Questions on %s (%s), as of %s"), a.Ref.Name(l), a.Ref.ID(), r.AsOf)))
	p("# %s", t("Ausfüllen: bei jeder beantworteten Frage das # vor den Zeilen mit [offerings.claims…], value, sources, basis und verified_on löschen,", "To fill in: for each answered question delete the # before the lines with [offerings.claims…], value, sources, basis and verified_on,"))
	p("# %s", t("den Wert und den Tag der Auskunft eintragen. Prüfen: videokompass check DATEI. Verwenden: videokompass recommend ANTWORTEN --data DATEI", "enter the value and the day of the answer. Check: videokompass check FILE. Use: videokompass recommend ANSWERS --data FILE"))
	p("id = %q\n", a.Ref.Product.ID)
	publisher := a.Ref.Offering.Operator
	if publisher == "" {
		publisher = a.Ref.Product.Vendor
	}
	p("[[sources]]\nid = %q\npublisher = %q\ntitle = %q", source, data.Clean(orWord(publisher, a.Ref.Product.Name)), data.Clean(t("Schriftliche Auskunft zu ", "Written answer on ")+a.Ref.Name(l)))
	p("published = %q\nkind = \"vendor\"\nstatus = \"current\"\nread = \"full\"\n", r.AsOf.String())
	p("[[offerings]]\nid = %q\ndeployment = %q", a.Ref.Offering.ID, a.Ref.Offering.Deployment)
	for i, f := range wizard.OpenFacts(r.KB, a, r.AsOf) {
		p("\n# %d. %s", i+1, data.Clean(f.Ask.In(l)))
		var ids []string
		for _, req := range f.Requirements {
			ids = append(ids, req.ID)
		}
		p("#    %s: %s", t("fragt", "asked by"), strings.Join(ids, ", "))
		if f.Claim != nil {
			p("#    %s: %s", t("bisher", "so far"), data.Clean(f.Claim.Value.String()))
		}
		sample, choices := formValue(f.Def, t)
		p("# [offerings.claims.%s]\n# value = %s    # %s", f.Key, sample, choices)
		if f.Def.Type == "price" {
			p("# currency = \"EUR\"\n# per = \"year\"    # host_month host_year user_month user_year month year\n# tax = \"gross\"    # net gross not_stated")
		}
		if partial := partialValues(f.Def); partial != "" {
			p("# note = { de = \"%s\", en = \"condition\" }    # %s: %s", "Bedingung", t("nötig bei", "needed with"), partial)
		}
		p("# sources = [%q]\n# basis = \"vendor\"\n# verified_on = %s", source, r.AsOf)
	}
	return []byte(b.String())
}

func orWord(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// formValue gives a sample value of a claim and the values that are possible.
func formValue(def *data.ClaimDef, t func(de, en string) string) (sample, choices string) {
	var ids []string
	for i := range def.Values {
		ids = append(ids, def.Values[i].ID)
	}
	list := strings.Join(ids, ", ")
	switch def.Type {
	case "enum":
		return fmt.Sprintf("%q", ids[0]), list
	case "list":
		return "[]", list
	case "number":
		return "0", t("eine Zahl", "a number")
	case "price":
		return "0", t("eine Zahl oder \"on_request\"", "a number or \"on_request\"")
	case "country":
		return `"DE"`, t("Länderkürzel", "country code")
	case "countries":
		return `["DE"]`, t("Länderkürzel oder EEA; [] = keine", "country codes or EEA; [] = none")
	case "date":
		return `"2026-11-22"`, t("ein Datum", "a date")
	}
	return `"–"`, t("Text", "text")
}

// partialValues lists the values that need a note.
func partialValues(def *data.ClaimDef) string {
	var ids []string
	for i := range def.Values {
		if def.Values[i].Partial {
			ids = append(ids, def.Values[i].ID)
		}
	}
	return strings.Join(ids, ", ")
}
