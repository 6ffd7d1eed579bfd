// The benchmark's harness: Lambda's runtime interface and a DynamoDB for each subject, in one small
// process; and the tables and charts of what was measured.
//
//	harness measure -runs 5 -out results.json -prepare "java …" SUBJECT.json…
//	harness report -now results.json -before before.json -readme README.md -charts charts
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) < 2 {
		fail(fmt.Errorf("harness measure|report …"))
	}
	var err error
	switch os.Args[1] {
	case "report":
		err = reportAll(os.Args[2:])
	case "measure":
		err = measureAll(os.Args[2:])
	default:
		err = fmt.Errorf("no command %q", os.Args[1])
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "harness:", err)
	os.Exit(1)
}
