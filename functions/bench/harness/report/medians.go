// Package report writes what was measured as tables and charts.
package report

import (
	"slices"

	"bench/load"
	"bench/measure"
)

// row is one subject by the medians of its runs.
type row struct {
	measure.Measured
	Start, StartCPU, Peak float64
	Young                 measure.Figures
	Loads                 map[load.Kind]measure.Figures
}

func rows(results measure.Results) []row {
	var all []row
	for _, m := range results.Subjects {
		r := row{Measured: m, Loads: map[load.Kind]measure.Figures{}}
		r.Start = median(m.Runs, func(run measure.Run) float64 { return run.Start.Wall })
		r.StartCPU = median(m.Runs, func(run measure.Run) float64 { return run.Start.CPU })
		r.Peak = median(m.Runs, func(run measure.Run) float64 { return run.PeakMiB })
		r.Young = medians(m.Runs, func(run measure.Run) measure.Figures { return run.Young })
		for _, kind := range load.Kinds {
			if _, asked := m.Runs[0].Loads[kind]; asked {
				r.Loads[kind] = medians(m.Runs, func(run measure.Run) measure.Figures { return run.Loads[kind] })
			}
		}
		all = append(all, r)
	}
	return all
}

func medians(runs []measure.Run, of func(measure.Run) measure.Figures) measure.Figures {
	each := func(field func(measure.Figures) float64) float64 {
		return median(runs, func(run measure.Run) float64 { return field(of(run)) })
	}
	return measure.Figures{
		CPU:        each(func(f measure.Figures) float64 { return f.CPU }),
		P50:        each(func(f measure.Figures) float64 { return f.P50 }),
		P99:        each(func(f measure.Figures) float64 { return f.P99 }),
		Requests:   each(func(f measure.Figures) float64 { return f.Requests }),
		BytesOut:   each(func(f measure.Figures) float64 { return f.BytesOut }),
		BytesIn:    each(func(f measure.Figures) float64 { return f.BytesIn }),
		WriteUnits: each(func(f measure.Figures) float64 { return f.WriteUnits }),
		ReadUnits:  each(func(f measure.Figures) float64 { return f.ReadUnits }),
		Stub:       each(func(f measure.Figures) float64 { return f.Stub }),
	}
}

func median(runs []measure.Run, of func(measure.Run) float64) float64 {
	values := make([]float64, len(runs))
	for i, run := range runs {
		values[i] = of(run)
	}
	slices.Sort(values)
	if len(values)%2 == 1 {
		return values[len(values)/2]
	}
	return (values[len(values)/2-1] + values[len(values)/2]) / 2
}

func named(all []row, name string) (row, bool) {
	for _, r := range all {
		if r.Name == name {
			return r, true
		}
	}
	return row{}, false
}
