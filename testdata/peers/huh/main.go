// Command huh is a form of two questions made with the form library of the same name: what a first frame
// costs where a library asks the questions. It is a module of its own, so that nothing of it is linked
// into videokompass.
package main

import (
	"fmt"
	"os"

	"charm.land/huh/v2"
)

func main() {
	var way string
	var sure bool
	form := huh.NewForm(huh.NewGroup(
		huh.NewSelect[string]().Title("Wer darf das System betreiben?").Options(huh.NewOptions("Wir selbst", "Ein IT-Dienstleister", "Ein Online-Dienst")...).Value(&way),
		huh.NewConfirm().Title("Sind Gäste dabei?").Value(&sure),
	))
	if err := form.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
