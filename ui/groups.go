package ui

import (
	"videokompass/data"
	"videokompass/wizard"
)

// groupLabel names a group of the catalogue of requirements.
func groupLabel(id string) data.Text { return wizard.GroupLabel(id) }
