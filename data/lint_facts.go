package data

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// fact is what every dated, sourced record has.
type fact struct {
	record, path string
	sources      []string
	basis        Basis
	verified     Date
}

// eachFact visits everything that must name source and basis.
func (l *linter) eachFact(f func(fact)) {
	l.eachClaim(func(record, path string, c *Claim) { f(fact{record, path, c.Sources, c.Basis, c.VerifiedOn}) })
	l.eachSetting(func(record, path string, s *Setting) { f(fact{record, path, s.Sources, s.Basis, s.VerifiedOn}) })
	l.eachEvent(func(record, path string, e *Event) { f(fact{record, path, e.Sources, e.Basis, e.VerifiedOn}) })
	each(l.kb.Rules, func(_ int, r *Rule) { f(fact{"rule:" + r.ID, "", r.Sources, r.Basis, r.VerifiedOn}) })
	each(l.kb.RiskEvents, func(_ int, r *RiskEvent) { f(fact{"risk:" + r.ID, "", r.Sources, r.Basis, r.VerifiedOn}) })
	each(l.kb.Authorities, func(_ int, a *Authority) { f(fact{"authority:" + a.ID, "", a.Sources, a.Basis, a.VerifiedOn}) })
	each(l.kb.Steps, func(_ int, s *Step) { f(fact{"step:" + s.ID, "", s.Sources, s.Basis, 0}) })
	each(l.kb.Assessments, func(_ int, a *Assessment) {
		f(fact{"assessment:" + a.ID, "", slices.Concat([]string{a.Source}, a.Sources), a.Basis, a.Date})
	})
}

func lintBasis(l *linter) {
	l.eachFact(func(f fact) {
		if !slices.Contains(Bases, f.basis) {
			var names []string
			for _, b := range Bases {
				names = append(names, string(b))
			}
			list := strings.Join(names, ", ")
			l.reportf(f.record, join(f.path, "basis"), Text{"möglich sind: " + list, "possible: " + list}, "basis %q ist unbekannt", "unknown basis %q", f.basis)
		}
	})
}

func lintSources(l *linter) {
	l.eachFact(func(f fact) {
		if len(f.sources) == 0 && f.basis != BasisRecalled && f.basis != BasisDerived {
			l.report(f.record, f.path, Text{"Angabe ohne Quelle", "fact without a source"}, Text{"sources angeben, oder basis = \"recalled\" ohne verified_on", "name sources, or basis = \"recalled\" without verified_on"})
		}
		for _, id := range f.sources {
			if l.kb.Source(id) == nil {
				l.reportf(f.record, join(f.path, "sources"), Text{"die Quelle anlegen oder die Kennung berichtigen", "add the source or correct the id"}, "Quelle %q gibt es nicht", "source %q does not exist", id)
			}
		}
	})
}

func lintVerified(l *linter) {
	l.eachFact(func(f fact) {
		if f.verified > l.today {
			l.reportf(f.record, join(f.path, "verified_on"), Text{"das Datum berichtigen", "correct the date"}, "Prüfdatum %s liegt in der Zukunft", "verification date %s lies in the future", f.verified)
		}
		if f.verified != 0 && (f.basis == BasisRecalled || f.basis == BasisDerived) && !strings.HasPrefix(f.record, "assessment:") {
			l.reportf(f.record, f.path, Text{"verified_on löschen", "delete verified_on"}, "%s und zugleich geprüft", "%s and verified at the same time", f.basis)
		}
	})
}

