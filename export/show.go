package export

import (
	"fmt"
	"strings"

	"videokompass/data"
	"videokompass/wizard"
)

// Show builds the fact sheet of any record of the knowledge base by its id, and its JSON value. It
// reports false when nothing has that id.
func Show(kb *data.KB, id string, on data.Date, l data.Lang) (*Doc, any, bool) {
	b := &builder{r: &wizard.Recommendation{KB: kb, AsOf: on, Profile: wizard.NewProfile(kb, &wizard.Answers{})}, l: l, cite: newCitations(kb)}
	d := &Doc{Lang: l, Date: on, Edition: kb.Edition, Hash: kb.Hash}
	d.Subtitle = fmt.Sprintf(b.t("%s · Stichtag %s · Datenstand %s", "%s · as of %s · data edition %s"), id, on.In(l), kb.Edition.In(l))
	add := func(de, en string, blocks ...Block) {
		if len(blocks) > 0 {
			d.Parts = append(d.Parts, Part{ID: en, Title: b.t(de, en), Blocks: blocks})
		}
	}
	value, found := b.showRecord(d, id, on, add)
	if found {
		add("Quellen", "Sources", b.sources()...)
	}
	return d, value, found
}

type adder func(de, en string, blocks ...Block)

func (b *builder) showRecord(d *Doc, id string, on data.Date, add adder) (any, bool) {
	kb, l := b.r.KB, b.l
	if p, o := kb.Offering(id); o != nil {
		ref := data.OfferingRef{Product: p, Offering: o}
		d.Title = ref.Name(l)
		b.showOffering(ref, on, add)
		return OfferingJSON(kb, ref, on, l), true
	}
	if p := kb.Product(id); p != nil {
		d.Title = p.Name
		b.showProduct(p, on, add)
		return ProductJSON(kb, p, on, l), true
	}
	if s := kb.Source(id); s != nil {
		d.Title = s.Title
		b.showSource(s, add)
		return SourceJSON(s, l), true
	}
	if r := kb.Rule(id); r != nil {
		d.Title = r.Title.In(l)
		b.showRule(r, on, add)
		return RuleJSON(r, on, l), true
	}
	if r := kb.Requirement(id); r != nil {
		d.Title = r.Term.In(l)
		b.showRequirement(r, add)
		return RequirementJSON(r, l), true
	}
	if s := kb.Step(id); s != nil {
		d.Title = s.Title.In(l)
		f := b.stepFields(wizard.DueStep{Step: s, Due: on.AddDays(s.DueDays)}).(Fields)
		add("Schritt", "Step", f, b.para(s.Text.In(l), s.Sources...), b.checklist(wizard.DueStep{Step: s}))
		return StepJSON(s, l), true
	}
	if q := kb.Question(id); q != nil {
		d.Title = q.Label.In(l)
		b.showQuestion(q, add)
		return QuestionJSON(q, l), true
	}
	if a := kb.Authority(id); a != nil {
		d.Title = a.Name
		add("Aufsichtsbehörde", "Authority", b.pairs("Gebiet", "Area", a.Area.In(l), "Anschrift", "Address", a.Address, "Netz", "Web", a.URL, "E-Mail", "E-mail", a.Email, "Anmerkung", "Note", a.Note.In(l)), b.para("", a.Sources...))
		return AuthorityJSON(a, l), true
	}
	if def := kb.Def(id); def != nil {
		d.Title = def.Label.In(l)
		var values []string
		for i := range def.Values {
			values = append(values, def.Values[i].ID+" ("+def.Values[i].Label.In(l)+")")
		}
		add("Merkmal", "Claim", b.pairs("Art", "Type", def.Type, "Werte", "Values", strings.Join(values, ", "),
			"Haltbar (Monate)", "Shelf life (months)", fmt.Sprint(def.ShelfLife), "Frage", "Question", def.Ask.In(l)))
		return ClaimDefJSON(def, l), true
	}
	for i := range kb.Assessments {
		if a := &kb.Assessments[i]; a.ID == id {
			d.Title = a.SubjectName
			add("Urteil", "Assessment", b.assessmentFields(a))
			return AssessmentJSON(a, l), true
		}
	}
	if e := kb.RiskEvent(id); e != nil {
		d.Title = e.Title.In(l)
		add("Ereignis", "Event", b.pairs("Tag", "Day", e.Date.In(l), "Fundstelle", "Reference", e.Ref), b.para(e.Consequence.In(l), e.Sources...))
		return map[string]any{"id": e.ID, "date": e.Date.String(), "title": e.Title.In(l), "ref": e.Ref, "consequence": e.Consequence.In(l), "sources": e.Sources}, true
	}
	return nil, false
}

