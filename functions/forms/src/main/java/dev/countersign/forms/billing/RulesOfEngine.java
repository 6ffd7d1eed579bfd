package dev.countersign.forms.billing;

import dev.countersign.domain.posting.CorrectionWay;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineRules;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.posting.TimeLimits;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import dev.countersign.forms.engine.CorrectionRule;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.Engine.Cycle;
import dev.countersign.forms.engine.EngineKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decisions need of an engine's file, and of what the target says instead. */
final class RulesOfEngine {
  private RulesOfEngine() {}

  static EngineRules of(
      Engine engine, Optional<Otherwise> otherwise, @Nullable ZoneId zone, Duration closesAfter) {
    var dedupe = engine.key().map(EngineKey::dedupe).orElseGet(Dedupe.None::new);
    var time = engine.time();
    return new EngineRules(
        dedupe,
        new TimeLimits(time.lateOrNull(), time.futureOrNull(), otherwise.orElse(time.otherwise())),
        engine.cycle() == Cycle.NONE ? new Periods.None() : new Periods.Months(zone, closesAfter),
        engine.corrections().stream().map(rule -> way(rule, dedupe)).toList(),
        documents(engine),
        engine.readBack().byId().isPresent()
            ? EngineRules.Reading.BY_ID
            : EngineRules.Reading.NOT_BY_ID,
        engine.sums().map(Engine.SumRule::every).orElse(null));
  }

  /** A negative is a usage with a key; to replace or to cancel twice is as good as once. */
  private static CorrectionWay way(CorrectionRule rule, Dedupe dedupe) {
    return new CorrectionWay(
        rule.how(),
        rule.within().orElse(null),
        rule.period(),
        rule.how() == How.NEGATIVE ? dedupe : new Dedupe.Forever());
  }

  private static EnumSet<Direction> documents(Engine engine) {
    var documents = EnumSet.noneOf(Direction.class);
    engine.documents().credit().ifPresent(d -> documents.add(Direction.CREDIT));
    engine.documents().charge().ifPresent(d -> documents.add(Direction.CHARGE));
    return documents;
  }
}
