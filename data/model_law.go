package data

// This file holds the types of what is said and what applies: sources, verdicts, law, authorities.

// Source is a document that a statement rests on.
type Source struct {
	ID           string `toml:"id"`
	Publisher    string `toml:"publisher"`
	Title        string `toml:"title"`
	URL          string `toml:"url"`
	Published    string `toml:"published"`
	Edition      string `toml:"edition"`
	Kind         string `toml:"kind"`
	Status       string `toml:"status"`
	SupersededBy string `toml:"superseded_by"`
	Summary      Text   `toml:"summary"`
	Read         string `toml:"read"`
	Own          bool
}

// Assessment is what a source said about an offering at its time: never our own verdict.
type Assessment struct {
	ID          string   `toml:"id"`
	Source      string   `toml:"source"`
	Subject     []string `toml:"subject"`
	SubjectName string   `toml:"subject_name"`
	Date        Date     `toml:"date"`
	Kind        string   `toml:"kind"`
	Result      Text     `toml:"result"`
	Rating      string   `toml:"rating"`
	Scope       Text     `toml:"scope"`
	Conditions  Text     `toml:"conditions"`
	LegalState  Text     `toml:"legal_state"`
	Authority   string   `toml:"authority"`
	Status      string   `toml:"status"`
	Sources     []string `toml:"sources"`
	Basis       Basis    `toml:"basis"`
	Read        string   `toml:"read"`
}

// Dissent is a point on which authorities or courts disagree; the views are never averaged.
type Dissent struct {
	ID      string   `toml:"id"`
	Topic   Text     `toml:"topic"`
	Subject []string `toml:"subject"`
	Views   []View   `toml:"views"`
}

// View is one statement of a Dissent.
type View struct {
	Source     string `toml:"source"`
	Authority  string `toml:"authority"`
	Date       Date   `toml:"date"`
	Text       Text   `toml:"text"`
	LegalState Text   `toml:"legal_state"`
}

// Rule is dated law or guidance. It applies on day d when From <= d < Until.
type Rule struct {
	ID         string   `toml:"id"`
	Kind       string   `toml:"kind"`
	Status     string   `toml:"status"`
	Title      Text     `toml:"title"`
	Countries  []string `toml:"countries"`
	Scope      string   `toml:"scope"`
	ListClaim  string   `toml:"list_claim"`
	Lands      []string `toml:"lands"`
	When       []string `toml:"when"`
	From       Date     `toml:"from"`
	Until      Date     `toml:"until"`
	Ref        string   `toml:"ref"`
	Celex      string   `toml:"celex"`
	Effect     Text     `toml:"effect"`
	Note       Text     `toml:"note"`
	Recheck    Date     `toml:"recheck"`
	Sources    []string `toml:"sources"`
	Basis      Basis    `toml:"basis"`
	VerifiedOn Date     `toml:"verified_on"`
	Outlook    bool     `toml:"outlook"`
}

// In reports whether the rule applies on the day. Proposals never apply.
func (r *Rule) In(on Date) bool { return !r.Outlook && on.Within(r.From, r.Until) }

// RiskEvent is a dated event that warns and shortens the review date but never switches a rule.
type RiskEvent struct {
	ID          string   `toml:"id"`
	Date        Date     `toml:"date"`
	Countries   []string `toml:"countries"`
	Title       Text     `toml:"title"`
	Ref         string   `toml:"ref"`
	Consequence Text     `toml:"consequence"`
	Sources     []string `toml:"sources"`
	Basis       Basis    `toml:"basis"`
	VerifiedOn  Date     `toml:"verified_on"`
}

// Authority is a data protection supervisory authority.
type Authority struct {
	ID         string   `toml:"id"`
	Name       string   `toml:"name"`
	Short      string   `toml:"short"`
	Area       Text     `toml:"area"`
	Lands      []string `toml:"lands"`
	Public     bool     `toml:"public"`
	Private    bool     `toml:"private"`
	Church     string   `toml:"church"`
	Federal    bool     `toml:"federal"`
	Address    string   `toml:"address"`
	URL        string   `toml:"url"`
	Email      string   `toml:"email"`
	From       Date     `toml:"from"`
	Note       Text     `toml:"note"`
	Sources    []string `toml:"sources"`
	Basis      Basis    `toml:"basis"`
	VerifiedOn Date     `toml:"verified_on"`
}
