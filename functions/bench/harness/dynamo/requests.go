package dynamo

import "encoding/json"

// request holds the fields of all operations that are known; others are refused by name.
type request struct {
	TableName                           string
	Key, Item                           Item
	ConsistentRead                      bool
	ConditionExpression                 string
	UpdateExpression                    string
	KeyConditionExpression              string
	ProjectionExpression                string
	ExpressionAttributeNames            map[string]string
	ExpressionAttributeValues           map[string]Value
	ReturnValues                        string
	ReturnValuesOnConditionCheckFailure string
	ReturnConsumedCapacity              string
	ReturnItemCollectionMetrics         string
	ScanIndexForward                    *bool
	Limit                               int
	RequestItems                        map[string]json.RawMessage
	KeySchema                           []struct{ AttributeName, KeyType string }
	GlobalSecondaryIndexes              []struct {
		KeySchema             []struct{ AttributeName, KeyType string }
		IndexName             string
		Projection            json.RawMessage
		ProvisionedThroughput json.RawMessage
	}
	AttributeDefinitions    json.RawMessage
	BillingMode             string
	StreamSpecification     json.RawMessage
	TimeToLiveSpecification json.RawMessage
}

func (r request) names() names {
	return names{r.ExpressionAttributeNames, r.ExpressionAttributeValues}
}

// failure is an error as DynamoDB tells it.
type failure struct {
	Type    string `json:"__type"`
	Message string `json:"message"`
	Item    Item   `json:"Item,omitempty"`
}

func (f *failure) Error() string { return f.Type + ": " + f.Message }

const namespace = "com.amazonaws.dynamodb.v20120810#"

func conditionFailed(old Item, r request) error {
	failed := &failure{namespace + "ConditionalCheckFailedException", "The conditional request failed", nil}
	if r.ReturnValuesOnConditionCheckFailure == "ALL_OLD" {
		failed.Item = old
	}
	return failed
}

func invalid(why string) error {
	return &failure{namespace + "ValidationException", why, nil}
}
