package measure

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"bench/load"
)

// startedAt is an hour ago: inside every window.
func startedAt() string {
	return time.Now().UTC().Add(-time.Hour).Format(time.RFC3339)
}

const terms = `outcome: OUTCOME
version: 1
effective_from: 2026-01-01T00:00:00Z
sources: [SOURCE]
assurance: body-signed-fresh
claim_by: [record.type, record.id]
match: {by: [session, conversation, subject], window: P7D, wait: P3D}
attribution: last
price: {each: "0.99", currency: EUR}
hold: {from: occurred_at, for: PT72H}
free_when: [human_handled]
bill_to: {customer: bench}
`

// writeTenant is Countersign's folder for the sender whose events are measured: one source for
// tokens, one for Standard Webhooks, an outcome type each.
func writeTenant(keys *load.Keys, folder string) error {
	contract := func(outcome, source string) string {
		return strings.NewReplacer("OUTCOME", outcome, "SOURCE", source).Replace(terms)
	}
	files := map[string]string{
		"tenant.yaml": "id: bench\nname: Bench\npseudonym_key: {inline: \"bench-pseudonyms-0123456789abcdef\"}\n",
		"sources/crm.yaml": "id: crm\nkind: attestation\nprofile: jwt\n" +
			"settings: {issuer: \"https://crm.example\", audience: \"countersign:bench\"}\n" +
			"keys:\n  - secret: {inline: " + strconv.Quote(keys.JWKS()) + "}\n",
		"sources/helpdesk.yaml": "id: helpdesk\nkind: attestation\nprofile: standard-webhooks\n" +
			"keys:\n  - secret: {inline: " + strconv.Quote(keys.Secret()) + "}\n",
		"terms/ticket_resolved.yaml": contract("ticket_resolved", "crm"),
		"terms/call_resolved.yaml":   contract("call_resolved", "helpdesk"),
	}
	for name, text := range files {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}
