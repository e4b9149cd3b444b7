package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sort"

	"videokompass/data"
	"videokompass/wizard"
)

// recorded is what a JSON export of any edition says that a review needs. Fields that an edition
// lacks stay empty; fields that it has beyond these are left alone.
type recorded struct {
	Format      int            `json:"format"`
	AsOf        string         `json:"as_of"`
	DataEdition string         `json:"data_edition"`
	Answers     map[string]any `json:"answers"`
	Chosen      *string        `json:"chosen"`
	ChosenBy    string         `json:"chosen_by"`
	Steps       []struct {
		ID string `json:"id"`
	} `json:"steps"`
	Candidates []recordedCandidate `json:"candidates"`
}

type recordedCandidate struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Tier     string `json:"tier"`
	Transfer struct {
		Result string   `json:"result"`
		Rules  []string `json:"rules"`
		Flows  []struct {
			Country string `json:"country"`
		} `json:"flows"`
	} `json:"transfer"`
	Findings []struct {
		Requirement string   `json:"requirement"`
		Level       string   `json:"level"`
		Status      string   `json:"status"`
		Task        bool     `json:"task"`
		Sources     []string `json:"sources"`
		Claims      []struct {
			Key   string `json:"key"`
			Value string `json:"value"`
		} `json:"claims"`
	} `json:"findings"`
}

// ReadPast reads a JSON export of this or an earlier edition with its results, for a review. Answers that
// this edition does not know are named in Unknown and left out.
func ReadPast(kb *data.KB, file string, text []byte) (*wizard.Past, data.Problems) {
	fail := func(offset int64, de, en string) (*wizard.Past, data.Problems) {
		line, col := place(text, offset)
		return nil, data.Problems{{File: file, Line: line, Col: col, What: data.Text{DE: de, EN: en},
			Mend: data.Text{DE: "einen JSON-Export von videokompass angeben", EN: "name a JSON export of videokompass"}}}
	}
	var in recorded
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))))
	dec.UseNumber()
	if err := dec.Decode(&in); err != nil {
		return fail(dec.InputOffset(), "kein lesbares JSON: "+err.Error(), "not readable JSON: "+err.Error())
	}
	if in.Format > JSONFormat {
		return fail(0, fmt.Sprintf("Format %d ist neuer als dieses Programm (%d)", in.Format, JSONFormat), fmt.Sprintf("format %d is newer than this program (%d)", in.Format, JSONFormat))
	}
	asOf, err := data.ParseDate(in.AsOf)
	if err != nil || in.Format < 1 || in.Answers == nil {
		return fail(0, "format, as_of oder answers fehlt", "format, as_of or answers is missing")
	}
	p := &wizard.Past{AsOf: asOf, ByUser: in.ChosenBy == "user", Recorded: true}
	p.Edition, _ = data.ParseDate(in.DataEdition)
	if in.Chosen != nil {
		p.Chosen = *in.Chosen
	}
	for _, s := range in.Steps {
		p.Steps = append(p.Steps, s.ID)
	}
	for i := range in.Candidates {
		p.Candidates = append(p.Candidates, in.Candidates[i].past())
	}
	var problems data.Problems
	p.Answers, p.Unknown, problems = recordedAnswers(kb, file, in.Answers)
	return p, problems
}

func (c *recordedCandidate) past() wizard.PastCandidate {
	out := wizard.PastCandidate{ID: c.ID, Name: c.Name, Tier: wizard.Tier(c.Tier), Transfer: wizard.TransferResult(c.Transfer.Result), Rules: c.Transfer.Rules}
	for _, f := range c.Transfer.Flows {
		if f.Country != "?" && !slices.Contains(out.Countries, f.Country) {
			out.Countries = append(out.Countries, f.Country)
		}
	}
	for _, f := range c.Findings {
		pf := wizard.PastFinding{Requirement: f.Requirement, Level: f.Level, Status: f.Status, Task: f.Task, Sources: f.Sources}
		for _, cl := range f.Claims {
			pf.Claims = append(pf.Claims, wizard.PastClaim{Key: cl.Key, Value: cl.Value})
		}
		out.Findings = append(out.Findings, pf)
	}
	return out
}

// recordedAnswers checks the answers like those of a file; questions that no longer exist are
// named, not refused, because an export cannot be mended.
func recordedAnswers(kb *data.KB, file string, in map[string]any) (*wizard.Answers, []string, data.Problems) {
	table := map[string]any{}
	var unknown []string
	for id, v := range in {
		if kb.Question(id) == nil {
			unknown = append(unknown, id)
			continue
		}
		if n, ok := v.(json.Number); ok {
			whole, err := n.Int64()
			if err != nil {
				return nil, nil, data.Problems{{File: file, Line: 1, Col: 1, What: data.Text{DE: id + ": eine ganze Zahl wird erwartet", EN: id + ": a whole number is expected"}}}
			}
			v = whole
		}
		table[id] = v
	}
	sort.Strings(unknown)
	as, problems := wizard.AnswersFrom(kb, &data.Document{File: file, Table: map[string]any{"format": int64(1), "answers": table}})
	return as, unknown, problems
}

// place returns line and column of an offset.
func place(text []byte, offset int64) (line, col int) {
	before := text[:min(int(offset), len(text))]
	return bytes.Count(before, []byte("\n")) + 1, len(before) - bytes.LastIndexByte(before, '\n')
}