// pairs makes fields from triples of German label, English label and value; empty values are left out.
func (b *builder) pairs(triples ...string) Fields {
	f := Fields{}
	for i := 0; i+2 < len(triples); i += 3 {
		if triples[i+2] != "" {
			f.Rows = append(f.Rows, Field{b.t(triples[i], triples[i+1]), T(triples[i+2])})
		}
	}
	return f
}

func (b *builder) showOffering(ref data.OfferingRef, on data.Date, add adder) {
	o := ref.Offering
	add("Angebot", "Offering",
		b.pairs("Produkt", "Product", ref.Product.Name, "Betriebsart", "Deployment", wizard.DeploymentLabel(o.Deployment).In(b.l), "Betreiber", "Operator", o.Operator,
			"Nur für", "Only for", strings.Join(append(append([]string{}, o.OpenTo.Sectors...), o.OpenTo.Lands...), ", "), "Netz", "Web", o.Homepage),
		Para{T(o.Summary.In(b.l))})
	b.showEnd(b.r.KB.Facts(ref, on, nil), add)
	add("Tatsachen", "Facts", b.factList(b.r.KB.Facts(ref, on, nil).All()))
	b.showSettings(append(append([]data.Setting{}, ref.Product.Settings...), o.Settings...), add)
	b.showEvents(append(append([]data.Event{}, ref.Product.Events...), o.Events...), add)
	b.showAssessments(ref, on, add)
}

// showEnd says first when a service has ended.
func (b *builder) showEnd(f *data.Facts, add adder) {
	c := b.r.KB.Get(f, "status")
	if c != nil && c.Value.Is("discontinued") {
		text := b.t("Der Dienst ist eingestellt", "The service has ended")
		if c.From != 0 {
			text += b.t(" seit ", " since ") + c.From.In(b.l)
		}
		add("Stand", "State", Note{[]Span{b.cite.span(text+".", c.Sources)}})
	}
}

func (b *builder) showProduct(p *data.Product, on data.Date, add adder) {
	successor := ""
	if s := b.r.KB.Product(p.Successor); s != nil {
		successor = s.Name + " (" + s.ID + ")"
	}
	add("Produkt", "Product", b.pairs("Hersteller", "Vendor", p.Vendor, "Sitz", "Seat", p.VendorCountry, "Art", "Kind", p.Kind, "Netz", "Web", p.Homepage, "Nachfolger", "Successor", successor),
		Para{T(p.Summary.In(b.l))})
	list := List{}
	for i := range p.Offerings {
		ref := data.OfferingRef{Product: p, Offering: &p.Offerings[i]}
		list.Items = append(list.Items, Item{Spans: []Span{B(ref.ID()), S(": " + ref.Name(b.l))}})
		if i == 0 {
			b.showEnd(b.r.KB.Facts(ref, on, nil), add)
		}
	}
	add("Angebote", "Offerings", list)
	var claims []*data.Claim
	for i := range p.Claims {
		claims = append(claims, &p.Claims[i])
	}
	add("Tatsachen", "Facts", b.factList(claims))
	b.showSettings(p.Settings, add)
	b.showEvents(p.Events, add)
}

