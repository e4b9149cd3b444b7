package data

import (
	"fmt"
	"slices"
	"strings"
)

// CheckFunctions are the names that a check may give as function; the engine defines them and a
// test compares the two lists.
var CheckFunctions = []string{"transfer", "capacity", "participants", "cost", "region", "foreign_control", "deployment", "service_life", "audience", "approval"}

func lintReferences(l *linter) {
	kb := l.kb
	each(kb.Sources, func(_ int, s *Source) {
		if s.SupersededBy != "" {
			l.sources("source:"+s.ID, "superseded_by", s.SupersededBy)
		}
	})
	each(kb.Products, func(_ int, p *Product) {
		if p.Successor != "" && kb.Product(p.Successor) == nil {
			l.missing("product:"+p.ID, "successor", "product", p.Successor)
		}
	})
	l.eachSetting(func(record, path string, s *Setting) {
		if kb.Requirement(s.Requirement) == nil {
			l.missing(record, join(path, "requirement"), "requirement", s.Requirement)
		}
	})
	each(kb.Requirements, func(_ int, r *Requirement) {
		for i, c := range r.Sources {
			l.sources("requirement:"+r.ID, fmt.Sprintf("sources[%d]", i), c.ID)
		}
		for _, id := range r.Rules {
			if kb.Rule(id) == nil {
				l.missing("requirement:"+r.ID, "rules", "rule", id)
			}
		}
	})
	each(kb.Questions, func(_ int, q *Question) {
		l.sources("question:"+q.ID, "sources", q.Sources...)
		for _, id := range q.Requirements {
			if kb.Requirement(id) == nil {
				l.missing("question:"+q.ID, "requirements", "requirement", id)
			}
		}
	})
	each(kb.Steps, func(_ int, s *Step) {
		for _, id := range s.Requirements {
			if kb.Requirement(id) == nil {
				l.missing("step:"+s.ID, "requirements", "requirement", id)
			}
		}
	})
	each(kb.Blocks, func(_ int, b *Block) { l.sources("text:"+b.ID, "sources", b.Sources...) })
	lintVerdictReferences(l)
	lintCatalogueReferences(l)
}

// lintVerdictReferences reports ids in assessments and dissents that nothing defines.
func lintVerdictReferences(l *linter) {
	kb := l.kb
	each(kb.Assessments, func(_ int, a *Assessment) {
		for _, id := range a.Subject {
			if !l.subject(id) {
				l.missing("assessment:"+a.ID, "subject", "product/offering", id)
			}
		}
		if a.Authority != "" && kb.Authority(a.Authority) == nil {
			l.missing("assessment:"+a.ID, "authority", "authority", a.Authority)
		}
	})
	each(kb.Dissents, func(_ int, d *Dissent) {
		for _, id := range d.Subject {
			if !l.subject(id) && kb.Requirement(id) == nil && kb.Rule(id) == nil && kb.Step(id) == nil && kb.RiskEvent(id) == nil {
				l.missing("dissent:"+d.ID, "subject", "subject", id)
			}
		}
		for i, v := range d.Views {
			l.sources("dissent:"+d.ID, fmt.Sprintf("views[%d]", i), v.Source)
			if v.Authority != "" && kb.Authority(v.Authority) == nil {
				l.missing("dissent:"+d.ID, fmt.Sprintf("views[%d].authority", i), "authority", v.Authority)
			}
		}
		if len(d.Views) < 2 {
			l.report("dissent:"+d.ID, "views", Text{"ein Dissens braucht zwei Meinungen", "a dissent needs two views"}, Text{})
		}
	})
}

