package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.planning.BackfillDecision.Next;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 9: a target that is added later. */
final class BackfillDecisionTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().reversal(1, 3000);
  private static final Instant LATER = NOON.plus(Duration.ofDays(5));

  private static EngineBuilder later() {
    return engine().from(LATER);
  }

  private static Next next(Desk desk, BillingLine line, Instant since) {
    return BackfillDecision.of(line, desk.postings, desk.target, since, desk.now);
  }

  @Test
  void backfill_ofBeforeFrom_isPosted() {
    var desk = new Desk(later().build(), LATER);
    var post = assertInstanceOf(Next.Post.class, next(desk, B, B.recordedAt()));
    assertEquals("ready", post.changes().getFirst().after().state().word());
  }

  @Test
  void backfill_ofBeforeSince_isNotWanted() {
    var desk = new Desk(later().build(), LATER);
    assertEquals(new Next.NotWanted(), next(desk, B, B.recordedAt().plusNanos(1)));
    assertEquals(new Next.NotWanted(), next(desk, R, R.recordedAt().plusNanos(1)));
  }

  @Test
  void backfill_ofAnotherOutcome_isNotWanted() {
    var desk = new Desk(later().outcomes("other").build(), LATER);
    assertEquals(new Next.NotWanted(), next(desk, B, Instant.EPOCH));
  }

  @Test
  void backfill_ofWhatIsPosted_isThere() {
    var desk = new Desk(engine().build(), NOON).arrives(B).sent(B);
    assertEquals(new Next.IsThere(), next(desk, B, Instant.EPOCH));
  }

  @Test
  void backfill_tooLateForTheEngine_isTooOldWhateverTheTargetSays() {
    for (Otherwise otherwise : Otherwise.values()) {
      var desk = new Desk(later().late(Duration.ofDays(1)).otherwise(otherwise).build(), LATER);
      assertEquals(new Next.TooOld(), next(desk, B, Instant.EPOCH));
    }
  }

  @Test
  void backfill_inAClosedPeriod_isTooOld() {
    var desk = new Desk(later().build(), NOON).at("2026-12-01T12:00:00Z");
    assertEquals(new Next.TooOld(), next(desk, B, Instant.EPOCH));
  }

  @Test
  void backfill_reversalOfWhatIsOlder_isAnnulledWithIt() {
    var desk = new Desk(later().build(), LATER);
    var post = assertInstanceOf(Next.Post.class, next(desk, R, R.recordedAt()));
    assertEquals(
        List.of("annulled", "annulled"),
        post.changes().stream().map(change -> change.after().state().word()).toList());
  }

  @Test
  void backfill_reversalThatIsTooLateItself_isAnnulledAllTheSame() {
    var desk = new Desk(later().late(Duration.ofDays(1)).build(), LATER);
    assertInstanceOf(Next.Post.class, next(desk, R, Instant.EPOCH));
  }
}
