package report

import (
	"os"
	"path/filepath"

	"bench/load"
	"bench/measure"
)

// WriteCharts draws them into a folder.
func WriteCharts(now measure.Results, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	all := rows(now)
	for name, drawn := range map[string]chart{
		"cpu": cpu(warmed(all)), "latency": latency(warmed(all)), "start": start(all), "dollars": money(warmed(all)),
	} {
		if err := os.WriteFile(filepath.Join(folder, name+".svg"), []byte(drawn.svg()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func cpu(all []row) chart {
	drawn := chart{title: "CPU for each event", unit: "µs, less is better", format: whole}
	for _, kind := range load.Kinds {
		g := group{title: titles[kind]}
		for _, r := range all {
			if f, asked := r.Loads[kind]; asked {
				g.bars = append(g.bars, bar{r.Label, []float64{f.CPU}, r.Ours})
			}
		}
		drawn.groups = append(drawn.groups, g)
	}
	return drawn
}

func start(all []row) chart {
	g := group{}
	for _, r := range all {
		g.bars = append(g.bars, bar{r.Label, []float64{r.Start}, r.Ours})
	}
	return chart{title: "Start to the first answer", unit: "ms, less is better", groups: []group{g}, format: whole}
}

func money(all []row) chart {
	g := group{}
	for _, r := range all {
		d := price(r.Loads[load.RS256])
		g.bars = append(g.bars, bar{r.Label, []float64{d.compute, d.requests, d.writes, d.reads}, r.Ours})
	}
	return chart{title: "A million new attestations, RS256", unit: "$, less is better",
		parts: []string{"compute", "Lambda requests", "table writes", "table reads"}, groups: []group{g}, format: cents}
}

func latency(all []row) chart {
	g := group{}
	for _, r := range all {
		f := r.Loads[load.RS256]
		g.bars = append(g.bars, bar{r.Label, []float64{f.P50 / 1000, (f.P99 - f.P50) / 1000}, r.Ours})
	}
	return chart{title: "Time of a new attestation, RS256", unit: "ms, less is better",
		parts: []string{"p50", "to p99"}, groups: []group{g}, format: cents}
}
