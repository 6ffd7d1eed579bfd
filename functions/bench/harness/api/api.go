// Package api is Lambda's runtime interface for one function: an event is given out, its answer
// taken in, one at a time.
package api

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	prefix   = "/2018-06-01/runtime/"
	patience = 60 * time.Second
)

// Runtime is the interface's side of Lambda.
type Runtime struct {
	server   *http.Server
	address  string
	events   chan []byte
	answers  chan answer
	requests int

	// Restoring gets a word when the function waits to be restored from its picture; it is restored
	// when Restore gets one. Functions without SnapStart never ask.
	Restoring, Restore chan struct{}
}

type answer struct {
	body   []byte
	failed bool
}

// Listen opens it on a loopback port of its own.
func Listen() (*Runtime, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	r := &Runtime{
		address: listener.Addr().String(),
		events:  make(chan []byte),
		answers: make(chan answer, 1),

		Restoring: make(chan struct{}, 1),
		Restore:   make(chan struct{}, 1),
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+prefix+"invocation/next", r.next)
	mux.HandleFunc("POST "+prefix, r.answered)
	mux.HandleFunc("GET "+prefix+"restore/next", r.restore)
	r.server = &http.Server{Handler: mux}
	go func() { _ = r.server.Serve(listener) }()
	return r, nil
}

// Address is what AWS_LAMBDA_RUNTIME_API is to hold.
func (r *Runtime) Address() string { return r.address }

// Close ends it with all its connections.
func (r *Runtime) Close() { _ = r.server.Close() }

// Invoke gives the function an event and waits for its answer; ended tells that the function's
// process is gone.
func (r *Runtime) Invoke(event []byte, ended <-chan struct{}) ([]byte, error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case r.events <- event:
	case failed := <-r.answers:
		return nil, fmt.Errorf("the function failed before its event: %.2000s", failed.body)
	case <-ended:
		return nil, fmt.Errorf("the function's process has ended")
	case <-late.C:
		return nil, fmt.Errorf("the function asks for no event")
	}
	select {
	case got := <-r.answers:
		if got.failed {
			return nil, fmt.Errorf("the function failed: %.2000s", got.body)
		}
		return got.body, nil
	case <-ended:
		return nil, fmt.Errorf("the function's process has ended")
	case <-late.C:
		return nil, fmt.Errorf("the function doesn't answer")
	}
}

func (r *Runtime) next(w http.ResponseWriter, request *http.Request) {
	select {
	case event := <-r.events:
		r.requests++
		header := w.Header()
		header.Set("Content-Type", "application/json")
		header.Set("Lambda-Runtime-Aws-Request-Id", fmt.Sprintf("8476a536-e9f4-11e8-9739-%012d", r.requests))
		header.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(time.Now().Add(25*time.Second).UnixMilli(), 10))
		header.Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:bench")
		header.Set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0")
		header.Set("Content-Length", strconv.Itoa(len(event)))
		_, _ = w.Write(event)
	case <-request.Context().Done():
	}
}

func (r *Runtime) answered(w http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return
	}
	got := answer{body, !strings.HasSuffix(request.URL.Path, "/response")}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusAccepted)
	_, _ = io.WriteString(w, `{"status":"OK"}`)
	r.answers <- got
}

func (r *Runtime) restore(w http.ResponseWriter, request *http.Request) {
	r.Restoring <- struct{}{}
	select {
	case <-r.Restore:
		w.WriteHeader(http.StatusOK)
	case <-request.Context().Done():
	}
}
