package dev.countersign.domain.registers;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that an outcome knows. Each register keeps one value, the newest, so that neither the order
 * nor the number of the messages matters.
 *
 * @param sourceRegisters what each source stated, by source, assurance grade and belief
 * @param sessions the sessions that it may mean, each in its newest form; of more than 256, the 256
 *     that started last
 * @param choiceOrNull the newest choice of a session
 * @param rulingOrNull the newest ruling
 * @param restorationOrNull the grace after a restore, if there was one
 * @param seen the messages that were answered last, in the order of their entries; at most 75, so
 *     that an entry doesn't grow with their number
 * @param archived how many messages were answered before those; each is archived by itself
 */
public record OutcomeRegisters(
    SortedMap<SourceRegister.Key, SourceRegister> sourceRegisters,
    SortedMap<SessionId, Session> sessions,
    @Nullable SessionChoice choiceOrNull,
    @Nullable Ruling rulingOrNull,
    @Nullable Restoration restorationOrNull,
    List<AnsweredMessage> seen,
    int archived) {

  private static final int MOST_SESSIONS = 256;
  private static final int MOST_SEEN = 75;
  private static final int ARCHIVED_AT_ONCE = 25;

  /** What a new outcome knows. */
  public static final OutcomeRegisters EMPTY =
      new OutcomeRegisters(new TreeMap<>(), new TreeMap<>(), null, null, null, List.of(), 0);

  public OutcomeRegisters {
    sourceRegisters = Collections.unmodifiableSortedMap(new TreeMap<>(sourceRegisters));
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

  /** The earlier answer to this message id of this source, if it is one of the last 75. */
  public Optional<AnsweredMessage> answered(Statement statement) {
    String name = AnsweredMessage.nameOf(statement.source(), statement.message());
    return seen.stream().filter(message -> message.message().equals(name)).findFirst();
  }

  /**
   * The registers with this statement.
   *
   * @param belief whether the version that reads the statement believes its grade
   * @param seq the number of the entry that answers it
   */
  public OutcomeRegisters withStatement(
      Statement statement, SourceRegister.Belief belief, int seq) {
    var key = new SourceRegister.Key(statement.source(), statement.assurance(), belief);
    var registers = new TreeMap<>(sourceRegisters);
    registers.put(
        key, sourceRegisters.getOrDefault(key, SourceRegister.empty(key)).withStatement(statement));
    var answered = new ArrayList<>(seen);
    answered.add(AnsweredMessage.of(statement, seq));
    int archivedNow = answered.size() > MOST_SEEN ? ARCHIVED_AT_ONCE : 0;
    return new OutcomeRegisters(
        registers,
        sessions,
        choiceOrNull,
        rulingOrNull,
        restorationOrNull,
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
    if (known.size() > MOST_SESSIONS) {
      known.values().stream()
          .sorted(Comparator.comparing(Session::startedAt).thenComparing(Session::id))
          .limit(known.size() - (long) MOST_SESSIONS)
          .map(Session::id)
          .toList()
          .forEach(known::remove);
    }
    return known.equals(sessions)
        ? this
        : new OutcomeRegisters(
            sourceRegisters, known, choiceOrNull, rulingOrNull, restorationOrNull, seen, archived);
  }

  /** The registers as if no session had been in the holdout arm. */
  public OutcomeRegisters asTreated() {
    var treated = new TreeMap<SessionId, Session>();
    sessions.forEach((id, session) -> treated.put(id, session.asTreated()));
    return new OutcomeRegisters(
        sourceRegisters, treated, choiceOrNull, rulingOrNull, restorationOrNull, seen, archived);
  }

  /** The registers with a person's choice, if it is newer than the one that stands. */
  public OutcomeRegisters withChoice(SessionChoice made) {
    boolean newer = choiceOrNull == null || made.at().isAfter(choiceOrNull.at());
    return newer
        ? new OutcomeRegisters(
            sourceRegisters, sessions, made, rulingOrNull, restorationOrNull, seen, archived)
        : this;
  }

  /** The registers with a person's ruling, if it is newer than the one that stands. */
  public OutcomeRegisters withRuling(Ruling made) {
    boolean newer = rulingOrNull == null || made.at().isAfter(rulingOrNull.at());
    return newer
        ? new OutcomeRegisters(
            sourceRegisters, sessions, choiceOrNull, made, restorationOrNull, seen, archived)
        : this;
  }

  /** The registers with the grace after a restore; a grace that was there is extended. */
  public OutcomeRegisters withRestoration(Restoration grace) {
    var whole = restorationOrNull == null ? grace : restorationOrNull.joined(grace);
    return new OutcomeRegisters(
        sourceRegisters, sessions, choiceOrNull, rulingOrNull, whole, seen, archived);
  }
}
