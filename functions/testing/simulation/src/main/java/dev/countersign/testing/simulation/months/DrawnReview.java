package dev.countersign.testing.simulation.months;

import dev.countersign.testing.simulation.check.MonthSealing;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.Tenant;
import java.util.Optional;

/**
 * What a tenant's file says of answers about its months.
 *
 * @param span of the review
 * @param silence what no answer means
 */
record DrawnReview(String span, String silence) {
  /** Of a tenant that quarrels, mostly; of no other. */
  static Optional<DrawnReview> draw(long seed, Tenant tenant) {
    var dice = SeededDraws.of(seed, "review/" + tenant.id());
    return tenant.quarrels() && dice.perMille(700)
        ? Optional.of(
            new DrawnReview(
                dice.oneOf("P10D", "P30D", "P1M", "PT36H"), dice.oneOf("accepted", "open")))
        : Optional.empty();
  }

  /** What it adds to {@code month} of the tenant's file. */
  String text() {
    return ", review: %s, silence: %s, acceptance: %s".formatted(span, silence, Source.SIGNER.id());
  }

  MonthSealing.Review review() {
    return new MonthSealing.Review(span, silence);
  }
}
