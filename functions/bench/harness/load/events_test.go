package load

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func signer(t *testing.T) *Signer {
	t.Helper()
	keys, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return NewSigner(keys)
}

func TestEvents_everyKind_areOfGatewaysForm(t *testing.T) {
	s := signer(t)
	for _, kind := range Kinds {
		if kind == Repeated {
			continue
		}
		events, err := s.Events(kind, 2)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(events[0].Body, events[1].Body) {
			t.Errorf("%s: two are the same", kind)
		}
		var event struct {
			Version, Body string
			Headers       map[string]string
		}
		if err := json.Unmarshal(events[0].Body, &event); err != nil || event.Version != "2.0" {
			t.Errorf("%s: %v", kind, err)
		}
		if token := event.Headers["content-type"] == "application/jwt"; token != (kind != Webhook) ||
			token && strings.Count(event.Body, ".") != 2 {
			t.Errorf("%s: %s", kind, event.Body)
		}
	}
}

func TestAgain_sameDeliveries(t *testing.T) {
	events, err := signer(t).Events(RS256, 3)
	if err != nil {
		t.Fatal(err)
	}
	for i, again := range Again(events) {
		if again.Kind != Repeated || !bytes.Equal(again.Body, events[i].Body) {
			t.Error(again.Kind, i)
		}
	}
}
