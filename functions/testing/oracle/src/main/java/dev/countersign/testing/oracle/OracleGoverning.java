package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which version governs, and which reads (contract, section 6).
 *
 * @param reading what the reading version makes of it
 * @param fit whether that version governs
 */
record OracleGoverning(OracleReading reading, Fit fit) {

  /** How the reading version was found. */
  enum Fit {
    /** It governs. */
    GOVERNS,
    /** None governs, and none was in force when the chosen session started. */
    BEFORE_ALL,
    /** None governs, though sessions are chosen. */
    NO_TERMS,
    /** None governs; lines 1 to 9 of section 8 say what it is. */
    NOTHING_CHOSEN
  }

  static OracleGoverning of(OracleCase known, OracleKept kept, Instant now) {
    var sessions = OracleMatch.sessions(known.sessions());
    var all = readings(known, kept, sessions, now);
    var governing = newest(all, one -> fits(one, kept.versions()));
    return governing == null ? withoutOne(all, kept) : new OracleGoverning(governing, Fit.GOVERNS);
  }

  private static List<OracleReading> readings(
      OracleCase known, OracleKept kept, Collection<OracleMatch.Known> sessions, Instant now) {
    var all = new ArrayList<OracleReading>();
    for (var terms : kept.versions().newestFirst()) {
      all.add(OracleReading.of(terms, kept, sessions, known.choices(), now));
    }
    return all;
  }

  private static boolean fits(OracleReading one, OracleVersions versions) {
    return !one.chosen().isEmpty()
        && Objects.equals(versions.inForce(one.chosen().getFirst().startedAt()), one.terms());
  }

  private static OracleGoverning withoutOne(List<OracleReading> all, OracleKept kept) {
    var chose = newest(all, one -> !one.chosen().isEmpty());
    if (chose != null) {
      var inForce = kept.versions().inForce(chose.chosen().getFirst().startedAt());
      if (inForce == null) {
        return new OracleGoverning(chose, Fit.BEFORE_ALL);
      }
      var reading = Objects.requireNonNull(newest(all, one -> one.terms().equals(inForce)));
      return new OracleGoverning(
          reading, reading.chosen().isEmpty() ? Fit.NOTHING_CHOSEN : Fit.NO_TERMS);
    }
    var reading = newest(all, one -> one.fold().truth() != null);
    if (reading == null) {
      reading =
          newest(
              all,
              one -> one.isUnderAssured(kept) || one.fold().state() == OracleFold.State.TAKEN_BACK);
    }
    return new OracleGoverning(reading == null ? all.getFirst() : reading, Fit.NOTHING_CHOSEN);
  }

  private static @Nullable OracleReading newest(
      List<OracleReading> newestFirst, Predicate<OracleReading> wanted) {
    for (var one : newestFirst) {
      if (wanted.test(one)) {
        return one;
      }
    }
    return null;
  }
}