// factList shows each fact with value, source, date and basis.
func (b *builder) factList(claims []*data.Claim) Block {
	list := List{}
	for _, c := range claims {
		def := b.r.KB.Def(c.Key)
		label := c.Key
		if def != nil {
			label = def.Label.In(b.l)
		}
		value := wizard.ValueLabel(def, c.Value, b.l)
		if c.Key == "price" {
			value = strings.TrimSpace(c.Plan + " " + value + " " + c.Currency + " " + c.Per + " " + c.Tax)
		}
		if c.From != 0 || c.Until != 0 {
			value += fmt.Sprintf(" (%s – %s)", c.From.In(b.l), c.Until.In(b.l))
		}
		spans := []Span{B(label + ": "), S(value)}
		if n := c.Note.In(b.l); n != "" {
			spans = append(spans, S(". "+n))
		}
		list.Items = append(list.Items, Item{Spans: append(spans, b.cite.span(" "+b.evidence(c), c.Sources))})
	}
	return list
}

func (b *builder) showSettings(settings []data.Setting, add adder) {
	list := List{}
	for i := range settings {
		s := &settings[i]
		list.Items = append(list.Items, Item{Spans: []Span{S(s.File + ": "), C(s.Key), S(fmt.Sprintf(b.t(", Vorgabe %s, Soll %s. ", ", default %s, set to %s. "), s.Default, s.Recommended)),
			b.cite.span(s.Reason.In(b.l)+" ("+s.Requirement+b.asOf(s.VerifiedOn)+")", s.Sources)}})
	}
	if len(list.Items) > 0 {
		add("Einstellungen", "Settings", list)
	}
}

func (b *builder) showEvents(events []data.Event, add adder) {
	list := List{}
	for i := range events {
		e := &events[i]
		day := e.Date.In(b.l)
		switch e.Precision {
		case "month":
			day = b.partialDate(e.Date.String()[:7])
		case "year":
			day = e.Date.String()[:4]
		}
		list.Items = append(list.Items, Item{Spans: []Span{B(day + ": "), b.cite.span(e.Text.In(b.l), e.Sources)}})
	}
	if len(list.Items) > 0 {
		add("Ereignisse", "Events", list)
	}
}

func (b *builder) showAssessments(ref data.OfferingRef, on data.Date, add adder) {
	a := wizard.Judge(b.r.KB, b.r.Profile, on, ref)
	b.r.Chosen = a
	if blocks := b.dissent(); len(blocks) > 0 {
		add("Veröffentlichte Urteile", "Published verdicts", blocks...)
	}
	b.r.Chosen = nil
}

func (b *builder) assessmentFields(a *data.Assessment) Fields {
	f := b.pairs("Tag", "Day", a.Date.In(b.l), "Gegenstand", "Subject", a.SubjectName, "Umfang", "Scope", a.Scope.In(b.l), "Bedingungen", "Conditions", a.Conditions.In(b.l), "Rechtsstand damals", "Legal state then", a.LegalState.In(b.l))
	return Fields{append([]Field{{b.t("Ergebnis", "Result"), []Span{b.cite.span(a.Result.In(b.l), append([]string{a.Source}, a.Sources...))}}}, f.Rows...)}
}

func (b *builder) showSource(s *data.Source, add adder) {
	by := ""
	if n := b.r.KB.Source(s.SupersededBy); n != nil {
		by = n.Title + " (" + n.ID + ")"
	}
	published := s.Published
	if published != "" {
		published = b.partialDate(published)
	}
	add("Quelle", "Source", b.pairs("Herausgeber", "Publisher", s.Publisher, "Stand", "Date", published, "Fassung", "Edition", s.Edition, "Status", "Status", s.Status,
		"Ersetzt durch", "Superseded by", by, "Adresse", "Address", s.URL, "Gelesen", "Read", s.Read), Para{T(s.Summary.In(b.l))})
	demands := List{}
	for i := range b.r.KB.Points {
		p := &b.r.KB.Points[i]
		if p.Source != s.ID {
			continue
		}
		demands.Items = append(demands.Items, Item{Spans: []Span{B(strings.TrimSpace(p.Locator + " ")), S(" " + p.Text.In(b.l) + " → " + strings.TrimSpace(strings.Join(p.Requirements, ", ")+" "+p.Step))}})
	}
	if len(demands.Items) > 0 {
		add("Was die Quelle verlangt und wo es geprüft wird", "What the source demands and where it is checked", demands)
	}
	uses := List{}
	for i := range b.r.KB.Requirements {
		r := &b.r.KB.Requirements[i]
		for _, c := range r.Sources {
			if c.ID == s.ID {
				uses.Items = append(uses.Items, Item{Spans: T(strings.TrimSpace(r.ID + " " + r.Term.In(b.l) + " " + c.Locator))})
			}
		}
	}
	if len(uses.Items) > 0 {
		add("Anforderungen, die sich darauf stützen", "Requirements that rest on it", uses)
	}
}

