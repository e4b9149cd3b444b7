package ui

import (
	"videokompass/data"
	"videokompass/wizard"
)

// testDay is the day of the golden screens.
const testDay = data.Date(20261122)

func both(de, en string) data.Text { return data.Text{DE: de, EN: en} }

// testKB is a small invented knowledge base, so that golden screens change only with the screens.
// It holds one offering for each tier, every kind of evidence, and a service that has ended.
func testKB() *data.KB {
	kb := &data.KB{
		Edition:      20261101,
		Hash:         "0123456789abcdef",
		Claims:       testClaims(),
		Sources:      testSources(),
		Products:     testProducts(),
		Assessments:  testAssessments(),
		Dissents:     testDissents(),
		Rules:        testRules(),
		RiskEvents:   []data.RiskEvent{{ID: "us-urteil", Date: 20250301, Countries: []string{"US"}, Title: both("Aufsichtsrat ohne Mehrheit", "Oversight board without quorum"), Consequence: both("Wiedervorlage nach sechs Monaten.", "Review after six months."), Sources: []string{"amt"}, Basis: data.BasisAuthority, VerifiedOn: 20260901}},
		Requirements: testRequirements(),
		Questions:    testQuestions(),
		Steps: []data.Step{
			{ID: "p01", Title: both("Bedarf festhalten", "Record the needs"), Role: "fach", DueDays: 7},
			{ID: "p09", Title: both("Vertrag zur Auftragsverarbeitung schließen", "Conclude the processing agreement"), Role: "leitung", Legal: "Art. 28 DSGVO", DueDays: 30},
		},
	}
	linkTestKB(kb)
	return kb
}

// linkTestKB numbers the claims as the loader does.
func linkTestKB(kb *data.KB) {
	number := map[string]int{}
	shelf := map[string]int{}
	for i, d := range kb.Claims {
		number[d.Key], shelf[d.Key] = i+1, d.ShelfLife
	}
	link := func(claims []data.Claim) {
		for i := range claims {
			claims[i].Def, claims[i].Shelf = number[claims[i].Key], shelf[claims[i].Key]
		}
	}
	for i := range kb.Products {
		link(kb.Products[i].Claims)
		for j := range kb.Products[i].Offerings {
			link(kb.Products[i].Offerings[j].Claims)
		}
	}
	for i := range kb.Requirements {
		for j := range kb.Requirements[i].Checks {
			c := &kb.Requirements[i].Checks[j]
			c.Def = number[c.Claim]
		}
	}
}

func testClaims() []data.ClaimDef {
	yesNo := []data.ClaimValue{{ID: "yes", Label: both("ja", "yes")}, {ID: "no", Label: both("nein", "no")}}
	return []data.ClaimDef{
		{Key: "avv_available", Label: both("Vertrag zur Auftragsverarbeitung", "Processing agreement"), Type: "enum", ShelfLife: 24, Values: yesNo, Ask: both("Bieten Sie einen Vertrag nach Art. 28 Abs. 3 DSGVO an?", "Do you offer an agreement under Art. 28(3) GDPR?")},
		{Key: "data_location", Label: both("Orte der Verarbeitung", "Places of processing"), Type: "countries", ShelfLife: 24},
		{Key: "dpf_listed", Label: both("Eintrag in der DPF-Liste", "Entry in the DPF list"), Type: "enum", ShelfLife: 6, Values: yesNo},
		{Key: "max_participants", Label: both("Höchste Zahl der Teilnehmenden", "Largest number of participants"), Type: "number", ShelfLife: 24},
		{Key: "parent_country", Label: both("Sitz der Konzernmutter", "Seat of the parent"), Type: "country", ShelfLife: 24},
		{Key: "price", Label: both("Preis", "Price"), Type: "price", ShelfLife: 12},
		{Key: "provider_seat", Label: both("Sitz des Anbieters", "Seat of the provider"), Type: "country", ShelfLife: 24},
		{Key: "scc", Label: both("Standardvertragsklauseln", "Standard contractual clauses"), Type: "enum", ShelfLife: 24, Values: []data.ClaimValue{{ID: "none", Label: both("keine", "none")}, {ID: "2021", Label: both("von 2021", "of 2021")}}},
		{Key: "status", Label: both("Stand des Angebots", "State of the offering"), Type: "enum", ShelfLife: 24, Values: []data.ClaimValue{{ID: "active", Label: both("aktiv", "active")}, {ID: "discontinued", Label: both("eingestellt", "discontinued")}}},
		{Key: "subprocessors_third_country", Label: both("Unterauftragsverarbeiter außerhalb des EWR", "Sub-processors outside the EEA"), Type: "countries", ShelfLife: 24},
		{Key: "telemetry", Label: both("Telemetrie", "Telemetry"), Type: "enum", ShelfLife: 24, Values: []data.ClaimValue{{ID: "none", Label: both("keine", "none")}, {ID: "optional", Label: both("abschaltbar", "can be switched off"), Partial: true}, {ID: "mandatory", Label: both("nicht abschaltbar", "cannot be switched off")}}},
		{Key: "waiting_room", Label: both("Warteraum", "Waiting room"), Type: "enum", ShelfLife: 24, Values: yesNo},
	}
}

