package dynamo

import (
	"hash/crc32"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

func stub() *Stub {
	return NewStub(map[string]*Table{"t": NewTable("pk", "sk", "due")}, "")
}

// ask posts one request and gives status and body; the checksum must be the body's.
func ask(t *testing.T, s *Stub, operation, body string) (int, string) {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
	request.Header.Set("X-Amz-Target", "DynamoDB_20120810."+operation)
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	answer, err := io.ReadAll(recorder.Body)
	if err != nil {
		t.Fatal(err)
	}
	if sum := strconv.FormatUint(uint64(crc32.ChecksumIEEE(answer)), 10); recorder.Header().Get("X-Amz-Crc32") != sum {
		t.Fatalf("checksum is not %s", sum)
	}
	return recorder.Code, string(answer)
}

const putOnce = `{"TableName":"t","Item":{"pk":{"S":"a"},"sk":{"S":"1"},"v":{"N":"7"}},
	"ConditionExpression":"attribute_not_exists(#pk)","ExpressionAttributeNames":{"#pk":"pk"},
	"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}`

func TestPut_conditionFails_tellsTheOldItem(t *testing.T) {
	s := stub()
	if status, body := ask(t, s, "PutItem", putOnce); status != 200 {
		t.Fatal(body)
	}
	status, body := ask(t, s, "PutItem", strings.Replace(putOnce, `"7"`, `"8"`, 1))
	if status != 400 || !strings.Contains(body, "ConditionalCheckFailedException") || !strings.Contains(body, `{"N":"7"}`) {
		t.Fatal(status, body)
	}
	if use := s.Take(); use.Requests != 2 || use.WriteUnits != 2 {
		t.Fatal(use)
	}
}

func TestQuery_prefixBackwardsWithLimit_lastOneOnly(t *testing.T) {
	s := stub()
	for _, sort := range []string{"E#1", "E#3", "E#2", "X#1"} {
		ask(t, s, "PutItem", `{"TableName":"t","Item":{"pk":{"S":"a"},"sk":{"S":"`+sort+`"},"v":{"S":"x"}}}`)
	}
	_, body := ask(t, s, "Query", `{"TableName":"t","KeyConditionExpression":"#pk = :pk AND begins_with(#sk, :p)",
		"ProjectionExpression":"#sk","ExpressionAttributeNames":{"#pk":"pk","#sk":"sk"},
		"ExpressionAttributeValues":{":pk":{"S":"a"},":p":{"S":"E#"}},"ScanIndexForward":false,"Limit":1,"ConsistentRead":true}`)
	if !strings.HasPrefix(body, `{"Items":[{"sk":{"S":"E#3"}}],"Count":1`) {
		t.Fatal(body)
	}
}

func TestUpdate_removesFromIndex_costsAUnitMore(t *testing.T) {
	s := stub()
	ask(t, s, "PutItem", `{"TableName":"t","Item":{"pk":{"S":"a"},"sk":{"S":"1"},"due":{"S":"d"}}}`)
	if use := s.Take(); use.WriteUnits != 2 {
		t.Fatal(use)
	}
	status, body := ask(t, s, "UpdateItem", `{"TableName":"t","Key":{"pk":{"S":"a"},"sk":{"S":"1"}},
		"UpdateExpression":"SET #v = :v REMOVE #d","ConditionExpression":"attribute_exists(#pk)",
		"ExpressionAttributeNames":{"#v":"v","#d":"due","#pk":"pk"},"ExpressionAttributeValues":{":v":{"N":"1"}},"ReturnValues":"ALL_NEW"}`)
	if status != 200 || strings.Contains(body, "due") || !strings.Contains(body, `"v":{"N":"1"}`) {
		t.Fatal(status, body)
	}
	if use := s.Take(); use.WriteUnits != 2 {
		t.Fatal(use)
	}
}

func TestCondition_ofPowertools_holdsOnlyWhenExpired(t *testing.T) {
	n := names{map[string]string{"#id": "id", "#expiry": "expiration", "#status": "status", "#in": "in_progress_expiration"},
		map[string]Value{":now": Value(`{"N":"1000"}`), ":millis": Value(`{"N":"1000000"}`), ":p": Value(`{"S":"INPROGRESS"}`)}}
	holds, err := parseCondition("attribute_not_exists(#id) OR #expiry < :now OR "+
		"(#status = :p AND attribute_exists(#in) AND #in < :millis)", n)
	if err != nil {
		t.Fatal(err)
	}
	item := func(status, expiry, in string) Item {
		return Item{"id": Value(`{"S":"x"}`), "status": Value(`{"S":"` + status + `"}`),
			"expiration": Value(`{"N":"` + expiry + `"}`), "in_progress_expiration": Value(`{"N":"` + in + `"}`)}
	}
	for _, c := range []struct {
		item Item
		want bool
	}{
		{nil, true}, {item("COMPLETED", "2000", "1"), false}, {item("COMPLETED", "999", "1"), true},
		{item("INPROGRESS", "2000", "999999"), true}, {item("INPROGRESS", "2000", "1000001"), false},
	} {
		if got := holds(c.item); got != c.want {
			t.Errorf("%v: %v", c.item, got)
		}
	}
}

func TestAnswer_unknownField_isRefused(t *testing.T) {
	if status, body := ask(t, stub(), "Query", `{"TableName":"t","FilterExpression":"a = :b"}`); status != 400 || !strings.Contains(body, "FilterExpression") {
		t.Fatal(status, body)
	}
}

func TestSize_byDynamoDBsRules(t *testing.T) {
	item := Item{"pk": Value(`{"S":"äb"}`), "n": Value(`{"N":"12345"}`), "b": Value(`{"B":"AAAA"}`),
		"m": Value(`{"M":{"x":{"S":"yz"}}}`), "l": Value(`{"L":[{"BOOL":true}]}`)}
	want := (2 + 3) + (1 + 3) + (1 + 3) + (1 + 3 + 1 + 1 + 2) + (1 + 3 + 1 + 1)
	if got := item.Size(); got != want {
		t.Fatal(got, want)
	}
}

func TestClone_writtenAfterwards_leavesTheFirst(t *testing.T) {
	first := stub()
	second := NewStub(first.Tables(), "")
	ask(t, second, "PutItem", putOnce)
	if status, body := ask(t, first, "PutItem", putOnce); status != 200 {
		t.Fatal(body)
	}
}
