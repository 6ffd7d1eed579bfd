package measure

import (
	"fmt"
	"io"
	"time"

	"bench/load"
	"bench/subject"
)

// Results are everything that was measured, as it is kept.
type Results struct {
	Date     string
	Machine  string
	Versions map[string]string
	Plan     Plan
	Subjects []Measured
}

// Measured is one subject with all its runs.
type Measured struct {
	Name, Label string
	About       string
	Ours        bool
	SnapStart   bool
	Does        []string
	ZipBytes    int64
	Runs        []Run
}

// All measures every subject in each run, one after the other: A B C A B C. A subject that fails is
// told and left out of the rest.
func (b *Bench) All(subjects []*subject.Subject, runs int, told io.Writer) ([]Measured, error) {
	all := make([]Measured, len(subjects))
	failed := map[string]bool{}
	signer := load.NewSigner(b.Keys)
	for run := 0; run < runs; run++ {
		signed := time.Time{}
		var events deliveries
		for i, s := range subjects {
			if failed[s.Name] {
				continue
			}
			all[i].Name, all[i].Label, all[i].Ours, all[i].SnapStart = s.Name, s.Label, s.Ours, s.SnapStart
			all[i].About, all[i].Does, all[i].ZipBytes = s.About, s.Does, s.ZipBytes()
			if time.Since(signed) > 3*time.Minute { // the senders' tolerance is five
				var err error
				if events, err = b.Plan.sign(signer); err != nil {
					return nil, err
				}
				signed = time.Now()
			}
			begun := time.Now()
			one, err := b.measure(s, events)
			if err != nil {
				failed[s.Name] = true
				_, _ = fmt.Fprintf(told, "%s: %v\n", s.Name, err)
				continue
			}
			all[i].Runs = append(all[i].Runs, one)
			_, _ = fmt.Fprintf(told, "run %d %-28s start %5.0f ms, first %4.0f us, rs256 %5.0f us CPU, p50 %5.0f us, peak %3.0f MiB (%.0f s)\n",
				run+1, s.Name, one.Start.Wall, one.Young.CPU, one.Loads[load.RS256].CPU, one.Loads[load.RS256].P50,
				one.PeakMiB, time.Since(begun).Seconds())
		}
	}
	var measured []Measured
	for _, one := range all {
		if len(one.Runs) > 0 {
			measured = append(measured, one)
		}
	}
	if len(failed) > 0 {
		return measured, fmt.Errorf("%d subjects failed", len(failed))
	}
	return measured, nil
}
