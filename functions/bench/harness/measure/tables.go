package measure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"bench/dynamo"
	"bench/load"
)

const (
	sessionsTable    = "sessions"
	outcomesTable    = "outcomes"
	idempotencyTable = "idempotency"
)

// Prepare makes the tables that every run starts from: the peers' here, Countersign's own by the
// command, which gets the table's address, the tenant's folder and a file of sessions.
func Prepare(keys *load.Keys, command []string, folder string) (map[string]*dynamo.Table, error) {
	stub := dynamo.NewStub(map[string]*dynamo.Table{
		sessionsTable:    dynamo.NewTable("id", ""),
		outcomesTable:    dynamo.NewTable("claim", ""),
		idempotencyTable: dynamo.NewTable("id", ""),
	}, "")
	server, endpoint, err := stub.Listen()
	if err != nil {
		return nil, err
	}
	defer func() { _ = server.Close() }()
	var sessions strings.Builder
	for i := 0; i < load.Sessions; i++ {
		sessions.WriteString(session(i) + "\n")
		if err := post(endpoint, item(i)); err != nil {
			return nil, err
		}
	}
	file := filepath.Join(folder, "sessions.ndjson")
	if err := os.WriteFile(file, []byte(sessions.String()), 0o600); err != nil {
		return nil, err
	}
	tenant := filepath.Join(folder, "tenant")
	if err := writeTenant(keys, tenant); err != nil {
		return nil, err
	}
	prepare := exec.Command(command[0], append(command[1:], endpoint, tenant, file)...)
	prepare.Stdout, prepare.Stderr = os.Stderr, os.Stderr
	if err := prepare.Run(); err != nil {
		return nil, fmt.Errorf("Countersign's table: %w", err)
	}
	return stub.Tables(), nil
}

func session(i int) string {
	return fmt.Sprintf(`{"id":"ses_%d","conversation":"conv_%d","agent":{"id":"care","version":"3"},"channel":"voice","mode":"live",`+
		`"subjects":[{"format":"email","email":"person%d@example.com"}],"records":[{"type":"lead","id":"L-%d"}],`+
		`"started_at":"%s","handled_by":"agent","strategy":{"id":"s7","arm":"treatment"}}`,
		i, i, i, i, startedAt())
}

// item is the same session as a peer would keep it.
func item(i int) map[string]any {
	text := func(s string) map[string]any { return map[string]any{"S": s} }
	return map[string]any{"TableName": sessionsTable, "Item": map[string]any{
		"id": text(fmt.Sprintf("ses_%d", i)), "conversation": text(fmt.Sprintf("conv_%d", i)),
		"agent": text("care"), "agent_version": text("3"), "channel": text("voice"), "mode": text("live"),
		"email": text(fmt.Sprintf("person%d@example.com", i)), "started_at": text(startedAt()),
		"handled_by": text("agent"), "strategy": text("s7"), "arm": text("treatment"),
	}}
}

func post(endpoint string, put map[string]any) error {
	body, err := json.Marshal(put)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(http.MethodPost, endpoint, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("X-Amz-Target", "DynamoDB_20120810.PutItem")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("put a session: %s", answer.Status)
	}
	return nil
}
