package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.simulation.cloud.SimulatedEngine.Way;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target of a world, as it was drawn.
 *
 * @param rules what its engine does
 * @param from the first time of deciding of a billable that it bills
 * @param counts what is counted: {@code amount_minor} or {@code quantity}
 * @param otherwise for a time that the engine doesn't take: {@code now} or {@code hold}
 * @param outcome the only outcome type that it bills; none where it bills all
 * @param currency the only currency that it bills; none where it bills all
 * @param batch how many usages go in one request at most; 0 where each goes alone
 * @param atOnce how many requests may be under way at once
 * @param changedAt when the engine's file changes
 */
record DrawnTarget(
    String tenant,
    String name,
    EngineRules rules,
    Way way,
    Instant from,
    String counts,
    String otherwise,
    @Nullable String outcome,
    @Nullable String currency,
    int batch,
    int atOnce,
    Instant changedAt) {
  /** An engine closes a month so long after the target takes it for closed. */
  private static final Duration LATER = Duration.ofMinutes(10);

  /** Where its engine is. */
  String host() {
    return name + "." + tenant + ".example";
  }

  /** How long after its end a month is taken for open by the target. */
  Duration closesAfter() {
    return rules.periods().closesAfter().minus(LATER);
  }

  /** How long after its end an engine closes a month. */
  static Duration closing(Duration said) {
    return said.plus(LATER);
  }
}
