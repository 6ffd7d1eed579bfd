package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.ACME;
import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.audit.ReversalCase.Fate;
import dev.countersign.testing.engine.audit.ReversalCase.Replacement;
import dev.countersign.testing.engine.audit.ReversalWay.Carries;
import dev.countersign.testing.engine.audit.ReversalWay.Document;
import dev.countersign.testing.engine.audit.ReversalWay.Waits;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an orderly life never meets. */
final class ReversalReadingTest {
  private static final Instant NOON = at("11-10T12:00");
  private static final Instant DECEMBER = at("12-01T00:00");
  private static final BilledResult BILLABLE = BilledResult.billable("b", ACME, 3000, NOON, NOON);
  private static final BilledResult REVERSAL = BILLABLE.reversal("r", DECEMBER, DECEMBER);
  private static final BilledResult NEXT =
      BilledResult.billable("n", ACME, 2000, DECEMBER, DECEMBER);
  private static final Fate SENT = new Fate.Sent(NOON, NOON);

  private static ReversalWay way(Fate fate, Replacement replacement, Instant now) {
    return ReversalReading.of(
        new ReversalCase(REVERSAL, fate, replacement, now), EngineRules.monthly());
  }

  @Test
  void of_undecidedBillable_waits() {
    assertEquals(new Waits(), way(new Fate.Undecided(), new Replacement.None(), NOON));
  }

  @Test
  void of_replacementThatIsNotKnown_waitsWhereItIsNeeded() {
    assertEquals(new Waits(), way(SENT, new Replacement.NotKnown(), DECEMBER));
    assertEquals(
        new ReversalWay.Correction(Kind.NEGATIVE, NOON, -3000),
        way(SENT, new Replacement.NotKnown(), DECEMBER.minusMillis(1)));
  }

  /** The correction was tried in time and called closed; what replaces was sent meanwhile. */
  @Test
  void of_replacementThatIsSentAlready_creditsTheReversalAlone() {
    assertEquals(
        new Document(-3000, Carries.THE_REVERSAL),
        way(SENT, new Replacement.GoesAlone(NEXT), DECEMBER));
    assertEquals(
        new Document(-1000, Carries.THE_REVERSAL_AND_WHAT_REPLACES),
        way(SENT, new Replacement.Free(NEXT), DECEMBER));
  }

  @Test
  void of_billableInADocument_isADocumentThoughItsMonthIsOpen() {
    assertEquals(
        new Document(-3000, Carries.THE_REVERSAL),
        way(new Fate.Corrected(), new Replacement.None(), NOON));
  }
}
