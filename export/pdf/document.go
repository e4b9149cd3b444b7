// Package pdf writes tagged PDF 1.7 files after PDF/UA-1 (ISO 14289-1): every piece of content
// belongs to an element of the structure tree or is marked as decoration, all fonts are embedded,
// and the same calls give the same bytes.
package pdf

// Info describes the document as a whole.
type Info struct {
	Title   string
	Lang    string // BCP 47, such as de-DE
	Date    string // the date that the document speaks of, as 2006-01-02
	Running string // short title in the header of each page but the first
	Foot    string // left in the footer of each page
	Page    string // right in the footer, with two %d: "Seite %d von %d"
	Open    string // what an open tick box is called when read aloud
	Done    string
}

// Tick is the state of a tick box.
type Tick uint8

// The states; NoTick shows no box.
const (
	NoTick Tick = iota
	OpenTick
	DoneTick
)

// Item is an entry of a list. Anchor, if set, makes it the aim of runs with this Goto.
type Item struct {
	Runs     []Run
	Tick     Tick
	Anchor   string
	Children []Item
}

// Cell is a cell of a table.
type Cell struct {
	Runs []Run
	Tick Tick
}

// Table is a table. Header may be empty; RowHeads makes the first cell of each row a header cell.
// Widths are relative; empty means equal. Columns, made by Document.Columns, are final widths.
type Table struct {
	Caption  string
	Header   []string
	Rows     [][]Cell
	RowHeads bool
	Widths   []int
	Columns  []int
	Plain    bool // no lines: pairs of label and value
}

// Document is a PDF in the making. Blocks are added in reading order.
type Document struct {
	info     Info
	file     *file
	fonts    [faces]*font
	pages    []*page
	page     *page
	y        int // top of the free space
	elems    []*elem
	root     *elem
	section  *elem
	pending  []heading // headings that wait for the block they must not be parted from
	level    int       // of the last heading
	outline  []mark
	anchors  map[string]place
	notes    []*annotation
	footings int
}

// New begins a document.
func New(info Info) (*Document, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	d := &Document{info: info, file: newFile(), fonts: fonts, anchors: map[string]place{}}
	d.root = &elem{role: "Document", num: d.file.alloc()}
	d.elems = append(d.elems, d.root)
	d.section = d.root
	d.newPage()
	return d, nil
}

func (d *Document) newPage() {
	if d.page != nil {
		d.page.end()
	}
	d.page = &page{num: d.file.alloc(), content: make([]byte, 0, 16<<10)}
	d.pages = append(d.pages, d.page)
	d.y = top
}

func (d *Document) fresh() bool { return d.y == top }

// skip leaves a gap, but not at the top of a page.
func (d *Document) skip(height int) {
	if !d.fresh() {
		d.y += height
	}
}

func (d *Document) room() int { return bottom - d.y }
