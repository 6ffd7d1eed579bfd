package dynamo

import "fmt"

// words splits an expression: names and keywords, #names, :values, signs.
func words(expression string) ([]string, error) {
	var found []string
	for i := 0; i < len(expression); {
		c := expression[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			i++
		case isWord(c) || c == '#' || c == ':':
			from := i
			for i++; i < len(expression) && isWord(expression[i]); {
				i++
			}
			found = append(found, expression[from:i])
		case c == '<' || c == '>':
			to := i + 1
			if to < len(expression) && (expression[to] == '=' || expression[to] == '>') {
				to++
			}
			found = append(found, expression[i:to])
			i = to
		case c == '(' || c == ')' || c == ',' || c == '=' || c == '+':
			found = append(found, expression[i:i+1])
			i++
		default:
			return nil, fmt.Errorf("the expression has %q, which is not supported here", c)
		}
	}
	return found, nil
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
