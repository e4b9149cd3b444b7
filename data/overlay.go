package data

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxOverlayFiles bounds an overlay folder.
const maxOverlayFiles = 1000

// WithOverlays returns a knowledge base with an organisation's own data on top; base stays as it
// is. Each path is a TOML file or a folder of them. With keys (minisign public keys) every file
// must carry a valid signature beside it (FILE.minisig) by one of them. An overlay adds products,
// offerings, sources and requirements of its own and overrides facts; it never changes the law,
// the catalogue, the questions or the steps, never speaks in the name of a law or an authority, and
// every fact that it replaces is remembered beside it, so that it cannot silently weaken a legal must.
func WithOverlays(base *KB, paths, keys []string, today Date) (*KB, Problems) {
	kb := cloneKB(base)
	origins := Origins{}
	var problems Problems
	for _, p := range paths {
		files, ps := OverlayFiles(p)
		problems = append(problems, ps...)
		for _, file := range files {
			problems = append(problems, kb.overlayFile(file, keys, origins)...)
		}
	}
	if len(problems) > 0 {
		problems.Sort()
		return nil, problems
	}
	kb.link()
	for _, p := range Lint(kb, origins, today) {
		if p.Line > 0 { // only what stands in the overlay
			problems = append(problems, p)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return kb, nil
}

// cloneKB copies what an overlay may change; the rest is shared.
func cloneKB(base *KB) *KB {
	kb := *base
	kb.Sources = slices.Clone(base.Sources)
	kb.Requirements = slices.Clone(base.Requirements)
	kb.Assessments = slices.Clone(base.Assessments)
	kb.Products = slices.Clone(base.Products)
	for i := range kb.Products {
		p := &kb.Products[i]
		p.Claims = slices.Clone(p.Claims)
		p.Offerings = slices.Clone(p.Offerings)
		for j := range p.Offerings {
			p.Offerings[j].Claims = slices.Clone(p.Offerings[j].Claims)
		}
	}
	return &kb
}

// OverlayFiles lists the TOML files of a path, those of a folder and its folders in order.
func OverlayFiles(path string) ([]string, Problems) {
	bad := func(de, en string) Problems {
		return Problems{{File: path, Line: 1, Col: 1, What: Text{de, en}, Mend: Text{"eine TOML-Datei oder einen Ordner angeben", "name a TOML file or a folder"}}}
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, bad("die Datei gibt es nicht", "there is no such file")
	case err != nil:
		return nil, bad("nicht lesbar", "cannot be read")
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var files []string
	err = filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && filepath.Ext(name) == ".toml" {
			files = append(files, name)
		}
		return err
	})
	switch {
	case err != nil:
		return nil, bad("Ordner nicht lesbar", "cannot read the folder")
	case len(files) == 0:
		return nil, bad("der Ordner enthält keine TOML-Datei", "the folder holds no TOML file")
	case len(files) > maxOverlayFiles:
		return nil, bad("zu viele Dateien", "too many files")
	}
	slices.Sort(files)
	return files, nil
}

func (kb *KB) overlayFile(file string, keys []string, origins Origins) Problems {
	info, err := os.Stat(file)
	if err != nil || info.Size() > MaxFile || !info.Mode().IsRegular() {
		return Problems{{File: file, What: Text{"nicht lesbar oder zu groß", "cannot be read or too large"}, Mend: Text{fmt.Sprintf("höchstens %d MiB", MaxFile>>20), fmt.Sprintf("at most %d MiB", MaxFile>>20)}}}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return Problems{{File: file, What: Text{"nicht lesbar", "cannot be read"}, Mend: Text{"die Rechte prüfen", "check the permissions"}}}
	}
	if problem := verifySignature(file, text, keys); problem != nil {
		return Problems{*problem}
	}
	doc, problems := Parse(file, text)
	if doc == nil {
		return problems
	}
	p, problems := readPack(doc)
	problems = append(problems, refuseLaw(doc)...)
	if len(problems) > 0 {
		return problems
	}
	return kb.mergeOwn(p, doc, origins)
}

// overlayMay lists the top-level keys an overlay may hold; everything else is law, catalogue or
// interview and belongs to an edition of the data.
var overlayMay = []string{"sources", "products", "requirements", "assessments", "edition",
	"id", "name", "vendor", "vendor_country", "kind", "homepage", "summary", "aliases", "successor", "claims", "settings", "events", "offerings"}

func refuseLaw(doc *Document) Problems {
	var out Problems
	for _, key := range slices.Sorted(maps.Keys(doc.Table)) {
		if !slices.Contains(overlayMay, key) {
			out = append(out, doc.Problem(key, Text{fmt.Sprintf("%q darf eine Ergänzung nicht ändern", key), fmt.Sprintf("an overlay may not change %q", key)},
				Text{"erlaubt sind sources, products, offerings, claims, settings, requirements", "allowed are sources, products, offerings, claims, settings, requirements"}))
		}
	}
	return out
}

// mergeOwn puts the records of one overlay file on top and marks them as own data.
func (kb *KB) mergeOwn(p *pack, doc *Document, origins Origins) Problems {
	var problems Problems
	_, single := doc.Table["id"]
	for i := range p.Sources {
		s := p.Sources[i]
		at := fmt.Sprintf("sources[%d]", i)
		if kb.hasSource(s.ID) {
			problems = append(problems, doc.Problem(at, Text{fmt.Sprintf("Quelle %q gibt es schon", s.ID), fmt.Sprintf("source %q exists already", s.ID)}, Text{"eine andere Kennung wählen", "choose another id"}))
			continue
		}
		s.Own = true
		s.Kind, s.Status = orElse(s.Kind, "third_party"), orElse(s.Status, "current")
		origins["source:"+s.ID] = origin{doc, at}
		kb.Sources = append(kb.Sources, s)
	}
	for i := range p.Requirements {
		problems = append(problems, kb.mergeRequirement(p.Requirements[i], doc, fmt.Sprintf("requirements[%d]", i), origins)...)
	}
	for i := range p.Assessments {
		problems = append(problems, kb.refuseForged(p.Assessments[i], p.Sources, doc, fmt.Sprintf("assessments[%d]", i))...)
		origins["assessment:"+p.Assessments[i].ID] = origin{doc, fmt.Sprintf("assessments[%d]", i)}
		kb.Assessments = append(kb.Assessments, p.Assessments[i])
	}
	for i := range p.Products {
		at := fmt.Sprintf("products[%d]", i)
		if single {
			at = ""
		}
		problems = append(problems, kb.refuseChanges(&p.Products[i], doc, at)...)
		kb.note(&p.Products[i], doc, at, origins)
		kb.mergeProduct(p.Products[i])
	}
	return problems
}

// note remembers where the records of a product stand in an own file.
func (kb *KB) note(own *Product, doc *Document, at string, origins Origins) {
	if kb.indexOf(own.ID) < 0 {
		origins["product:"+own.ID] = origin{doc, at}
		return
	}
	if _, known := origins["product:"+own.ID]; !known {
		origins["own:"+own.ID] = origin{doc, at}
	}
	for j := range own.Offerings {
		origins["offering:"+own.ID+"/"+own.Offerings[j].ID] = origin{doc, join(at, fmt.Sprintf("offerings[%d]", j))}
	}
}

func (kb *KB) indexOf(product string) int {
	return slices.IndexFunc(kb.Products, func(p Product) bool { return p.ID == product })
}

func (kb *KB) hasSource(id string) bool {
	return slices.ContainsFunc(kb.Sources, func(s Source) bool { return s.ID == id })
}

// mergeRequirement adds a house rule. A requirement of the catalogue cannot be replaced.
func (kb *KB) mergeRequirement(r Requirement, doc *Document, at string, origins Origins) Problems {
	if old := kb.Requirement(r.ID); old != nil && old.Own {
		return Problems{doc.Problem(at, Text{fmt.Sprintf("doppelte Kennung %q", r.ID), fmt.Sprintf("duplicate id %q", r.ID)}, Text{"eine andere Kennung wählen", "choose another id"})}
	} else if old != nil {
		return Problems{doc.Problem(at, Text{fmt.Sprintf("Anforderung %q gehört zum Katalog und ist nicht änderbar", r.ID), fmt.Sprintf("requirement %q belongs to the catalogue and cannot be changed", r.ID)},
			Text{"eine eigene Kennung wählen, zum Beispiel haus-01", "choose an id of your own, for example house-01"})}
	}
	r.Own, r.Criterion = true, true
	r.Group = orElse(r.Group, "own")
	r.Use = orElse(r.Use, "filter")
	r.Level = orElse(r.Level, "must")
	origins["requirement:"+r.ID] = origin{doc, at}
	kb.Requirements = append(kb.Requirements, r)
	return nil
}

// mergeProduct adds a product, or puts claims, settings and offerings on top of a known one.
func (kb *KB) mergeProduct(own Product) {
	markOwn(own.Claims)
	markSwitches(own.Settings, own.Events)
	for i := range own.Offerings {
		own.Offerings[i].Own = true
		markOwn(own.Offerings[i].Claims)
		markSwitches(own.Offerings[i].Settings, own.Offerings[i].Events)
	}
	i := kb.indexOf(own.ID)
	if i < 0 {
		own.Own = true
		own.Kind = orElse(own.Kind, "proprietary")
		own.Name = orElse(own.Name, own.ID)
		if own.Summary.Empty() {
			own.Summary = Text{own.Name, own.Name}
		}
		for j := range own.Offerings {
			if own.Offerings[j].Name.Empty() {
				own.Offerings[j].Name = Text{own.Name, own.Name}
			}
		}
		kb.Products = append(kb.Products, own)
		return
	}
	p := &kb.Products[i]
	p.Claims = overrideClaims(p.Claims, own.Claims)
	p.Settings = append(slices.Clone(p.Settings), own.Settings...)
	p.Events = append(slices.Clone(p.Events), own.Events...)
	for _, o := range own.Offerings {
		j := slices.IndexFunc(p.Offerings, func(x Offering) bool { return x.ID == o.ID })
		if j < 0 {
			if o.Name.Empty() {
				o.Name = Text{p.Name + " (" + o.ID + ")", p.Name + " (" + o.ID + ")"}
			}
			p.Offerings = append(p.Offerings, o)
			continue
		}
		p.Offerings[j].Claims = overrideClaims(p.Offerings[j].Claims, o.Claims)
		p.Offerings[j].Settings = append(slices.Clone(p.Offerings[j].Settings), o.Settings...)
		p.Offerings[j].Events = append(slices.Clone(p.Offerings[j].Events), o.Events...)
	}
}

func markOwn(claims []Claim) {
	for i := range claims {
		claims[i].Own = true
	}
}

func markSwitches(settings []Setting, events []Event) {
	for i := range settings {
		settings[i].Own = true
	}
	for i := range events {
		events[i].Own = true
	}
}

// overrideClaims replaces every key that the overlay names and notes what stood there.
func overrideClaims(base, own []Claim) []Claim {
	for i := range own {
		var was []string
		for _, c := range base {
			if c.Key == own[i].Key && c.Key != "price" {
				was = append(was, c.Value.String())
			}
		}
		own[i].Over = strings.Join(was, " / ")
	}
	out := slices.DeleteFunc(slices.Clone(base), func(c Claim) bool {
		return slices.ContainsFunc(own, func(o Claim) bool { return o.Key == c.Key })
	})
	return append(out, own...)
}

func orElse(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}
