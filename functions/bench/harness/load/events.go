package load

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Sessions are recorded before anything is measured; each event names one of them, in turn.
const Sessions = 500

// Kind is a load by name.
type Kind string

// The loads. All but the first four are signed as RS256.
const (
	RS256     Kind = "rs256"
	ES256     Kind = "es256"
	EdDSA     Kind = "eddsa"
	Webhook   Kind = "webhook"
	Repeated  Kind = "repeated"
	Forged    Kind = "forged"
	BySubject Kind = "subject"
	Parked    Kind = "parked"
)

// Kinds are all loads in the order in which they are reported.
var Kinds = []Kind{RS256, ES256, EdDSA, Webhook, Repeated, Forged, BySubject, Parked}

// Event is one delivery and what must be answered to it.
type Event struct {
	Kind   Kind
	Body   []byte
	Status int
	Says   string // the answer's body has it; of Countersign alone, the others have no such word
}

// Signer makes events that are all different.
type Signer struct {
	keys   *Keys
	number int
}

// NewSigner signs with these keys.
func NewSigner(keys *Keys) *Signer { return &Signer{keys: keys} }

// Events are as many of a kind, valid from now on for five minutes. Repeated ones are made from
// deliveries that are given first: they must have been answered before.
func (s *Signer) Events(kind Kind, count int) ([]Event, error) {
	events := make([]Event, count)
	for i := range events {
		event, err := s.event(kind)
		if err != nil {
			return nil, err
		}
		events[i] = event
	}
	return events, nil
}

// Again is the same deliveries, sent a second time.
func Again(events []Event) []Event {
	repeated := make([]Event, len(events))
	for i, event := range events {
		repeated[i] = Event{Repeated, event.Body, 200, "duplicate"}
	}
	return repeated
}

func (s *Signer) event(kind Kind) (Event, error) {
	s.number++
	now := time.Now()
	id := fmt.Sprintf("evt_%08d", s.number)
	statement := s.statement(kind, id, now)
	if kind == Webhook {
		return s.webhook(id, statement, now), nil
	}
	algorithm := map[Kind]string{ES256: "ES256", EdDSA: "EdDSA"}[kind]
	if algorithm == "" {
		algorithm = "RS256"
	}
	claims := fmt.Sprintf(`{"iss":"https://crm.example","aud":"countersign:bench","iat":%d,"exp":%d,"jti":"%s","statement":%s}`,
		now.Unix(), now.Unix()+3000, id, statement)
	token, err := s.keys.token(algorithm, []byte(claims))
	event := Event{kind, nil, 200, "Held"}
	switch kind {
	case Forged:
		token = flipped(token)
		event = Event{kind, nil, 401, ""}
	case Parked:
		event = Event{kind, nil, 202, "Parked"}
	}
	event.Body = gateway("crm", token, map[string]string{"content-type": "application/jwt"})
	return event, err
}

func (s *Signer) webhook(id, statement string, now time.Time) Event {
	timestamp := strconv.FormatInt(now.Unix(), 10)
	return Event{Webhook, gateway("helpdesk", statement, map[string]string{
		"content-type":      "application/json",
		"webhook-id":        id,
		"webhook-timestamp": timestamp,
		"webhook-signature": s.keys.webhook(id, timestamp, statement),
	}), 200, "Held"}
}

// flipped has another signature of the same length: its tenth character is another.
func flipped(token string) string {
	changed := []byte(token)
	at := len(changed) - 100
	if changed[at] == 'A' {
		changed[at] = 'B'
	} else {
		changed[at] = 'A'
	}
	return string(changed)
}

func (s *Signer) statement(kind Kind, id string, now time.Time) string {
	session := s.number % Sessions
	whose := fmt.Sprintf(`"session":"ses_%d"`, session)
	switch kind {
	case BySubject:
		whose = fmt.Sprintf(`"subject":{"format":"email","email":"person%d@example.com"}`, session)
	case Parked:
		whose = fmt.Sprintf(`"session":"ses_unknown_%d"`, s.number)
	}
	outcome := "ticket_resolved"
	if kind == Webhook {
		outcome = "call_resolved"
	}
	return fmt.Sprintf(`{"act":"attested","outcome":"%s","record":{"type":"ticket","id":"T-%s"},%s,"occurred_at":"%s","facts":{"previous_status":"open"}}`,
		outcome, id, whose, now.UTC().Add(-time.Second).Format(time.RFC3339))
}

// gateway is the whole event as API Gateway's HTTP API makes it.
func gateway(source, body string, headers map[string]string) []byte {
	path := "/v1/sources/bench." + source + "/attestations"
	const host = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
	headers["accept"] = "*/*"
	headers["content-length"] = strconv.Itoa(len(body))
	headers["host"] = host
	headers["user-agent"] = "crm/1.0"
	headers["x-amzn-trace-id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700"
	headers["x-forwarded-for"] = "203.0.113.7"
	headers["x-forwarded-port"] = "443"
	headers["x-forwarded-proto"] = "https"
	now := time.Now().UTC()
	event, err := json.Marshal(map[string]any{
		"version": "2.0", "routeKey": "POST /v1/sources/{source}/attestations",
		"rawPath": path, "rawQueryString": "", "headers": headers,
		"pathParameters": map[string]string{"source": "bench." + source},
		"requestContext": map[string]any{
			"accountId": "123456789012", "apiId": "a1b2c3d4e5", "domainName": host,
			"domainPrefix": "a1b2c3d4e5", "requestId": "JKJaXmPLvHcESHA=", "stage": "$default",
			"routeKey": "POST /v1/sources/{source}/attestations",
			"time":     now.Format("02/Jan/2006:15:04:05 +0000"), "timeEpoch": now.UnixMilli(),
			"http": map[string]string{"method": "POST", "path": path, "protocol": "HTTP/1.1",
				"sourceIp": "203.0.113.7", "userAgent": "crm/1.0"},
		},
		"body": body, "isBase64Encoded": false,
	})
	if err != nil {
		panic(err)
	}
	return event
}
