package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// windowsResource writes the object file with version information and manifest that the Go linker
// puts into the Windows program: who made it, no administrator rights, long paths.
func (b *build) windowsResource(object, arch string) error {
	var info version.Info
	info.SetFileVersion(b.version)
	info.SetProductVersion(b.version)
	for key, value := range map[string]string{
		version.ProductName:      "videokompass",
		version.FileDescription:  "videokompass: Videokonferenzsysteme prüfen und auswählen",
		version.CompanyName:      "videokompass",
		version.LegalCopyright:   "Lizenz: EUPL-1.2",
		version.OriginalFilename: "videokompass.exe",
		version.InternalName:     "videokompass",
		version.ProductVersion:   b.version,
		version.FileVersion:      b.version,
	} {
		if err := info.Set(0x0407, key, value); err != nil { // German
			return fmt.Errorf("version information %s: %w", key, err)
		}
	}
	rs := winres.ResourceSet{}
	rs.SetVersionInfo(info)
	rs.SetManifest(winres.AppManifest{Description: "videokompass", ExecutionLevel: winres.AsInvoker, Compatibility: winres.Win10AndAbove, LongPathAware: true})
	var text bytes.Buffer
	if err := rs.WriteObject(&text, winres.Arch(arch)); err != nil {
		return fmt.Errorf("writing the resource: %w", err)
	}
	return os.WriteFile(object, text.Bytes(), 0o644)
}
