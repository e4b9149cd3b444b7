package pdf

import (
	"strconv"
	"strings"
)

// elem is an element of the structure tree: what a screen reader meets (ISO 32000-1, 14.7).
type elem struct {
	role  string
	attrs string // further entries of the dictionary
	num   int
	up    *elem
	kids  []kid
	page  int // the object of the first page with content of this element; 0 = none
}

// kid is a child: an element, marked content on a page, or an annotation on a page.
type kid struct {
	elem *elem
	mcid int
	page int
	note int // the object of an annotation
}

// child adds an element below e.
func (d *Document) child(e *elem, role, attrs string) *elem {
	c := &elem{role: role, attrs: attrs, num: d.file.alloc(), up: e}
	e.kids = append(e.kids, kid{elem: c})
	d.elems = append(d.elems, c)
	return c
}

// mark adds marked content to the element.
func (e *elem) mark(page, mcid int) {
	if e.page == 0 {
		e.page = page
	}
	e.kids = append(e.kids, kid{mcid: mcid, page: page})
}

// body writes the dictionary of the element.
func (e *elem) body(up int) string {
	b := append(make([]byte, 0, 96), "<</S/"...)
	b = append(append(b, e.role...), "/P "...)
	b = append(strconv.AppendInt(b, int64(up), 10), " 0 R"...)
	if e.page != 0 {
		b = append(strconv.AppendInt(append(b, "/Pg "...), int64(e.page), 10), " 0 R"...)
	}
	b = append(b, e.attrs...)
	if len(e.kids) > 0 {
		b = append(b, "/K["...)
		for i, k := range e.kids {
			if i > 0 {
				b = append(b, ' ')
			}
			b = k.append(b, e.page)
		}
		b = append(b, ']')
	}
	return string(append(b, ">>"...))
}

func (k kid) append(b []byte, page int) []byte {
	num := func(s string, n int) { b = strconv.AppendInt(append(b, s...), int64(n), 10) }
	switch {
	case k.elem != nil:
		num("", k.elem.num)
		b = append(b, " 0 R"...)
	case k.note != 0:
		num("<</Type/OBJR/Pg ", k.page)
		num(" 0 R/Obj ", k.note)
		b = append(b, " 0 R>>"...)
	case k.page == page:
		num("", k.mcid)
	default:
		num("<</Type/MCR/Pg ", k.page)
		num(" 0 R/MCID ", k.mcid)
		b = append(b, ">>"...)
	}
	return b
}

// writeTags writes the structure tree and the way back from content to element: for each page the
// elements by marked content, for each annotation its element. It returns the root's object.
func (d *Document) writeTags() int {
	root := d.file.alloc()
	parents := d.file.alloc()
	var nums []byte
	for i, p := range d.pages {
		num := d.file.alloc()
		var list []byte
		for _, e := range p.marks {
			list = append(strconv.AppendInt(list, int64(e.num), 10), " 0 R "...)
		}
		d.file.put(num, "["+string(list)+"]")
		nums = strconv.AppendInt(nums, int64(i), 10)
		nums = strconv.AppendInt(append(nums, ' '), int64(num), 10)
		nums = append(nums, " 0 R "...)
	}
	for i, a := range d.notes {
		nums = strconv.AppendInt(nums, int64(len(d.pages)+i), 10)
		nums = strconv.AppendInt(append(nums, ' '), int64(a.elem.num), 10)
		nums = append(nums, " 0 R "...)
	}
	d.file.put(parents, "<</Nums["+string(nums)+"]>>")
	var ids strings.Builder
	for _, e := range d.elems {
		up := root
		if e.up != nil {
			up = e.up.num
		}
		d.file.put(e.num, e.body(up))
		if e.role == "Note" {
			ids.WriteString(e.id() + strconv.Itoa(e.num) + " 0 R ")
		}
	}
	idTree := ""
	if ids.Len() > 0 {
		idTree = "/IDTree<</Names[" + ids.String() + "]>>"
	}
	d.file.put(root, "<</Type/StructTreeRoot/K "+strconv.Itoa(d.root.num)+" 0 R/ParentTree "+strconv.Itoa(parents)+" 0 R/ParentTreeNextKey "+
		strconv.Itoa(len(d.pages)+len(d.notes))+"/RoleMap<</Title/P>>"+idTree+">>")
	return root
}

// id returns the identifier that every note must have (ISO 14289-1, 7.9).
func (e *elem) id() string { return strings.TrimPrefix(e.attrs, "/ID") }
