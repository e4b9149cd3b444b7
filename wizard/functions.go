package wizard

import (
	"fmt"
	"slices"

	"videokompass/data"
)

// Functions lists the checks that are code; lint compares the data with it.
var Functions = []string{"transfer", "capacity", "participants", "cost", "region", "foreign_control", "deployment", "service_life", "audience", "approval"}

// function runs a named check and fills the finding.
func (e *evaluator) function(name string, f *Finding) {
	switch name {
	case "transfer":
		e.checkTransferTool(f)
	case "capacity":
		e.checkCapacity(f)
	case "participants":
		e.checkParticipants(f)
	case "cost":
		e.checkCost(f)
	case "region":
		e.checkRegion(f)
	case "foreign_control":
		e.checkForeignControl(f)
	case "deployment":
		e.checkDeployment(f)
	case "service_life":
		e.checkServiceLife(f)
	case "audience":
		e.checkAudience(f)
	case "approval":
		e.checkC5(f)
	default:
		f.Status, f.Doubt = Unknown, Absent
	}
}

func say(f *Finding, s Status, de, en string) {
	f.Status = s
	f.Say = data.Text{DE: de, EN: en}
}

func (e *evaluator) checkTransferTool(f *Finding) {
	t := e.transfer
	f.Rules, f.Claims = t.Rules, t.Claims
	if !e.quiet {
		f.Say = t.Summary()
	}
	switch t.Result {
	case TransferNone:
		f.Status = Met
	case TransferAdequacy:
		f.Status = Met
		if t.ListUsed {
			f.Status = Conditional
		}
	case TransferSCC:
		f.Status = Conditional
	case TransferUnknown:
		f.Status, f.Doubt = Unknown, Absent
	case TransferBlocked:
		f.Status = Unmet
		if t.LocksUsed {
			f.Fix = "answer:data"
		}
	}
}

// Summary says the result of the transfer check in one sentence, with the rule and its reference.
func (t *Transfer) Summary() data.Text {
	var worst *Flow
	for i := range t.Flows {
		if worst == nil || t.Flows[i].Result.rank() > worst.Result.rank() {
			worst = &t.Flows[i]
		}
	}
	if worst == nil {
		return data.Text{DE: "Nach den vorliegenden Angaben verlassen keine personenbezogenen Daten den EWR", EN: "according to the facts at hand no personal data leave the EEA"}
	}
	if worst.Country == "?" {
		return worst.Text
	}
	return data.Text{
		DE: fmt.Sprintf("%s, %s: %s", CountryName(worst.Country, data.German), worst.Why.DE, worst.Text.DE),
		EN: fmt.Sprintf("%s, %s: %s", CountryName(worst.Country, data.English), worst.Why.EN, worst.Text.EN),
	}
}

// checkCapacity compares the effort of running the software with the staff at hand.
func (e *evaluator) checkCapacity(f *Finding) {
	a, answered := e.p.Effective.Get("capacity")
	effort := e.claim(e.keys.effort)
	f.Claim, f.Key = effort, "operating_effort"
	switch {
	case !answered:
		say(f, Conditional, "Personal, Wissen und Technik für den Eigenbetrieb sicherstellen", "make sure of staff, skills and infrastructure for running it yourselves")
	case a.Word() == "none":
		say(f, Unmet, "Für den Eigenbetrieb fehlt Personal", "there is no staff to run own servers")
		f.Fix = "answer:capacity"
	case a.Word() == "experienced":
		say(f, Met, "Erfahrenes Personal für den Eigenbetrieb ist vorhanden", "experienced staff for running own servers is available")
	case effort == nil:
		say(f, Conditional, "Betriebsaufwand nicht bekannt: vor der Entscheidung erproben", "operating effort not known: try it before deciding")
	case effort.Value.Is("high") || effort.Value.Is("very_high"):
		say(f, Conditional, "Hoher Betriebsaufwand: Schulung, Unterstützungsvertrag oder Dienstleister einplanen", "high operating effort: plan training, a support contract or a service provider")
	default:
		say(f, Met, "Das vorhandene Personal reicht für den Betriebsaufwand", "the staff at hand suffices for the operating effort")
	}
}

