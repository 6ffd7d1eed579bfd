package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.engine.CorrectionRule;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DedupeRule;
import dev.countersign.testing.engine.DedupeRule.First;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DedupeRule.Repetition;
import dev.countersign.testing.engine.DocumentRule;
import dev.countersign.testing.engine.DocumentRule.Direction;
import dev.countersign.testing.engine.DocumentRule.Keyed;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.PeriodRule;
import dev.countersign.testing.engine.PeriodRule.IntoClosed;
import dev.countersign.testing.engine.ReadBackRule;
import dev.countersign.testing.engine.TimeLimits;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.SimulatedEngine.Way;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws the rules of an engine. */
final class DrawEngine {
  private static final CorrectionRule CANCEL =
      new CorrectionRule(Kind.CANCEL, Duration.ofHours(24), Needed.OPEN);
  private static final CorrectionRule REPLACE_AT_ANY_TIME =
      new CorrectionRule(Kind.REPLACE, Duration.ofDays(10), Needed.OPEN_OR_CLOSED);

  private final WorldTimeline timeline;
  private final String name;
  private final SeededDraws dice;

  private DrawEngine(WorldTimeline timeline, String name) {
    this.timeline = timeline;
    this.name = name;
    this.dice = SeededDraws.of(timeline.seed(), "engine/" + name);
  }

  /** An engine, and the way to it. */
  record Drawn(EngineRules rules, Way way) {}

  static Drawn draw(WorldTimeline timeline, String name) {
    return new DrawEngine(timeline, name).drawn();
  }

  private Drawn drawn() {
    boolean races = dice.perMille(150);
    var dedupe = dedupe(races);
    var rules =
        EngineRules.plain()
            .with(dedupe)
            .with(dice.oneOf(EngineRules.Floor.values()))
            .with(limits())
            .with(periods())
            .with(corrections())
            .with(dedupe.identity() == Identity.NONE ? DocumentRule.both() : documents())
            .with(readBack())
            .with(DrawFaults.draw(timeline, name));
    boolean repeats = races || rules.dedupe().identity() == Identity.NONE;
    return new Drawn(thatIsOffered(rules), repeats ? Way.SENDS_ONCE : Way.MAY_REPEAT);
  }

  /** Who takes what is below an invoice that was made doesn't stop the invoices for it. */
  private static EngineRules thatIsOffered(EngineRules rules) {
    return rules.corrections().contains(REPLACE_AT_ANY_TIME)
            && rules.floor() == EngineRules.Floor.STOPS_INVOICES
        ? rules.with(EngineRules.Floor.TAKEN)
        : rules;
  }

  private DedupeRule dedupe(boolean races) {
    var rule =
        DedupeRule.byKey()
            .by(
                dice.perMille(850)
                    ? Identity.KEY
                    : dice.oneOf(Identity.NONE, Identity.KEY_AND_TIME))
            .answering(
                dice.oneOf(Repetition.CONFLICT, Repetition.SAME_ANSWER, Repetition.FIRST_BODY))
            .lookingFirstAt(dice.oneOf(First.values()))
            .racing(races ? 360 : 0, Duration.ofSeconds(5));
    return dice.perMille(400)
        ? rule
        : rule.within(dice.oneOf(Duration.ofHours(2), Duration.ofHours(24), Duration.ofDays(34)));
  }

  private TimeLimits limits() {
    return dice.oneOf(
        TimeLimits.none(),
        TimeLimits.none(),
        new TimeLimits(Duration.ofHours(12), Duration.ofMinutes(5)),
        new TimeLimits(Duration.ofDays(35), Duration.ofMinutes(5)));
  }

  private PeriodRule periods() {
    if (dice.perMille(200)) {
      return PeriodRule.none();
    }
    boolean isEarly = dice.perMille(250);
    Map<YearMonth, Instant> early =
        isEarly
            ? Map.of(
                YearMonth.of(2026, 3), at(dice, 50),
                YearMonth.of(2026, 4), at(dice, 80))
            : Map.of();
    return new PeriodRule(
        ZoneOffset.UTC,
        DrawnTarget.closing(dice.oneOf(Duration.ZERO, Duration.ofHours(6), Duration.ofDays(3))),
        early,
        !isEarly && dice.perMille(300) ? IntoClosed.TAKEN_AND_NEVER_BILLED : IntoClosed.REFUSED);
  }

  private List<CorrectionRule> corrections() {
    return dice.oneOf(
        List.of(CorrectionRule.negative()),
        List.of(CANCEL, CorrectionRule.negative()),
        List.of(CANCEL),
        List.of(REPLACE_AT_ANY_TIME),
        List.of());
  }

  private DocumentRule documents() {
    return dice.oneOf(
        DocumentRule.both(),
        DocumentRule.both(),
        new DocumentRule(Set.of(Direction.CREDIT), Keyed.NO),
        new DocumentRule(Set.of(Direction.CREDIT, Direction.CHARGE), Keyed.BY_REFERENCE),
        DocumentRule.none());
  }

  private ReadBackRule readBack() {
    var ways =
        dice.perMille(700)
            ? Set.of(ReadBackRule.Way.BY_ID, ReadBackRule.Way.DOCUMENTS)
            : Set.of(ReadBackRule.Way.DOCUMENTS);
    return new ReadBackRule(ways, dice.perMille(700) ? Duration.ZERO : Duration.ofSeconds(30));
  }

  private static Instant at(SeededDraws dice, int days) {
    return WorldTimeline.START.plus(Duration.ofMinutes(dice.below(days * 24 * 60)));
  }
}
