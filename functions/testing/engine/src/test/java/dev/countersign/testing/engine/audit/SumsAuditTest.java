package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.ACME;
import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static dev.countersign.testing.engine.audit.AuditedLife.posting;
import static dev.countersign.testing.engine.audit.AuditedLife.unanswered;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRules;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine has while the poster doesn't know it, and the other way round. */
final class SumsAuditTest {
  private static final Instant NOON = at("11-10T12:00");
  private static final Instant DECEMBER = at("12-05T00:00");
  private static final Instant END = at("12-20T00:00");

  private final AuditedLife life = new AuditedLife(EngineRules.monthly());

  /** 3000 were sent in November; in December 4000 take their place. */
  private BilledResult restatedUp() {
    var first = life.billable("res_b", 3000, NOON);
    life.sent(first, NOON);
    life.knows(first.reversal("res_r", DECEMBER, DECEMBER).replacedBy("res_n"));
    var next = BilledResult.billable("res_n", ACME, 4000, DECEMBER, DECEMBER);
    return life.knows(next.replacing("res_r"));
  }

  @Test
  void of_sendingThatWasTaken_findsNothing() {
    var billable = life.billable("res_taken", 500, NOON);
    life.sends(EngineRequest.usage("res_taken", ACME, 500, NOON), NOON);
    life.is(posting(billable, "sending").tried(List.of(unanswered(NOON))));
    life.is(posting(life.billable("res_lost", 700, NOON), "sending"));

    assertEquals(List.of(), life.breaches(at("11-20T00:00")));
  }

  @Test
  void of_documentThatWasTakenAndNobodyKnows_findsNothing() {
    var next = restatedUp();
    life.sends(EngineRequest.document("res_r", ACME, -3000 + 4000, DECEMBER), DECEMBER);
    life.is(PostingRecord.of("res_r", "sending", 1000).tried(List.of(unanswered(DECEMBER))));
    life.is(posting(next, "waiting"));

    assertEquals(List.of(), life.breaches(END));
  }

  @Test
  void of_taskThatIsNotDone_explainsTheWholeDifference() {
    var next = restatedUp();
    life.is(PostingRecord.of("res_r", "held", 1000).because("task"));
    life.is(posting(next, "corrected").by("res_r"));

    // 4000 stands, 3000 are billed: -3000 + 4000 wait for a person.
    assertEquals(List.of(), life.breaches(END));
  }
}
