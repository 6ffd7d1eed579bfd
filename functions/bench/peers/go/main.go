// The function in Go: aws-lambda-go, golang-jwt, AWS SDK v2.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type function struct {
	table *dynamodb.Client
	verifier
}

type session struct {
	ID        string `dynamodbav:"id"`
	Agent     string `dynamodbav:"agent"`
	HandledBy string `dynamodbav:"handled_by"`
}

type outcome struct {
	Claim     string    `dynamodbav:"claim"`
	Message   string    `dynamodbav:"message"`
	Session   string    `dynamodbav:"session,omitempty"`
	Agent     string    `dynamodbav:"agent,omitempty"`
	Status    string    `dynamodbav:"status"`
	Statement statement `dynamodbav:"statement"`
	At        string    `dynamodbav:"at"`
}

type answer struct {
	Claim  string `json:"claim,omitempty"`
	Status string `json:"status,omitempty"`
	Title  string `json:"title,omitempty"`
}

var logger = slog.New(slog.NewJSONHandler(os.Stdout, nil))

func main() {
	loaded, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	verifier, err := newVerifier()
	if err != nil {
		panic(err)
	}
	f := &function{dynamodb.NewFromConfig(loaded), verifier}
	lambda.Start(f.handle)
}

func (f *function) handle(ctx context.Context, event events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	id, said, err := f.verified(event)
	if err != nil {
		logger.Info("attest", "status", 401)
		return answered(401, answer{Title: "not authentic"})
	}
	found, err := f.session(ctx, said.Session)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	made := outcome{
		Claim:     said.Outcome + "/" + said.Record.Type + "/" + said.Record.ID,
		Message:   id,
		Session:   found.ID,
		Agent:     found.Agent,
		Status:    "refused",
		Statement: said,
		At:        time.Now().UTC().Format(time.RFC3339Nano),
	}
	if found.HandledBy == "agent" {
		made.Status = "billable"
	}
	if err := f.store(ctx, &made); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	logger.Info("attest", "id", id, "claim", made.Claim, "status", 200, "outcome", made.Status)
	return answered(200, answer{Claim: made.Claim, Status: made.Status})
}

func (f *function) session(ctx context.Context, id string) (session, error) {
	var found session
	got, err := f.table.GetItem(ctx, &dynamodb.GetItemInput{
		TableName: aws.String(os.Getenv("SESSIONS_TABLE")),
		Key:       map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}},
	})
	if err == nil {
		err = attributevalue.UnmarshalMap(got.Item, &found)
	}
	return found, err
}

// store keeps the first outcome of a claim, and takes its status where there is one.
func (f *function) store(ctx context.Context, made *outcome) error {
	item, err := attributevalue.MarshalMap(made)
	if err != nil {
		return err
	}
	_, err = f.table.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:                           aws.String(os.Getenv("OUTCOMES_TABLE")),
		Item:                                item,
		ConditionExpression:                 aws.String("attribute_not_exists(claim)"),
		ReturnValuesOnConditionCheckFailure: types.ReturnValuesOnConditionCheckFailureAllOld,
	})
	var there *types.ConditionalCheckFailedException
	if errors.As(err, &there) {
		return attributevalue.Unmarshal(there.Item["status"], &made.Status)
	}
	return err
}

func answered(status int, said answer) (events.APIGatewayV2HTTPResponse, error) {
	body, err := json.Marshal(said)
	return events.APIGatewayV2HTTPResponse{
		StatusCode: status,
		Headers:    map[string]string{"content-type": "application/json"},
		Body:       string(body),
	}, err
}
