package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"videokompass/wizard"
)

func (s *resultScreen) press(a *App, k tea.KeyPressMsg) tea.Cmd {
	pressed := k.String()
	switch {
	case s.r == nil:
		if keyBack.is(pressed) {
			return pop
		}
		return nil
	case s.typed:
		return s.typeFilter(a, k)
	case s.open:
		return s.pressDetail(a, pressed)
	case s.list.key(pressed, s.listWidth(a), s.listHeight(a)):
		return nil
	}
	return s.pressList(a, pressed)
}

func (s *resultScreen) pressList(a *App, pressed string) tea.Cmd {
	switch {
	case keyBack.is(pressed):
		if s.filter.Value() != "" {
			s.filter = field{limit: s.filter.limit}
			s.fill(a)
			return nil
		}
		return pop
	case keyView.is(pressed):
		if r := s.list.current(); r != nil && r.act != nil {
			return r.act(a)
		}
		s.open = s.selected() != nil
		s.detail.home()
		return s.explain(a)
	case keyMark.is(pressed):
		s.mark(a)
	case keyCompare.is(pressed):
		return s.compare(a)
	case keyWhatIf.is(pressed):
		return push(newWhatIf(a, nil))
	case keyFilter.is(pressed):
		s.typed, s.filter.focus = true, true
	case keySort.is(pressed):
		s.order = s.order.next()
		a.message = a.t("Sortiert nach: ", "Sorted by: ") + s.order.label().In(a.cfg.Lang)
		s.fill(a)
	case keyGroup.is(pressed):
		s.list.nextHead()
	default:
		return s.pressCommon(a, pressed, &s.list)
	}
	return nil
}

func (s *resultScreen) pressDetail(a *App, pressed string) tea.Cmd {
	s.build(a)
	switch {
	case s.detail.key(pressed, s.detailWidth(a), a.bodyHeight()):
	case keyBack.is(pressed):
		s.open = false
	case keyGroup.is(pressed):
		s.detail.nextHead()
	case keyTry.is(pressed):
		if r := s.detail.current(); r != nil && r.act != nil {
			return r.act(a)
		}
		return a.showEvidence(s.detail.current())
	default:
		return s.pressCommon(a, pressed, &s.detail)
	}
	return nil
}

// pressCommon handles the keys that list and detail share.
func (s *resultScreen) pressCommon(a *App, pressed string, p *page) tea.Cmd {
	switch {
	case keyChoose.is(pressed):
		return s.choose(a)
	case keyProof.is(pressed):
		return a.showEvidence(p.current())
	case keyNext.is(pressed):
		return push(newSteps(a))
	case keyExport.is(pressed):
		return push(newExport(a, s.r))
	}
	return nil
}

// choose names the selected offering as the decision; once more takes it back.
func (s *resultScreen) choose(a *App) tea.Cmd {
	c := s.selected()
	if c == nil {
		return nil
	}
	name := c.Ref.Name(a.cfg.Lang)
	switch {
	case a.session.Chosen == c.Ref.ID():
		a.session.Chosen = ""
		a.message = a.t("Wahl zurückgenommen: ", "Choice taken back: ") + name
	case c.Tier == wizard.TierExcluded:
		a.session.Chosen = c.Ref.ID()
		a.message = a.t("Gewählt, aber ausgeschlossen; so nicht einsetzen: ", "Chosen, but excluded; not to be used like this: ") + name
	default:
		a.session.Chosen = c.Ref.ID()
		a.message = a.t("Gewählt: ", "Chosen: ") + name
	}
	a.save()
	s.fill(a)
	return s.compute(a)
}

func (s *resultScreen) mark(a *App) {
	c := s.selected()
	if c == nil {
		return
	}
	id := c.Ref.ID()
	switch i := slices.Index(s.marked, id); {
	case i >= 0:
		s.marked = slices.Delete(s.marked, i, i+1)
	case len(s.marked) == maxMarked:
		a.message = fmt.Sprintf(a.t("Höchstens %d Angebote lassen sich vergleichen.", "At most %d offerings can be compared."), maxMarked)
	default:
		s.marked = append(s.marked, id)
	}
	s.fill(a)
}

func (s *resultScreen) compare(a *App) tea.Cmd {
	var list []*wizard.Assessed
	for _, id := range s.marked {
		if c := s.r.Find(id); c != nil {
			list = append(list, c)
		}
	}
	if len(list) < 2 {
		a.message = a.t("Erst zwei bis vier Angebote mit der Leertaste vormerken.", "First mark two to four offerings with the space bar.")
		return nil
	}
	return push(newCompare(a, list))
}

func (s *resultScreen) typeFilter(a *App, k tea.KeyPressMsg) tea.Cmd {
	switch pressed := k.String(); {
	case keyDiscard.is(pressed):
		s.typed, s.filter = false, field{limit: s.filter.limit}
	case keyConfirm.is(pressed):
		s.typed, s.filter.focus = false, false
	case pressed == "up" || pressed == "down":
		s.list.key(pressed, s.listWidth(a), s.listHeight(a))
		return nil
	default:
		s.filter.update(k)
	}
	s.fill(a)
	return nil
}
