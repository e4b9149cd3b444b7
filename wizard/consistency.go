package wizard

import (
	"fmt"
	"slices"

	"videokompass/data"
)

// Contradiction is a pair of answers that do not go together, or a costly wish. It is pointed out
// and never forbidden.
type Contradiction struct {
	ID        string
	Questions []string // the answers concerned
	Text      data.Text
}

// Contradictions finds what does not go together in the answers.
func Contradictions(kb *data.KB, p *Profile) []Contradiction {
	var out []Contradiction
	add := func(when bool, id string, questions []string, de, en string) {
		if when {
			out = append(out, Contradiction{id, questions, data.Text{DE: de, EN: en}})
		}
	}
	onlyOwn := len(p.Deployments) == 1 && p.Deployments[0] == string(data.OwnServers)
	wants := func(f string) bool { return p.Has("feature_must_" + f) }
	add(onlyOwn && p.Has("capacity_none"), "own-no-capacity", []string{"deployment", "capacity"},
		"Nur eigene Server, aber kein Personal dafür: Ein IT-Dienstleister oder Online-Dienst müsste infrage kommen.",
		"Own servers only, but no staff to run them: a service provider or an online service would have to be an option.")
	add(p.Budget == 0 && wants("dial_in"), "free-dial-in", []string{"budget", "features_must"},
		"Kostenfrei und zugleich Telefoneinwahl: Einwahlnummern kosten fast immer Geld.",
		"Free of charge and telephone dial-in: dial-in numbers almost always cost money.")
	add(p.Budget == 0 && p.Participants > 100, "free-large", []string{"budget", "participants"},
		fmt.Sprintf("Kostenfrei und %d Teilnehmende: Kostenfreie Angebote enden meist bei 100 Personen oder 40 Minuten.", p.Participants),
		fmt.Sprintf("Free of charge and %d participants: free offers mostly end at 100 people or 40 minutes.", p.Participants))
	add(p.Has("e2ee_must") && (p.Has("recording_wanted") || p.Has("ai_wanted")), "e2ee-recording", []string{"e2ee", "recording", "ai"},
		"Ende-zu-Ende-Verschlüsselung und Aufzeichnung oder KI schließen sich meist aus: Der Server sieht dann nichts, was er aufzeichnen könnte.",
		"End-to-end encryption and recording or AI mostly exclude each other: the server sees nothing that it could record.")
	add(p.Has("e2ee_must") && (wants("dial_in") || wants("captions") || wants("livestream")), "e2ee-dial-in", []string{"e2ee", "features_must"},
		"Ende-zu-Ende-Verschlüsselung schließt Telefoneinwahl, Livestream und meist auch Untertitel aus.",
		"End-to-end encryption excludes dial-in, livestream and mostly captions too.")
	add(p.Has("staff_council_meeting") && p.Has("recording_wanted"), "council-recording", []string{"purposes", "recording"},
		"Sitzungen von Betriebs- und Personalrat dürfen nicht aufgezeichnet werden (§ 30 Abs. 2 BetrVG, § 38 Abs. 3 BPersVG).",
		"Works and staff council meetings must not be recorded (§ 30(2) BetrVG, § 38(3) BPersVG).")
	add(p.Has("telemedicine") && p.Has("recording_wanted"), "telemedicine-recording", []string{"purposes", "recording"},
		"Videosprechstunden dürfen nicht aufgezeichnet werden (Anlage 31b BMV-Ä).", "Video consultations must not be recorded (Annex 31b BMV-Ä).")
	add(p.Has("classified") && slices.Contains(p.Deployments, string(data.OnlineService)), "classified-online", []string{"data", "deployment"},
		"Verschlusssachen und Online-Dienst: Nötig ist eine Freigabe für VS-NfD; ohne sie solche Inhalte durch Regel ausschließen.",
		"Classified matters and an online service: an approval for VS-NfD is needed; without it rule out such contents.")
	add(p.Has("social_data") && p.Has("region_any"), "social-region", []string{"data", "region"},
		"Sozialdaten dürfen nur im EWR, in der Schweiz oder in Staaten mit Angemessenheitsbeschluss verarbeitet werden (§ 80 Abs. 2 SGB X).",
		"Social data may be processed only in the EEA, in Switzerland or in countries with an adequacy decision (§ 80(2) SGB X).")
	add(p.Has("council_meeting") && !p.Has("municipal") && p.Sector != "", "council-sector", []string{"purposes", "sector"},
		"Ratssitzungen gibt es nur in Kommunen: Ist die Art der Einrichtung richtig angegeben?", "Council meetings exist in municipalities only: is the kind of organisation right?")
	add(p.Has("telemedicine") && !p.Has("health"), "telemedicine-sector", []string{"purposes", "sector"},
		"Videosprechstunden setzen eine Einrichtung des Gesundheitswesens voraus: Ist die Art der Einrichtung richtig angegeben?", "Video consultations presuppose a health care body: is the kind of organisation right?")
	add(p.Has("teaching") && p.Has("school") && !p.Has("minors"), "school-minors", []string{"purposes", "minors"},
		"Unterricht an einer Schule ohne Minderjährige: Stimmt das?", "Teaching at a school without minors: is that right?")
	add(p.Hosts > 0 && p.Participants > 0 && p.Hosts > 20*p.Participants, "hosts-participants", []string{"hosts", "participants"},
		"Viel mehr Einladende als Plätze in der größten Sitzung: Sind die Zahlen vertauscht?", "Far more hosts than seats in the largest meeting: are the numbers swapped?")
	return out
}
