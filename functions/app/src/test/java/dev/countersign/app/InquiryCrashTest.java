package dev.countersign.app;

import static dev.countersign.app.AskedSession.INQUIRY;
import static dev.countersign.app.AskedSession.OUTCOME;
import static dev.countersign.app.AskedSession.THIRD;
import static dev.countersign.app.AskedSession.about;
import static dev.countersign.app.AskedSession.declined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Claim;
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
final class InquiryCrashTest {
  private static final Claim POLICY = World.claim("policy_sold", "P-7");

  /** What is said, one after the other. */
  private enum Said {
    ASKED,
    DECLINED,
    INCORRECT;

    Claim of() {
      return this == INCORRECT ? POLICY : AskedSession.ASKED;
    }

    HttpAnswer to(AskedSession asked) {
      return switch (this) {
        case ASKED -> asked.asks(THIRD, "q1");
        case DECLINED -> asked.payer(THIRD, "p1", declined(INQUIRY, "not_ours"));
        case INCORRECT -> asked.seller(THIRD, "q2", about("incorrect", OUTCOME));
      };
    }
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void message_whoseFunctionDiesAtEachRequest_isAnsweredAsFirst(When when) {
    String table = Member.EMBEDDED.table();
    try (var sound = Member.EMBEDDED.client()) {
      var asked = AskedSession.claiming(new DynamoLedger(sound, table));
      asked.record("ses_7", "");
      asked.crm(THIRD, "attested", "P-7", "ses_7");
      for (Said said : Said.values()) {
        int entries = entries(asked, said.of());
        int number =
            FailingRequest.each(
                when,
                How.KILLED,
                failing -> {
                  try (var breaking = Member.EMBEDDED.client(failing)) {
                    var _ = said.to(AskedSession.of(new DynamoLedger(breaking, table)));
                  } catch (FailingRequest.Killed e) {
                    assertTrue(failing.failed());
                  }
                });

        assertEquals(200, said.to(asked).status(), said + " after " + number);
        assertEquals(entries + 1, entries(asked, said.of()), said + " once");
      }
    }
  }

  private static int entries(AskedSession asked, Claim claim) {
    return asked.world.ledger.outcomes().history(World.TENANT, claim).size();
  }
}