// lintCatalogueReferences reports ids in points and presets that nothing defines.
func lintCatalogueReferences(l *linter) {
	kb := l.kb
	each(kb.Points, func(_ int, p *Point) {
		l.sources("point:"+p.ID, "source", p.Source)
		for _, id := range p.Requirements {
			if kb.Requirement(id) == nil {
				l.missing("point:"+p.ID, "requirements", "requirement", id)
			}
		}
		if p.Step != "" && kb.Step(p.Step) == nil {
			l.missing("point:"+p.ID, "step", "step", p.Step)
		}
		if len(p.Requirements) == 0 && p.Step == "" {
			l.report("point:"+p.ID, "", Text{"der Punkt wird nirgends geprüft", "the point is checked nowhere"}, Text{"requirements oder step angeben", "name requirements or step"})
		}
	})
	each(kb.Presets, func(_ int, p *Preset) {
		for _, a := range p.Answers {
			if kb.Question(a.Question) == nil {
				l.missing("preset:"+p.ID, "answers."+a.Question, "question", a.Question)
			}
		}
	})
}

// missing reports an id that nothing defines.
func (l *linter) missing(record, path, kind, id string) {
	l.reportf(record, path, Text{"die Kennung berichtigen", "correct the id"}, "%s %q gibt es nicht", "%s %q does not exist", kind, id)
}

// sources reports the ids among them that are no source.
func (l *linter) sources(record, path string, ids ...string) {
	for _, id := range ids {
		if l.kb.Source(id) == nil {
			l.missing(record, path, "source", id)
		}
	}
}

// subject reports whether the id names a product or an offering.
func (l *linter) subject(id string) bool {
	if strings.Contains(id, "/") {
		p, _ := l.kb.Offering(id)
		return p != nil
	}
	return l.kb.Product(id) != nil
}

func lintMirrors(l *linter) {
	for _, ref := range l.kb.Offerings() {
		seen := []string{ref.ID()}
		for o := ref.Offering; o.Mirror != ""; {
			record, base := l.at(ref.Product, slices.IndexFunc(ref.Product.Offerings, func(x Offering) bool { return x.ID == ref.Offering.ID }), true)
			sub := join(base, "mirror")
			p, m := l.kb.Offering(o.Mirror)
			if m == nil {
				l.reportf(record, sub, Text{"produkt/angebot schreiben", "write product/offering"}, "Spiegel %q gibt es nicht", "mirror %q does not exist", o.Mirror)
				break
			}
			id := p.ID + "/" + m.ID
			if slices.Contains(seen, id) {
				l.reportf(record, sub, Text{"mirror löschen", "delete mirror"}, "Spiegel im Kreis: %s", "mirrors in a circle: %s", strings.Join(append(seen, id), " → "))
				break
			}
			seen = append(seen, id)
			o = m
		}
	}
}

func lintFlags(l *linter) {
	known := map[string]bool{}
	for i := range l.kb.Flags {
		known[l.kb.Flags[i].ID] = true
	}
	check := func(record, path string, flags []string) {
		for _, f := range flags {
			if !known[f] {
				l.reportf(record, path, Text{"flags.toml nennt alle", "flags.toml lists them all"}, "unbekanntes Profilmerkmal %q", "unknown flag %q", f)
			}
		}
	}
	each(l.kb.Requirements, func(_ int, r *Requirement) {
		rec := "requirement:" + r.ID
		check(rec, "when", r.When)
		check(rec, "unless", r.Unless)
		check(rec, "must_when", r.MustWhen)
		check(rec, "should_when", r.ShouldWhen)
		for i := range r.Checks {
			check(rec, fmt.Sprintf("checks[%d].when", i), r.Checks[i].When)
		}
	})
	each(l.kb.Steps, func(_ int, s *Step) {
		check("step:"+s.ID, "when", s.When)
		check("step:"+s.ID, "unless", s.Unless)
	})
	each(l.kb.Questions, func(_ int, q *Question) {
		check("question:"+q.ID, "when", q.When)
		check("question:"+q.ID, "unless", q.Unless)
	})
	each(l.kb.Rules, func(_ int, r *Rule) { check("rule:"+r.ID, "when", r.When) })
	each(l.kb.Blocks, func(_ int, b *Block) { check("text:"+b.ID, "when", b.When) })
	l.eachSetting(func(record, path string, s *Setting) { check(record, join(path, "when"), s.When) })
}

