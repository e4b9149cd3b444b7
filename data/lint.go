package data

import (
	"fmt"
	"slices"
	"strings"
)

// LintRule is one rule of the lint: a name, what it guards, and the function that finds breaches.
type LintRule struct {
	Name  string
	Guard Text
	find  func(*linter)
}

// LintRules lists every rule. Each has a broken fixture in testdata/lint.
var LintRules = []LintRule{
	{"id", Text{"Kennungen sind kebab-case", "ids are kebab-case"}, lintIDs},
	{"text", Text{"Jeder Text steht auf Deutsch und Englisch", "every text exists in German and English"}, lintTexts},
	{"umlaut", Text{"Deutsche Texte haben Umlaute", "German texts have umlauts"}, lintUmlauts},
	{"claim-key", Text{"Merkmale stehen im Wörterbuch", "claim keys are in the dictionary"}, lintClaimKeys},
	{"claim-value", Text{"Werte stehen im Wörterbuch", "claim values are in the dictionary"}, lintClaimValues},
	{"basis", Text{"Jede Angabe nennt, woher sie bekannt ist", "every fact names how it is known"}, lintBasis},
	{"source", Text{"Jede Angabe hat eine Quelle", "every fact has a source"}, lintSources},
	{"verified", Text{"Das Prüfdatum ist möglich und begründet", "the verification date is possible and justified"}, lintVerified},
	{"note", Text{"Teilweise Werte haben eine Anmerkung", "partial values have a note"}, lintNotes},
	{"parent", Text{"Kein Merkmal ohne das, worauf es aufbaut", "no claim without the one it builds on"}, lintParents},
	{"interval", Text{"Zeiträume überlappen nicht", "intervals do not overlap"}, lintIntervals},
	{"price", Text{"Preise sind vollständig", "prices are complete"}, lintPrices},
	{"reference", Text{"Verweise führen irgendwohin", "references lead somewhere"}, lintReferences},
	{"mirror", Text{"Spiegel sind nicht zyklisch", "mirrors are not cyclic"}, lintMirrors},
	{"flag", Text{"Bedingungen nennen definierte Merkmale des Profils", "conditions name defined flags"}, lintFlags},
	{"check", Text{"Prüfungen nennen bekannte Merkmale und Funktionen", "checks name known claims and functions"}, lintChecks},
	{"enum", Text{"Feste Wörter sind bekannt", "fixed words are known"}, lintEnums},
	{"balance", Text{"Produkte sind gleich ausführlich beschrieben", "products are described at equal length"}, lintBalance},
	{"operator", Text{"Angaben des Betreibers stehen beim Angebot", "facts of the operator stand with the offering"}, lintOperators},
	{"offering", Text{"Jedes Produkt hat ein Angebot", "every product has an offering"}, lintOfferings},
	{"url", Text{"Adressen sind Adressen", "addresses are addresses"}, lintURLs},
	{"maps", Text{"Zuordnungen stimmen in beiden Richtungen", "mappings agree in both directions"}, lintMaps},
}

// linter runs the rules over one knowledge base.
type linter struct {
	kb       *KB
	origins  Origins
	today    Date
	rule     string
	problems Problems
}

// Lint checks a knowledge base with every rule. today bounds verification dates; origins may be
// nil, then the problems name records instead of files.
func Lint(kb *KB, origins Origins, today Date) Problems {
	l := &linter{kb: kb, origins: origins, today: today}
	for _, r := range LintRules {
		l.rule = r.Name
		r.find(l)
	}
	l.problems.Sort()
	return l.problems
}

func (l *linter) report(record, sub string, what, mend Text) {
	p := l.origins.problem(record, sub, what, mend)
	p.Rule = l.rule
	l.problems = append(l.problems, p)
}

func (l *linter) reportf(record, sub string, mend Text, de, en string, args ...any) {
	l.report(record, sub, Text{fmt.Sprintf(de, args...), fmt.Sprintf(en, args...)}, mend)
}

