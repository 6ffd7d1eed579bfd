package dev.countersign.domain.inquiry;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.inquiry.InquiryEnd.InquiryEndedBy;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.InquiryTerms;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry as the outcome keeps it.
 *
 * @param sessionOrNull the session whose claim it is about, of one of type untracked; else none
 * @param recordedAt when it was recorded
 * @param endOrNull what became of it; none while it is open
 * @param changedBy the number of the entry that opened it or changed its state last; 0 while that
 *     entry is being decided
 */
public record Inquiry(
    InquiryId id,
    InquiryType type,
    @Nullable SessionId sessionOrNull,
    InquiryOrigin origin,
    Instant recordedAt,
    @Nullable InquiryEnd endOrNull,
    int changedBy) {
  public Inquiry {
    if ((type == InquiryType.UNTRACKED) != (sessionOrNull != null)) {
      throw new IllegalArgumentException("one that is untracked is about a session, no other is");
    }
  }

  /** One about a claim of a session that was drafted by itself. */
  public static Inquiry drafted(
      InquiryId id, SessionId session, Instant claimedAt, Instant recorded) {
    return new Inquiry(
        id, InquiryType.UNTRACKED, session, new InquiryOrigin.Drafted(claimedAt), recorded, null, 0);
  }

  /** One about a claim of a session that the seller sent. */
  public static Inquiry sent(
      InquiryId id, SessionId session, InquirySaid said, Instant recorded) {
    return new Inquiry(
        id, InquiryType.UNTRACKED, session, InquiryOrigin.Sent.by(said), recorded, null, 0);
  }

  /** One about an outcome. */
  public static Inquiry about(
      InquiryId id, InquiryType type, InquirySaid said, Instant recorded) {
    return new Inquiry(id, type, null, InquiryOrigin.Sent.by(said), recorded, null, 0);
  }

  /** Where it stands. */
  public InquiryState state() {
    return endOrNull == null ? InquiryState.OPEN : endOrNull.state();
  }

  /** What became of it, if it has ended. */
  public Optional<InquiryEnd> end() {
    return Optional.ofNullable(endOrNull);
  }

  /** The session whose claim it is about, of one that is untracked. */
  public Optional<SessionId> session() {
    return Optional.ofNullable(sessionOrNull);
  }

  /** Whether it asks for a result that nobody reported: its history is its own. */
  public boolean isUntracked() {
    return type == InquiryType.UNTRACKED;
  }

  public boolean isOpen() {
    return endOrNull == null;
  }

  /**
   * The first instant at which the payer's silence ends it.
   *
   * @param terms those by which it is asked, which have {@code asked}
   * @param sessionOrNull the session in its newest form, of one that is untracked
   */
  public Instant deadline(Terms terms, InquiryTerms asked, @Nullable Session sessionOrNull) {
    return asked.answer().after(counted(terms, sessionOrNull), terms.zone());
  }

  private Instant counted(Terms terms, @Nullable Session sessionOrNull) {
    if (!(origin instanceof InquiryOrigin.Drafted(Instant claimedAt)) || sessionOrNull == null) {
      return recordedAt;
    }
    var endOfWait = endOfWait(terms, sessionOrNull);
    return claimedAt.isAfter(endOfWait) ? claimedAt : endOfWait;
  }

  /** When a claim of the session is asked for, if nobody has attested it. */
  public static Instant endOfWait(Terms terms, Session session) {
    return terms.match().waitTime().after(session.firstReceivedAt(), terms.zone());
  }

  /** Ended at its deadline, since the payer was silent. */
  public Inquiry endedBySilence(InquiryTerms terms, Instant deadline) {
    boolean owed = isUntracked() && terms.onNoAnswer() == OnNoAnswer.OWED;
    var state = owed ? InquiryState.OWED : InquiryState.DECLINED;
    return ended(new InquiryEnd(state, InquiryEndedBy.SILENCE, deadline, null, null));
  }

  /** The payer attested what it asks for. */
  public Inquiry heard(HeardUnder heard) {
    return ended(
        new InquiryEnd(
            InquiryState.ATTESTED, InquiryEndedBy.PAYER, heard.at(), null, heard.claim()));
  }

  /** The payer attested the outcome that it is about, after it was asked. */
  public Inquiry attested(Instant received) {
    return ended(
        new InquiryEnd(InquiryState.ATTESTED, InquiryEndedBy.PAYER, received, null, null));
  }

  /** The payer says that there is nothing to attest. */
  public Inquiry declined(DeclineCode code, Instant received) {
    return ended(
        new InquiryEnd(InquiryState.DECLINED, InquiryEndedBy.PAYER, received, code, null));
  }

  /** The seller took it back. */
  public Inquiry withdrawn(Instant at) {
    return ended(new InquiryEnd(InquiryState.WITHDRAWN, InquiryEndedBy.SELLER, at, null, null));
  }

  /** As it was for what came before silence ended it. */
  public Inquiry seenAt(Instant received) {
    return endOrNull != null
            && endOrNull.by() == InquiryEndedBy.SILENCE
            && received.isBefore(endOrNull.at())
        ? ended(null)
        : this;
  }

  private Inquiry ended(@Nullable InquiryEnd end) {
    return new Inquiry(id, type, sessionOrNull, origin, recordedAt, end, 0);
  }

  /** The same, opened or changed by the entry of this number. */
  public Inquiry changedBy(int seq) {
    return new Inquiry(id, type, sessionOrNull, origin, recordedAt, endOrNull, seq);
  }
}