func testSources() []data.Source {
	return []data.Source{
		{ID: "amt", Publisher: "Prüfamt Nordhain", Title: "Hinweise zu Videokonferenzen", URL: "https://example.org/hinweise", Published: "2025-10", Edition: "2. Auflage", Kind: "guidance"},
		{ID: "liste", Publisher: "Prüfamt Nordhain", Title: "Prüfliste von damals", URL: "https://example.org/liste", Published: "2020-07-06", Status: "superseded", SupersededBy: "amt", Read: "secondary"},
		{ID: "quelltext", Publisher: "Projekt Ahorn", Title: "Quelltext, Version 4", URL: "https://example.org/ahorn", Published: "2026-05-02", Kind: "code"},
		{ID: "vertrag", Publisher: "Birke Inc.", Title: "Data Processing Addendum", URL: "https://example.org/birke/dpa", Kind: "vendor"},
	}
}

func fact(key, value string, basis data.Basis, verified data.Date, source string) data.Claim {
	return data.Claim{Key: key, Value: data.Value{Text: value}, Basis: basis, VerifiedOn: verified, Sources: []string{source}}
}

func places(key string, verified data.Date, source string, list ...string) data.Claim {
	return data.Claim{Key: key, Value: data.Value{List: list, IsList: true}, Basis: data.BasisVendor, VerifiedOn: verified, Sources: []string{source}}
}

