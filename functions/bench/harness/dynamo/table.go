package dynamo

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Table holds items by hash key, and under it in the order of their sort keys.
type Table struct {
	hash, sort string   // names of the key's attributes; sort may be empty
	indexes    []string // hash keys of the table's indexes, which hold keys only
	partitions map[string][]Item
}

// NewTable is an empty one.
func NewTable(hash, sort string, indexes ...string) *Table {
	return &Table{hash, sort, indexes, map[string][]Item{}}
}

// Clone is a copy that can be written without changing this one. Items are never changed in place.
func (t *Table) Clone() *Table {
	copied := NewTable(t.hash, t.sort, t.indexes...)
	for hash, items := range t.partitions {
		copied.partitions[hash] = slices.Clone(items)
	}
	return copied
}

func (t *Table) place(key Item) (items []Item, at int, found bool, err error) {
	hash := key.text(t.hash)
	if hash == "" || t.sort != "" && key.text(t.sort) == "" {
		return nil, 0, false, fmt.Errorf("the key is not of the table's form")
	}
	items = t.partitions[hash]
	at, found = slices.BinarySearchFunc(items, key.text(t.sort), func(i Item, sort string) int {
		return strings.Compare(i.text(t.sort), sort)
	})
	return items, at, found, nil
}

func (t *Table) get(key Item) (Item, error) {
	items, at, found, err := t.place(key)
	if err != nil || !found {
		return nil, err
	}
	return items[at], nil
}

func (t *Table) put(item Item) error {
	items, at, found, err := t.place(item)
	if err != nil {
		return err
	}
	if found {
		items[at] = item
	} else {
		items = slices.Insert(items, at, item)
	}
	t.partitions[item.text(t.hash)] = items
	return nil
}

func (t *Table) remove(key Item) error {
	items, at, found, err := t.place(key)
	if err == nil && found {
		t.partitions[key.text(t.hash)] = slices.Delete(items, at, at+1)
	}
	return err
}

// keyOf is what of an item is its key.
func (t *Table) keyOf(item Item) Item {
	key := Item{t.hash: item[t.hash]}
	if t.sort != "" {
		key[t.sort] = item[t.sort]
	}
	return key
}

// writeUnits is what a write costs that leaves after where before was: a unit for each KiB, and one
// for each index entry (keys only, under a KiB) that comes, goes or changes.
func (t *Table) writeUnits(before, after Item) int {
	units := max(1, (max(before.Size(), after.Size())+1023)/1024)
	for _, name := range t.indexes {
		was, had := before[name]
		is, has := after[name]
		if had != has || had && !equal(was, is) {
			units++
		}
	}
	return units
}

func cloneTables(tables map[string]*Table) map[string]*Table {
	copied := maps.Clone(tables)
	for name, table := range tables {
		copied[name] = table.Clone()
	}
	return copied
}
