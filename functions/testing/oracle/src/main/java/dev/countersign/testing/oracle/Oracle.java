package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleGoverning.Fit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers what must stand billed by the contract, from the sets of what was stated, recorded and
 * resolved. It is pure, and shares nothing with the product.
 */
public final class Oracle {
  private final OracleCase known;
  private final OracleKept kept;
  private final Instant now;

  private Oracle(OracleCase known, Instant now) {
    this.known = known;
    this.kept = new OracleKept(known.said(), OracleVersions.of(known.versions()));
    this.now = now;
  }

  /** What must stand at {@code now}, once all that is due by then is settled and published. */
  public static OracleAnswer at(OracleCase known, Instant now) {
    return line(known, now).table();
  }

  /** The same, with what a dispute asks of it. */
  public static OracleLine line(OracleCase known, Instant now) {
    return new Oracle(known, now).line();
  }

  /**
   * The verdict on a statement that is told at {@code now}.
   *
   * @param before all that was known before it
   */
  public static OracleVerdict verdict(OracleCase before, OracleStatement told, Instant now) {
    return OracleVerdicts.on(before, told, now);
  }

  /**
   * Why a statement is refused: {@code missing} (a time of stating), {@code from_the_future},
   * {@code out_of_range}, {@code source_not_in_terms} or {@code wrong_currency}; none if it is
   * accepted.
   */
  public static @Nullable String refusal(OracleCase known, OracleStatement told) {
    return new OracleRefusal(OracleVersions.of(known.versions())).of(told);
  }

  /** Whether sessions are chosen, and no version was in force when the foremost started. */
  public static boolean isBeforeAllVersions(OracleCase known, Instant now) {
    var kept = new OracleKept(known.said(), OracleVersions.of(known.versions()));
    return OracleGoverning.of(known, kept, now).fit() == Fit.BEFORE_ALL;
  }

  private OracleLine line() {
    if (kept.all().isEmpty()) {
      return OracleLine.earlier(OracleAnswer.nothingSaid(), null, null, null);
    }
    var governing = OracleGoverning.of(known, kept, now);
    var reading = governing.reading();
    var line =
        switch (governing.fit()) {
          case GOVERNS -> new OracleDecision(known, kept, reading, now).line();
          case BEFORE_ALL, NO_TERMS -> undecided(reading, noTerms(reading));
          case NOTHING_CHOSEN -> undecided(reading, nothingChosen(reading));
        };
    return line.with(withNext(line.table(), next(line.table(), governing)));
  }

  /** One of the lines 1 to 10. */
  private OracleLine undecided(OracleReading reading, OracleAnswer answer) {
    var truth = reading.fold().truth();
    var merge = reading.fold().merge();
    var retraction = reading.firstRetraction();
    var dated =
        merge != null
            ? merge.occurredAt()
            : retraction != null && !retraction.occurredAt().isAfter(now)
                ? retraction.occurredAt()
                : truth == null ? null : truth.occurredAt();
    return OracleLine.earlier(
        answer, reading.terms(), truth == null ? null : truth.firstReceivedAt(), dated);
  }

  /** Line 1 of section 8, with {@code Reversed} once a positive result was published. */
  static String takenBack(OracleCase known) {
    return known.published() > 0 ? "Reversed" : "Void";
  }

  private OracleAnswer merged(OracleReading reading, OracleStatement merge) {
    return nothing(reading, takenBack(known), "merged", merge.into());
  }

  /** Lines 1 and 10 of section 8. */
  private OracleAnswer noTerms(OracleReading reading) {
    var merge = reading.fold().merge();
    return merge == null
        ? nothing(reading, "NotBillable", "no_terms", null)
        : merged(reading, merge);
  }

  /** Lines 1 to 9 of section 8. */
  private OracleAnswer nothingChosen(OracleReading reading) {
    var merge = reading.fold().merge();
    if (merge != null) {
      return merged(reading, merge);
    }
    var match = reading.match();
    if (match == null) {
      return withoutTruth(reading);
    }
    boolean over = !now.isBefore(match.endOfWait());
    if (!match.candidates().isEmpty()) {
      return nothing(reading, over ? "Lapsed" : "Ambiguous", "several_sessions", null);
    }
    var nearMiss = match.nearMiss();
    if (nearMiss != null && match.named() != OracleMatch.Named.NEITHER) {
      return nothing(reading, "NotBillable", nearMiss, null);
    }
    var reason = nearMiss == null ? "no_session" : nearMiss;
    return nothing(reading, over ? "Lapsed" : "Parked", reason, null);
  }

  private OracleAnswer withoutTruth(OracleReading reading) {
    if (reading.isUnderAssured(kept)) {
      return nothing(reading, "NotBillable", "assurance", null);
    }
    var retraction = reading.firstRetraction();
    return retraction == null
        ? nothing(reading, "Parked", "not_attested", null)
        : nothing(reading, "Void", retraction.reason(), null);
  }

  private static OracleAnswer nothing(
      OracleReading reading, String status, @Nullable String reason, @Nullable String detail) {
    return new OracleAnswer(
        status,
        reason,
        detail,
        null,
        reading.terms().version(),
        0,
        null,
        List.of(),
        null,
        null,
        reading.mayChoose());
  }

  /** The next time at which time alone may change the answer (section 13). */
  private @Nullable Instant next(OracleAnswer answer, OracleGoverning governing) {
    var match = governing.reading().match();
    var isMerged = governing.reading().fold().merge() != null;
    var times = new ArrayList<Instant>();
    if (match != null && !isMerged && governing.fit() == Fit.NOTHING_CHOSEN) {
      times.add(match.endOfWait());
    }
    if (answer.next() != null) {
      times.add(answer.next());
    }
    kept.all().forEach(one -> OracleDatesAhead.of(one).forEach(times::add));
    return times.stream().filter(time -> time.isAfter(now)).min(Instant::compareTo).orElse(null);
  }

  private static OracleAnswer withNext(OracleAnswer one, @Nullable Instant next) {
    return new OracleAnswer(
        one.status(),
        one.reason(),
        one.detail(),
        one.version(),
        one.reading(),
        one.amount(),
        one.currency(),
        one.shares(),
        one.refund(),
        next,
        one.candidates());
  }
}
