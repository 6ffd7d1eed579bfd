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
 * All that an outcome knows, each part keeping the newest, so that neither the order nor the
 * repetition of what came matters.
 *
 * @param sourceRegisters what each source says, by source and assurance
 * @param sessions those it can mean, each in its last recorded form; where there are more than 256,
 *     the 256 that started last
 * @param restorationOrNull when it was lost in part and the sources send it again
 * @param seen the messages it answered last, in the order of their entries; at most 75, so that an
 *     entry stays as small after a thousand messages as after a hundred
 * @param archived how many it answered before those; they are found one by one
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

  public static final OutcomeRegisters EMPTY =
      new OutcomeRegisters(new TreeMap<>(), new TreeMap<>(), null, null, null, List.of(), 0);

  public OutcomeRegisters {
    sourceRegisters = Collections.unmodifiableSortedMap(new TreeMap<>(sourceRegisters));
    sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
    seen = List.copyOf(seen);
  }

  public Optional<SessionChoice> choice() {
    return Optional.ofNullable(choiceOrNull);
  }

  public Optional<Ruling> ruling() {
    return Optional.ofNullable(rulingOrNull);
  }

  public Optional<Restoration> restoration() {
    return Optional.ofNullable(restorationOrNull);
  }

  /** The earlier answer to this very message id of this source, if it is one of the last. */
  public Optional<AnsweredMessage> answered(Statement said) {
    String name = AnsweredMessage.nameOf(said.source(), said.message());
    return seen.stream().filter(message -> message.message().equals(name)).findFirst();
  }

  /** Having heard this statement, answered by entry {@code seq}. */
  public OutcomeRegisters withStatement(Statement said, SourceRegister.Belief belief, int seq) {
    var key = new SourceRegister.Key(said.source(), said.assurance(), belief);
    var heard = new TreeMap<>(sourceRegisters);
    heard.put(
        key, sourceRegisters.getOrDefault(key, SourceRegister.empty(key)).withStatement(said));
    var answered = new ArrayList<>(seen);
    answered.add(AnsweredMessage.of(said, seq));
    int old = answered.size() > MOST_SEEN ? ARCHIVED_AT_ONCE : 0;
    return new OutcomeRegisters(
        heard,
        sessions,
        choiceOrNull,
        rulingOrNull,
        restorationOrNull,
        answered.subList(old, answered.size()),
        archived + old);
  }

  /** The messages of {@code before} that this lists no more. */
  public List<AnsweredMessage> archivedSince(OutcomeRegisters before) {
    return before.seen.subList(0, archived - before.archived);
  }

  /** Knowing these sessions too, each in the form said last. */
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

  /** The same, as if no session had been held out. */
  public OutcomeRegisters asTreated() {
    var treated = new TreeMap<SessionId, Session>();
    sessions.forEach((id, session) -> treated.put(id, session.asTreated()));
    return new OutcomeRegisters(
        sourceRegisters, treated, choiceOrNull, rulingOrNull, restorationOrNull, seen, archived);
  }

  /** With a person's choice, when it is newer than the one that stands. */
  public OutcomeRegisters withChoice(SessionChoice made) {
    boolean newer = choiceOrNull == null || made.at().isAfter(choiceOrNull.at());
    return newer
        ? new OutcomeRegisters(
            sourceRegisters, sessions, made, rulingOrNull, restorationOrNull, seen, archived)
        : this;
  }

  /** With a person's ruling, when it is newer than the one that stands. */
  public OutcomeRegisters withRuling(Ruling made) {
    boolean newer = rulingOrNull == null || made.at().isAfter(rulingOrNull.at());
    return newer
        ? new OutcomeRegisters(
            sourceRegisters, sessions, choiceOrNull, made, restorationOrNull, seen, archived)
        : this;
  }

  /** With the sources given time to send again. */
  public OutcomeRegisters withRestoration(Restoration span) {
    var whole = restorationOrNull == null ? span : restorationOrNull.with(span);
    return new OutcomeRegisters(
        sourceRegisters, sessions, choiceOrNull, rulingOrNull, whole, seen, archived);
  }
}
