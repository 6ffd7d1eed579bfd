package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person ruled, if it settles anything (contract, section 11).
 *
 * @param newest none if nobody ruled
 */
record OracleRulings(@Nullable OracleRuling newest, OracleTruth truth) {

  /** What is settled. */
  enum Settled {
    NOTHING,
    STANDS,
    FALLS
  }

  /** At a tie the ruling that stands stays. */
  static OracleRulings of(List<OracleRuling> all, OracleTruth truth) {
    var newest = all.stream().reduce((a, b) -> b.at().isAfter(a.at()) ? b : a).orElse(null);
    return new OracleRulings(newest, truth);
  }

  /** Of rules that fail: a ruling must know the truth. */
  Settled rules() {
    return newest == null || isOlderThanTheTruth(newest) ? Settled.NOTHING : found(newest);
  }

  /** Of a contradiction of that time: a finding that it falls must know the truth, too. */
  Settled contradiction(Instant time) {
    if (newest == null || newest.at().isBefore(time)) {
      return Settled.NOTHING;
    }
    var found = found(newest);
    return found == Settled.FALLS && isOlderThanTheTruth(newest) ? Settled.NOTHING : found;
  }

  private boolean isOlderThanTheTruth(OracleRuling ruling) {
    return ruling.at().isBefore(truth.statedAt());
  }

  private static Settled found(OracleRuling ruling) {
    return switch (ruling.finding()) {
      case STANDS -> Settled.STANDS;
      case FALLS -> Settled.FALLS;
    };
  }
}
