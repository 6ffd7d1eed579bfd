package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** template.yaml allows each function what a dispute makes it ask the table for. */
final class DisputePermissionsTest {
  private final TemplatePolicies policies = new TemplatePolicies();
  private final TableRequests requests = new TableRequests();
  private final SealedAt sealed = new SealedAt().seal("2026-11", "2026-12-04T00:00:00Z");
  private final DisputedPolicy policy =
      DisputedPolicy.billed(
          new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()),
          sealed,
          "open");

  private void assertAllowed(String function) {
    var asked = requests.taken();
    assertFalse(asked.isEmpty());
    assertEquals(
        List.of(),
        asked.stream().filter(request -> !policies.allows(function, request)).toList(),
        function + " is not allowed");
  }

  @Test
  void attest_disputeAndAnswer_areAllowed() {
    requests.taken();
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    assertEquals(200, opened.status(), opened.text());
    var _ =
        policy.seller(
            "2026-12-11T09:00:00Z", "s1", DisputedPolicy.answered(opened, "contested", ""));

    assertAllowed("AttestFunction");
  }

  @Test
  void attest_acceptanceWithExceptions_isAllowed() {
    requests.taken();
    var answer = policy.accountant(TENTH, "a1", SealedAt.except(DisputedPolicy.OUTCOME));
    assertEquals(200, answer.status(), answer.text());

    assertAllowed("AttestFunction");
  }

  @Test
  void publish_entriesOfADisputedOutcome_isAllowed() {
    var _ = policy.disputes(TENTH, "p1", "not_ours");
    var history = policy.history();
    requests.taken();

    history.forEach(entry -> policy.world.publisher().publish(entry));

    assertAllowed("PublishFunction");
  }

  @Test
  void settle_endOfADispute_isAllowed() {
    var _ = policy.disputes(TENTH, "p1", "not_ours");
    policy.world.stream();
    policy.world.now = Instant.parse("2026-12-20T09:30:00Z");
    requests.taken();

    policy.world.settleOnly();
    policy.world.now = policy.world.now.plusSeconds(600);
    policy.world.settleOnly();

    assertAllowed("SettleFunction");
  }
}
