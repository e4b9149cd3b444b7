package data

import (
	"slices"
	"strconv"
	"strings"
)

// Basis says how a fact is known. The zero value is not allowed in the data.
type Basis string

// The bases, from law to memory.
const (
	BasisLaw        Basis = "law"         // the text of the norm was read
	BasisAuthority  Basis = "authority"   // a supervisory or security authority says so
	BasisAudit      Basis = "audit"       // an independent test or certificate
	BasisCode       Basis = "code"        // read in source code or a release
	BasisVendor     Basis = "vendor"      // the vendor or operator says so
	BasisThirdParty Basis = "third_party" // somebody else reports it
	BasisRecalled   Basis = "recalled"    // general knowledge, no text was read
	BasisDerived    Basis = "derived"     // own conclusion from other facts
)

// Bases lists every allowed basis.
var Bases = []Basis{BasisLaw, BasisAuthority, BasisAudit, BasisCode, BasisVendor, BasisThirdParty, BasisRecalled, BasisDerived}

// Deployment is who runs a system (DSK Orientierungshilfe 2020, chapter 2).
type Deployment string

// The three ways of running a system.
const (
	OwnServers    Deployment = "own_servers"
	ITProvider    Deployment = "it_provider"
	OnlineService Deployment = "online_service"
)

// Deployments lists the three in the order in which the questions name them.
var Deployments = []Deployment{OwnServers, ITProvider, OnlineService}

// Value is the value of a claim: a word, a number or a list.
type Value struct {
	Text   string
	Number float64
	List   []string
	IsNum  bool
	IsList bool
}

// String returns the value as it stands in the data.
func (v Value) String() string {
	switch {
	case v.IsList:
		return strings.Join(v.List, ", ")
	case v.IsNum:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	}
	return v.Text
}

// Is reports whether the value is the word.
func (v Value) Is(word string) bool { return !v.IsNum && !v.IsList && v.Text == word }

// Claim is one fact about a product or an offering, with its source, its date and the way it is
// known. From and Until bound the time for which the value is true (half open, zero = open);
// VerifiedOn is the day for which a text that was read proves it (zero = never verified).
type Claim struct {
	Key        string
	Value      Value    `toml:"value"`
	From       Date     `toml:"from"`
	Until      Date     `toml:"until"`
	Note       Text     `toml:"note"`
	Sources    []string `toml:"sources"`
	Basis      Basis    `toml:"basis"`
	VerifiedOn Date     `toml:"verified_on"`

	// Only for the key price.
	Plan         string `toml:"plan"`
	Currency     string `toml:"currency"`
	Per          string `toml:"per"`
	Billing      string `toml:"billing"`
	Tax          string `toml:"tax"`
	Market       string `toml:"market"`
	URL          string `toml:"url"`
	Participants int    `toml:"participants"`

	Own   bool   // comes from an organisation's overlay
	Over  string // the value of the knowledge base that an own claim replaces; "" = none
	Def   int    // 1 + index in the dictionary, set by the loader
	Shelf int    // months until stale, from the dictionary
}

// Stale reports whether the fact is older than its shelf life on the day. A verification after
// the day counts as fresh; a fact that was never verified is not stale but unverified.
func (c *Claim) Stale(on Date) bool {
	return c.VerifiedOn != 0 && c.Shelf > 0 && c.VerifiedOn.MonthsUntil(on) > c.Shelf
}

// StaleTo returns the last day of verification that is stale on a day, for a shelf life in months. It
// is a day to compare with only: it may be a 31st of a month that has none.
func StaleTo(on Date, shelf int) Date {
	y, m, day := on.parts()
	m -= shelf + 2
	return Date((y+floorDiv(m, 12))*10000 + (m-floorDiv(m, 12)*12+1)*100 + day)
}

// Verified reports whether a text that was read proves the fact.
func (c *Claim) Verified() bool {
	return c.VerifiedOn != 0 && c.Basis != BasisRecalled && c.Basis != BasisDerived
}

// ClaimDef defines a claim key: what it means, which values it takes, how long it stays fresh
// and the exact question to put to a vendor.
type ClaimDef struct {
	Key       string       `toml:"key"`
	Label     Text         `toml:"label"`
	Type      string       `toml:"type"`
	Scope     string       `toml:"scope"`
	ShelfLife int          `toml:"shelf_life"`
	Ask       Text         `toml:"ask"`
	Values    []ClaimValue `toml:"values"`
}