func lintChecks(l *linter) {
	var visit func(record, path string, checks []Check)
	visit = func(record, path string, checks []Check) {
		for i := range checks {
			c := &checks[i]
			p := fmt.Sprintf("%s[%d]", path, i)
			switch {
			case c.Function != "" && !slices.Contains(CheckFunctions, c.Function):
				l.reportf(record, p+".function", Text{strings.Join(CheckFunctions, ", "), strings.Join(CheckFunctions, ", ")}, "unbekannte Funktion %q", "unknown function %q", c.Function)
			case c.Function == "" && l.kb.Def(c.Claim) == nil:
				l.reportf(record, p+".claim", Text{"claims.toml nennt alle", "claims.toml lists them all"}, "unbekanntes Merkmal %q", "unknown claim %q", c.Claim)
			case c.Function == "":
				l.checkValues(record, p, c)
			}
			visit(record, p+".or", c.Or)
		}
	}
	each(l.kb.Requirements, func(_ int, r *Requirement) { visit("requirement:"+r.ID, "checks", r.Checks) })
}

func (l *linter) checkValues(record, path string, c *Check) {
	if c.Absent != "" && c.Absent != "conditional" {
		l.reportf(record, path+".absent", Text{"conditional oder weglassen", "conditional or leave it out"}, "unbekanntes Wort %q", "unknown word %q", c.Absent)
	}
	def := l.kb.Def(c.Claim)
	if def.Type != "enum" {
		return
	}
	for _, list := range [][]string{c.Met, c.Conditional, c.Unmet} {
		for _, v := range list {
			if v != "*" && !slices.ContainsFunc(def.Values, func(x ClaimValue) bool { return x.ID == v }) {
				l.reportf(record, path, Text{"claims.toml nennt die Werte", "claims.toml lists the values"}, "%s kennt den Wert %q nicht", "%s has no value %q", c.Claim, v)
			}
		}
	}
	if len(c.Met)+len(c.Conditional)+len(c.Unmet) == 0 {
		l.report(record, path, Text{"Prüfung ohne Werte", "check without values"}, Text{"met, conditional oder unmet angeben", "name met, conditional or unmet"})
	}
}

// words are the fixed vocabularies of the data.
var words = map[string][]string{
	"product.kind":   {"open_source", "proprietary"},
	"event.kind":     {"release", "rename", "takeover", "shutdown", "incident", "settlement", "court", "authority", "contract", "certificate", "announcement", "policy"},
	"source.kind":    {"law", "court", "authority", "standard", "vendor", "code", "research", "ngo", "press", "third_party", "seed"},
	"source.status":  {"current", "outdated", "superseded", "historic", "unavailable"},
	"source.read":    {"full", "excerpt", "secondary", "none", ""},
	"rule.kind":      {"eea", "adequacy", "scc", "transfer_guidance", "guidance", "case_law", "statute", "sector_lock", "recording_ban", "codetermination", "council", "school", "church", "procurement", "ai", "security", "accessibility", "telecom", "land_dpa", "legal_basis", "avv_content", "dsfa_list", "notice_item", "vvt_field", "default_setting", "proposal", "public_law"},
	"rule.status":    {"in_force", "repealed", "invalid", "lapsed", "superseded", "guidance", "proposal", "adopted_not_published"},
	"level":          {"must", "should", "may", "info"},
	"use":            {"filter", "weight", "config", "task", "info"},
	"role":           {"leitung", "fach", "it", "isb", "dsb", "vergabe", "br", "recht", ""},
	"phase":          {"before_choice", "before_contract", "before_use", "setup", "operation"},
	"question.kind":  {"one", "many", "bool", "text", "number", "level", "order"},
	"assess.kind":    {"authority", "label", "comparison", "ngo", "audit", "court"},
	"assess.rating":  {"positive", "mixed", "negative", "none"},
	"assess.status":  {"newest", "historic", "single_case", "ended"},
	"block.kind":     {"paragraphs", "bullets"},
	"deployment":     {"own_servers", "it_provider", "online_service"},
	"authority.chur": {"", "protestant", "catholic"},
}

