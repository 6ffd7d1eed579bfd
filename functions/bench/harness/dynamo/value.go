// Package dynamo is as much of DynamoDB's JSON protocol as the measured functions use, in memory.
// What it does not know it refuses: nothing passes unread.
package dynamo

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
)

// Value is an attribute's value as it came: one type's letter and its content.
type Value = json.RawMessage

// Item is an item's attributes by name.
type Item map[string]Value

type scalar struct {
	kind string
	raw  json.RawMessage
}

func split(v Value) (scalar, error) {
	var one map[string]json.RawMessage
	if err := json.Unmarshal(v, &one); err != nil || len(one) != 1 {
		return scalar{}, fmt.Errorf("not one typed value: %.80s", v)
	}
	for kind, raw := range one {
		return scalar{kind, raw}, nil
	}
	panic("unreachable")
}

func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// compare orders two values of one type; ok is false where DynamoDB would not compare them.
func compare(a, b Value) (order int, ok bool) {
	x, errX := split(a)
	y, errY := split(b)
	if errX != nil || errY != nil || x.kind != y.kind {
		return 0, false
	}
	switch x.kind {
	case "S":
		return bytes.Compare([]byte(text(x.raw)), []byte(text(y.raw))), true
	case "N":
		m, okM := new(big.Rat).SetString(text(x.raw))
		n, okN := new(big.Rat).SetString(text(y.raw))
		if !okM || !okN {
			return 0, false
		}
		return m.Cmp(n), true
	}
	return 0, false
}

func equal(a, b Value) bool {
	if order, ok := compare(a, b); ok {
		return order == 0
	}
	var x, y bytes.Buffer
	if json.Compact(&x, a) != nil || json.Compact(&y, b) != nil {
		return false
	}
	return bytes.Equal(x.Bytes(), y.Bytes())
}

// Size is an item's size in bytes by DynamoDB's rules: names and values in UTF-8, three bytes for a
// list or map and one for each of its members, numbers by their digits.
func (i Item) Size() int {
	size := 0
	for name, value := range i {
		size += len(name) + valueSize(value)
	}
	return size
}

func valueSize(v Value) int {
	s, err := split(v)
	if err != nil {
		return 0
	}
	switch s.kind {
	case "S":
		return len(text(s.raw))
	case "N":
		return len(text(s.raw))/2 + 1
	case "B":
		b, _ := base64.StdEncoding.DecodeString(text(s.raw))
		return len(b)
	case "M":
		var members map[string]Value
		_ = json.Unmarshal(s.raw, &members)
		return 3 + len(members) + Item(members).Size()
	case "L":
		var members []Value
		_ = json.Unmarshal(s.raw, &members)
		size := 3
		for _, member := range members {
			size += 1 + valueSize(member)
		}
		return size
	case "SS", "NS", "BS":
		var members []string
		_ = json.Unmarshal(s.raw, &members)
		size := 0
		for _, member := range members {
			size += len(member)
		}
		return size
	default:
		return 1
	}
}
