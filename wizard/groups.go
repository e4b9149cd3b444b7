package wizard

import "videokompass/data"

// GroupLabel names a group of the catalogue of requirements.
func GroupLabel(id string) data.Text {
	switch id {
	case "bed":
		return data.Text{DE: "Bedarf und Betrieb", EN: "Needs and operation"}
	case "rol":
		return data.Text{DE: "Rollen und Verantwortung", EN: "Roles and responsibility"}
	case "leg":
		return data.Text{DE: "Rechtsgrundlage und Zweck", EN: "Legal basis and purpose"}
	case "avv":
		return data.Text{DE: "Auftragsverarbeitung", EN: "Processing on behalf"}
	case "dl":
		return data.Text{DE: "Drittland", EN: "Third countries"}
	case "inf":
		return data.Text{DE: "Transparenz und Betroffenenrechte", EN: "Transparency and rights"}
	case "dok":
		return data.Text{DE: "Dokumentation und Risiko", EN: "Documentation and risk"}
	case "enc":
		return data.Text{DE: "Verschlüsselung", EN: "Encryption"}
	case "zug":
		return data.Text{DE: "Zugang und Anmeldung", EN: "Access and login"}
	case "mod":
		return data.Text{DE: "Steuerung der Konferenz", EN: "Control of the meeting"}
	case "min":
		return data.Text{DE: "Datenminimierung", EN: "Data minimisation"}
	case "rec":
		return data.Text{DE: "Aufzeichnung", EN: "Recording"}
	case "ki":
		return data.Text{DE: "Künstliche Intelligenz", EN: "Artificial intelligence"}
	}
	return groupLabelRest(id)
}

func groupLabelRest(id string) data.Text {
	switch id {
	case "del":
		return data.Text{DE: "Löschung und Protokolle", EN: "Deletion and logs"}
	case "sec":
		return data.Text{DE: "Sicherer Betrieb", EN: "Secure operation"}
	case "sov":
		return data.Text{DE: "Souveränität", EN: "Sovereignty"}
	case "mit":
		return data.Text{DE: "Mitbestimmung", EN: "Co-determination"}
	case "grm":
		return data.Text{DE: "Gremien", EN: "Councils and bodies"}
	case "bar":
		return data.Text{DE: "Barrierefreiheit", EN: "Accessibility"}
	case "sek":
		return data.Text{DE: "Sektor und Beschaffung", EN: "Sector and procurement"}
	case "feature", "claim", "evidence", "offer":
		return data.Text{DE: "Ihre Wünsche", EN: "Your wishes"}
	}
	return data.Text{DE: "Weitere", EN: "Others"}
}
