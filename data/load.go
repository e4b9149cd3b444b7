package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
)

// pack is what one TOML file may hold besides a product: any of the lists.
type pack struct {
	Edition      Date          `toml:"edition"`
	Claims       []ClaimDef    `toml:"claim_definitions"`
	Flags        []Flag        `toml:"flags"`
	Sources      []Source      `toml:"sources"`
	Products     []Product     `toml:"products"`
	Assessments  []Assessment  `toml:"assessments"`
	Dissents     []Dissent     `toml:"dissents"`
	Rules        []Rule        `toml:"rules"`
	RiskEvents   []RiskEvent   `toml:"risk_events"`
	Authorities  []Authority   `toml:"authorities"`
	Requirements []Requirement `toml:"requirements"`
	Points       []Point       `toml:"points"`
	Questions    []Question    `toml:"questions"`
	Presets      []Preset      `toml:"presets"`
	Steps        []Step        `toml:"steps"`
	Blocks       []Block       `toml:"texts"`
}

// origin is where a record stands: its file and its path in it.
type origin struct {
	doc  *Document
	path string
}

// Origins remembers where each record of a knowledge base came from, for messages.
type Origins map[string]origin

// problem makes a problem at a place below a record, such as ("product:zoom", "claims.e2ee").
func (o Origins) problem(record, sub string, what, mend Text) Problem {
	at, ok := o[record]
	if !ok {
		return Problem{File: record, What: what, Mend: mend}
	}
	p := at.path
	if sub != "" {
		p = join(p, sub)
	}
	return at.doc.Problem(p, what, mend)
}

// LoadFS reads a whole knowledge base from TOML files. The problems are those of reading and
// typing; Lint finds the rest.
func LoadFS(fsys fs.FS) (*KB, Origins, Problems) {
	kb, origins := &KB{}, Origins{}
	var problems Problems
	hash := sha256.New()
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && path.Ext(name) == ".toml" && !strings.HasPrefix(name, "testdata/") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return kb, origins, Problems{{What: Text{"Datenordner nicht lesbar: " + err.Error(), "cannot read the data folder: " + err.Error()}}}
	}
	slices.Sort(names)
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			problems = append(problems, Problem{File: name, What: Text{"nicht lesbar: " + err.Error(), "cannot be read: " + err.Error()}})
			continue
		}
		fmt.Fprintf(hash, "%s\x00%d\x00", name, len(text))
		hash.Write(text)
		doc, ps := Parse(name, text)
		if problems = append(problems, ps...); doc == nil {
			continue
		}
		p, ps := readPack(doc)
		problems = append(problems, ps...)
		problems = append(problems, kb.add(p, doc, origins)...)
	}
	kb.Hash = hex.EncodeToString(hash.Sum(nil))
	kb.link()
	return kb, origins, problems
}

// readPack types one file: a product file (it has a top-level id) or lists.
func readPack(doc *Document) (*pack, Problems) {
	p := &pack{}
	b := &binder{doc: doc}
	lists := map[string]any{}
	if _, isProduct := doc.Table["id"]; isProduct {
		product := map[string]any{}
		for key, v := range doc.Table {
			if slices.Contains([]string{"sources", "assessments", "rules", "requirements", "dissents"}, key) {
				lists[key] = v
			} else {
				product[key] = v
			}
		}
		p.Products = make([]Product, 1)
		b.table(product, reflect.ValueOf(&p.Products[0]).Elem(), "")
	} else {
		for key, v := range doc.Table {
			if _, many := v.([]map[string]any); key == "claims" && many {
				key = "claim_definitions"
				doc.alias("claims", key)
			}
			lists[key] = v
		}
	}
	b.table(lists, reflect.ValueOf(p).Elem(), "")
	return p, b.problems
}

