package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made-up months, each from a seed. {@code -Dmonths=10000} says how many without a fault, and how
 * many with one each: every fault must be found and named, and nothing else.
 */
final class MadeMonthsTest {
  private static final int MONTHS = Integer.getInteger("months", 300);
  private static final int MOST_LINES = 10;
  private static final List<Forgery> FORGERIES = forgeries();

  @Test
  void months_withoutAFault_hold() throws IOException {
    for (int seed = 0; seed < MONTHS; seed++) {
      var world = new MadeWorld(seed);
      var report = new MonthVerifier(world.given()).verify(world.last().file());
      assertTrue(report.holds(), "seed " + seed + ": " + report.proofs());
      assertTrue(report.summary().size() <= MOST_LINES, () -> report.summary().toString());
      var alone = new MonthVerifier(MonthGiven.ofKeys(world.seller.keys()));
      var packed = MadeMonth.file("packed", ForgeriesOfOthers.packed(world.last().bytes()));
      assertTrue(alone.verify(packed).holds(), "alone, seed " + seed);
      assertTrue(alone.verify(world.months.getFirst().file()).holds(), "first, seed " + seed);
    }
  }

  /**
   * The sum of all months' net is what stands billed, by the lives that the months were made of.
   */
  @Test
  void nets_ofAllMonths_sumToWhatStands() {
    for (int seed = 0; seed < MONTHS; seed++) {
      var world = new MadeWorld(seed);
      for (String currency : List.of("EUR", "JPY")) {
        var sum =
            world.months.stream()
                .map(month -> month.header().json().object("money").object(currency))
                .map(sums -> sums.whole("net").orElse(BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(BigInteger.valueOf(world.standing(currency)), sum, "seed " + seed);
      }
    }
  }

  /** They are told, with their sums, since no history is held against them. */
  @Test
  void lines_thatARestorePutBack_areTold() throws IOException {
    for (int seed = 7; seed < MONTHS; seed += 8) {
      var world = new MadeWorld(seed);
      long told = 0;
      for (MadeMonth month : world.months) {
        var report = new MonthVerifier(MonthGiven.ofKeys(world.seller.keys())).verify(month.file());
        assertTrue(report.holds(), "seed " + seed + ": " + report.proofs());
        told += report.summary().get(3).contains("put back after a restore") ? 1 : 0;
      }
      assertEquals(1, told, "seed " + seed);
    }
  }

  /**
   * Its receipts are omitted by itself, as far as anybody can know who lacks the month after it.
   */
  @Test
  void month_ofWhichEntriesCameLate_holdsWithTheMonthAfterIt() {
    int late = 0;
    for (int seed = 0; seed < MONTHS; seed++) {
      var world = new MadeWorld(seed);
      var honest = ForgeriesOfLaterMonths.honest(world);
      var report = verify(Optional.of(honest));
      assertTrue(report.holds(), "seed " + seed + ": " + report.proofs());
      if (ForgeriesOfLaterMonths.lateLine(world).isPresent()) {
        late++;
        assertTrue(report.summary().get(5).contains(" in a later month"), report.summary().get(5));
        var without =
            new MonthGiven(
                honest.given().keys(),
                honest.given().previous(),
                honest.given().receiptsOrNull(),
                null,
                null,
                null);
        var alone = verify(Optional.of(new Forgery.Attempt(honest.file(), without)));
        assertEquals(Set.of(MonthFault.OMITTED), alone.findings().counts().keySet());
      }
    }
    assertTrue(late > MONTHS / 20, "late ones: " + late);
  }

  static Stream<Forgery> forgery_ofEachKind_isFoundAndNamed() {
    return FORGERIES.stream();
  }

  @ParameterizedTest
  @MethodSource
  void forgery_ofEachKind_isFoundAndNamed(Forgery forgery) {
    int each = Math.max(1, MONTHS / FORGERIES.size() + 1);
    int seed = 0;
    for (int made = 0; made < each; seed++) {
      assertTrue(seed < 200 * (each + 5), () -> "no world for: " + forgery);
      var world = new MadeWorld(seed);
      var attempt = forgery.hand().apply(world);
      if (attempt.isPresent()) {
        made++;
        var report = verify(attempt);
        assertFalse(report.holds(), "seed " + seed);
        assertTrue(
            report.findings().counts().containsKey(forgery.fault()),
            "seed " + seed + ": " + report.proofs());
        assertTrue(report.summary().size() <= MOST_LINES);
        assertTrue(
            report.findings().shown().stream().noneMatch(finding -> finding.proof().isEmpty()));
      }
    }
  }

  private static MonthReport verify(Optional<Forgery.Attempt> attempt) {
    try {
      var forged = attempt.orElseThrow();
      return new MonthVerifier(forged.given()).verify(forged.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Forgery> forgeries() {
    var all = new ArrayList<>(ForgeriesOfOthers.ALL);
    all.addAll(ForgeriesOfTheSeller.ALL);
    all.addAll(ForgeriesOfOtherFiles.ALL);
    all.addAll(ForgeriesOfLaterMonths.ALL);
    all.addAll(ForgeriesOfRestores.ALL);
    all.addAll(ForgeriesOfLateLines.ALL);
    return all;
  }
}
