package wizard

import (
	"strings"

	"videokompass/data"
)

// countries names the codes of ISO 3166 that the data use; EEA is not one of them.
var countries = map[string]data.Text{
	"EEA": {DE: "EWR", EN: "EEA"}, "AD": {DE: "Andorra", EN: "Andorra"}, "AR": {DE: "Argentinien", EN: "Argentina"},
	"AT": {DE: "Österreich", EN: "Austria"}, "AU": {DE: "Australien", EN: "Australia"}, "BE": {DE: "Belgien", EN: "Belgium"},
	"BR": {DE: "Brasilien", EN: "Brazil"}, "CA": {DE: "Kanada", EN: "Canada"}, "CH": {DE: "Schweiz", EN: "Switzerland"},
	"CN": {DE: "China", EN: "China"}, "CZ": {DE: "Tschechien", EN: "Czechia"}, "DE": {DE: "Deutschland", EN: "Germany"},
	"DK": {DE: "Dänemark", EN: "Denmark"}, "EE": {DE: "Estland", EN: "Estonia"}, "ES": {DE: "Spanien", EN: "Spain"},
	"FI": {DE: "Finnland", EN: "Finland"}, "FR": {DE: "Frankreich", EN: "France"}, "GB": {DE: "Vereinigtes Königreich", EN: "United Kingdom"},
	"IE": {DE: "Irland", EN: "Ireland"}, "IL": {DE: "Israel", EN: "Israel"}, "IN": {DE: "Indien", EN: "India"},
	"IS": {DE: "Island", EN: "Iceland"}, "IT": {DE: "Italien", EN: "Italy"}, "JP": {DE: "Japan", EN: "Japan"},
	"KR": {DE: "Republik Korea", EN: "Republic of Korea"}, "LI": {DE: "Liechtenstein", EN: "Liechtenstein"}, "LU": {DE: "Luxemburg", EN: "Luxembourg"},
	"NL": {DE: "Niederlande", EN: "Netherlands"}, "NO": {DE: "Norwegen", EN: "Norway"}, "NZ": {DE: "Neuseeland", EN: "New Zealand"},
	"PH": {DE: "Philippinen", EN: "Philippines"}, "PL": {DE: "Polen", EN: "Poland"}, "PT": {DE: "Portugal", EN: "Portugal"},
	"RO": {DE: "Rumänien", EN: "Romania"}, "RU": {DE: "Russland", EN: "Russia"}, "SE": {DE: "Schweden", EN: "Sweden"},
	"SG": {DE: "Singapur", EN: "Singapore"}, "SI": {DE: "Slowenien", EN: "Slovenia"}, "SK": {DE: "Slowakei", EN: "Slovakia"},
	"UA": {DE: "Ukraine", EN: "Ukraine"}, "US": {DE: "Vereinigte Staaten", EN: "United States"}, "UY": {DE: "Uruguay", EN: "Uruguay"},
}

// CountryName returns the name of a country with its code; the code alone where no name is at hand.
func CountryName(code string, l data.Lang) string {
	switch t, ok := countries[code]; {
	case !ok:
		return code
	case code == "EEA":
		return t.In(l)
	default:
		return t.In(l) + " (" + code + ")"
	}
}

// countryList names the countries of a value.
func countryList(v data.Value, l data.Lang) string {
	list := v.List
	if !v.IsList {
		list = []string{v.Text}
	}
	names := make([]string, len(list))
	for i, code := range list {
		names[i] = CountryName(code, l)
	}
	return strings.Join(names, ", ")
}