// at returns record and path of what stands with a product, or with its offering j (-1 = none). What
// an organisation's own file adds to a known product stands in that file.
func (l *linter) at(p *Product, j int, own bool) (record, path string) {
	if j < 0 {
		if _, ok := l.origins["own:"+p.ID]; ok && own {
			return "own:" + p.ID, ""
		}
		return "product:" + p.ID, ""
	}
	if full := "offering:" + p.ID + "/" + p.Offerings[j].ID; own {
		if _, ok := l.origins[full]; ok {
			return full, ""
		}
	}
	return "product:" + p.ID, fmt.Sprintf("offerings[%d]", j)
}

// eachClaim visits every claim with its record and path. The paths of several values of a key are
// numbered within their file.
func (l *linter) eachClaim(f func(record, path string, c *Claim)) {
	type counted struct {
		key string
		own bool
	}
	walk := func(p *Product, j int, claims []Claim) {
		total, n := map[counted]int{}, map[counted]int{}
		for i := range claims {
			total[counted{claims[i].Key, claims[i].Own}]++
		}
		for i := range claims {
			c := &claims[i]
			record, base := l.at(p, j, c.Own)
			path, k := join(base, "claims."+c.Key), counted{c.Key, c.Own}
			if total[k] > 1 {
				path += fmt.Sprintf("[%d]", n[k])
				n[k]++
			}
			f(record, path, c)
		}
	}
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		walk(p, -1, p.Claims)
		for j := range p.Offerings {
			walk(p, j, p.Offerings[j].Claims)
		}
	}
}

// eachSetting visits every setting with its record and path.
func (l *linter) eachSetting(f func(record, path string, s *Setting)) {
	walk := func(p *Product, j int, settings []Setting) {
		n := map[bool]int{}
		for i := range settings {
			s := &settings[i]
			record, base := l.at(p, j, s.Own)
			f(record, join(base, fmt.Sprintf("settings[%d]", n[s.Own])), s)
			n[s.Own]++
		}
	}
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		walk(p, -1, p.Settings)
		for j := range p.Offerings {
			walk(p, j, p.Offerings[j].Settings)
		}
	}
}

// eachEvent visits every event with its record and path.
func (l *linter) eachEvent(f func(record, path string, e *Event)) {
	walk := func(p *Product, j int, events []Event) {
		n := map[bool]int{}
		for i := range events {
			e := &events[i]
			record, base := l.at(p, j, e.Own)
			f(record, join(base, fmt.Sprintf("events[%d]", n[e.Own])), e)
			n[e.Own]++
		}
	}
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		walk(p, -1, p.Events)
		for j := range p.Offerings {
			walk(p, j, p.Offerings[j].Events)
		}
	}
}

func lintIDs(l *linter) {
	check := func(record, id string) {
		if !kebab(id) {
			l.reportf(record, "id", Text{"nur a-z, 0-9, Bindestrich und Punkt", "only a-z, 0-9, hyphen and dot"}, "Kennung %q ist nicht kebab-case", "id %q is not kebab-case", id)
		}
	}
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		check("product:"+p.ID, p.ID)
		seen := map[string]bool{}
		for j := range p.Offerings {
			id := p.Offerings[j].ID
			record, base := l.at(p, j, true)
			sub := join(base, "id")
			if !kebab(id) {
				l.reportf(record, sub, Text{}, "Kennung %q ist nicht kebab-case", "id %q is not kebab-case", id)
			}
			if seen[id] {
				l.reportf(record, sub, Text{"eine andere wählen", "choose another"}, "Angebot %q doppelt", "offering %q twice", id)
			}
			seen[id] = true
		}
	}
	for i := range l.kb.Sources {
		check("source:"+l.kb.Sources[i].ID, l.kb.Sources[i].ID)
	}
	for i := range l.kb.Rules {
		check("rule:"+l.kb.Rules[i].ID, l.kb.Rules[i].ID)
	}
	for i := range l.kb.Requirements {
		check("requirement:"+l.kb.Requirements[i].ID, l.kb.Requirements[i].ID)
	}
}

func kebab(id string) bool {
	if id == "" || id[0] == '-' || id[len(id)-1] == '-' {
		return false
	}
	for _, r := range id {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_') {
			return false
		}
	}
	return true
}