func testProducts() []data.Product {
	size := func(n float64) data.Claim {
		return data.Claim{Key: "max_participants", Value: data.Value{Number: n, IsNum: true}, Basis: data.BasisVendor, VerifiedOn: 20260601, Sources: []string{"quelltext"}}
	}
	ahornTelemetry := fact("telemetry", "optional", data.BasisCode, 20260601, "quelltext")
	ahornTelemetry.Note = both("in config.toml abschalten", "switch off in config.toml")
	price := data.Claim{Key: "price", Value: data.Value{Number: 12.5, IsNum: true}, Plan: "Team", Currency: "EUR", Per: "host_month", Billing: "yearly", Tax: "net", Participants: 300, Basis: data.BasisVendor, VerifiedOn: 20260815, Sources: []string{"vertrag"}}
	return []data.Product{
		{ID: "ahorn", Name: "Ahorn Konferenz", Vendor: "Projekt Ahorn", VendorCountry: "DE", Kind: "open_source",
			Summary:  both("Freie Software für Videokonferenzen im Browser.", "Free software for video conferences in the browser."),
			Claims:   []data.Claim{fact("status", "active", data.BasisCode, 20260601, "quelltext"), ahornTelemetry, fact("waiting_room", "yes", data.BasisCode, 20260601, "quelltext"), size(200)},
			Settings: []data.Setting{{File: "config.toml", Key: "telemetry.enabled", Default: "true", Recommended: "false", Reason: both("Sonst gehen Nutzungsdaten an das Projekt.", "Otherwise usage data go to the project."), Requirement: "vk-min-04", Sources: []string{"quelltext"}, Basis: data.BasisCode, VerifiedOn: 20260601}},
			Events:   []data.Event{{Date: 20260502, Precision: "month", Kind: "release", Text: both("Version 4 bringt Gruppenräume.", "Version 4 brings breakout rooms."), Sources: []string{"quelltext"}, Basis: data.BasisCode, VerifiedOn: 20260601}},
			Offerings: []data.Offering{
				{ID: "self", Name: both("Ahorn Konferenz auf eigenen Servern", "Ahorn Konferenz on own servers"), Deployment: data.OwnServers},
				{ID: "dienst", Name: both("Ahorn von der Genossenschaft Süd", "Ahorn by Cooperative South"), Deployment: data.OnlineService, Operator: "Genossenschaft Süd eG", OperatorCountry: "DE",
					Claims: []data.Claim{fact("avv_available", "yes", data.BasisVendor, 20260601, "vertrag"), places("data_location", 20260601, "vertrag", "DE"), fact("provider_seat", "DE", data.BasisVendor, 20260601, "vertrag"), places("subprocessors_third_country", 20260601, "vertrag")}},
			}},
		{ID: "birke", Name: "Birke Meetings", Vendor: "Birke Inc.", VendorCountry: "US", Kind: "proprietary",
			Summary: both("Dienst eines Anbieters aus den Vereinigten Staaten.", "Service of a provider from the United States."),
			Claims:  []data.Claim{fact("status", "active", data.BasisVendor, 20260601, "vertrag"), fact("telemetry", "mandatory", data.BasisAudit, 20230601, "amt"), fact("waiting_room", "yes", data.BasisVendor, 20260601, "vertrag"), size(1000), price},
			Offerings: []data.Offering{{ID: "cloud", Name: both("Birke Meetings Cloud", "Birke Meetings Cloud"), Deployment: data.OnlineService, Operator: "Birke Inc.", OperatorCountry: "US",
				Claims: []data.Claim{fact("avv_available", "yes", data.BasisVendor, 20260601, "vertrag"), places("data_location", 20260601, "vertrag", "DE", "US"), fact("provider_seat", "US", data.BasisVendor, 20260601, "vertrag"),
					fact("parent_country", "US", data.BasisVendor, 20260601, "vertrag"), places("subprocessors_third_country", 20260601, "vertrag", "IN"), fact("dpf_listed", "yes", data.BasisAuthority, 20260801, "amt"), fact("scc", "2021", data.BasisVendor, 20260601, "vertrag")}}}},
		{ID: "linde", Name: "Linde Ruf", Vendor: "Linde GmbH", VendorCountry: "DE", Kind: "proprietary",
			Offerings: []data.Offering{{ID: "saas", Name: both("Linde Ruf", "Linde Ruf"), Deployment: data.OnlineService, Operator: "Linde GmbH", OperatorCountry: "DE"}}},
		{ID: "weide", Name: "Weide Talk", Vendor: "Weide AG", VendorCountry: "DE", Kind: "proprietary",
			Claims:    []data.Claim{fact("status", "discontinued", data.BasisVendor, 20260601, "vertrag"), fact("waiting_room", "no", data.BasisVendor, 20260601, "vertrag")},
			Offerings: []data.Offering{{ID: "saas", Name: both("Weide Talk", "Weide Talk"), Deployment: data.OnlineService, Operator: "Weide AG", OperatorCountry: "DE"}}},
	}
}

func testAssessments() []data.Assessment {
	return []data.Assessment{{ID: "amt-birke-2020", Source: "liste", Subject: []string{"birke/cloud"}, Date: 20200706, Kind: "rating", Result: both("Mängel im Vertrag", "Defects in the agreement"),
		Scope: both("nur der Vertrag", "the agreement only"), LegalState: both("Privacy Shield in Kraft", "Privacy Shield in force"), Basis: data.BasisAuthority}}
}