// ClaimValue is one allowed value of an enum; Partial values need a note.
type ClaimValue struct {
	ID      string `toml:"id"`
	Label   Text   `toml:"label"`
	Partial bool   `toml:"partial"`
}

// Setting is a hardening switch: a step of the decision file.
type Setting struct {
	File        string       `toml:"file"`
	Key         string       `toml:"key"`
	Default     string       `toml:"default"`
	Recommended string       `toml:"recommended"`
	Reason      Text         `toml:"reason"`
	Requirement string       `toml:"requirement"`
	Sources     []string     `toml:"sources"`
	Basis       Basis        `toml:"basis"`
	VerifiedOn  Date         `toml:"verified_on"`
	Deployments []Deployment `toml:"deployments"`
	When        []string     `toml:"when"`
	Own         bool
}

// Event is something dated that happened to a product or operator, told neutrally.
type Event struct {
	Date       Date     `toml:"date"`
	Precision  string   `toml:"precision"`
	Kind       string   `toml:"kind"`
	Text       Text     `toml:"text"`
	Sources    []string `toml:"sources"`
	Basis      Basis    `toml:"basis"`
	VerifiedOn Date     `toml:"verified_on"`
	Own        bool
}

// Product is a piece of software or a service of one vendor.
type Product struct {
	ID            string     `toml:"id"`
	Name          string     `toml:"name"`
	Vendor        string     `toml:"vendor"`
	VendorCountry string     `toml:"vendor_country"`
	Kind          string     `toml:"kind"`
	Homepage      string     `toml:"homepage"`
	Summary       Text       `toml:"summary"`
	Aliases       []string   `toml:"aliases"`
	Successor     string     `toml:"successor"`
	Claims        []Claim    `toml:"claims"`
	Settings      []Setting  `toml:"settings"`
	Events        []Event    `toml:"events"`
	Offerings     []Offering `toml:"offerings"`
	Own           bool
}

// OpenTo limits a closed offer to sectors and Länder; empty lists mean everybody.
type OpenTo struct {
	Sectors []string `toml:"sectors"`
	Lands   []string `toml:"lands"`
}

// Offering is the judged unit: product × deployment × operator. Claims override those of the
// product; Mirror names another offering whose claims are taken before the product's.
type Offering struct {
	ID              string     `toml:"id"`
	Name            Text       `toml:"name"`
	Deployment      Deployment `toml:"deployment"`
	Operator        string     `toml:"operator"`
	OperatorCountry string     `toml:"operator_country"`
	Summary         Text       `toml:"summary"`
	OpenTo          OpenTo     `toml:"open_to"`
	Homepage        string     `toml:"homepage"`
	Mirror          string     `toml:"mirror"`
	Claims          []Claim    `toml:"claims"`
	Settings        []Setting  `toml:"settings"`
	Events          []Event    `toml:"events"`
	Own             bool
}

// Flag is a property of the profile or of an offering that conditions name. Label completes the
// sentence "because …".
type Flag struct {
	ID    string `toml:"id"`
	Label Text   `toml:"label"`
	Scope string `toml:"scope"`
}

// Check is one test of a requirement: a claim key with the values that decide, or the name of a
// Go function. Values that no list names make the finding unknown. "*" stands for any known value.
type Check struct {
	Claim       string       `toml:"claim"`
	Function    string       `toml:"function"`
	Met         []string     `toml:"met"`
	Conditional []string     `toml:"conditional"`
	Unmet       []string     `toml:"unmet"`
	Hosting     []Deployment `toml:"hosting"`
	When        []string     `toml:"when"`
	Absent      string       `toml:"absent"` // "conditional": without a usable fact the organisation can settle it itself
	Or          []Check      `toml:"or"`
	Final       bool         `toml:"final"` // a value that Unmet names is lifted by no alternative
	Action      Text         `toml:"action"`
	Def         int          // 1 + index of Claim in the dictionary
}

// Citation points from a requirement to the place in a source that demands it.
type Citation struct {
	ID      string `toml:"id"`
	Locator string `toml:"locator"`
	Basis   Basis  `toml:"basis"`
}

