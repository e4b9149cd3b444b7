package pdftest

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// Element is an element of the structure tree with its text.
type Element struct {
	Role string
	Dict Dict
	Kids []*Element
	Text string // of this element and all below, in reading order
	Own  string // of this element without those below
}

// reader collects what is checked on the way.
type reader struct {
	*File
	marks   map[mark]string // text by page and marked content
	owner   map[mark]Ref
	claimed map[mark]bool
	texts   map[Name]map[string]string // by font and code
}

type mark struct {
	page Ref
	id   int
}

// Tags reads the structure tree and checks that it and the pages agree: all text is tagged or
// decoration, each marked content belongs to one element, each link leads back to its element.
func (f *File) Tags() (*Element, error) {
	r := &reader{File: f, marks: map[mark]string{}, owner: map[mark]Ref{}, claimed: map[mark]bool{}}
	catalog := f.Dict(f.Trailer["Root"])
	var err error
	if r.texts, err = r.fonts(); err != nil {
		return nil, err
	}
	root := f.Dict(catalog["StructTreeRoot"])
	parents := f.Array(f.Dict(root["ParentTree"])["Nums"])
	byKey := map[float64]any{}
	for i := 0; i+1 < len(parents); i += 2 {
		byKey[parents[i].(float64)] = parents[i+1]
	}
	for _, p := range f.pageRefs(catalog["Pages"]) {
		if err := r.page(p, byKey); err != nil {
			return nil, fmt.Errorf("page object %d: %w", p, err)
		}
	}
	top, ok := root["K"].(Ref)
	if !ok {
		return nil, fmt.Errorf("no single element at the top")
	}
	e, err := r.element(top, f.Dict(catalog["StructTreeRoot"]), catalog["StructTreeRoot"].(Ref))
	if err != nil {
		return nil, err
	}
	for m := range r.marks {
		if !r.claimed[m] {
			return nil, fmt.Errorf("marked content %v belongs to no element", m)
		}
	}
	return e, nil
}

// pageRefs returns the pages in order.
func (f *File) pageRefs(v any) []Ref {
	var out []Ref
	for _, k := range f.Array(f.Dict(v)["Kids"]) {
		if f.Dict(k)["Type"] == Name("Page") {
			out = append(out, k.(Ref))
		} else {
			out = append(out, f.pageRefs(k)...)
		}
	}
	return out
}

// Pages returns the number of pages.
func (f *File) Pages() int { return len(f.pageRefs(f.Dict(f.Trailer["Root"])["Pages"])) }

// fonts returns the map from code to text of each font in the resources.
func (r *reader) fonts() (map[Name]map[string]string, error) {
	root := r.Dict(r.Dict(r.Trailer["Root"])["Pages"])
	out := map[Name]map[string]string{}
	for name, font := range r.Dict(r.Dict(root["Resources"])["Font"]) {
		s, ok := r.Get(r.Dict(font)["ToUnicode"]).(Stream)
		if !ok {
			return nil, fmt.Errorf("font %s cannot be read back", name)
		}
		out[name] = map[string]string{}
		for line := range strings.Lines(string(s.Content)) {
			var code, text []byte
			if n, _ := fmt.Sscanf(line, "<%X> <%X>", &code, &text); n == 2 && !strings.Contains(line, "<FFFF>\n") {
				out[name][string(code)] = fromUTF16(text)
			}
		}
	}
	return out, nil
}

func fromUTF16(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// page reads the content of a page into marks.
func (r *reader) page(ref Ref, parents map[float64]any) error {
	p := r.Dict(ref)
	if p["Tabs"] != Name("S") {
		return fmt.Errorf("no tab order after the structure")
	}
	owners := r.Array(parents[p["StructParents"].(float64)])
	l := lexer{r.Get(p["Contents"]).(Stream).Content}
	var stack []any
	font, id, inside := Name(""), -1, false
	for {
		v, err := l.value()
		if err != nil {
			break
		}
		op, ok := v.(Operator)
		if !ok {
			stack = append(stack, v)
			continue
		}
		switch op {
		case "BDC", "BMC":
			if inside {
				return fmt.Errorf("marked content inside marked content")
			}
			inside, id = true, -1
			if tag := stack[0].(Name); tag != "Artifact" {
				id = int(stack[1].(Dict)["MCID"].(float64))
				if id >= len(owners) || r.Dict(owners[id])["S"] != tag {
					return fmt.Errorf("marked content %d: no element %s", id, tag)
				}
				r.marks[mark{ref, id}] = ""
				r.owner[mark{ref, id}] = owners[id].(Ref)
			}
		case "EMC":
			inside = false
		case "Tf":
			font = stack[0].(Name)
		case "Tj", "f":
			if !inside {
				return fmt.Errorf("content outside of marks")
			}
			if op == "Tj" && id >= 0 {
				codes := stack[0].(string)
				for i := 0; i+1 < len(codes); i += 2 {
					t, ok := r.texts[font][codes[i:i+2]]
					if !ok {
						return fmt.Errorf("code %x of %s has no text", codes[i:i+2], font)
					}
					r.marks[mark{ref, id}] += t
				}
			}
		}
		stack = stack[:0]
	}
	if inside {
		return fmt.Errorf("marked content not closed")
	}
	return r.links(p, parents)
}

// links checks that each link of a page has words and leads back to its element.
func (r *reader) links(p Dict, parents map[float64]any) error {
	for _, a := range r.Array(p["Annots"]) {
		d := r.Dict(a)
		if d["Contents"] == nil || d["Contents"] == "" {
			return fmt.Errorf("link without contents")
		}
		if own := r.Dict(parents[d["StructParent"].(float64)]); own["S"] != Name("Link") {
			return fmt.Errorf("link %v belongs to %v", a, own["S"])
		}
	}
	return nil
}

// element reads an element and those below.
func (r *reader) element(ref Ref, up Dict, upRef Ref) (*Element, error) {
	d := r.Dict(ref)
	if d["P"] != upRef {
		return nil, fmt.Errorf("element %d names another parent than %d", ref, upRef)
	}
	e := &Element{Role: string(d["S"].(Name)), Dict: d}
	var text strings.Builder
	for _, k := range r.Array(d["K"]) {
		m := mark{id: -1}
		switch k := k.(type) {
		case float64:
			m = mark{d["Pg"].(Ref), int(k)}
		case Dict:
			if k["Type"] == Name("OBJR") {
				if own := r.Dict(k["Obj"]); own["Subtype"] != Name("Link") || e.Role != "Link" {
					return nil, fmt.Errorf("element %d: object is no link", ref)
				}
				continue
			}
			m = mark{k["Pg"].(Ref), int(k["MCID"].(float64))}
		case Ref:
			c, err := r.element(k, d, ref)
			if err != nil {
				return nil, err
			}
			e.Kids = append(e.Kids, c)
			text.WriteString(c.Text)
			continue
		}
		if r.claimed[m] || r.owner[m] != ref {
			return nil, fmt.Errorf("element %d: content %v belongs to %d", ref, m, r.owner[m])
		}
		r.claimed[m] = true
		e.Own += r.marks[m]
		text.WriteString(r.marks[m])
	}
	e.Text = text.String()
	return e, nil
}

// All returns the elements of a role, in reading order.
func (e *Element) All(role string) []*Element {
	var out []*Element
	if e.Role == role {
		out = append(out, e)
	}
	for _, k := range e.Kids {
		out = append(out, k.All(role)...)
	}
	return out
}
