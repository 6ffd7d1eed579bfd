package dynamo

import (
	"fmt"
	"maps"
	"strings"
)

// update gives the changed copy of an item. SET to a value and REMOVE are all that is asked for.
type update func(Item) Item

func parseUpdate(expression string, n names) (update, error) {
	all, err := words(expression)
	if err != nil {
		return nil, err
	}
	p := &parser{all, n}
	set := Item{}
	var removed []string
	for len(p.words) > 0 {
		clause := strings.ToUpper(p.next())
		for more := true; more; more = p.accept(",") {
			name, err := n.attribute(p.next())
			if err != nil {
				return nil, err
			}
			switch clause {
			case "SET":
				if err := p.expect("="); err != nil {
					return nil, err
				}
				if set[name], err = n.value(p.next()); err != nil {
					return nil, err
				}
			case "REMOVE":
				removed = append(removed, name)
			default:
				return nil, fmt.Errorf("no update: %q", clause)
			}
		}
	}
	return func(before Item) Item {
		after := maps.Clone(before)
		if after == nil {
			after = Item{}
		}
		maps.Copy(after, set)
		for _, name := range removed {
			delete(after, name)
		}
		return after
	}, nil
}

func projected(expression string, n names) (func(Item) Item, error) {
	if expression == "" {
		return func(i Item) Item { return i }, nil
	}
	all, err := words(expression)
	if err != nil {
		return nil, err
	}
	var wanted []string
	for _, word := range all {
		if word == "," {
			continue
		}
		name, err := n.attribute(word)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, name)
	}
	return func(i Item) Item {
		part := Item{}
		for _, name := range wanted {
			if value, there := i[name]; there {
				part[name] = value
			}
		}
		return part
	}, nil
}
