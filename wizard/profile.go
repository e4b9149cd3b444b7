package wizard

import (
	"slices"

	"videokompass/data"
)

// Profile is what follows from the answers: flags that conditions name, and the numbers that
// checks compare. It is derived from the questions that apply; answers to others have no effect.
type Profile struct {
	flags        map[string]bool
	Sector       string
	Land         string
	Participants int // 0 = not said
	Hosts        int // 0 = not said
	Budget       int // EUR a year; -1 = open
	Deployments  []string
	Priorities   []string
	Organisation string
	DSFA         []data.Text // criteria that speak for a DSFA
	Effective    *Answers    // the answers that count
}

// Has reports whether the flag is set.
func (p *Profile) Has(flag string) bool { return p.flags[flag] }

// Any reports whether any of the flags is set.
func (p *Profile) Any(flags []string) bool {
	for _, f := range flags {
		if p.flags[f] {
			return true
		}
	}
	return false
}

// Applies is the rule for when and unless everywhere: an empty when means always, otherwise any
// of its flags must be set; none of unless may be.
func (p *Profile) Applies(when, unless []string) bool {
	return (len(when) == 0 || p.Any(when)) && !p.Any(unless)
}

// Flags returns the set flags, sorted.
func (p *Profile) Flags() []string {
	var out []string
	for f, on := range p.flags {
		if on {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

func (p *Profile) set(flags ...string) {
	for _, f := range flags {
		p.flags[f] = true
	}
}

// NewProfile derives the profile. It walks the questions in order: whether a question applies
// depends only on answers to earlier ones, so the result does not depend on the order of typing.
func NewProfile(kb *data.KB, as *Answers) *Profile {
	effective := &Answers{AsOf: as.AsOf}
	p, fresh := derive(effective), true
	for i := range kb.Questions {
		q := &kb.Questions[i]
		a, ok := as.Get(q.ID)
		if !ok {
			continue
		}
		if len(q.When)+len(q.Unless) > 0 {
			if !fresh {
				p, fresh = derive(effective), true
			}
			if !p.Applies(q.When, q.Unless) {
				continue
			}
		}
		effective.Set(q.ID, a)
		fresh = false
	}
	if !fresh {
		p = derive(effective)
	}
	p.Effective = effective
	return p
}

// sectorFlags says what kind of body each sector is. Schools, universities and hospitals may have
// a private body behind them; public duties are assumed where they are the rule.
var sectorFlags = map[string][]string{
	"municipality":         {"public", "municipal", "employer"},
	"state_authority":      {"public", "state", "employer"},
	"federal_authority":    {"public", "federal", "employer"},
	"school":               {"public", "school", "employer"},
	"university":           {"public", "university", "employer"},
	"health":               {"private", "health", "secrecy_203", "employer"},
	"social":               {"private", "social", "employer"},
	"professional_secrecy": {"private", "secrecy_203", "employer"},
	"company":              {"private", "company", "employer"},
	"association":          {"private", "association"},
	"church_protestant":    {"church", "church_ev", "employer"},
	"church_catholic":      {"church", "church_kath", "employer"},
}

// derive computes flags and numbers from answers, all of which count.
func derive(as *Answers) *Profile {
	p := &Profile{flags: make(map[string]bool, 64), Budget: -1, Effective: as}
	word := func(id string) string { a, _ := as.Get(id); return a.Word() }
	words := func(id string) []string { a, _ := as.Get(id); return a.Words }
	p.set("all")

	p.Sector, p.Land = word("sector"), word("land")
	p.set(sectorFlags[p.Sector]...)
	if a, ok := as.Get("organisation"); ok {
		p.Organisation = a.Text
	}
	if a, ok := as.Get("council"); ok && a.Bool {
		p.council()
	}
	p.purposes(words("purposes"))
	p.dataKinds(words("data"))
	if a, ok := as.Get("minors"); ok && a.Bool {
		p.set("minors")
	}
	p.guests(as)
	if a, ok := as.Get("participants"); ok {
		p.Participants = a.Number
	}
	if a, ok := as.Get("hosts"); ok {
		p.Hosts = a.Number
	}
	if a, ok := as.Get("budget"); ok {
		p.Budget = a.Number
	}
	p.operation(as)
	for _, level := range []string{"e2ee", "telemetry", "guest_access", "open_source", "accessibility"} {
		if w := word(level); w == LevelMust || w == LevelShould {
			p.set(level + "_" + w)
		}
	}
	p.lock("recording", word("recording"))
	p.lock("ai", word("ai"))
	p.features(words("features_must"), words("features_want"))
	for _, e := range words("evidence") {
		p.set("evidence_" + e)
	}
	p.Priorities = words("priorities")
	p.conclude()
	return p
}

func (p *Profile) council() {
	p.set("council")
	switch {
	case p.Has("church"):
		p.set("mav")
	case p.Has("public"):
		p.set("staff_council", "employer")
	default:
		p.set("works_council", "employer")
	}
}

func (p *Profile) purposes(purposes []string) {
	for _, w := range purposes {
		if w == "staff_council" {
			w = "staff_council_meeting"
		}
		p.set(w)
	}
	if p.Has("council_meeting") && (p.Has("municipal") || p.Sector == "") {
		switch p.Land {
		case "NW":
			p.set("council_meeting_nw")
		case "BW":
			p.set("council_meeting_bw")
		}
	}
	if p.Has("municipal") {
		switch p.Land {
		case "NW":
			p.set("municipal_nw")
		case "BW":
			p.set("municipal_bw")
		}
	}
}

func (p *Profile) dataKinds(kinds []string) {
	for _, w := range kinds {
		switch w {
		case "professional_secrecy":
			p.set("secrecy_203")
		case "normal":
		default:
			p.set(w)
		}
	}
	if slices.Contains(kinds, "professional_secrecy") {
		p.set("high_risk")
	}
}

func (p *Profile) guests(as *Answers) {
	a, ok := as.Get("guests")
	if ok && a.Bool {
		p.set("external_guests")
	}
	if !ok || a.Bool {
		p.set("guests_possible")
	}
}

func (p *Profile) operation(as *Answers) {
	a, answered := as.Get("deployment")
	p.Deployments = a.Words
	if !answered || len(a.Words) == 0 {
		p.set("deployment_own", "deployment_external")
	}
	for _, w := range a.Words {
		if w == string(data.OwnServers) {
			p.set("deployment_own")
		} else {
			p.set("deployment_external")
		}
	}
	if a, ok := as.Get("capacity"); ok {
		p.set("capacity_" + a.Word())
	}
	if a, ok := as.Get("region"); ok {
		p.set("region_" + a.Word())
	}
	switch a, _ := as.Get("foreign_control"); a.Word() {
	case "exclude":
		p.set("foreign_exclude")
	case "check":
		p.set("foreign_check")
	}
}

// lock sets the flags of a question with the options forbidden, lockable and needed.
func (p *Profile) lock(what, word string) {
	switch word {
	case "needed":
		p.set(what + "_wanted")
	case "lockable", "forbidden":
		p.set(what + "_" + word)
	}
}

func (p *Profile) features(must, want []string) {
	for _, f := range must {
		p.set("feature_must_" + f)
	}
	for _, f := range want {
		if !slices.Contains(must, f) {
			p.set("feature_want_" + f)
		}
	}
	for _, f := range slices.Concat(must, want) {
		if f == "dial_in" || f == "room_systems" {
			p.set(f + "_wanted")
		}
	}
}

// conclude sets the flags that follow from others.
func (p *Profile) conclude() {
	if p.Any([]string{"special_categories", "social_data", "classified", "counselling", "telemedicine"}) {
		p.set("high_risk")
	}
	if p.Has("public") || p.Has("social_data") {
		p.set("official_secrecy")
	}
	for _, c := range DSFACriteria(p) {
		if c.Met {
			p.DSFA = append(p.DSFA, c.Why)
		}
	}
	if len(p.DSFA) >= 2 {
		p.set("dsfa_required")
	}
	// § 38 Abs. 1 BDSG: as a rule 20 persons, or a DSFA; § 5 BDSG and Art. 37(1)(a): public bodies always.
	if p.Has("public") || p.Hosts >= 20 || p.Has("dsfa_required") || p.Has("high_risk") {
		p.set("dpo_required")
	}
}
