package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleStatement.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a witness contradicts (contract, section 11). */
record OracleContradiction(
    OracleReading reading,
    OracleTruth truth,
    OracleRefunds refunds,
    Instant holdEnd,
    OracleKept kept,
    Instant now) {

  /** The time of the contradiction: the newest of all witnesses'; none if nobody contradicts. */
  @Nullable Instant at() {
    var terms = reading.terms();
    if (terms.onConflict() == OracleTerms.OnConflict.KEEP) {
      return null;
    }
    return terms.sources().stream()
        .filter(reading.voices()::isWitness)
        .map(this::by)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Instant by(String witness) {
    var terms = reading.terms();
    var read = kept.read(terms, now, one -> one.source().equals(witness));
    var fold = OracleFold.withoutLock(read, terms);
    if (fold.state() != OracleFold.State.TAKEN_BACK) {
      return null;
    }
    return denials(fold).stream()
        .filter(one -> one.act() == Act.MERGED || !one.occurredAt().isAfter(now))
        .filter(one -> one.orderedBy().isAfter(truth.began()))
        .filter(this::wouldTakeSomethingBack)
        .min(OracleFold.EARLIEST)
        .map(OracleStatement::orderedBy)
        .orElse(null);
  }

  private static List<OracleStatement> denials(OracleFold fold) {
    var all = new ArrayList<>(fold.retractions());
    if (fold.merge() != null) {
      all.add(fold.merge());
    }
    return all;
  }

  /** Whether the billing source's own retraction of that time would take something back. */
  private boolean wouldTakeSomethingBack(OracleStatement denial) {
    if (denial.act() == Act.MERGED) {
      return true;
    }
    return !wouldBeLocked(denial)
        && (denial.occurredAt().isBefore(holdEnd)
            || refunds.returnAPart(denial.occurredAt(), denial.reason()));
  }

  /** At its place in the order, by the truth as it stands there. */
  private boolean wouldBeLocked(OracleStatement denial) {
    var terms = reading.terms();
    if (terms.lock() == null) {
      return false;
    }
    var own =
        new OracleStatement(
            terms.sources().getFirst(),
            denial.message(),
            Act.RETRACTED,
            denial.statedAt(),
            denial.occurredAt(),
            denial.receivedAt(),
            denial.toldAt(),
            null,
            null,
            denial.reason(),
            Map.of(),
            OracleLinks.NONE,
            null,
            denial.assurance(),
            denial.digest());
    var fold = OracleFold.of(OracleKept.with(reading.read(), own), terms);
    return fold.locked().contains(own);
  }
}
