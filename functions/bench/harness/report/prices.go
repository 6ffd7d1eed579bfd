package report

import "bench/measure"

// List prices of us-east-1 in US dollars, as of November 2026, without free tiers and savings plans.
const (
	pricesOf         = "us-east-1, November 2026"
	gibSecondX86     = 0.0000166667
	gibSecondArm     = 0.0000133334
	lambdaPerMillion = 0.20
	writesPerMillion = 0.625 // on-demand write request units
	readsPerMillion  = 0.125 // on-demand read request units

	memoryGiB = 1769.0 / 1024 // where Lambda gives one whole vCPU, which is what was measured
	tableTime = 4.0           // ms for a request to DynamoDB, where a total says that it is counted
)

// dollars is what a million of one event cost.
type dollars struct {
	compute, computeArm, requests, writes, reads, waiting float64
}

func price(f measure.Figures) dollars {
	seconds := f.P50 / 1e6
	return dollars{
		compute:    1e6 * seconds * memoryGiB * gibSecondX86,
		computeArm: 1e6 * seconds * memoryGiB * gibSecondArm,
		requests:   lambdaPerMillion,
		writes:     f.WriteUnits * writesPerMillion,
		reads:      f.ReadUnits * readsPerMillion,
		waiting:    1e6 * f.Requests * tableTime / 1000 * memoryGiB * gibSecondX86,
	}
}

func (d dollars) total() float64 { return d.compute + d.requests + d.writes + d.reads }

func (d dollars) totalArm() float64 { return d.total() - d.compute + d.computeArm }

func (d dollars) totalWaiting() float64 { return d.total() + d.waiting }
