package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// component is one part of the bill of materials (CycloneDX 1.6, the fields used here).
type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Licences   []licensed `json:"licenses"`
	PURL       string     `json:"purl"`
	Properties []property `json:"properties,omitempty"`
}

type licensed struct {
	Licence struct {
		ID string `json:"id"`
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn"`
}

func newComponent(kind, name, version, licence, purl, sum string) component {
	c := component{Type: kind, Ref: purl, Name: name, Version: version, PURL: purl, Licences: make([]licensed, 1)}
	c.Licences[0].Licence.ID = licence
	if sum != "" {
		c.Properties = []property{{"go:sum", sum}}
	}
	return c
}

// materials writes the bill of materials. Its serial number is made from its contents, so that
// the same build has the same number.
func (b *build) materials() error {
	list, err := b.modules()
	if err != nil {
		return err
	}
	program := newComponent("application", "videokompass", b.version, "EUPL-1.2", "pkg:golang/videokompass@"+b.version, "")
	uses := dependency{Ref: program.Ref, DependsOn: []string{}}
	components := []component{}
	for _, m := range list {
		name := m.path
		if name == "std" {
			name = "stdlib" // the name the package URL specification gives the Go library
		}
		c := newComponent("library", name, m.version, m.licence, "pkg:golang/"+name+"@"+m.version, m.sum)
		components = append(components, c)
		uses.DependsOn = append(uses.DependsOn, c.Ref)
	}
	text, err := json.Marshal(components)
	if err != nil {
		return err
	}
	h := sha256.Sum256(append(text, b.version...))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80 // a UUID of version 8: made by our own rule
	bom := struct {
		Format   string `json:"bomFormat"`
		Spec     string `json:"specVersion"`
		Serial   string `json:"serialNumber"`
		Version  int    `json:"version"`
		Metadata struct {
			Timestamp string    `json:"timestamp"`
			Component component `json:"component"`
		} `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}{Format: "CycloneDX", Spec: "1.6", Version: 1, Components: components, Dependencies: []dependency{uses},
		Serial: fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])}
	bom.Metadata.Timestamp = b.epoch.Format(time.RFC3339)
	bom.Metadata.Component = program
	if text, err = json.MarshalIndent(bom, "", "  "); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.out, "videokompass_"+strings.ReplaceAll(b.version, "/", "-")+".cdx.json"), append(text, '\n'), 0o644)
}
