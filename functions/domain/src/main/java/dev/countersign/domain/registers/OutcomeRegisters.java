package dev.countersign.domain.registers;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that an outcome knows. Statements are a set, and every other register keeps one value, the
 * newest, so that neither the order nor the number of the messages matters.
 *
 * @param statements what all sources stated
 * @param sessions the sessions that it may mean, each in its newest form; at most 256
 * @param choiceOrNull the newest choice of a session
 * @param rulingOrNull the newest ruling
 * @param restorationOrNull the grace after a restore, if there was one
 * @param disputeOrNull the newest dispute, if there was one
 * @param inquiryOrNull the newest inquiry, if there was one
 * @param seen the messages that were answered last, in the order of their entries; at most 75, so
 *     that an entry doesn't grow with their number
 * @param archived how many messages were answered before those; each is archived by itself
 */
public record OutcomeRegisters(
    KeptStatements statements,
    SortedMap<SessionId, Session> sessions,
    @Nullable SessionChoice choiceOrNull,
    @Nullable Ruling rulingOrNull,
    @Nullable Restoration restorationOrNull,
    @Nullable Dispute disputeOrNull,
    @Nullable Inquiry inquiryOrNull,
    List<AnsweredMessage> seen,
    int archived) {

  private static final int MOST_SEEN = 75;
  private static final int ARCHIVED_AT_ONCE = 25;

  /** What a new outcome knows. */
  public static final OutcomeRegisters EMPTY =
      new OutcomeRegisters(
          KeptStatements.NONE, new TreeMap<>(), null, null, null, null, null, List.of(), 0);

  public OutcomeRegisters {
    sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
    seen = List.copyOf(seen);
  }

  /** The newest choice of a session, if one was made. */
  public Optional<SessionChoice> choice() {
    return Optional.ofNullable(choiceOrNull);
  }

  /** The newest ruling, if one was made. */
  public Optional<Ruling> ruling() {
    return Optional.ofNullable(rulingOrNull);
  }

  /** The grace after a restore, if there was one. */
  public Optional<Restoration> restoration() {
    return Optional.ofNullable(restorationOrNull);
  }

  /** The newest dispute, if there was one. */
  public Optional<Dispute> dispute() {
    return Optional.ofNullable(disputeOrNull);
  }

  /** The registers with this dispute, or without one. */
  public OutcomeRegisters withDispute(@Nullable Dispute dispute) {
    return new OutcomeRegisters(
        statements,
        sessions,
        choiceOrNull,
        rulingOrNull,
        restorationOrNull,
        dispute,
        inquiryOrNull,
        seen,
        archived);
  }

  /** The newest inquiry, if there was one. */
  public Optional<Inquiry> inquiry() {
    return Optional.ofNullable(inquiryOrNull);
  }

  /** The registers with this inquiry. */
  public OutcomeRegisters withInquiry(Inquiry inquiry) {
    return new OutcomeRegisters(
        statements,
        sessions,
        choiceOrNull,
        rulingOrNull,
        restorationOrNull,
        disputeOrNull,
        inquiry,
        seen,
        archived);
  }

  /** The earlier answer to this message id of this source, if it is one of the last 75. */
  public Optional<AnsweredMessage> answered(Statement statement) {
    String name = AnsweredMessage.nameOf(statement.source(), statement.message());
    return seen.stream().filter(message -> message.message().equals(name)).findFirst();
  }

  /**
   * The registers with this statement, answered.
   *
   * @param kept the statements that are kept with it
   * @param seq the number of the entry that answers it
   */
  public OutcomeRegisters withStatement(Statement statement, KeptStatements kept, int seq) {
    var answered = new ArrayList<>(seen);
    answered.add(AnsweredMessage.of(statement, seq));
    int archivedNow = answered.size() > MOST_SEEN ? ARCHIVED_AT_ONCE : 0;
    return new OutcomeRegisters(
        kept,
        sessions,
        choiceOrNull,
        rulingOrNull,
        restorationOrNull,
        disputeOrNull,
        inquiryOrNull,
        answered.subList(archivedNow, answered.size()),
        archived + archivedNow);
  }

  /** The messages that {@code before} lists and these registers don't: they are to be archived. */
  public List<AnsweredMessage> archivedSince(OutcomeRegisters before) {
    return before.seen.subList(0, archived - before.archived);
  }

  /** The registers with these sessions, each in its newest form. */
  public OutcomeRegisters withSessions(Iterable<Session> more) {
    var known = new TreeMap<>(sessions);
    more.forEach(session -> known.merge(session.id(), session, Session::merged));
    return withOnly(known);
  }

  /** The registers with these sessions alone. */
  public OutcomeRegisters withOnly(SortedMap<SessionId, Session> kept) {
    return kept.equals(sessions)
        ? this
        : with(kept, choiceOrNull, rulingOrNull, restorationOrNull);
  }

  /** The registers as if no session had been in the holdout arm. */
  public OutcomeRegisters asTreated() {
    var treated = new TreeMap<SessionId, Session>();
    sessions.forEach((id, session) -> treated.put(id, session.asTreated()));
    return with(treated, choiceOrNull, rulingOrNull, restorationOrNull);
  }

  /** The registers with a person's choice, if it is newer than the one that stands. */
  public OutcomeRegisters withChoice(SessionChoice made) {
    boolean newer = choiceOrNull == null || made.at().isAfter(choiceOrNull.at());
    return newer ? with(sessions, made, rulingOrNull, restorationOrNull) : this;
  }

  /** The registers with a person's ruling, if it is newer than the one that stands. */
  public OutcomeRegisters withRuling(Ruling made) {
    boolean newer = rulingOrNull == null || made.at().isAfter(rulingOrNull.at());
    return newer ? with(sessions, choiceOrNull, made, restorationOrNull) : this;
  }

  /** The registers with the grace after a restore; a grace that was there is extended. */
  public OutcomeRegisters withRestoration(Restoration grace) {
    var whole = restorationOrNull == null ? grace : restorationOrNull.joined(grace);
    return with(sessions, choiceOrNull, rulingOrNull, whole);
  }

  private OutcomeRegisters with(
      SortedMap<SessionId, Session> known,
      @Nullable SessionChoice choice,
      @Nullable Ruling ruling,
      @Nullable Restoration restoration) {
    return new OutcomeRegisters(
        statements,
        known,
        choice,
        ruling,
        restoration,
        disputeOrNull,
        inquiryOrNull,
        seen,
        archived);
  }
}