// eachText visits every bilingual text of the knowledge base with its record and path.
func (l *linter) eachText(f func(record, path string, t Text, optional bool)) {
	visit := func(record, base string, v any) { walkTexts(reflect.ValueOf(v), record, base, f) }
	each(l.kb.Claims, func(_ int, r *ClaimDef) { visit("claim:"+r.Key, "", *r) })
	each(l.kb.Flags, func(_ int, r *Flag) { visit("flag:"+r.ID, "", *r) })
	each(l.kb.Sources, func(_ int, r *Source) { visit("source:"+r.ID, "", *r) })
	each(l.kb.Products, func(_ int, r *Product) { visit("product:"+r.ID, "", *r) })
	l.eachClaim(func(record, path string, c *Claim) {
		if c.Own {
			f(record, join(path, "note"), c.Note, true)
		}
	})
	each(l.kb.Assessments, func(_ int, r *Assessment) { visit("assessment:"+r.ID, "", *r) })
	each(l.kb.Dissents, func(_ int, r *Dissent) { visit("dissent:"+r.ID, "", *r) })
	each(l.kb.Rules, func(_ int, r *Rule) { visit("rule:"+r.ID, "", *r) })
	each(l.kb.RiskEvents, func(_ int, r *RiskEvent) { visit("risk:"+r.ID, "", *r) })
	each(l.kb.Authorities, func(_ int, r *Authority) { visit("authority:"+r.ID, "", *r) })
	each(l.kb.Requirements, func(_ int, r *Requirement) { visit("requirement:"+r.ID, "", *r) })
	each(l.kb.Points, func(_ int, r *Point) { visit("point:"+r.ID, "", *r) })
	each(l.kb.Questions, func(_ int, r *Question) { visit("question:"+r.ID, "", *r) })
	each(l.kb.Presets, func(_ int, r *Preset) { visit("preset:"+r.ID, "", *r) })
	each(l.kb.Steps, func(_ int, r *Step) { visit("step:"+r.ID, "", *r) })
	each(l.kb.Blocks, func(_ int, r *Block) { visit("text:"+r.ID, "", *r) })
}

// optionalTexts may be empty in both languages.
var optionalTexts = map[string]bool{
	"note": true, "conditions": true, "artefact": true, "action": true, "hint": true, "summary": true,
	"ask": true, "effort": true, "why": true, "legal": true,
}

func walkTexts(v reflect.Value, record, path string, f func(record, path string, t Text, optional bool)) {
	switch {
	case v.Type() == typeText:
		f(record, path, v.Interface().(Text), optionalTexts[leaf(path)])
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Tag.Get("toml")
			if name == "" && v.Type() != typeClaims.Elem() {
				continue
			}
			if v.Field(i).Type() == typeClaims {
				walkClaimTexts(v.Field(i).Interface().([]Claim), record, join(path, name), f)
				continue
			}
			walkTexts(v.Field(i), record, join(path, name), f)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			walkTexts(v.Index(i), record, fmt.Sprintf("%s[%d]", path, i), f)
		}
	}
}

func walkClaimTexts(claims []Claim, record, path string, f func(record, path string, t Text, optional bool)) {
	for i := range claims {
		f(record, join(path, claims[i].Key)+".note", claims[i].Note, true)
	}
}

func lintTexts(l *linter) {
	l.eachText(func(record, path string, t Text, optional bool) {
		switch {
		case t.Empty() && optional:
		case t.Empty():
			l.reportf(record, path, Text{"auf Deutsch und Englisch schreiben", "write it in German and English"}, "%s fehlt", "%s is missing", leaf(path))
		case t.DE == "":
			l.reportf(record, path, Text{"de ergänzen", "add de"}, "%s: der deutsche Text fehlt", "%s: the German text is missing", leaf(path))
		case t.EN == "":
			l.reportf(record, path, Text{"en ergänzen", "add en"}, "%s: der englische Text fehlt", "%s: the English text is missing", leaf(path))
		}
	})
}

// lostUmlauts are spellings that only appear when somebody typed ae, oe, ue or ss for an umlaut.
var lostUmlauts = []string{"fuer", "ueber", "koenn", "muess", "duerf", "waehl", "pruef", "aender", "gehoer", "moegl", "zusaetz", "erklaer", "behoerd", "oeffentl",
	"schluess", "verfueg", "loesch", "naechst", "haett", "waere", "groess", "ausserhalb", "gemaess", "regelmaess", "zulaess", "verlaess", "buerger", "faehig", "laenge", "laender", "saetz", "stueck"}

