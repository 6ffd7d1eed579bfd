package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static dev.countersign.app.DisputedPolicy.amount;
import static dev.countersign.app.DisputedPolicy.answered;
import static dev.countersign.app.DisputedPolicy.ruled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.FailingRequest;
import dev.countersign.ledger.members.FailingRequest.How;
import dev.countersign.ledger.members.FailingRequest.When;
import dev.countersign.ledger.members.Member;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A function dies at its n-th request, for every n, before the table got it or with the answer
 * lost: the message sent again is answered as if nothing had happened, but for the word.
 */
final class DisputeCrashTest {
  /** What is said, one after the other. */
  private enum Said {
    DISPUTE,
    ANSWER,
    OFFER,
    RULING;

    HttpAnswer to(DisputedPolicy policy) {
      var opened = policy.disputes(TENTH, "p1", "not_delivered");
      return switch (this) {
        case DISPUTE -> opened;
        case ANSWER -> policy.seller(TENTH, "s1", answered(opened, "contested", ""));
        case OFFER -> policy.seller(TENTH, "s2", answered(opened, "offered", amount("25.00")));
        case RULING -> policy.judge(TENTH, "j1", ruled(opened, "falls", ""));
      };
    }
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void message_whoseFunctionDiesAtEachRequest_isAnsweredAsFirst(When when) {
    String table = Member.EMBEDDED.table();
    try (var sound = Member.EMBEDDED.client()) {
      var policy = DisputedPolicy.billed(new DynamoLedger(sound, table), "billed");
      for (Said said : Said.values()) {
        int entries = policy.history().size();
        int number =
            FailingRequest.each(
                when,
                How.KILLED,
                failing -> {
                  try (var breaking = Member.EMBEDDED.client(failing)) {
                    var _ = said.to(DisputedPolicy.of(new DynamoLedger(breaking, table)));
                  } catch (FailingRequest.Killed e) {
                    assertTrue(failing.failed());
                  }
                });

        assertEquals(200, said.to(policy).status(), said + " after " + number);
        assertEquals(entries + 1, policy.history().size(), said + " once");
      }
      assertEquals("NotBillable(ruled_out) +30.00 -30.00", policy.stands());
    }
  }
}