func (b *builder) showRule(r *data.Rule, on data.Date, add adder) {
	state := b.t("am Stichtag nicht in Kraft", "not in force on that day")
	switch {
	case r.Outlook:
		state = b.t("angekündigt, nicht in Kraft", "announced, not in force")
	case r.In(on):
		state = b.t("am Stichtag in Kraft", "in force on that day")
	}
	add("Regel", "Rule", b.pairs("Fundstelle", "Reference", r.Ref, "CELEX", "CELEX", r.Celex, "Ab", "From", r.From.In(b.l), "Bis ausschließlich", "Until (exclusive)", r.Until.In(b.l),
		"Stand", "State", state, "Länder", "Länder", strings.Join(r.Lands, ", "), "Staaten", "Countries", strings.Join(r.Countries, ", "), "Neu prüfen", "Recheck", r.Recheck.In(b.l),
		"Bekannt aus", "Known from", BasisLabel(r.Basis).In(b.l)+b.asOf(r.VerifiedOn)),
		b.para(r.Effect.In(b.l), r.Sources...))
	if n := r.Note.In(b.l); n != "" {
		add("Anmerkung", "Note", Para{T(n)})
	}
}

func (b *builder) showRequirement(r *data.Requirement, add adder) {
	add("Anforderung", "Requirement", b.pairs("Stufe", "Level", LevelLabel(r.Level).In(b.l), "Rechtsgrundlage", "Legal reference", r.Legal, "Gilt", "Applies when", strings.Join(r.When, ", "),
		"Zuständig", "Responsible", wizard.RoleLabel(r.Role).In(b.l), "Ergebnis", "Artefact", r.Artefact.In(b.l), "Was zu tun ist", "What to do", r.Action.In(b.l)),
		Para{T(r.Text.In(b.l))}, Para{T(r.Why.In(b.l))})
	list := List{}
	for _, c := range r.Sources {
		s := b.r.KB.Source(c.ID)
		if s == nil {
			continue
		}
		list.Items = append(list.Items, Item{Spans: []Span{b.cite.span(strings.TrimSpace(s.Title+" "+c.Locator)+" ("+BasisLabel(c.Basis).In(b.l)+")", []string{c.ID})}})
	}
	add("Woher sie kommt", "Where it comes from", list)
	checks := List{}
	for i := range r.Checks {
		c := &r.Checks[i]
		text := c.Claim
		if c.Function != "" {
			text = b.t("Prüfung: ", "check: ") + c.Function
		} else {
			text += ": " + strings.Join(c.Met, ", ") + b.t(" erfüllt", " met")
			if len(c.Conditional) > 0 {
				text += "; " + strings.Join(c.Conditional, ", ") + b.t(" erfüllbar", " achievable")
			}
			if len(c.Unmet) > 0 {
				text += "; " + strings.Join(c.Unmet, ", ") + b.t(" nicht erfüllt", " not met")
			}
		}
		checks.Items = append(checks.Items, Item{Spans: T(text)})
	}
	if len(checks.Items) > 0 {
		add("Wie sie geprüft wird", "How it is checked", checks)
	}
}

func (b *builder) showQuestion(q *data.Question, add adder) {
	list := List{}
	for _, id := range wizard.OptionIDs(q) {
		list.Items = append(list.Items, Item{Spans: []Span{B(id + ": "), S(wizard.OptionLabel(q, id, b.l))}})
	}
	add("Frage", "Question", Para{T(q.Help.In(b.l))}, b.para(q.Legal.In(b.l), q.Sources...))
	if len(list.Items) > 0 {
		add("Antworten", "Options", list)
	}
}