// add appends the lists of a file and remembers where each record stands. A second record with
// the same id is a problem: ids are forever and unique.
func (kb *KB) add(p *pack, doc *Document, origins Origins) Problems {
	var problems Problems
	note := func(record, at string) {
		if old, ok := origins[record]; ok {
			pos := old.doc.at(old.path)
			problems = append(problems, doc.Problem(at, Text{
				fmt.Sprintf("doppelte Kennung %q, schon in %s:%d", record, old.doc.File, pos.line),
				fmt.Sprintf("duplicate id %q, already in %s:%d", record, old.doc.File, pos.line),
			}, Text{"eine andere Kennung wählen", "choose another id"}))
			return
		}
		origins[record] = origin{doc, at}
	}
	at := func(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
	_, single := doc.Table["id"]
	for i := range p.Products {
		where := at("products", i)
		if single {
			where = ""
		}
		note("product:"+p.Products[i].ID, where)
	}
	for i := range p.Claims {
		note("claim:"+p.Claims[i].Key, at("claim_definitions", i))
	}
	each(p.Flags, func(i int, r *Flag) { note("flag:"+r.ID, at("flags", i)) })
	each(p.Sources, func(i int, r *Source) { note("source:"+r.ID, at("sources", i)) })
	each(p.Assessments, func(i int, r *Assessment) { note("assessment:"+r.ID, at("assessments", i)) })
	each(p.Dissents, func(i int, r *Dissent) { note("dissent:"+r.ID, at("dissents", i)) })
	each(p.Rules, func(i int, r *Rule) { note("rule:"+r.ID, at("rules", i)) })
	each(p.RiskEvents, func(i int, r *RiskEvent) { note("risk:"+r.ID, at("risk_events", i)) })
	each(p.Authorities, func(i int, r *Authority) { note("authority:"+r.ID, at("authorities", i)) })
	each(p.Requirements, func(i int, r *Requirement) { note("requirement:"+r.ID, at("requirements", i)) })
	each(p.Points, func(i int, r *Point) { note("point:"+r.ID, at("points", i)) })
	each(p.Questions, func(i int, r *Question) { note("question:"+r.ID, at("questions", i)) })
	each(p.Presets, func(i int, r *Preset) { note("preset:"+r.ID, at("presets", i)) })
	each(p.Steps, func(i int, r *Step) { note("step:"+r.ID, at("steps", i)) })
	each(p.Blocks, func(i int, r *Block) { note("text:"+r.ID, at("texts", i)) })

	kb.Edition = max(kb.Edition, p.Edition)
	kb.Claims = append(kb.Claims, p.Claims...)
	kb.Flags = append(kb.Flags, p.Flags...)
	kb.Sources = append(kb.Sources, p.Sources...)
	kb.Products = append(kb.Products, p.Products...)
	kb.Assessments = append(kb.Assessments, p.Assessments...)
	kb.Dissents = append(kb.Dissents, p.Dissents...)
	kb.Rules = append(kb.Rules, p.Rules...)
	kb.RiskEvents = append(kb.RiskEvents, p.RiskEvents...)
	kb.Authorities = append(kb.Authorities, p.Authorities...)
	kb.Requirements = append(kb.Requirements, p.Requirements...)
	kb.Points = append(kb.Points, p.Points...)
	kb.Questions = append(kb.Questions, p.Questions...)
	kb.Presets = append(kb.Presets, p.Presets...)
	kb.Steps = append(kb.Steps, p.Steps...)
	kb.Blocks = append(kb.Blocks, p.Blocks...)
	return problems
}

func each[T any](list []T, f func(int, *T)) {
	for i := range list {
		f(i, &list[i])
	}
}

// link sorts what is sorted and connects claims and checks with the dictionary.
func (kb *KB) link() {
	slices.SortFunc(kb.Claims, func(a, b ClaimDef) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(kb.Sources, func(a, b Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(kb.Products, func(a, b Product) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(kb.Assessments, func(a, b Assessment) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(kb.RiskEvents, func(a, b RiskEvent) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	// The catalogue comes before the criteria, whatever the order of the files.
	slices.SortStableFunc(kb.Requirements, func(a, b Requirement) int {
		return cmp.Compare(boolInt(a.Criterion), boolInt(b.Criterion))
	})
	for i := range kb.Products {
		p := &kb.Products[i]
		kb.linkClaims(p.Claims)
		for j := range p.Offerings {
			kb.linkClaims(p.Offerings[j].Claims)
		}
	}
	for i := range kb.Requirements {
		kb.linkChecks(kb.Requirements[i].Checks)
	}
}

func (kb *KB) linkClaims(claims []Claim) {
	slices.SortStableFunc(claims, func(a, b Claim) int { return cmp.Compare(a.Key, b.Key) })
	for i := range claims {
		c := &claims[i]
		if n := kb.defIndex(c.Key); n >= 0 {
			c.Def, c.Shelf = n+1, kb.Claims[n].ShelfLife
		}
	}
}

func (kb *KB) linkChecks(checks []Check) {
	for i := range checks {
		checks[i].Def = kb.defIndex(checks[i].Claim) + 1
		kb.linkChecks(checks[i].Or)
	}
}

func (kb *KB) defIndex(key string) int {
	i, ok := slices.BinarySearchFunc(kb.Claims, key, func(d ClaimDef, k string) int { return cmp.Compare(d.Key, k) })
	if !ok {
		return -1
	}
	return i
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
