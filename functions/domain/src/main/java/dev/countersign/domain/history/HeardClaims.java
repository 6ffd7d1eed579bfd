package dev.countersign.domain.history;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.matching.CandidateSessions;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells of which sessions' claims an outcome is the result: {@code docs/disputes.md}, section 11.
 */
public final class HeardClaims {
  private HeardClaims() {}

  /** Whether an outcome can be the result that some session claims, as far as its entry knows. */
  public static boolean mayHear(Entry entry) {
    return !claiming(entry).isEmpty();
  }

  /** The sessions of an entry that claim such a result; none of an inquiry's entry. */
  public static List<Session> claiming(Entry entry) {
    return entry.claim().isOfInquiry()
        ? List.of()
        : entry.registers().sessions().values().stream()
            .filter(session -> session.claims(entry.claim().type()))
            .toList();
  }

  /**
   * Whether the session claims such a result, and the entry's truth, taken back or not, is linked
   * to it now: since the entry was decided, or by time alone.
   */
  public static Optional<HeardUnder> heard(
      Entry entry, Session session, TermsBook book, Instant now) {
    if (entry.claim().isOfInquiry()
        || !session.claims(entry.claim().type())
        || !isLinked(entry, session, book, now)) {
      return Optional.empty();
    }
    boolean isByEntry = isLinked(entry, session, book, entry.at());
    return Optional.of(new HeardUnder(entry.claim(), isByEntry ? entry.at() : now));
  }

  private static boolean isLinked(Entry entry, Session session, TermsBook book, Instant at) {
    return OutcomeReading.of(entry.registers(), book, at)
        .version()
        .truth()
        .filter(truth -> CandidateSessions.isLinked(truth, session, book))
        .isPresent();
  }

  /** Whether an entry asks for a result that may still be heard. */
  public static boolean asks(Entry entry) {
    return entry
        .registers()
        .inquiry()
        .filter(Inquiry::isUntracked)
        .filter(inquiry -> inquiry.state() != InquiryState.ATTESTED)
        .isPresent();
  }

  /** The session whose claim an inquiry is about, in the form that the inquiry was decided by. */
  public static Optional<Session> askedSession(Entry asking) {
    var registers = asking.registers();
    return registers
        .inquiry()
        .flatMap(Inquiry::session)
        .flatMap(id -> Optional.ofNullable(registers.sessions().get(id)));
  }

  /**
   * Whether an inquiry hears what an outcome tells it. What is claimed no more is not heard; but
   * what was heard while it was claimed counts however late it is told.
   *
   * @param told the form that the outcome knows, which claims the result; it may be an old one
   */
  public static boolean canHear(Entry asking, Session told, HeardUnder heard) {
    return askedSession(asking)
        .filter(own ->
            own.claims(asking.claim().type())
                || told.recordedAt().isAfter(own.recordedAt())
                || !heard.at().isAfter(asking.at()))
        .isPresent();
  }

  /**
   * When the form was received by which a session claims a result: of the forms since the last one
   * that doesn't claim it the one that was received first.
   *
   * @param forms all forms of the session
   */
  public static Optional<Instant> claimedAt(Collection<Session> forms, OutcomeType type) {
    var newestFirst =
        forms.stream()
            .sorted(
                Comparator.comparing(Session::recordedAt)
                    .thenComparing(Session::content)
                    .reversed())
            .toList();
    return newestFirst.stream()
        .takeWhile(form -> form.claims(type))
        .map(Session::firstReceivedAt)
        .min(Comparator.naturalOrder());
  }
}