func testDissents() []data.Dissent {
	return []data.Dissent{{ID: "birke-streit", Topic: both("Einsatz in Behörden", "Use in authorities"), Subject: []string{"birke"}, Views: []data.View{
		{Source: "amt", Date: 20251015, Text: both("nur mit Zusatzvertrag", "only with a supplementary agreement"), LegalState: both("DPF in Kraft", "DPF in force")},
		{Source: "liste", Date: 20200706, Text: both("nicht zulässig", "not permissible"), LegalState: both("Privacy Shield in Kraft", "Privacy Shield in force")},
	}}}
}

func testRules() []data.Rule {
	return []data.Rule{
		{ID: "eea", Kind: "eea", Title: both("Europäischer Wirtschaftsraum", "European Economic Area"), Countries: []string{"DE", "FR"}, From: 20180720, Ref: "Art. 44 DSGVO", Effect: both("Im EWR gibt es keine Drittlandübermittlung.", "Inside the EEA there is no third-country transfer."), Sources: []string{"amt"}, Basis: data.BasisLaw, VerifiedOn: 20260901},
		{ID: "adq-us-dpf", Kind: "adequacy", Title: both("Datenrahmen EU-USA", "EU-US Data Privacy Framework"), Countries: []string{"US"}, Scope: "listed", ListClaim: "dpf_listed", From: 20230710, Ref: "Beschluss (EU) 2023/1795", Effect: both("Übermittlung an gelistete Unternehmen ist zulässig.", "Transfers to listed organisations are permissible."), Sources: []string{"amt"}, Basis: data.BasisLaw, VerifiedOn: 20260901},
		{ID: "scc-2021-914", Kind: "scc", Title: both("Standardvertragsklauseln", "Standard contractual clauses"), From: 20210627, Ref: "Beschluss (EU) 2021/914", Effect: both("Mit Folgenabschätzung zulässig.", "Permissible with an impact assessment."), Sources: []string{"amt"}, Basis: data.BasisLaw, VerifiedOn: 20260901},
	}
}

func testRequirements() []data.Requirement {
	cite := []data.Citation{{ID: "amt", Locator: "Kap. 3", Basis: data.BasisAuthority}}
	return []data.Requirement{
		{ID: "vk-avv-01", Group: "avv", Term: both("AVV abschließen", "Conclude the agreement"), Text: both("Es gibt einen Vertrag nach Art. 28 Abs. 3 DSGVO.", "There is an agreement under Art. 28(3) GDPR."), Level: "must", Legal: "Art. 28 DSGVO", Role: "dsb", Hosting: []data.Deployment{data.OnlineService}, Sources: cite,
			Checks: []data.Check{{Claim: "avv_available", Met: []string{"yes"}, Unmet: []string{"no"}}}},
		{ID: "vk-dl-02", Group: "dl", Term: both("Grundlage der Übermittlung", "Basis of the transfer"), Text: both("Jede Übermittlung hat eine Grundlage.", "Every transfer has a basis."), Level: "must", Legal: "Art. 44 bis 46 DSGVO", Role: "dsb", Hosting: []data.Deployment{data.OnlineService}, Sources: cite,
			Checks: []data.Check{{Function: "transfer"}}},
		{ID: "vk-zug-01", Group: "zug", Term: both("Warteraum", "Waiting room"), Text: both("Ein Warteraum ist vorhanden.", "There is a waiting room."), Level: "must", Legal: "Art. 32 DSGVO", Role: "it", Sources: cite,
			Checks: []data.Check{{Claim: "waiting_room", Met: []string{"yes"}, Unmet: []string{"no"}}}},
		{ID: "vk-min-04", Group: "min", Term: both("Telemetrie", "Telemetry"), Text: both("Telemetrie ist aus.", "Telemetry is off."), Level: "should", MustWhen: []string{"telemetry_must"}, Legal: "Art. 25 DSGVO", Role: "it", Sources: cite,
			Checks: []data.Check{{Claim: "telemetry", Met: []string{"none"}, Conditional: []string{"optional"}, Unmet: []string{"mandatory"}, Action: both("Telemetrie abschalten", "switch telemetry off")}}},
		{ID: "vk-dok-01", Group: "dok", Term: both("Verzeichnis führen", "Keep the record"), Text: both("Die Verarbeitung steht im Verzeichnis.", "The processing stands in the record."), Level: "must", Legal: "Art. 30 DSGVO", Role: "dsb"},
		{ID: "k-status", Group: "offer", Criterion: true, Term: both("Das Angebot besteht", "The offering exists"), Text: both("Das Angebot wird neuen Kunden angeboten.", "The offering is available to new customers."), Level: "must", Role: "it", Checks: []data.Check{{Function: "service_life"}}},
		{ID: "k-deployment", Group: "offer", Criterion: true, Term: both("Gewünschte Betriebsart", "Desired way of running it"), Text: both("Das Angebot läuft in einer gewünschten Betriebsart.", "The offering runs in a desired way."), Level: "must", Role: "it", Checks: []data.Check{{Function: "deployment"}}},
		{ID: "k-participants", Group: "claim", Criterion: true, Term: both("Größte Konferenz", "Largest meeting"), Text: both("Das Angebot trägt die größte Konferenz.", "The offering carries the largest meeting."), Level: "must", Role: "it", Checks: []data.Check{{Function: "participants"}}},
	}
}