func lintClaimKeys(l *linter) {
	var keys []string
	for i := range l.kb.Claims {
		keys = append(keys, l.kb.Claims[i].Key)
	}
	l.eachClaim(func(record, path string, c *Claim) {
		if l.kb.Def(c.Key) != nil {
			return
		}
		mend := Text{"das Wörterbuch claims.toml nennt alle", "claims.toml lists them all"}
		if n := nearest(c.Key, keys); n != "" {
			mend = Text{fmt.Sprintf("gemeint ist wohl %q", n), fmt.Sprintf("did you mean %q?", n)}
		}
		l.reportf(record, path, mend, "unbekanntes Merkmal %q", "unknown claim %q", c.Key)
	})
}

func lintClaimValues(l *linter) {
	l.eachClaim(func(record, path string, c *Claim) {
		def := l.kb.Def(c.Key)
		if def == nil {
			return
		}
		bad := func(want Text) {
			l.report(record, join(path, "value"), Text{fmt.Sprintf("%s: %q passt nicht", c.Key, c.Value), fmt.Sprintf("%s: %q does not fit", c.Key, c.Value)}, want)
		}
		switch def.Type {
		case "enum":
			var ids []string
			for i := range def.Values {
				ids = append(ids, def.Values[i].ID)
			}
			if c.Value.IsNum || c.Value.IsList || !slices.Contains(ids, c.Value.Text) {
				list := strings.Join(ids, ", ")
				bad(Text{"möglich sind: " + list, "possible: " + list})
			}
		case "number":
			if !c.Value.IsNum {
				bad(Text{"eine Zahl ist nötig", "a number is needed"})
			}
		case "price":
			if !c.Value.IsNum && !c.Value.Is("on_request") {
				bad(Text{`eine Zahl oder "on_request" ist nötig`, `a number or "on_request" is needed`})
			}
		case "country":
			if !country(c.Value.Text) {
				bad(Text{"ein Länderkürzel wie DE ist nötig", "a country code such as DE is needed"})
			}
		case "countries":
			if !c.Value.IsList || slices.ContainsFunc(c.Value.List, func(s string) bool { return !country(s) && s != "EEA" }) {
				bad(Text{`eine Liste wie ["DE", "EEA"] ist nötig`, `a list such as ["DE", "EEA"] is needed`})
			}
		case "list":
			var ids []string
			for i := range def.Values {
				ids = append(ids, def.Values[i].ID)
			}
			if !c.Value.IsList || len(ids) > 0 && slices.ContainsFunc(c.Value.List, func(s string) bool { return !slices.Contains(ids, s) }) {
				list := strings.Join(ids, ", ")
				bad(Text{"eine Liste aus: " + list, "a list of: " + list})
			}
		case "date":
			if _, err := ParseDate(c.Value.Text); err != nil {
				bad(Text{"ein Datum wie 2026-11-22 ist nötig", "a date such as 2026-11-22 is needed"})
			}
		default:
			if c.Value.IsNum || c.Value.IsList || c.Value.Text == "" {
				bad(Text{"Text ist nötig", "text is needed"})
			}
		}
	})
}

