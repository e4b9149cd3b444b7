package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"videokompass/data"
)

func decisionSchema(t *testing.T) *jsonschema.Resolved {
	t.Helper()
	var s jsonschema.Schema
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

func decode(t *testing.T, text []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// written returns the JSON of an example, decoded. Findings like one that an earlier candidate or
// example had are left out: there are a hundred thousand, of a few hundred kinds.
func written(t *testing.T, e example, seen map[string]bool) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, e.decide(t, ""), data.German); err != nil {
		t.Fatal(err)
	}
	d := decode(t, b.Bytes())
	for _, c := range d["candidates"].([]any) {
		c := c.(map[string]any)
		c["findings"] = slices.DeleteFunc(c["findings"].([]any), func(f any) bool {
			m := f.(map[string]any)
			key := fmt.Sprint(m["requirement"], m["level"], m["status"], len(m["claims"].([]any)), len(m["rules"].([]any)))
			defer func() { seen[key] = true }()
			return seen[key]
		})
	}
	return d
}

func TestExamplesFollowSchema(t *testing.T) {
	schema, seen := decisionSchema(t), map[string]bool{}
	for name, e := range examples(t) {
		if err := schema.Validate(written(t, e, seen)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(seen) < 300 {
		t.Errorf("only %d kinds of findings", len(seen))
	}
}

// TestSchemaRefuses: a schema that accepts everything proves nothing.
func TestSchemaRefuses(t *testing.T) {
	schema := decisionSchema(t)
	d := written(t, examples(t)["gemeinde-nrw"], map[string]bool{})
	d["candidates"] = d["candidates"].([]any)[:1]
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(decode(t, text)); err != nil {
		t.Fatal(err)
	}
	first := func(d map[string]any) map[string]any { return d["candidates"].([]any)[0].(map[string]any) }
	for name, spoil := range map[string]func(map[string]any){
		"no day":        func(d map[string]any) { delete(d, "as_of") },
		"null list":     func(d map[string]any) { d["steps"] = nil },
		"unknown tier":  func(d map[string]any) { first(d)["tier"] = "good" },
		"score as text": func(d map[string]any) { first(d)["score"] = map[string]any{"low": "1", "high": 2} },
		"status":        func(d map[string]any) { first(d)["findings"].([]any)[0].(map[string]any)["status"] = "green" },
		"no sources":    func(d map[string]any) { delete(first(d)["findings"].([]any)[0].(map[string]any), "sources") },
		"nested answer": func(d map[string]any) { d["answers"].(map[string]any)["sector"] = map[string]any{} },
	} {
		d := decode(t, text)
		spoil(d)
		if schema.Validate(d) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// TestSchemaNamesEveryField: a field that the schema does not know would change unseen.
func TestSchemaNamesEveryField(t *testing.T) {
	schema := decode(t, Schema())
	known, seen := map[string]bool{}, map[string]bool{}
	var collect func(any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if props, ok := v["properties"].(map[string]any); ok {
				for name := range props {
					known[name] = true
				}
			}
			for _, sub := range v {
				collect(sub)
			}
		case []any:
			for _, sub := range v {
				collect(sub)
			}
		}
	}
	collect(schema)
	for name, e := range examples(t) {
		d := written(t, e, seen)
		for _, free := range []string{"answers", "counts", "nothing_fits"} {
			delete(d, free)
		}
		var walk func(any)
		walk = func(v any) {
			switch v := v.(type) {
			case map[string]any:
				for key, sub := range v {
					if !known[key] {
						t.Errorf("%s: the schema does not name %q", name, key)
						known[key] = true
					}
					walk(sub)
				}
			case []any:
				for _, sub := range v {
					walk(sub)
				}
			}
		}
		walk(d)
	}
}
