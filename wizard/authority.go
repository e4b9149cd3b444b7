package wizard

import (
	"videokompass/data"
)

// CompetentAuthority finds the supervisory authority: church bodies have their own, federal
// bodies the BfDI, Bavaria one for public and one for private bodies, all others that of the Land
// (§ 40 BDSG, Land acts, DSG-EKD, KDG). It returns nil when the answers do not decide it, or
// when the authority did not exist on the day.
func CompetentAuthority(kb *data.KB, p *Profile, on data.Date) *data.Authority {
	church := ""
	switch {
	case p.Has("church_ev"):
		church = "protestant"
	case p.Has("church_kath"):
		church = "catholic"
	}
	for i := range kb.Authorities {
		a := &kb.Authorities[i]
		switch {
		case a.From > on:
		case church != "":
			if a.Church == church && (len(a.Lands) == 0 || data.Has(a.Lands, p.Land)) {
				return a
			}
		case a.Church != "":
		case p.Has("federal"):
			if a.Federal {
				return a
			}
		case a.Federal || p.Land == "" || p.Sector == "":
		case data.Has(a.Lands, p.Land) && (p.Has("public") && a.Public || !p.Has("public") && a.Private):
			return a
		}
	}
	return nil
}
