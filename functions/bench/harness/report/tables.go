package report

import (
	"fmt"
	"strings"

	"bench/load"
	"bench/measure"
)

// table is a Markdown table.
func table(head []string, lines [][]string) string {
	var out strings.Builder
	out.WriteString("| " + strings.Join(head, " | ") + " |\n|" + strings.Repeat("---|", len(head)) + "\n")
	for _, line := range lines {
		out.WriteString("| " + strings.Join(line, " | ") + " |\n")
	}
	return out.String()
}

func whole(v float64) string   { return fmt.Sprintf("%.0f", v) }
func tenths(v float64) string  { return fmt.Sprintf("%.1f", v) }
func cents(v float64) string   { return fmt.Sprintf("%.2f", v) }
func millis(us float64) string { return fmt.Sprintf("%.2f", us/1000) }

var abilities = []struct{ key, title string }{
	{"verify", "signature"},
	{"session", "session read"},
	{"conditional-write", "one conditional write"},
	{"replay-answer", "remembers the message"},
	{"evidence", "evidence kept"},
	{"history", "history, takes back"},
	{"hold", "hold"},
	{"receipt", "signed receipt"},
	{"match", "match by subject, late sessions"},
}

// whatTheyDo says who does what for its figures.
func whatTheyDo(all []row) string {
	head := []string{"", "written with"}
	for _, ability := range abilities {
		head = append(head, ability.title)
	}
	var lines [][]string
	for _, r := range all {
		line := []string{r.Label, r.About}
		for _, ability := range abilities {
			mark := ""
			if strings.Contains(" "+strings.Join(r.Does, " ")+" ", " "+ability.key+" ") {
				mark = "yes"
			}
			line = append(line, mark)
		}
		lines = append(lines, line)
	}
	return table(head, lines)
}

// main is the new, named attestation signed as RS256 and the start.
func mainTable(all []row) string {
	head := []string{"new attestation, RS256", "CPU µs", "p50 ms", "p99 ms", "first calls: CPU µs", "start ms", "start CPU ms",
		"peak MiB", "requests", "bytes out", "bytes in", "write units", "read units", "zip MB", "$ a million"}
	var lines [][]string
	for _, r := range all {
		f, warm := r.Loads[load.RS256]
		d := price(f)
		line := []string{r.Label, whole(f.CPU), millis(f.P50), millis(f.P99), whole(r.Young.CPU), whole(r.Start),
			whole(r.StartCPU), whole(r.Peak), tenths(f.Requests), whole(f.BytesOut), whole(f.BytesIn), tenths(f.WriteUnits),
			tenths(f.ReadUnits), tenths(float64(r.ZipBytes) / 1e6), cents(d.total())}
		if !warm {
			for _, i := range []int{1, 2, 3, 8, 9, 10, 11, 12, 14} {
				line[i] = "–"
			}
		}
		lines = append(lines, line)
	}
	return table(head, lines)
}

// warmed are the rows whose loads were measured.
func warmed(all []row) []row {
	var some []row
	for _, r := range all {
		if _, warm := r.Loads[load.RS256]; warm {
			some = append(some, r)
		}
	}
	return some
}

var titles = map[load.Kind]string{
	load.RS256: "RS256", load.ES256: "ES256", load.EdDSA: "EdDSA", load.Webhook: "Standard Webhooks",
	load.Repeated: "repeated", load.Forged: "forged", load.BySubject: "by subject", load.Parked: "parked",
}

// byLoad is one figure of every load.
func byLoad(title string, all []row, of func(measure.Figures) string) string {
	head := []string{title}
	for _, kind := range load.Kinds {
		head = append(head, titles[kind])
	}
	var lines [][]string
	for _, r := range all {
		line := []string{r.Label}
		for _, kind := range load.Kinds {
			cell := "–"
			if f, asked := r.Loads[kind]; asked {
				cell = of(f)
			}
			line = append(line, cell)
		}
		lines = append(lines, line)
	}
	return table(head, lines)
}

func dollarTable(all []row) string {
	head := []string{"$ a million, new attestation, RS256", "compute x86", "Lambda requests", "table writes", "table reads", "total x86",
		"total arm64", "x86, and " + whole(tableTime) + " ms a table request"}
	var lines [][]string
	for _, r := range all {
		d := price(r.Loads[load.RS256])
		lines = append(lines, []string{r.Label, cents(d.compute), cents(d.requests), cents(d.writes), cents(d.reads), cents(d.total()),
			cents(d.totalArm()), cents(d.totalWaiting())})
	}
	return table(head, lines)
}

// goals are ours over theirs.
func goals(all []row) string {
	head := []string{"ratio, RS256", "CPU", "p50", "requests", "$", "goal"}
	var lines [][]string
	for _, goal := range []struct{ peer, wanted string }{{"node-powertools", "0.5"}, {"node", "0.9"}} {
		theirs, there := named(all, goal.peer)
		if !there {
			continue
		}
		for _, r := range warmed(all) {
			if !r.Ours {
				continue
			}
			a, b := r.Loads[load.RS256], theirs.Loads[load.RS256]
			lines = append(lines, []string{r.Label + " ÷ " + theirs.Label, cents(a.CPU / b.CPU), cents(a.P50 / b.P50),
				cents(a.Requests / b.Requests), cents(price(a).total() / price(b).total()), "≤ " + goal.wanted})
		}
	}
	return table(head, lines)
}

// beforeAndAfter compares our own rows of two results.
func beforeAndAfter(before, now []row) string {
	head := []string{"Countersign", "", "CPU µs", "p50 ms", "first calls: CPU µs", "start ms", "peak MiB", "bytes out", "write units", "zip MB", "$ a million"}
	line := func(r row, when string) []string {
		f, warm := r.Loads[load.RS256]
		cells := []string{r.Label, when, whole(f.CPU), millis(f.P50), whole(r.Young.CPU), whole(r.Start), whole(r.Peak), whole(f.BytesOut),
			tenths(f.WriteUnits), tenths(float64(r.ZipBytes) / 1e6), cents(price(f).total())}
		if !warm {
			for _, i := range []int{2, 3, 7, 8, 10} {
				cells[i] = "–"
			}
		}
		return cells
	}
	var lines [][]string
	for _, r := range before {
		if r.Ours {
			lines = append(lines, line(r, "before"))
		}
	}
	for _, r := range now {
		if r.Ours {
			lines = append(lines, line(r, "now"))
		}
	}
	return table(head, lines)
}
