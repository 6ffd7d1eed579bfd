package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleClaimed;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a session says of a result by its forms so far, and what the terms make of that. */
record OracleSessionClaim(String type, String session, OracleKnown known) {

  private List<OracleSession> forms() {
    return known.sessions().stream().filter(one -> one.id().equals(session)).toList();
  }

  @Nullable OracleSession newest() {
    return forms().stream()
        .max(Comparator.comparing(OracleSession::recordedAt).thenComparing(OracleSession::content))
        .orElse(null);
  }

  /** The version in force when the session started; none before the first. */
  @Nullable OracleTerms terms(OracleSession form) {
    return known.versions().stream()
        .filter(one -> !one.effectiveFrom().isAfter(form.startedAt()))
        .max(Comparator.comparing(OracleTerms::effectiveFrom))
        .orElse(null);
  }

  @Nullable OracleInquiryClause clause() {
    var form = newest();
    var terms = form == null ? null : terms(form);
    return terms == null ? null : terms.inquiry();
  }

  boolean isClaimed(OracleSession form) {
    return form.claimed().contains(type)
        && form.mode() != OracleSession.Mode.TEST
        && form.arm() != OracleSession.Arm.HOLDOUT;
  }

  /**
   * Why the seller can't ask for it; empty if it can, as far as the session says.
   *
   * @param asked the inquiry that is there; none if none is
   */
  String refusal(@Nullable OracleInquiry asked) {
    var form = newest();
    if (form == null) {
      return "unknown_session";
    }
    if (terms(form) == null) {
      return "no_terms";
    }
    if (clause() == null) {
      return "no_inquiries";
    }
    if (asked != null) {
      return "already_asked";
    }
    return isClaimed(form) ? "" : "not_claimed";
  }

  /** The end of the wait; none while no version asks. */
  @Nullable Instant endOfWait() {
    var form = newest();
    var terms = form == null ? null : terms(form);
    if (terms == null) {
      return null;
    }
    var first = forms().stream().map(OracleSession::receivedAt).min(Instant::compareTo);
    return terms.waits().from(first.orElseThrow(), terms.zone());
  }

  /** When the first of the forms was received that claim it, since the last one that didn't. */
  Instant claimedSince() {
    var inOrder =
        forms().stream()
            .sorted(
                Comparator.comparing(OracleSession::recordedAt)
                    .thenComparing(OracleSession::content))
            .toList();
    var since = inOrder.getLast().receivedAt();
    for (var form : inOrder.reversed()) {
      if (!isClaimed(form)) {
        return since;
      }
      since = form.receivedAt().isBefore(since) ? form.receivedAt() : since;
    }
    return since;
  }

  /** The end of the wait, or since when it is claimed, if that is later. */
  Instant later(OracleInquiry drafted) {
    var over = endOfWait();
    return over == null || over.isBefore(drafted.countedFrom()) ? drafted.countedFrom() : over;
  }

  /** What the table says of it, by the inquiry that is there, if one is. */
  OracleLine line(@Nullable OracleInquiry inquiry, Instant now, int published) {
    var form = newest();
    var inForce = form == null ? null : terms(form);
    var terms = inForce == null ? known.versions().getFirst() : inForce;
    if (inquiry == null) {
      return published > 0
          ? OracleLine.nothing("Parked", "not_attested", null, terms)
          : OracleLine.nothing(OracleAnswer.NO_OUTCOME, null, null, terms);
    }
    var end = inquiry.end();
    if (end == null) {
      return OracleLine.nothing("Parked", "inquiry", null, terms);
    }
    var back = published > 0 ? "Reversed" : "Void";
    return switch (end.state()) {
      case ATTESTED -> OracleLine.nothing(back, "attested", end.said(), terms);
      case WITHDRAWN -> OracleLine.nothing(back, "withdrawn", null, terms);
      case DECLINED ->
          end.by() == By.SILENCE
              ? OracleLine.nothing("Lapsed", "unanswered", null, terms)
              : OracleLine.nothing("NotBillable", "declined", end.said(), terms);
      case OWED ->
          inForce == null
              ? OracleLine.nothing("NotBillable", "no_terms", null, terms)
              : unanswered(
                  OracleClaimed.bySilence(
                      known.whole(published),
                      inForce,
                      Objects.requireNonNull(form),
                      end.at(),
                      now));
    };
  }

  /** What is billed by silence says so. */
  private static OracleLine unanswered(OracleLine line) {
    var table = line.table();
    if (!table.status().equals("Billable") || table.reason() != null) {
      return line;
    }
    return line.with(
        new OracleAnswer(
            table.status(),
            "unanswered",
            table.detail(),
            table.version(),
            table.reading(),
            table.amount(),
            table.currency(),
            table.shares(),
            table.refund(),
            table.next(),
            table.candidates()));
  }

  /** Whether forms of this session are told. */
  boolean isOf(OracleTold told) {
    return switch (told) {
      case OracleTold.Recorded recorded -> recorded.form().id().equals(session);
      case OracleTold.Found found ->
          found.forms().stream().anyMatch(form -> form.id().equals(session));
      default -> false;
    };
  }
}
