// Package measure runs the subjects in turn and takes their figures.
package measure

import (
	"bench/load"
)

// Plan is how much of everything; the same for everyone.
type Plan struct {
	Young  int // first calls, reported on their own
	Warm   int // calls before anything else is measured, the young ones included
	Each   int // measured calls of each load, in Blocks parts
	Blocks int
	Core   string // that the subjects run on
	Logs   string `json:"-"` // folder for what they write
}

// deliveries are one run's events: everybody gets the same.
type deliveries struct {
	young, warm []load.Event
	blocks      [][]load.Event // one load each; loads take turns
	ownWarm     []load.Event   // for Countersign, with its own loads among them
}

// sign makes a run's events. Peers' warm-up has the loads that they can do, in as many events.
func (p Plan) sign(signer *load.Signer) (deliveries, error) {
	var made deliveries
	var err error
	if made.young, err = signer.Events(load.RS256, p.Young+1); err != nil {
		return made, err
	}
	if made.warm, err = p.warm(signer, shared); err != nil {
		return made, err
	}
	if made.ownWarm, err = p.warm(signer, load.Kinds); err != nil {
		return made, err
	}
	for block := 0; block < p.Blocks; block++ {
		var before []load.Event
		for _, kind := range load.Kinds {
			part := load.Again(before)
			if kind != load.Repeated {
				if part, err = signer.Events(kind, p.Each/p.Blocks); err != nil {
					return made, err
				}
			}
			if kind == load.RS256 {
				before = part
			}
			made.blocks = append(made.blocks, part)
		}
	}
	return made, nil
}

// shared are the loads that everybody can do.
var shared = []load.Kind{load.RS256, load.ES256, load.EdDSA, load.Webhook, load.Repeated, load.Forged}

func (p Plan) warm(signer *load.Signer, kinds []load.Kind) ([]load.Event, error) {
	var all []load.Event
	last := load.Event{}
	for i := 0; i < p.Warm-p.Young; i++ {
		kind := kinds[i%len(kinds)]
		if kind == load.Repeated {
			all = append(all, load.Again([]load.Event{last})...)
			continue
		}
		one, err := signer.Events(kind, 1)
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
		if kind == load.RS256 {
			last = one[0]
		}
	}
	return all, nil
}

func (d deliveries) warmFor(ours bool) []load.Event {
	if ours {
		return d.ownWarm
	}
	return d.warm
}

func asked(kind load.Kind, ours bool) bool {
	return ours || kind != load.BySubject && kind != load.Parked
}