func (e *evaluator) checkParticipants(f *Finding) {
	need := e.p.Participants
	if need == 0 {
		f.Status = NotApplicable
		return
	}
	c := e.claim(e.keys.participants)
	f.Claim, f.Key = c, "max_participants"
	switch {
	case c == nil || !c.Value.IsNum:
		f.Status, f.Doubt = Unknown, Absent
	case int(c.Value.Number) < need && e.ref.Offering.Deployment != data.OnlineService:
		f.Status, f.Doubt = Unknown, Unclear
		if e.quiet {
			return
		}
		f.Say = data.Text{DE: fmt.Sprintf("Belegt sind %s Teilnehmende; %d hängen von Server und Netz ab: Lasttest", ValueLabel(nil, c.Value, data.German), need),
			EN: fmt.Sprintf("%s participants are documented; %d depend on server and network: load test", ValueLabel(nil, c.Value, data.English), need)}
	case int(c.Value.Number) < need && e.quiet:
		f.Status = Unmet
	case int(c.Value.Number) < need:
		say(f, Unmet, fmt.Sprintf("Höchstens %s Teilnehmende, gebraucht werden %d", ValueLabel(nil, c.Value, data.German), need),
			fmt.Sprintf("at most %s participants, %d are needed", ValueLabel(nil, c.Value, data.English), need))
		f.Fix = "answer:participants"
	case !e.trust(c):
		f.Status, f.Doubt = Unknown, e.doubt(c)
	default:
		f.Status, f.Doubt = Met, e.wordOnly(c)
	}
}

func (e *evaluator) doubt(c *data.Claim) Doubt {
	if !c.Verified() {
		return Unverified
	}
	return Stale
}

func (e *evaluator) checkCost(f *Finding) {
	if e.p.Budget < 0 {
		f.Status = NotApplicable
		return
	}
	f.Key = "price"
	cost := yearlyCost(e.facts.Prices, max(e.p.Hosts, 1), e.p.Participants)
	f.Claim = cost.Claim
	switch {
	case !cost.Known:
		f.Status, f.Doubt = Unknown, Absent
		f.Say = cost.Text()
	case cost.Currency != "EUR" && cost.Amount > 0 && e.p.Budget > 0:
		f.Status, f.Doubt = Unknown, Unclear
		f.Say = data.Text{DE: cost.Text().DE + "; Preis in Euro erfragen", EN: cost.Text().EN + "; ask for the price in euro"}
	case cost.Amount > float64(e.p.Budget):
		f.Status = Unmet
		f.Say = data.Text{DE: cost.Text().DE + fmt.Sprintf("; Budget %d EUR", e.p.Budget), EN: cost.Text().EN + fmt.Sprintf("; budget EUR %d", e.p.Budget)}
		f.Fix = "answer:budget"
	case e.ref.Offering.Deployment == data.OwnServers:
		f.Status = Conditional
		f.Say = data.Text{DE: cost.Text().DE + "; Server und Personal kommen hinzu", EN: cost.Text().EN + "; servers and staff come on top"}
	case !e.trust(cost.Claim):
		f.Status, f.Doubt = Unknown, e.doubt(cost.Claim)
		f.Say = cost.Text()
	default:
		f.Status = Met
		f.Say = cost.Text()
	}
}

