package measure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"bench/api"
	"bench/dynamo"
	"bench/load"
	"bench/subject"
)

// Bench is what all subjects share.
type Bench struct {
	Plan   Plan
	Keys   *load.Keys
	Tables map[string]*dynamo.Table
}

// under is one subject's process with what is around it.
type under struct {
	subject *subject.Subject
	process *subject.Process
	runtime *api.Runtime
	stub    *dynamo.Stub
}

func (b *Bench) start(s *subject.Subject) (*under, func(), error) {
	runtime, err := api.Listen()
	if err != nil {
		return nil, nil, err
	}
	stub := dynamo.NewStub(b.Tables, b.Keys.ReceiptKey())
	server, endpoint, err := stub.Listen()
	if err != nil {
		return nil, nil, err
	}
	process, err := s.Start(b.Plan.Core, b.environment(runtime.Address(), endpoint),
		filepath.Join(b.Plan.Logs, s.Name+".log"))
	if err != nil {
		return nil, nil, err
	}
	return &under{s, process, runtime, stub}, func() {
		process.Stop()
		runtime.Close()
		_ = server.Close()
	}, nil
}

// measure is one run of one subject.
func (b *Bench) measure(s *subject.Subject, events deliveries) (Run, error) {
	u, stop, err := b.start(s)
	if err != nil {
		return Run{}, err
	}
	defer stop()
	run := Run{Loads: map[load.Kind]Figures{}}
	if run.Start, err = u.first(events.young[0]); err != nil {
		return run, err
	}
	var young tally
	if err := u.block(events.young[1:], &young); err != nil {
		return run, err
	}
	run.Young = young.figures()
	if s.StartOnly {
		run.PeakMiB, err = u.process.PeakMiB()
		return run, err
	}
	if err := u.block(events.warmFor(s.Ours), &tally{}); err != nil {
		return run, err
	}
	tallies := map[load.Kind]*tally{}
	for _, block := range events.blocks {
		kind := block[0].Kind
		if !asked(kind, s.Ours) {
			continue
		}
		if tallies[kind] == nil {
			tallies[kind] = &tally{}
		}
		if err := u.block(block, tallies[kind]); err != nil {
			return run, err
		}
	}
	for kind, all := range tallies {
		run.Loads[kind] = all.figures()
	}
	run.PeakMiB, err = u.process.PeakMiB()
	return run, err
}

// first waits for the first answer. Where a picture is taken, the time counts from its restore.
func (u *under) first(event load.Event) (Start, error) {
	begun, before := u.process.Begun, time.Duration(0)
	if u.subject.SnapStart {
		select {
		case <-u.runtime.Restoring:
		case <-u.process.Ended:
			return Start{}, fmt.Errorf("the process has ended")
		case <-time.After(time.Minute):
			return Start{}, fmt.Errorf("no picture can be taken")
		}
		u.stub.Drop()
		time.Sleep(300 * time.Millisecond) // until compiler threads have come to rest
		var err error
		if before, err = u.process.CPU(); err != nil {
			return Start{}, err
		}
		begun = time.Now()
		u.runtime.Restore <- struct{}{}
	}
	got, err := u.runtime.Invoke(event.Body, u.process.Ended)
	wall := time.Since(begun)
	if err == nil {
		err = right(event, got, u.subject.Ours)
	}
	if err != nil {
		return Start{}, err
	}
	cpu, err := u.process.CPU()
	return Start{tenth(micros(wall) / 1000), tenth(micros(cpu-before) / 1000)}, err
}

func (u *under) block(events []load.Event, t *tally) error {
	u.stub.Take()
	in, out := u.stub.BytesIn.Load(), u.stub.BytesOut.Load()
	before, err := u.process.CPU()
	if err != nil {
		return err
	}
	answers := make([][]byte, len(events))
	for i, event := range events {
		begun := time.Now()
		if answers[i], err = u.runtime.Invoke(event.Body, u.process.Ended); err != nil {
			return fmt.Errorf("%s: %w", event.Kind, err)
		}
		t.times = append(t.times, time.Since(begun))
	}
	after, err := u.process.CPU()
	if err != nil {
		return err
	}
	use := u.stub.Take()
	t.cpu += after - before
	t.stub += use.Busy
	t.requests += use.Requests
	t.writes += use.WriteUnits
	t.halfReads += use.HalfReads
	t.in += u.stub.BytesIn.Load() - in
	t.out += u.stub.BytesOut.Load() - out
	for i, event := range events {
		if err := right(event, answers[i], u.subject.Ours); err != nil {
			return err
		}
	}
	return nil
}

// right tells whether the answer is what it must be: a benchmark of wrong answers is none.
func right(event load.Event, got []byte, ours bool) error {
	var answer struct {
		StatusCode int
		Body       string
	}
	err := json.Unmarshal(got, &answer)
	if err != nil || answer.StatusCode != event.Status ||
		ours && !bytes.Contains([]byte(answer.Body), []byte(event.Says)) {
		return fmt.Errorf("%s: not answered %d %s but %.500s", event.Kind, event.Status, event.Says, got)
	}
	return nil
}

// environment is what Lambda sets, where the table is and what is to be known of the senders.
func (b *Bench) environment(runtime, table string) map[string]string {
	return map[string]string{
		"AWS_LAMBDA_RUNTIME_API":          runtime,
		"AWS_LAMBDA_FUNCTION_NAME":        "bench",
		"AWS_LAMBDA_FUNCTION_VERSION":     "1",
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
		"AWS_LAMBDA_LOG_GROUP_NAME":       "/aws/lambda/bench",
		"AWS_LAMBDA_LOG_STREAM_NAME":      "bench",
		"AWS_REGION":                      "us-east-1",
		"AWS_DEFAULT_REGION":              "us-east-1",
		"AWS_ACCESS_KEY_ID":               "AKIAIOSFODNN7EXAMPLE",
		"AWS_SECRET_ACCESS_KEY":           "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		"AWS_SESSION_TOKEN":               "bench",
		"AWS_ENDPOINT_URL_DYNAMODB":       table,
		"AWS_ENDPOINT_URL_SSM":            table,
		"JWKS":                            b.Keys.JWKS(),
		"WEBHOOK_SECRET":                  b.Keys.Secret(),
		"ISSUER":                          "https://crm.example",
		"AUDIENCE":                        "countersign:bench",
		"SESSIONS_TABLE":                  sessionsTable,
		"OUTCOMES_TABLE":                  outcomesTable,
		"IDEMPOTENCY_TABLE":               idempotencyTable,
	}
}
