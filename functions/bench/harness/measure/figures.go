package measure

import (
	"math"
	"slices"
	"time"

	"bench/load"
)

// Figures of one load in one run; times in microseconds, all for one event.
type Figures struct {
	Events     int
	CPU        float64
	P50, P99   float64
	Requests   float64
	BytesOut   float64 // to DynamoDB, headers included
	BytesIn    float64
	WriteUnits float64
	ReadUnits  float64
	Stub       float64 // the table's own work within the time
}

// Start is one start from nothing, or from a picture, to the first answer; in milliseconds.
type Start struct {
	Wall, CPU float64
}

// Run is one subject in one run.
type Run struct {
	Start   Start
	Young   Figures
	Loads   map[load.Kind]Figures
	PeakMiB float64
}

// tally sums up what blocks of one load used.
type tally struct {
	times                       []time.Duration
	cpu, stub                   time.Duration
	requests, writes, halfReads int
	in, out                     int64
}

func (t *tally) figures() Figures {
	if len(t.times) == 0 {
		return Figures{}
	}
	slices.Sort(t.times)
	n := float64(len(t.times))
	return Figures{
		Events:     len(t.times),
		CPU:        tenth(micros(t.cpu) / n),
		P50:        tenth(micros(t.times[len(t.times)/2])),
		P99:        tenth(micros(t.times[len(t.times)*99/100])),
		Requests:   tenth(float64(t.requests) / n),
		BytesOut:   tenth(float64(t.in) / n),
		BytesIn:    tenth(float64(t.out) / n),
		WriteUnits: tenth(float64(t.writes) / n),
		ReadUnits:  tenth(float64(t.halfReads) / 2 / n),
		Stub:       tenth(micros(t.stub) / n),
	}
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }
