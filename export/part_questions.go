package export

import (
	"fmt"

	"videokompass/data"
	"videokompass/wizard"
)

// replyDays is the time for an answer that the letter asks for; two weeks are common.
const replyDays = 14

// questions is the letter to the vendor: exactly what is open or only said by the vendor.
func (b *builder) questions() []Block {
	a := b.r.Chosen
	if a == nil {
		return nil
	}
	ask, confirm := b.questionList(a, wizard.ConditionAsk), b.questionList(a, wizard.ConditionConfirm)
	out := []Block{b.letterHead(a)}
	if len(ask.Items)+len(confirm.Items) == 0 {
		return append(out, Para{T(b.t("Zu den Muss-Anforderungen ist nichts zu fragen: Alle Angaben sind belegt, aktuell und nicht nur vom Anbieter.",
			"Nothing has to be asked on the musts: all facts are documented, current and not only from the vendor."))})
	}
	out = append(out, Para{T(b.t("Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"))},
		Para{T(fmt.Sprintf(b.t("wir prüfen den Einsatz von %s. Die Verantwortung dafür tragen wir (Art. 5 Abs. 2, Art. 24 und 28 Abs. 1 DSGVO). Bitte beantworten Sie die folgenden Fragen schriftlich bis zum %s und fügen Sie Belege mit Datum bei.",
			"we are examining the use of %s. The responsibility for it is ours (Art. 5(2), Art. 24 and 28(1) GDPR). Please answer the following questions in writing by %s and enclose evidence with its date."),
			a.Ref.Name(b.l), b.r.AsOf.AddDays(replyDays).In(b.l)))})
	if len(ask.Items) > 0 {
		out = append(out, b.h2("Bitte beantworten", "Please answer"), Para{T(b.t("Dazu liegt uns keine belegte oder aktuelle Angabe vor.", "On this we have no documented or current fact."))}, ask)
	}
	if len(confirm.Items) > 0 {
		out = append(out, b.h2("Bitte bestätigen", "Please confirm"), Para{T(b.t("Dazu kennen wir nur Ihre eigenen Angaben. Bitte bestätigen oder berichtigen Sie sie verbindlich.",
			"On this we know only your own statements. Please confirm or correct them bindingly."))}, confirm)
	}
	return append(out, Para{T(b.t("Mit freundlichen Grüßen", "Yours faithfully"))}, Para{T(line)})
}

// letterHead is the address block; who is to be asked depends on who runs the system.
func (b *builder) letterHead(a *wizard.Assessed) Fields {
	to := a.Ref.Offering.Operator
	switch {
	case a.Ref.Offering.Deployment == data.OwnServers:
		to = a.Ref.Product.Vendor + b.t(" oder das Unternehmen, das den Betrieb unterstützt", " or the company that supports the operation")
	case to == "":
		to = b.gap("IT-Dienstleister", "IT provider")
	}
	from := b.r.Profile.Organisation
	if from == "" {
		from = b.gap("Name der Einrichtung", "name of the organisation")
	}
	return Fields{[]Field{
		{b.t("An", "To"), T(to + ", " + b.gap("Anschrift", "address"))},
		{b.t("Von", "From"), T(from + ", " + b.gap("Anschrift und Kontakt", "address and contact"))},
		{b.t("Datum", "Date"), T(b.gap("Datum", "date"))},
		{b.t("Betreff", "Subject"), T(fmt.Sprintf(b.t("Fragen zu %s vor der Entscheidung über den Einsatz", "Questions on %s before the decision on its use"), a.Ref.Name(b.l)))},
	}}
}

func (b *builder) questionList(a *wizard.Assessed, kind wizard.ConditionKind) List {
	list := List{Ordered: true}
	for _, c := range a.Conditions {
		if c.Kind != kind {
			continue
		}
		spans := []Span{S(sentence(c.Text.In(b.l)) + " (" + c.Requirement.ID + legalSuffix(c.Requirement.Legal) + ")")}
		if cl := c.Finding.Claim; cl != nil {
			spans = append(spans, b.cite.span(" "+b.t("Uns bekannt: ", "Known to us: ")+b.value(cl)+b.asOf(cl.VerifiedOn)+".", cl.Sources))
		}
		list.Items = append(list.Items, Item{Tick: OpenTick, Spans: spans})
	}
	return list
}