func lintEnums(l *linter) {
	one := func(record, path, vocabulary, word string) {
		if allowed := words[vocabulary]; !slices.Contains(allowed, word) {
			list := strings.Join(allowed, ", ")
			l.reportf(record, path, Text{"möglich sind: " + list, "possible: " + list}, "unbekanntes Wort %q", "unknown word %q", word)
		}
	}
	each(l.kb.Products, func(_ int, p *Product) {
		one("product:"+p.ID, "kind", "product.kind", p.Kind)
		for j := range p.Offerings {
			record, base := l.at(p, j, true)
			one(record, join(base, "deployment"), "deployment", string(p.Offerings[j].Deployment))
		}
	})
	l.eachEvent(func(record, path string, e *Event) { one(record, join(path, "kind"), "event.kind", e.Kind) })
	each(l.kb.Sources, func(_ int, s *Source) {
		one("source:"+s.ID, "kind", "source.kind", s.Kind)
		one("source:"+s.ID, "status", "source.status", s.Status)
		one("source:"+s.ID, "read", "source.read", s.Read)
	})
	each(l.kb.Rules, func(_ int, r *Rule) {
		one("rule:"+r.ID, "kind", "rule.kind", r.Kind)
		one("rule:"+r.ID, "status", "rule.status", r.Status)
	})
	each(l.kb.Requirements, func(_ int, r *Requirement) {
		one("requirement:"+r.ID, "level", "level", r.Level)
		one("requirement:"+r.ID, "use", "use", r.Use)
		one("requirement:"+r.ID, "role", "role", r.Role)
		for _, h := range r.Hosting {
			one("requirement:"+r.ID, "hosting", "deployment", string(h))
		}
	})
	each(l.kb.Steps, func(_ int, s *Step) {
		one("step:"+s.ID, "role", "role", s.Role)
		one("step:"+s.ID, "phase", "phase", s.Phase)
	})
	each(l.kb.Questions, func(_ int, q *Question) { one("question:"+q.ID, "kind", "question.kind", q.Kind) })
	each(l.kb.Assessments, func(_ int, a *Assessment) {
		one("assessment:"+a.ID, "kind", "assess.kind", a.Kind)
		one("assessment:"+a.ID, "rating", "assess.rating", a.Rating)
		one("assessment:"+a.ID, "status", "assess.status", a.Status)
	})
	each(l.kb.Blocks, func(_ int, b *Block) { one("text:"+b.ID, "kind", "block.kind", b.Kind) })
	each(l.kb.Authorities, func(_ int, a *Authority) { one("authority:"+a.ID, "church", "authority.chur", a.Church) })
}

func lintMaps(l *linter) {
	for i := range l.kb.Points {
		p := &l.kb.Points[i]
		for _, id := range p.Requirements {
			if r := l.kb.Requirement(id); r != nil && !slices.Contains(r.Maps, p.ID) {
				l.reportf("point:"+p.ID, "requirements", Text{"dort maps ergänzen", "add it to maps there"}, "%s nennt den Punkt nicht in maps", "%s does not name the point in maps", id)
			}
		}
	}
	for i := range l.kb.Requirements {
		r := &l.kb.Requirements[i]
		for _, id := range r.Maps {
			p := find(l.kb.Points, id, func(p *Point) string { return p.ID })
			if p == nil || !slices.Contains(p.Requirements, r.ID) {
				l.reportf("requirement:"+r.ID, "maps", Text{"den Punkt in catalogue.toml zuordnen", "map the point in catalogue.toml"}, "Punkt %q führt nicht hierher zurück", "point %q does not lead back here", id)
			}
		}
	}
}
