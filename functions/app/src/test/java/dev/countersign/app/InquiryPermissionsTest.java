package dev.countersign.app;

import static dev.countersign.app.AskedSession.INQUIRY;
import static dev.countersign.app.AskedSession.OUTCOME;
import static dev.countersign.app.AskedSession.THIRD;
import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.AskedSession.about;
import static dev.countersign.app.AskedSession.declined;
import static dev.countersign.app.AskedSession.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** template.yaml allows each function what an inquiry makes it ask the table for. */
final class InquiryPermissionsTest {
  private final TemplatePolicies policies = new TemplatePolicies();
  private final TableRequests requests = new TableRequests();
  private final AskedSession asked =
      AskedSession.claiming(
          new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()));

  private void assertAllowed(String function) {
    var made = requests.taken();
    assertFalse(made.isEmpty());
    assertEquals(
        List.of(),
        made.stream().filter(request -> !policies.allows(function, request)).toList(),
        function + " is not allowed");
  }

  private static void assertDone(HttpAnswer answer) {
    assertEquals(200, answer.status(), answer.text());
  }

  @Test
  void attest_questionsAndWhatIsSaidOfThem_areAllowed() {
    asked.crm(THIRD, "attested", "P-7", "ses_nobody_knows");
    requests.taken();

    assertDone(asked.asks(THIRD, "q1"));
    assertDone(asked.seller(THIRD, "q2", about("declined", OUTCOME)));
    assertDone(asked.seller(THIRD, "q3", withdrawn(INQUIRY)));

    assertAllowed("AttestFunction");
  }

  @Test
  void settle_draftAndSilence_areAllowed() {
    asked.world.stream();
    asked.world.now = Instant.parse(WAITED);
    requests.taken();

    asked.world.settleOnly();
    assertAllowed("SettleFunction");
    assertEquals(1, asked.history().size());

    asked.world.stream();
    assertAllowed("PublishFunction");
    assertDone(asked.payer(WAITED, "p1", declined(INQUIRY, "not_ours")));
    assertAllowed("AttestFunction");
  }
}