// country reports whether s has the form of an ISO 3166 alpha-2 code.
func country(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

func lintNotes(l *linter) {
	l.eachClaim(func(record, path string, c *Claim) {
		def := l.kb.Def(c.Key)
		if def == nil || !c.Note.Empty() {
			return
		}
		for i := range def.Values {
			if v := &def.Values[i]; v.Partial && c.Value.Is(v.ID) {
				l.reportf(record, path, Text{"die Bedingung als note schreiben", "write the condition as note"}, "%s = %q braucht eine Anmerkung", "%s = %q needs a note", c.Key, v.ID)
			}
		}
	})
}

// builds lists claims that cannot hold while another says no.
var builds = []struct{ child, childIs, parent, parentIs string }{
	{"e2ee_default", "yes", "e2ee", "none"},
	{"e2ee_verification", "yes", "e2ee", "none"},
	{"guest_join_browser", "yes", "browser_client", "no"},
	{"ai_admin_disable", "yes", "ai_features", "none"},
	{"pstn_disable", "yes", "dial_in", "no"},
	{"emotion_recognition", "yes", "ai_features", "none"},
}

func lintParents(l *linter) {
	for i := range l.kb.Products {
		p := &l.kb.Products[i]
		for j := range p.Offerings {
			facts := l.kb.Facts(OfferingRef{p, &p.Offerings[j]}, l.today, nil)
			for _, b := range builds {
				child, parent := l.kb.Get(facts, b.child), l.kb.Get(facts, b.parent)
				if child != nil && parent != nil && child.Value.Is(b.childIs) && parent.Value.Is(b.parentIs) {
					record, base := l.at(p, j, true)
					if _, ok := l.origins["offering:"+p.ID+"/"+p.Offerings[j].ID]; !ok && (child.Own || parent.Own) {
						record, base = l.at(p, -1, true)
					}
					l.reportf(record, base, Text{"eine der beiden Angaben berichtigen", "correct one of the two"},
						"%s = %s passt nicht zu %s = %s", "%s = %s does not fit %s = %s", b.child, b.childIs, b.parent, b.parentIs)
				}
			}
		}
	}
}

func lintIntervals(l *linter) {
	type key struct{ record, path, claim string }
	seen := map[key][]*Claim{}
	l.eachClaim(func(record, path string, c *Claim) {
		if c.Until != 0 && c.From >= c.Until {
			l.reportf(record, path, Text{"from muss vor until liegen", "from must be before until"}, "%s: leerer Zeitraum", "%s: empty interval", c.Key)
		}
		if c.Key == "price" {
			return
		}
		base, _, _ := strings.Cut(path, "claims.")
		k := key{record, base, c.Key}
		for _, o := range seen[k] {
			if (o.Until == 0 || c.From < o.Until) && (c.Until == 0 || o.From < c.Until) {
				l.reportf(record, path, Text{"from und until so setzen, dass nur ein Wert gilt", "set from and until so that one value holds"}, "%s: Zeiträume überlappen", "%s: intervals overlap", c.Key)
				break
			}
		}
		seen[k] = append(seen[k], c)
	})
	for i := range l.kb.Rules {
		if r := &l.kb.Rules[i]; r.Until != 0 && r.From >= r.Until {
			l.reportf("rule:"+r.ID, "until", Text{"from muss vor until liegen", "from must be before until"}, "leerer Zeitraum", "empty interval")
		}
	}
}

var pricePer = []string{"host_month", "host_year", "user_month", "user_year", "month", "year", "attendee", "active_user_month", "once", "group_month"}

func lintPrices(l *linter) {
	l.eachClaim(func(record, path string, c *Claim) {
		if c.Key != "price" {
			if c.Plan != "" || c.Currency != "" || c.Per != "" {
				l.reportf(record, path, Text{"plan, currency und per gehören nur zu price", "plan, currency and per belong to price only"}, "%s ist kein Preis", "%s is no price", c.Key)
			}
			return
		}
		if c.Value.IsNum && c.Value.Number < 0 {
			l.reportf(record, path, Text{}, "negativer Preis", "negative price")
		}
		if c.Value.IsNum && c.Value.Number > 0 {
			if !slices.Contains([]string{"EUR", "USD", "CHF", "GBP"}, c.Currency) {
				l.reportf(record, path, Text{"currency = EUR, USD, CHF oder GBP", "currency = EUR, USD, CHF or GBP"}, "Preis ohne bekannte Währung", "price without a known currency")
			}
			if !slices.Contains(pricePer, c.Per) {
				l.reportf(record, path, Text{"per: " + strings.Join(pricePer, ", "), "per: " + strings.Join(pricePer, ", ")}, "Preis ohne bekannte Einheit", "price without a known unit")
			}
		}
		if c.Tax != "" && !slices.Contains([]string{"net", "gross", "not_stated"}, c.Tax) {
			l.reportf(record, path, Text{"tax: net, gross, not_stated", "tax: net, gross, not_stated"}, "unbekannte Angabe zur Steuer %q", "unknown tax word %q", c.Tax)
		}
	})
}
