package dev.countersign.testing.engine;

import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DedupeRule.First;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DedupeRule.Repetition;
import dev.countersign.testing.engine.DocumentRule.Direction;
import dev.countersign.testing.engine.DocumentRule.Keyed;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.Outage.How;
import dev.countersign.testing.engine.PeriodRule.IntoClosed;
import dev.countersign.testing.engine.ReadBackRule.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of an engine that a seed makes up. A document can always be searched for. */
final class WorldRules {
  private static final Instant BEGIN = Instant.parse("2026-10-20T00:00:00Z");
  private static final CorrectionRule CANCEL_IN_A_DAY =
      new CorrectionRule(Kind.CANCEL, Duration.ofHours(24), Needed.OPEN);

  private WorldRules() {}

  static EngineRules of(long seed) {
    var draws = Draws.of(seed, "rules");
    return EngineRules.plain()
        .with(dedupe(draws))
        .with(limits(draws))
        .with(periods(draws))
        .with(corrections(draws))
        .with(documents(draws))
        .with(readBack(draws))
        .with(faults(seed, Draws.of(seed, "faults")));
  }

  private static DedupeRule dedupe(Draws draws) {
    var rule =
        DedupeRule.byKey()
            .by(
                draws.in100(85)
                    ? Identity.KEY
                    : draws.oneOf(List.of(Identity.values()).subList(0, 3)))
            .answering(
                draws.oneOf(
                    List.of(Repetition.CONFLICT, Repetition.SAME_ANSWER, Repetition.FIRST_BODY)))
            .lookingFirstAt(draws.oneOf(List.of(First.values())))
            .racing(draws.in100(30) ? 360 : 0, Duration.ofSeconds(5));
    return draws.in100(50)
        ? rule
        : rule.within(draws.oneOf(List.of(Duration.ofHours(24), Duration.ofDays(34))));
  }

  private static TimeLimits limits(Draws draws) {
    return draws.oneOf(
        List.of(
            TimeLimits.none(),
            new TimeLimits(Duration.ofHours(12), Duration.ofMinutes(5)),
            new TimeLimits(Duration.ofDays(35), Duration.ofMinutes(5))));
  }

  private static PeriodRule periods(Draws draws) {
    if (draws.in100(20)) {
      return PeriodRule.none();
    }
    Map<YearMonth, Instant> early =
        draws.in100(20)
            ? Map.of(YearMonth.of(2026, 11), BEGIN.plus(draws.lessThan(Duration.ofDays(35))))
            : Map.of();
    return new PeriodRule(
        ZoneOffset.UTC,
        draws.oneOf(List.of(Duration.ZERO, Duration.ofHours(6), Duration.ofDays(3))),
        early,
        early.isEmpty() && draws.in100(30)
            ? IntoClosed.TAKEN_AND_NEVER_BILLED
            : IntoClosed.REFUSED);
  }

  private static List<CorrectionRule> corrections(Draws draws) {
    return draws.oneOf(
        List.of(
            List.of(CorrectionRule.negative()),
            List.of(CANCEL_IN_A_DAY, CorrectionRule.negative()),
            List.of(CANCEL_IN_A_DAY),
            List.of()));
  }

  private static DocumentRule documents(Draws draws) {
    return draws.oneOf(
        List.of(
            DocumentRule.both(),
            DocumentRule.both(),
            new DocumentRule(Set.of(Direction.CREDIT), Keyed.NO),
            new DocumentRule(Set.of(Direction.CREDIT, Direction.CHARGE), Keyed.BY_REFERENCE),
            DocumentRule.none()));
  }

  private static ReadBackRule readBack(Draws draws) {
    var ways = draws.in100(70) ? Set.of(Way.BY_ID, Way.DOCUMENTS) : Set.of(Way.DOCUMENTS);
    return new ReadBackRule(ways, draws.in100(70) ? Duration.ZERO : Duration.ofSeconds(30));
  }

  private static Faults faults(long seed, Draws draws) {
    var outages = new ArrayList<Outage>();
    if (draws.in100(50)) {
      var from = BEGIN.plus(draws.lessThan(Duration.ofDays(40)));
      var until = from.plus(draws.lessThan(Duration.ofHours(draws.oneOf(List.of(1, 6, 48)))));
      var how = draws.oneOf(List.of(How.values()));
      var after = how == How.BUSY && draws.in100(50) ? Duration.ofSeconds(90) : null;
      outages.add(new Outage(from, until, how, after));
    }
    int lost = draws.oneOf(List.of(0, 0, 50, 300));
    return new Faults(seed, lost, draws.oneOf(List.of(0, 0, 50, 300)), outages);
  }
}
