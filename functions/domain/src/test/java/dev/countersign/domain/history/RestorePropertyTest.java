package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.domain.fixture.OutcomeLife;
import dev.countersign.domain.fixture.TableRestore;
import dev.countersign.domain.fixture.ToldOracle;
import dev.countersign.testing.oracle.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Made-up lives whose table is taken back to an earlier time. What the billing engine has in the
 * end is what the oracle says of the undisturbed life. A failure names its seed; {@code -Dseed=N}
 * lives that one alone.
 */
final class RestorePropertyTest {
  private static final int CASES = Integer.getInteger("cases", 2_000) / 10;
  private static final Instant END = OutcomeLife.START.plus(Duration.ofDays(900));

  @Test
  void restored_reconciledWithTheBus_endsAtWhatTheOracleSays() {
    Long one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, CASES) : LongStream.of(one);
    seeds.forEach(seed -> {
      try {
        live(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dseed=" + seed + ": " + e.getMessage(), e);
      }
    });
  }

  /** If lives ended right without it, the test above would prove nothing. */
  @Test
  void restored_notReconciled_oftenEndsWrong() {
    assumeTrue(CASES >= 100, "mutation testing has no time for it");
    int wrong = 0;
    int contradictory = 0;
    for (long seed = 0; seed < 100; seed++) {
      var restore = new TableRestore(seed, TableRestore.Reconciled.NO);
      restore.live(END);
      wrong += restore.bus.net() == owed(restore) ? 0 : 1;
      contradictory += restore.bus.contradictions() > 0 ? 1 : 0;
    }
    assertTrue(
        wrong > 1 && contradictory > 25, wrong + " wrong, " + contradictory + " contradictory");
  }

  private static void live(long seed) {
    var restore = new TableRestore(seed, TableRestore.Reconciled.YES);
    var outcome = restore.live(END);
    var bus = restore.bus;
    assertEquals(owed(restore), bus.net(), "what the billing engine has");
    assertEquals(0, bus.contradictions(), "an id again with other content");
    if (restore.calm() && restore.publishedBefore() > 0) {
      assertEquals(restore.publishedBefore(), bus.events().size(), "nothing is published anew");
    }
    var stands =
        outcome.history().isEmpty()
            ? List.<String>of()
            : outcome.last().billed().standing().stream().map(s -> s.event().value()).toList();
    assertEquals(stands, bus.standing().stream().map(e -> e.id().value()).toList());
  }

  private static long owed(TableRestore restore) {
    var life = restore.life;
    return Oracle.at(ToldOracle.of(life.book, life.arrivals(null)).known(0), END).amount();
  }
}
