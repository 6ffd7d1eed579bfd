package report

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"bench/load"
	"bench/measure"
)

const (
	opening = "<!-- written by functions/bench/run -->"
	closing = "<!-- until here -->"
)

// Text is everything between the marks.
func Text(now measure.Results, before *measure.Results) string {
	all := rows(now)
	warm := warmed(all)
	var out strings.Builder
	say := func(format string, arguments ...any) { fmt.Fprintf(&out, format, arguments...) }
	say("%s, %s. Medians of %s, subjects in turn. In each run a process starts, answers its first event, then %d more\n"+
		"(\"first calls\"), is warm after %d, and is measured over %d of each load, the loads taking turns.\n\n",
		now.Date, now.Machine, runs(now), now.Plan.Young, now.Plan.Warm, now.Plan.Each)
	say("%s\n", versions(now.Versions))
	say("%s\n", mainTable(all))
	say("![CPU for each event](charts/cpu.svg)\n\n![p50 and p99](charts/latency.svg)\n\n![Start to the first answer](charts/start.svg)\n\n![Dollars a million](charts/dollars.svg)\n\n")
	say("What each does for it. Countersign answers more than its peers:\n\n%s\n", whatTheyDo(all))
	say("%s\n", byLoad("CPU µs", warm, func(f measure.Figures) string { return whole(f.CPU) }))
	say("%s\n", byLoad("p50 ms", warm, func(f measure.Figures) string { return millis(f.P50) }))
	say("%s\n", byLoad("p99 ms", warm, func(f measure.Figures) string { return millis(f.P99) }))
	say("%s\n", byLoad("requests to DynamoDB", warm, func(f measure.Figures) string { return tenths(f.Requests) }))
	say("### Against the goals\n\n%s\n", goals(warm))
	say("### Dollars\n\n%s\n%s\n", arithmetic(warm), dollarTable(warm))
	if before != nil {
		say("### Before and after\n\nBefore: %s, %s, %s. %s\n%s\n", before.Date, before.Machine, runs(*before), versions(before.Versions), beforeAndAfter(rows(*before), all))
	}
	return out.String()
}

// runs says how many there were.
func runs(results measure.Results) string {
	most := 0
	for _, m := range results.Subjects {
		most = max(most, len(m.Runs))
	}
	if most == 1 {
		return "one run"
	}
	return fmt.Sprintf("%d runs", most)
}

func versions(all map[string]string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if all[name] != "" {
			parts = append(parts, name+" "+all[name])
		}
	}
	return strings.Join(parts, ", ") + ".\n"
}

// arithmetic shows the sum for the first row.
func arithmetic(all []row) string {
	if len(all) == 0 {
		return ""
	}
	f := all[0].Loads[load.RS256]
	d := price(f)
	return fmt.Sprintf("List prices, %s: Lambda $%.10f a GB-second on x86 ($%.10f on arm64) and $%.2f a million requests, DynamoDB on demand\n"+
		"$%.3f a million write units and $%.3f a million read units. Memory is 1,769 MB for everyone, where Lambda gives one whole vCPU. The\n"+
		"duration is the p50, not rounded up to the millisecond; DynamoDB's own time is not in it, hence the last column. API Gateway, the\n"+
		"same for everyone, is left out, and so is what comes after the answer (publish). For %s: %.3f ms × 1.7275 GB × $%.10f × 10⁶ = $%.2f;\n"+
		"+ $%.2f; + %.1f × $%.3f = $%.2f; + %.1f × $%.3f = $%.2f.\n",
		pricesOf, gibSecondX86, gibSecondArm, lambdaPerMillion, writesPerMillion, readsPerMillion, all[0].Label, f.P50/1000, gibSecondX86,
		d.compute, d.requests, f.WriteUnits, writesPerMillion, d.writes, f.ReadUnits, readsPerMillion, d.reads)
}

// WriteInto puts the text between the marks of a file.
func WriteInto(file, text string) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	head, rest, found := strings.Cut(string(old), opening)
	_, tail, foundEnd := strings.Cut(rest, closing)
	if !found || !foundEnd {
		return fmt.Errorf("%s: no place for what is generated", file)
	}
	return os.WriteFile(file, []byte(head+opening+"\n\n"+text+closing+tail), 0o644)
}
