package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleDatesAhead;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleSession;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must stand of a claim by what it keeps, and when time looks at it again; whatever led there.
 *
 * @param dispute that it keeps; none if it keeps none
 * @param inquiry that it keeps; none if it keeps none
 * @param graceEnd when the grace of the last restore ends; none without one
 */
public record OracleStanding(
    @Nullable OracleDispute dispute, @Nullable OracleInquiry inquiry, @Nullable Instant graceEnd) {

  /** Of an outcome that was spoken of. */
  public OracleAnswer ofOutcome(OracleCase known, Instant now) {
    var line = Oracle.line(known, now);
    var terms = line.terms();
    var clause = terms == null ? null : terms.inquiry();
    var deadline =
        terms == null || clause == null || inquiry == null || !inquiry.isOpen()
            ? null
            : clause.answer().from(inquiry.countedFrom(), terms.zone());
    var dates = isHeldByTheDispute(line) ? OracleDatesAhead.next(known, now) : line.table().next();
    return standing(line, dates, deadline, now);
  }

  /** Then the hold's end changes nothing by itself. */
  private boolean isHeldByTheDispute(OracleLine line) {
    var owed = OracleOwed.of(line, dispute).answer();
    boolean waits = owed.status().equals("Held") && !"disputed".equals(owed.reason());
    return line.row() == OracleLine.Row.HELD && !waits;
  }

  /**
   * Of what a session claims ({@code type/!/session}).
   *
   * @param known versions and what was published
   * @param session as its newest form says, received when any of its forms was
   */
  public OracleAnswer ofClaim(String claim, OracleCase known, OracleSession session, Instant now) {
    var own = new OracleKnown(known.versions(), claim);
    own.take(new OracleTold.Recorded(session, session.receivedAt()));
    var says = new OracleSessionClaim(claim.substring(0, claim.indexOf("/!/")), session.id(), own);
    var asked = Objects.requireNonNull(inquiry);
    var line = says.line(asked, now, known.published());
    var clause = says.clause();
    var deadline =
        clause == null || !asked.isOpen()
            ? null
            : clause
                .answer()
                .from(
                    asked.id().equals(claim) ? says.later(asked) : asked.countedFrom(),
                    Objects.requireNonNull(says.terms(session)).zone());
    return standing(line, isHeldByTheDispute(line) ? null : line.table().next(), deadline, now);
  }

  private OracleAnswer standing(
      OracleLine line, @Nullable Instant dates, @Nullable Instant ofInquiry, Instant now) {
    var owed = OracleOwed.of(line, dispute).answer();
    var next =
        Stream.of(
                Optional.ofNullable(dates),
                Optional.ofNullable(ofInquiry),
                Optional.ofNullable(deadline(line)))
            .flatMap(Optional::stream)
            .filter(at -> at.isAfter(now))
            .min(Instant::compareTo)
            .orElse(null);
    return new OracleAnswer(
        owed.status(),
        owed.reason(),
        owed.detail(),
        owed.version(),
        owed.reading(),
        owed.amount(),
        owed.currency(),
        owed.shares(),
        owed.refund(),
        next,
        owed.candidates());
  }

  private @Nullable Instant deadline(OracleLine line) {
    if (dispute == null || !dispute.isUndecided()) {
      return null;
    }
    var deadline = OracleDeadlines.of(dispute, line, new OracleGrace());
    return deadline != null && graceEnd != null && deadline.isBefore(graceEnd)
        ? graceEnd
        : deadline;
  }
}