// checkRegion compares the places of processing with the wish of the organisation.
func (e *evaluator) checkRegion(f *Finding) {
	if e.ref.Offering.Deployment == data.OwnServers {
		say(f, Met, "Die Daten liegen auf eigenen Servern", "the data stay on own servers")
		return
	}
	c := e.claim(e.keys.dataLocation)
	f.Claim, f.Key = c, "data_location"
	if c == nil {
		f.Status, f.Doubt = Unknown, Absent
		if e.contractual() {
			say(f, Conditional, "Ort der Verarbeitung im Vertrag festlegen", "fix the place of processing in the contract")
		}
		return
	}
	list := c.Value.List
	if !c.Value.IsList {
		list = []string{c.Value.Text}
	}
	f.Status = Met
	for _, country := range list {
		switch {
		case country != "DE" && e.p.Has("region_de"):
			f.Status = Unmet
			if country == "EEA" || country == "EU" {
				f.Status, f.Doubt = Unknown, Unclear
			}
		case e.law.inEEA(country):
		case e.p.Has("region_eea"), e.p.Has("region_adequate") && !e.adequate(country):
			f.Status = Unmet
		}
		if f.Status == Unmet {
			f.Fix = "answer:region"
			return
		}
	}
	switch {
	case f.Status == Met && !e.trust(c):
		f.Status, f.Doubt = Unknown, e.doubt(c)
	case f.Status == Met:
		f.Doubt = e.wordOnly(c)
	}
}

// adequate reports whether an adequacy decision covers the country for this offering.
func (e *evaluator) adequate(country string) bool {
	for _, fl := range e.transfer.Flows {
		if fl.Country == country {
			return fl.Result == TransferAdequacy
		}
	}
	return false
}

func (e *evaluator) checkForeignControl(f *Finding) {
	if e.ref.Offering.Deployment == data.OwnServers {
		f.Status = NotApplicable
		return
	}
	c := e.claim(e.keys.parentCountry)
	f.Claim, f.Key = c, "parent_country"
	switch {
	case c == nil && e.contractual():
		say(f, Conditional, "Einen Dienstleister ohne Muttergesellschaft außerhalb des EWR wählen", "choose a service provider without a parent outside the EEA")
	case c == nil:
		f.Status, f.Doubt = Unknown, Absent
	case e.law.inEEA(c.Value.Text) && !e.trust(c):
		f.Status, f.Doubt = Unknown, e.doubt(c)
	case e.law.inEEA(c.Value.Text):
		f.Status, f.Doubt = Met, e.wordOnly(c)
	case e.p.Has("foreign_exclude"):
		say(f, Unmet, "Die Konzernmutter des Betreibers sitzt außerhalb des EWR: "+CountryName(c.Value.Text, data.German), "the operator's parent company sits outside the EEA: "+CountryName(c.Value.Text, data.English))
		f.Fix = "answer:foreign_control"
	default:
		say(f, Conditional, "Die Konzernmutter des Betreibers sitzt außerhalb des EWR, "+CountryName(c.Value.Text, data.German)+": Zugriffsrisiko prüfen und festhalten",
			"the operator's parent company sits outside the EEA, "+CountryName(c.Value.Text, data.English)+": check the access risk and record it")
	}
}

func (e *evaluator) checkDeployment(f *Finding) {
	d := string(e.ref.Offering.Deployment)
	switch {
	case len(e.p.Deployments) == 0 || slices.Contains(e.p.Deployments, d):
		f.Status = Met
		f.Say = DeploymentLabel(e.ref.Offering.Deployment)
	default:
		label := DeploymentLabel(e.ref.Offering.Deployment)
		say(f, Unmet, "Diese Betriebsart wollen Sie nicht: "+label.DE, "you do not want this way of running it: "+label.EN)
		f.Fix = "answer:deployment"
	}
}

// DeploymentLabel returns a deployment in words.
func DeploymentLabel(d data.Deployment) data.Text {
	switch d {
	case data.OwnServers:
		return data.Text{DE: "eigene Server", EN: "own servers"}
	case data.ITProvider:
		return data.Text{DE: "IT-Dienstleister", EN: "IT service provider"}
	}
	return data.Text{DE: "Online-Dienst", EN: "online service"}
}

