package dev.countersign.testing.engine.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.Arrival;
import dev.countersign.testing.engine.BookedDocument;
import dev.countersign.testing.engine.DedupeRule;
import dev.countersign.testing.engine.DocumentRule;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.Faults;
import dev.countersign.testing.engine.PeriodRule;
import dev.countersign.testing.engine.World;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorldsTest {
  private static final long SEEDS = Long.getLong("seeds", 300);
  private static final EngineRules OPEN_MONTHS =
      EngineRules.plain().with(PeriodRule.months().closingAfter(Duration.ofDays(400)));
  private static final PeriodRule CLOSED_EARLY =
      PeriodRule.months()
          .closedEarly(Map.of(YearMonth.of(2026, 10), Instant.parse("2026-10-20T00:00:00Z")));

  @Test
  void of_worldsLivedByThePage_findsNothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var lived = PageDeliverer.lived(World.of(seed), PageMistake.NONE);
      long number = seed;
      assertEquals(List.of(), BillingAudit.of(lived), () -> "seed " + number + told(lived));
    }
  }

  /** In an engine that closes nothing, order and number of comings change no sum of any month. */
  @Test
  void of_worldsOfAnEngineThatAnswers_haveTheSumsThatArePredicted() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var lived = PageDeliverer.lived(World.of(seed, OPEN_MONTHS), PageMistake.NONE);
      long number = seed;
      assertEquals(
          FinalSums.ofPeriods(lived.results(), OPEN_MONTHS.periods()),
          sums(lived),
          () -> "seed " + number + told(lived));
    }
  }

  /** Where each event comes at once, the books are those of {@link OrderlyLife}. */
  @Test
  void of_worldsThatComeInOrder_haveTheBooksOfAnOrderlyLife() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var rules =
          World.of(seed).rules().with(Faults.none()).with(noRace(seed)).with(DocumentRule.both());
      var lived = PageDeliverer.lived(inOrder(World.of(seed, known(rules))), PageMistake.NONE);
      var books = OrderlyLife.of(lived.results(), lived.rules(), lived.end());
      long number = seed;
      assertEquals(books.sums(), sums(lived), () -> "seed " + number + told(lived));
      assertEquals(
          books.documents(),
          lived.books().documents().stream()
              .collect(Collectors.toMap(BookedDocument::reference, BookedDocument::net)),
          () -> "seed " + number + told(lived));
    }
  }

  private static DedupeRule noRace(long seed) {
    return World.of(seed).rules().dedupe().racing(0, Duration.ZERO);
  }

  /** Without months that close at a time that nobody was told. */
  private static EngineRules known(EngineRules rules) {
    return rules.with(rules.periods().closedEarly(Map.of()));
  }

  private static World inOrder(World world) {
    var arrivals = world.results().stream().map(one -> new Arrival(one.recordedAt(), one)).toList();
    return new World(world.seed(), world.rules(), world.results(), arrivals, world.quiet());
  }

  private static Map<Account, Map<String, Long>> sums(AuditedBilling lived) {
    var sums = new TreeMap<Account, Map<String, Long>>();
    lived.books().invoices().stream()
        .filter(one -> one.sum() != 0)
        .forEach(one ->
            sums.computeIfAbsent(one.account(), account -> new TreeMap<>())
                .put(one.period(), one.sum()));
    return sums;
  }

  @ParameterizedTest
  @CsvSource({
    "LOSES_A_RESULT, SUMS",
    "NEVER_SEARCHES, SUMS",
    "NEVER_FREEZES, SAME_BYTES",
    "IGNORES_CLOSINGS, CLOSED_PERIODS",
    "FORWARDS_REVERSALS, NEVER_BELOW_ZERO",
    "DATES_AS_REVERSAL, ANY_ORDER",
    "IGNORES_WINDOW, WINDOW",
    "STOPS_AT_A_REFUSAL, NO_DELAY",
    "IGNORES_LEASES, ONE_AT_A_TIME",
  })
  void of_worldsWithAMistake_findsItsRule(PageMistake mistake, BillingRule rule) {
    int worlds = 0;
    for (long seed = 0; seed < 200; seed++) {
      var drawn = World.of(seed).rules();
      var rules =
          switch (mistake) {
            case DATES_AS_REVERSAL -> OPEN_MONTHS;
            case STOPS_AT_A_REFUSAL -> drawn.with(CLOSED_EARLY);
            case FORWARDS_REVERSALS -> drawn.with(EngineRules.Floor.TAKEN);
            default -> drawn;
          };
      var breaches = BillingAudit.of(PageDeliverer.lived(World.of(seed, rules), mistake));
      worlds += breaches.stream().anyMatch(one -> one.rule() == rule) ? 1 : 0;
    }
    int found = worlds;
    assertTrue(found > 0, () -> mistake + " was found in no world");
  }

  private static String told(AuditedBilling lived) {
    return Stream.of(
            Stream.of(lived.rules()),
            lived.results().stream(),
            lived.postings().stream(),
            lived.books().requests().stream(),
            lived.books().movements().stream(),
            lived.books().documents().stream())
        .flatMap(part -> part)
        .map(Object::toString)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
