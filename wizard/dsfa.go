package wizard

import "videokompass/data"

// DSFACriterion is one of the nine criteria of WP 248 rev. 01 for a data protection impact
// assessment, with what the answers say about it.
type DSFACriterion struct {
	Name  data.Text
	Asked bool      // the interview asks for it; false = people have to judge it
	Met   bool      // the answers meet it
	Why   data.Text // the answers that meet it; empty when it is not met
}

// DSFACriteria returns the nine criteria of WP 248 rev. 01 in their order, judged by the answers.
// Two of them usually mean a DSFA (WP 248 rev. 01, III.B; DSK Muss-Liste v1.1).
func DSFACriteria(p *Profile) []DSFACriterion {
	sensitive := p.Has("high_risk")
	vulnerable := p.Has("minors") || p.Has("health") || p.Has("social_data") || p.Has("counselling")
	return []DSFACriterion{
		{Name: data.Text{DE: "Bewerten oder Einstufen von Personen", EN: "evaluation or scoring of people"}},
		{Name: data.Text{DE: "automatisierte Entscheidung mit Rechtswirkung", EN: "automated decision with legal effect"}},
		criterion("systematische Überwachung", "systematic monitoring", p.Has("recording_wanted") && p.Has("employer"),
			"systematische Beobachtung: Aufzeichnungen lassen Verhalten nachvollziehen", "systematic monitoring: recordings let behaviour be traced"),
		criterion("vertrauliche oder höchst persönliche Daten", "sensitive or highly personal data", sensitive,
			"vertrauliche oder höchst persönliche Daten (besondere Kategorien, Berufs- oder Sozialgeheimnis)",
			"sensitive or highly personal data (special categories, professional or social secrecy)"),
		criterion("Verarbeitung in großem Umfang", "processing on a large scale", p.LargeScale(),
			"Verarbeitung in großem Umfang", "processing on a large scale"),
		{Name: data.Text{DE: "Abgleichen oder Zusammenführen von Datensätzen", EN: "matching or combining of data sets"}},
		criterion("schutzbedürftige Personen", "vulnerable persons", vulnerable,
			"schutzbedürftige Personen (Kinder, Patientinnen und Patienten, Ratsuchende)", "vulnerable persons (children, patients, people seeking advice)"),
		criterion("neue Technik oder neue Anwendung", "new technology or new use", p.Has("ai_wanted"),
			"neue Technik: KI-Funktionen werten Gespräche aus", "new technology: AI features evaluate conversations"),
		{Name: data.Text{DE: "Hinderung an einem Recht oder an einem Dienst", EN: "keeping people from a right or a service"}},
	}
}

func criterion(de, en string, met bool, whyDE, whyEN string) DSFACriterion {
	c := DSFACriterion{Name: data.Text{DE: de, EN: en}, Asked: true, Met: met}
	if met {
		c.Why = data.Text{DE: whyDE, EN: whyEN}
	}
	return c
}

// largeScale is the number of people from which we call processing large; WP 248 and recital 91
// name no number, so this is our own reading.
const largeScale = 250

// LargeScale reports whether the answers speak for processing on a large scale.
func (p *Profile) LargeScale() bool { return p.Participants >= largeScale || p.Hosts >= largeScale }
