package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"time"

	"github.com/MicahParks/keyfunc/v3"
	"github.com/aws/aws-lambda-go/events"
	"github.com/golang-jwt/jwt/v5"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

// verifier knows who sent a delivery: a JSON Web Token, or Standard Webhooks.
type verifier struct {
	keys    keyfunc.Keyfunc
	parser  *jwt.Parser
	webhook *standardwebhooks.Webhook
}

type statement struct {
	Act     string `json:"act" dynamodbav:"act"`
	Outcome string `json:"outcome" dynamodbav:"outcome"`
	Record  struct {
		Type string `json:"type" dynamodbav:"type"`
		ID   string `json:"id" dynamodbav:"id"`
	} `json:"record" dynamodbav:"record"`
	Session    string            `json:"session" dynamodbav:"session"`
	OccurredAt string            `json:"occurred_at" dynamodbav:"occurred_at"`
	Facts      map[string]string `json:"facts" dynamodbav:"facts"`
}

type claims struct {
	jwt.RegisteredClaims
	Statement statement `json:"statement"`
}

func newVerifier() (verifier, error) {
	keys, err := keyfunc.NewJWKSetJSON(json.RawMessage(os.Getenv("JWKS")))
	if err != nil {
		return verifier{}, err
	}
	webhook, err := standardwebhooks.NewWebhook(os.Getenv("WEBHOOK_SECRET"))
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{"RS256", "ES256", "EdDSA"}),
		jwt.WithIssuer(os.Getenv("ISSUER")),
		jwt.WithAudience(os.Getenv("AUDIENCE")),
		jwt.WithIssuedAt(),
		jwt.WithExpirationRequired(),
	)
	return verifier{keys, parser, webhook}, err
}

func (v verifier) verified(event events.APIGatewayV2HTTPRequest) (string, statement, error) {
	if event.Headers["content-type"] == "application/jwt" {
		var read claims
		if _, err := v.parser.ParseWithClaims(event.Body, &read, v.keys.Keyfunc); err != nil {
			return "", statement{}, err
		}
		if read.IssuedAt == nil || time.Since(read.IssuedAt.Time) > 5*time.Minute {
			return "", statement{}, errors.New("too old")
		}
		return read.ID, read.Statement, nil
	}
	headers := http.Header{}
	for name, value := range event.Headers {
		headers.Set(name, value)
	}
	if err := v.webhook.Verify([]byte(event.Body), headers); err != nil {
		return "", statement{}, err
	}
	var said statement
	err := json.Unmarshal([]byte(event.Body), &said)
	return event.Headers["webhook-id"], said, err
}