func lintUmlauts(l *linter) {
	l.eachText(func(record, path string, t Text, _ bool) {
		low := strings.ToLower(t.DE)
		for _, w := range lostUmlauts {
			if i := strings.Index(low, w); i >= 0 && !strings.Contains(around(t.DE, i), "/") {
				l.reportf(record, path, Text{"mit Umlaut schreiben", "write the umlaut"}, "verlorener Umlaut in %q", "lost umlaut in %q", around(t.DE, i))
				return
			}
		}
	})
}

func around(s string, i int) string {
	start := strings.LastIndexByte(s[:i], ' ') + 1
	end := strings.IndexByte(s[i:], ' ')
	if end < 0 {
		return s[start:]
	}
	return s[start : i+end]
}

// The bounds for the description of a product, in characters: no hidden favourites.
const (
	summaryMin = 120
	summaryMax = 360
)

func lintBalance(l *linter) {
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		for _, s := range []string{p.Summary.DE, p.Summary.EN} {
			if n := utf8.RuneCountInString(s); !p.Own && (n < summaryMin || n > summaryMax) {
				l.reportf("product:"+p.ID, "summary", Text{fmt.Sprintf("%d bis %d Zeichen", summaryMin, summaryMax), fmt.Sprintf("%d to %d characters", summaryMin, summaryMax)},
					"Beschreibung mit %d Zeichen ist nicht so lang wie die anderen", "a description of %d characters is not as long as the others", n)
				break
			}
		}
	}
}

func lintOperators(l *linter) {
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		operators := map[string]bool{}
		for j := range p.Offerings {
			if o := &p.Offerings[j]; o.Deployment != OwnServers && o.Mirror == "" && !o.Own {
				operators[o.Operator] = true
			}
		}
		if len(operators) < 2 {
			continue
		}
		for k := range p.Claims {
			c := &p.Claims[k]
			if def := l.kb.Def(c.Key); def != nil && def.Scope == "operator" && operatorDecides(c.Key) && !c.Own {
				l.reportf("product:"+p.ID, "claims."+c.Key, Text{"in jedes Angebot schreiben, für das es gilt", "write it into each offering for which it holds"},
					"%s entscheidet der Betreiber, und das Produkt hat mehrere", "%s is decided by the operator, and the product has several", c.Key)
			}
		}
	}
}

// operatorDecides leaves out what a product of several operators may still say for all of them.
func operatorDecides(key string) bool {
	return !slices.Contains([]string{"status", "price", "accessibility_statement", "en301549_report", "vs_nfd_approval", "bsi_cc", "iso27001", "soc2", "iso27701", "bsi_label", "ai_training_on_customer_data"}, key)
}

func lintOfferings(l *linter) {
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		if len(p.Offerings) == 0 {
			l.report("product:"+p.ID, "", Text{"Produkt ohne Angebot", "product without an offering"}, Text{"mindestens ein [[offerings]] schreiben", "write at least one [[offerings]]"})
		}
	}
}

func lintURLs(l *linter) {
	check := func(record, path, url string) {
		if url != "" && !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") || strings.ContainsAny(url, " <>\"") {
			l.reportf(record, path, Text{"mit https:// beginnen, ohne Leerzeichen", "start with https://, without spaces"}, "%q ist keine Adresse", "%q is no address", url)
		}
	}
	each(l.kb.Sources, func(_ int, s *Source) { check("source:"+s.ID, "url", s.URL) })
	each(l.kb.Products, func(_ int, p *Product) {
		check("product:"+p.ID, "homepage", p.Homepage)
		for j := range p.Offerings {
			record, base := l.at(p, j, true)
			check(record, join(base, "homepage"), p.Offerings[j].Homepage)
		}
	})
	each(l.kb.Authorities, func(_ int, a *Authority) { check("authority:"+a.ID, "url", a.URL) })
	l.eachClaim(func(record, path string, c *Claim) { check(record, join(path, "url"), c.URL) })
}