// Requirement is one entry of the catalogue of 80, or a criterion that an answer sets.
type Requirement struct {
	ID             string       `toml:"id"`
	Group          string       `toml:"group"`
	Term           Text         `toml:"term"`
	Text           Text         `toml:"text"`
	Why            Text         `toml:"why"`
	Who            []string     `toml:"who"`
	Phases         []string     `toml:"phases"`
	Hosting        []Deployment `toml:"hosting"`
	Level          string       `toml:"level"`
	When           []string     `toml:"when"`
	Unless         []string     `toml:"unless"`
	MustWhen       []string     `toml:"must_when"`
	ShouldWhen     []string     `toml:"should_when"`
	OnlyWhenRaised bool         `toml:"only_when_raised"`
	Criterion      bool         `toml:"criterion"`
	Rules          []string     `toml:"rules"` // applies only while one of these rules is in force; empty = always
	Legal          string       `toml:"legal"`
	Use            string       `toml:"use"`
	Artefact       Text         `toml:"artefact"`
	Action         Text         `toml:"action"`
	Role           string       `toml:"role"`
	Sources        []Citation   `toml:"sources"`
	Maps           []string     `toml:"maps"`
	Checks         []Check      `toml:"checks"`
	Own            bool
}

// Point is one point of another catalogue (DSK, BSI …), mapped to the requirements that cover it.
type Point struct {
	ID           string   `toml:"id"`
	Source       string   `toml:"source"`
	Locator      string   `toml:"locator"`
	Text         Text     `toml:"text"`
	Level        string   `toml:"level"`
	Requirements []string `toml:"requirements"`
	Step         string   `toml:"step"`
	Basis        Basis    `toml:"basis"`
}

// Question is one question of the interview; its id and option ids are a contract.
type Question struct {
	ID           string   `toml:"id"`
	Kind         string   `toml:"kind"`
	Section      string   `toml:"section"`
	Label        Text     `toml:"label"`
	Help         Text     `toml:"help"`
	Legal        Text     `toml:"legal"`
	Sources      []string `toml:"sources"`
	When         []string `toml:"when"`
	Unless       []string `toml:"unless"`
	Requirements []string `toml:"requirements"`
	Min          int      `toml:"min"`
	Max          int      `toml:"max"`
	Options      []Option `toml:"options"`
}

// Option is one answer that a question offers.
type Option struct {
	ID    string `toml:"id"`
	Label Text   `toml:"label"`
	Hint  Text   `toml:"hint"`
}

// Preset is a set of usual answers for a kind of organisation, offered and never silently taken.
type Preset struct {
	ID      string         `toml:"id"`
	Sector  string         `toml:"sector"`
	Label   Text           `toml:"label"`
	Note    Text           `toml:"note"`
	Answers []PresetAnswer `toml:"answers"`
}

// PresetAnswer is one answer of a preset.
type PresetAnswer struct {
	Question string
	Value    Value
	Bool     bool
	IsBool   bool
}

// Step is one next step of the procedure that the law or good order asks for.
type Step struct {
	ID           string   `toml:"id"`
	Title        Text     `toml:"title"`
	Text         Text     `toml:"text"`
	Role         string   `toml:"role"`
	Legal        string   `toml:"legal"`
	Artefact     Text     `toml:"artefact"`
	Effort       Text     `toml:"effort"`
	Phase        string   `toml:"phase"`
	DueDays      int      `toml:"due_days"`
	Due          string   `toml:"due"`
	When         []string `toml:"when"`
	Unless       []string `toml:"unless"`
	Requirements []string `toml:"requirements"`
	Checklist    []Text   `toml:"checklist"`
	Sources      []string `toml:"sources"`
	Basis        Basis    `toml:"basis"`
}

// Block is a building block of text for the decision file.
type Block struct {
	ID      string   `toml:"id"`
	Title   Text     `toml:"title"`
	Body    []Text   `toml:"body"`
	Kind    string   `toml:"kind"`
	When    []string `toml:"when"`
	Sources []string `toml:"sources"`
}

// KB is the whole knowledge base. Sources, products and assessments are sorted by id; questions,
// requirements and steps keep the order of their files, which is the order of use.
type KB struct {
	Edition      Date   // day of the newest change of the data
	Hash         string // SHA-256 over all data files, hex
	Claims       []ClaimDef
	Flags        []Flag
	Sources      []Source
	Products     []Product
	Assessments  []Assessment
	Dissents     []Dissent
	Rules        []Rule
	RiskEvents   []RiskEvent
	Authorities  []Authority
	Requirements []Requirement // the catalogue and, after it, the criteria
	Points       []Point
	Questions    []Question
	Presets      []Preset
	Steps        []Step
	Blocks       []Block
}

// Has reports whether any of the words is in the set.
func Has(set []string, words ...string) bool {
	for _, w := range words {
		if slices.Contains(set, w) {
			return true
		}
	}
	return false
}
