package dynamo

import (
	"fmt"
	"strings"
)

// names are what an expression's placeholders stand for.
type names struct {
	attributes map[string]string
	values     map[string]Value
}

// condition says whether an item, which may be none, fulfils an expression.
type condition func(Item) bool

// parser reads a condition, a key condition or an update from its words.
type parser struct {
	words []string
	names names
}

func parseCondition(expression string, n names) (condition, error) {
	all, err := words(expression)
	if err != nil {
		return nil, err
	}
	p := &parser{all, n}
	parsed, err := p.or()
	if err == nil && len(p.words) > 0 {
		err = fmt.Errorf("unexpected %q in an expression", p.words[0])
	}
	return parsed, err
}

func (p *parser) next() string {
	if len(p.words) == 0 {
		return ""
	}
	word := p.words[0]
	p.words = p.words[1:]
	return word
}

func (p *parser) accept(word string) bool {
	if len(p.words) > 0 && strings.EqualFold(p.words[0], word) {
		p.words = p.words[1:]
		return true
	}
	return false
}

func (p *parser) expect(word string) error {
	if !p.accept(word) {
		return fmt.Errorf("expected %q in an expression", word)
	}
	return nil
}

func (p *parser) or() (condition, error) {
	left, err := p.and()
	for err == nil && p.accept("OR") {
		var right condition
		before := left
		right, err = p.and()
		left = func(i Item) bool { return before(i) || right(i) }
	}
	return left, err
}

func (p *parser) and() (condition, error) {
	left, err := p.not()
	for err == nil && p.accept("AND") {
		var right condition
		before := left
		right, err = p.not()
		left = func(i Item) bool { return before(i) && right(i) }
	}
	return left, err
}

func (p *parser) not() (condition, error) {
	if p.accept("NOT") {
		inner, err := p.not()
		return func(i Item) bool { return !inner(i) }, err
	}
	if p.accept("(") {
		inner, err := p.or()
		if err == nil {
			err = p.expect(")")
		}
		return inner, err
	}
	return p.test()
}

func (p *parser) test() (condition, error) {
	word := p.next()
	switch strings.ToLower(word) {
	case "attribute_exists", "attribute_not_exists":
		name, err := p.argument()
		wanted := strings.EqualFold(word, "attribute_exists")
		return func(i Item) bool { _, there := i[name]; return there == wanted }, err
	case "begins_with":
		return p.beginsWith()
	}
	name, err := p.names.attribute(word)
	if err != nil {
		return nil, err
	}
	return p.comparison(name)
}

func (p *parser) argument() (string, error) {
	if err := p.expect("("); err != nil {
		return "", err
	}
	name, err := p.names.attribute(p.next())
	if err != nil {
		return "", err
	}
	return name, p.expect(")")
}

func (p *parser) beginsWith() (condition, error) {
	if err := p.expect("("); err != nil {
		return nil, err
	}
	name, err := p.names.attribute(p.next())
	if err == nil {
		err = p.expect(",")
	}
	if err != nil {
		return nil, err
	}
	prefix, err := p.names.value(p.next())
	if err != nil {
		return nil, err
	}
	return func(i Item) bool { return strings.HasPrefix(i.text(name), prefixText(prefix)) }, p.expect(")")
}

func (p *parser) comparison(name string) (condition, error) {
	sign := strings.ToUpper(p.next())
	first, err := p.names.value(p.next())
	if err != nil {
		return nil, err
	}
	if sign == "BETWEEN" {
		if err := p.expect("AND"); err != nil {
			return nil, err
		}
		last, err := p.names.value(p.next())
		return func(i Item) bool {
			return i.holds(name, ">=", first) && i.holds(name, "<=", last)
		}, err
	}
	if !strings.Contains(" = <> < <= > >= ", " "+sign+" ") {
		return nil, fmt.Errorf("no comparison: %q", sign)
	}
	return func(i Item) bool { return i.holds(name, sign, first) }, nil
}

func (i Item) holds(name, sign string, other Value) bool {
	mine, there := i[name]
	if !there {
		return false
	}
	switch sign {
	case "=":
		return equal(mine, other)
	case "<>":
		return !equal(mine, other)
	}
	order, ok := compare(mine, other)
	switch sign {
	case "<":
		return ok && order < 0
	case "<=":
		return ok && order <= 0
	case ">":
		return ok && order > 0
	default:
		return ok && order >= 0
	}
}

func (i Item) text(name string) string {
	return prefixText(i[name])
}

func prefixText(v Value) string {
	s, err := split(v)
	if err != nil || s.kind != "S" {
		return ""
	}
	return text(s.raw)
}

func (n names) attribute(word string) (string, error) {
	if strings.HasPrefix(word, "#") {
		if name, there := n.attributes[word]; there {
			return name, nil
		}
		return "", fmt.Errorf("no name for %s", word)
	}
	if word == "" || !isWord(word[0]) {
		return "", fmt.Errorf("no attribute: %q", word)
	}
	return word, nil
}

func (n names) value(word string) (Value, error) {
	if value, there := n.values[word]; there {
		return value, nil
	}
	return nil, fmt.Errorf("no value for %q", word)
}