func testQuestions() []data.Question {
	return []data.Question{
		{ID: "organisation", Kind: wizard.KindText, Section: "organisation", Label: both("Wie heißt die Einrichtung?", "What is the organisation called?"), Help: both("Der Name steht auf der Akte.", "The name stands on the file.")},
		{ID: "sector", Kind: wizard.KindOne, Section: "organisation", Label: both("Um welche Art von Einrichtung geht es?", "What kind of organisation is it?"), Help: both("Davon hängt das Recht ab.", "The law depends on it."),
			Options: []data.Option{{ID: "municipality", Label: both("Kommune", "Municipality")}, {ID: "company", Label: both("Unternehmen", "Company")}}},
		{ID: "participants", Kind: wizard.KindNumber, Section: "use", Min: 2, Max: 100000, Label: both("Wie viele Menschen sind in der größten Konferenz?", "How many people are in the largest meeting?"), Help: both("Die größte regelmäßige zählt.", "The largest regular one counts.")},
		{ID: "deployment", Kind: wizard.KindMany, Section: "operation", Label: both("Wer darf das System betreiben?", "Who may run the system?"), Help: both("Ein Online-Dienst braucht einen Vertrag.", "An online service needs an agreement."),
			Options: []data.Option{{ID: "own_servers", Label: both("Wir selbst", "We ourselves")}, {ID: "it_provider", Label: both("Ein IT-Dienstleister", "An IT provider")}, {ID: "online_service", Label: both("Ein Online-Dienst", "An online service")}}},
		{ID: "telemetry", Kind: wizard.KindLevel, Section: "minimisation", Label: both("Soll Telemetrie fehlen oder abschaltbar sein?", "Must telemetry be absent or off?"), Help: both("Telemetrie meldet die Nutzung.", "Telemetry reports use.")},
		{ID: "priorities", Kind: wizard.KindOrder, Section: "evidence", Label: both("Was ist am wichtigsten?", "What matters most?"), Help: both("Die Reihenfolge gewichtet die Wünsche.", "The order weighs the wishes."),
			Options: []data.Option{{ID: "privacy", Label: both("Datenschutz", "Privacy")}, {ID: "cost", Label: both("Kosten", "Cost")}, {ID: "effort", Label: both("Aufwand", "Effort")}}},
	}
}

// testAnswers are those of the golden screens: an offering in every tier.
func testAnswers() *wizard.Answers {
	as := &wizard.Answers{}
	as.Set("organisation", wizard.Answer{Text: "Gemeinde Müßiggang"})
	as.Set("sector", wizard.Answer{Words: []string{"municipality"}})
	as.Set("participants", wizard.Answer{Number: 60})
	as.Set("deployment", wizard.Answer{Words: []string{"own_servers", "online_service"}})
	as.Set("telemetry", wizard.Answer{Words: []string{"must"}})
	return as
}