// checkServiceLife asks whether the service exists on the day.
func (e *evaluator) checkServiceLife(f *Finding) {
	c := e.claim(e.keys.status)
	f.Claim, f.Key = c, "status"
	if c == nil {
		f.Status, f.Doubt = Unknown, Absent
		if e.ref.Offering.Deployment != data.OnlineService {
			f.Status, f.Doubt = NotApplicable, NoDoubt // software that one runs does not end with a service
		}
		return
	}
	switch c.Value.Text {
	case "discontinued":
		say(f, Unmet, "Der Dienst ist eingestellt"+sinceText(c.From, data.German), "the service has ended"+sinceText(c.From, data.English))
		f.Fix = "service"
	case "planned":
		say(f, Unmet, "Der Dienst ist erst angekündigt", "the service is only announced")
		f.Fix = "service"
	case "closed_new":
		say(f, Unmet, "Der Dienst nimmt keine neuen Kunden auf", "the service takes no new customers")
		f.Fix = "service"
	default:
		f.Status = Met
		if !e.trust(c) && e.ref.Offering.Deployment == data.OnlineService {
			f.Status, f.Doubt = Unknown, e.doubt(c)
		}
	}
}

func sinceText(d data.Date, l data.Lang) string {
	if d == 0 {
		return ""
	}
	return data.Text{DE: " seit ", EN: " since "}.In(l) + d.In(l)
}

// checkAudience asks whether a closed offer is open to this organisation.
func (e *evaluator) checkAudience(f *Finding) {
	open := e.ref.Offering.OpenTo
	switch {
	case len(open.Sectors) == 0 && len(open.Lands) == 0:
		f.Status = NotApplicable // open to everybody
	case len(open.Sectors) > 0 && e.p.Sector != "" && !slices.Contains(open.Sectors, e.p.Sector),
		len(open.Lands) > 0 && e.p.Land != "" && !slices.Contains(open.Lands, e.p.Land):
		say(f, Unmet, "Das Angebot steht nur einem bestimmten Kreis offen, zu dem Ihre Einrichtung nicht gehört", "the offer is open only to a circle that your organisation does not belong to")
		f.Fix = "service"
	default:
		say(f, Conditional, "Das Angebot steht nur einem bestimmten Kreis offen: Zugang beim Betreiber klären", "the offer is open only to a certain circle: clarify access with the operator")
	}
}

// checkC5 applies § 393 SGB V: a C5 attestation of type 1 until 2025-06-30, of type 2 from
// 2025-07-01; a system first marketed after 2025-06-30 may rest on type 1 for 18 months.
func (e *evaluator) checkC5(f *Finding) {
	c := e.claim(e.keys.c5)
	f.Claim, f.Key = c, "c5_type"
	switch {
	case c == nil:
		f.Status, f.Doubt = Unknown, Absent
	case c.Value.Is("none"):
		f.Status, f.Doubt = Unknown, Unclear
		f.Say = data.Text{DE: "Kein C5-Testat: § 393 SGB V verlangt eines oder einen gleichwertigen Nachweis", EN: "no C5 attestation: § 393 SGB V asks for one or for equal proof"}
	case !e.trust(c):
		f.Status, f.Doubt = Unknown, e.doubt(c)
	case c.Value.Is("type2") || e.on < c5TypeTwoFrom:
		f.Status = Met
	default:
		f.Status, f.Doubt = Unknown, Unclear
		f.Say = data.Text{DE: "C5-Testat nur vom Typ 1: seit 01.07.2025 genügt es nur in den ersten 18 Monaten eines neuen Systems",
			EN: "C5 attestation of type 1 only: since 2025-07-01 it suffices only in the first 18 months of a new system"}
	}
}

// c5TypeTwoFrom: § 393 Abs. 4 SGB V.
const c5TypeTwoFrom = data.Date(20250701)
