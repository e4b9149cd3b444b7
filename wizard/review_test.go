package wizard

import (
	"slices"
	"strings"
	"testing"

	"videokompass/data"
)

// reviewOf reviews a decision of a day on a later day.
func reviewOf(t *testing.T, kb *data.KB, as *Answers, then, now data.Date, choose string) *Review {
	t.Helper()
	old, ok := Recommend(kb, as, then, choose)
	if !ok {
		t.Fatalf("unknown offering %q", choose)
	}
	r, _ := Recommend(kb, as, now, choose)
	return NewReview(PastOf(old), r)
}

func online() *Answers {
	as := &Answers{}
	as.Set("sector", Answer{Words: []string{"company"}})
	as.Set("land", Answer{Words: []string{"NW"}})
	as.Set("deployment", Answer{Words: []string{"online_service"}})
	return as
}

func changeOf(rv *Review, kind ChangeKind, id string) *Changed {
	for i := range rv.Changes {
		if c := &rv.Changes[i]; c.Kind == kind && c.ID == id {
			return c
		}
	}
	return nil
}

func TestReviewPrivacyShield(t *testing.T) {
	kb := testKB(t)
	for _, choose := range []string{"pruef/us-ps", "pruef/de", ""} {
		rv := reviewOf(t, kb, online(), 20200706, today, choose)
		c := changeOf(rv, ChangeLaw, "adq-us-ps")
		if c == nil || c.Date != 20200716 || !strings.Contains(c.Text.DE, "C-311/18") || !strings.Contains(c.Text.DE, "16.07.2020") {
			t.Fatalf("%s: the end of the Privacy Shield is not named: %+v", choose, c)
		}
		if changeOf(rv, ChangeLaw, "c-311-18") == nil {
			t.Errorf("%s: the judgment is not named", choose)
		}
		if want := choose == "pruef/us-ps"; c.Chosen != want || c.Action != want {
			t.Errorf("%s: concerns the choice: %v, action: %v", choose, c.Chosen, c.Action)
		}
		if !rv.Action {
			t.Errorf("%s: no action after six years", choose)
		}
	}
	rv := reviewOf(t, kb, online(), 20200706, today, "pruef/us-ps")
	if changeOf(rv, ChangeVerdict, "pruef/us-ps") == nil || changeOf(rv, ChangeVerdict, "transfer") == nil {
		t.Error("the change of the verdict is missing")
	}
	var again []string
	for _, s := range rv.Again {
		again = append(again, s.ID)
	}
	for _, id := range []string{"p12", "p22", "p23"} {
		if !slices.Contains(again, id) {
			t.Errorf("step %s is not to be done again: %v", id, again)
		}
	}
}

func TestReviewSince2026(t *testing.T) {
	rv := reviewOf(t, testKB(t), online(), 20260601, today, "pruef/us-dpf")
	for id, day := range map[string]data.Date{"slaughter": 20260629, "fisa-3": 20260612, "noyb-dpf": 20260630} {
		if c := changeOf(rv, ChangeEvent, id); c == nil || c.Date != day || !c.Chosen {
			t.Errorf("%s: %+v", id, c)
		}
	}
	if changeOf(rv, ChangeLaw, "adq-us-dpf") != nil {
		t.Error("the DPF did not change since June 2026")
	}
}

func TestReviewHolds(t *testing.T) {
	rv := reviewOf(t, testKB(t), online(), 20261120, today, "pruef/de")
	if rv.Action || len(rv.Again)+len(rv.Ask) > 0 {
		t.Errorf("action after two days: %+v", rv.Changes)
	}
	if len(rv.Holds) == 0 {
		t.Error("nothing holds")
	}
}

// Each kind of change is found on an offering that shows only this.
func TestReviewKinds(t *testing.T) {
	kb := testKB(t)
	for name, c := range map[string]struct {
		then, now data.Date
		choose    string
		kind      ChangeKind
		id        string
	}{
		"service ended":    {20250504, 20250601, "pruef/eingestellt", ChangeService, "status"},
		"entry lapsed":     {20250630, 20250701, "pruef/us-dpf-kurz", ChangeFact, "dpf_listed"},
		"grown stale":      {20190201, 20260201, "pruef/avv-veraltet", ChangeStale, "vk-avv-01"},
		"law superseded":   {20250601, 20250701, "pruef/gb", ChangeLaw, "adq-uk-1"},
		"law started":      {20250601, 20250701, "pruef/gb", ChangeLaw, "adq-uk-2"},
		"review due":       {20251122, today, "pruef/de", ChangeDue, "review"},
		"review due early": {20260401, 20261001, "pruef/us-dpf", ChangeDue, "review"},
		"new requirement":  {20250201, 20250203, "pruef/gefuehle", ChangeFinding, "vk-ki-02"},
	} {
		t.Run(name, func(t *testing.T) {
			as := online()
			rv := reviewOf(t, kb, as, c.then, c.now, c.choose)
			if changeOf(rv, c.kind, c.id) == nil {
				t.Errorf("%s %s is not among %+v", c.kind, c.id, rv.Changes)
			}
		})
	}
}

func TestReviewOfferingGone(t *testing.T) {
	kb := testKB(t)
	old, _ := Recommend(kb, online(), 20260601, "pruef/de")
	now, _ := Recommend(data.Embedded(), online(), today, "")
	rv := NewReview(PastOf(old), now)
	if c := changeOf(rv, ChangeService, "pruef/de"); c == nil || !c.Action || !rv.Action {
		t.Errorf("a vanished offering calls for no action: %+v", c)
	}
}

func TestLegalAge(t *testing.T) {
	kb := data.Embedded()
	for _, c := range []struct {
		said, on  data.Date
		countries []string
		want      []string
		not       []string
	}{
		{20200708, today, []string{"US"}, []string{"Privacy Shield", "16.07.2020", "10.07.2023"}, nil},
		{20200708, 20200715, []string{"US"}, nil, []string{"Privacy Shield"}},
		{20210218, today, []string{"US"}, []string{"10.07.2023"}, []string{"16.07.2020"}},
		{20240101, today, []string{"US"}, nil, []string{"Älter"}},
		{20200708, today, nil, nil, []string{"Älter"}},
		{20170101, today, nil, []string{"25.05.2018"}, nil},
	} {
		got := LegalAge(kb, c.said, c.countries, c.on).DE
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("said %s, seen %s: %q lacks %q", c.said, c.on, got, w)
			}
		}
		for _, w := range c.not {
			if strings.Contains(got, w) {
				t.Errorf("said %s, seen %s: %q names %q", c.said, c.on, got, w)
			}
		}
	}
}
