package dev.countersign.domain.outcome;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that an outcome knows, each part keeping the newest, so that neither the order nor the
 * repetition of what came matters.
 *
 * @param voices what each source says, by source and assurance
 * @param sessions those it can mean, each in its last recorded form
 * @param seen the messages it has answered, in the order of their entries
 */
public record Registers(
    SortedMap<Voice.Key, Voice> voices,
    SortedMap<SessionId, Session> sessions,
    @Nullable Choice choiceOrNull,
    @Nullable Ruling rulingOrNull,
    List<Seen> seen) {

  public static final Registers EMPTY =
      new Registers(new TreeMap<>(), new TreeMap<>(), null, null, List.of());

  public Registers {
    voices = Collections.unmodifiableSortedMap(new TreeMap<>(voices));
    sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
    seen = List.copyOf(seen);
  }

  public Optional<Choice> choice() {
    return Optional.ofNullable(choiceOrNull);
  }

  public Optional<Ruling> ruling() {
    return Optional.ofNullable(rulingOrNull);
  }

  /** The earlier answer to this very message id of this source, if there was one. */
  public Optional<Seen> answered(Statement said) {
    String name = Seen.nameOf(said.source(), said.message());
    return seen.stream().filter(message -> message.message().equals(name)).findFirst();
  }

  /** Having heard this statement, answered by entry {@code seq}. */
  public Registers hearing(Statement said, int seq) {
    var key = new Voice.Key(said.source(), said.assurance());
    var heard = new TreeMap<>(voices);
    heard.put(key, voices.getOrDefault(key, Voice.silent(key)).hearing(said));
    var answered = new ArrayList<>(seen);
    answered.add(Seen.of(said, seq));
    return new Registers(heard, sessions, choiceOrNull, rulingOrNull, answered);
  }

  /** Knowing these sessions too, each in the form said last. */
  public Registers knowing(Iterable<Session> more) {
    var known = new TreeMap<>(sessions);
    more.forEach(session -> known.merge(session.id(), session, Session::merged));
    return known.equals(sessions)
        ? this
        : new Registers(voices, known, choiceOrNull, rulingOrNull, seen);
  }

  /** The same, as if no session had been held out. */
  public Registers asTreated() {
    var treated = new TreeMap<SessionId, Session>();
    sessions.forEach((id, session) -> treated.put(id, session.asTreated()));
    return new Registers(voices, treated, choiceOrNull, rulingOrNull, seen);
  }

  /** With a person's choice, when it is newer than the one that stands. */
  public Registers choosing(Choice made) {
    boolean newer = choiceOrNull == null || made.at().isAfter(choiceOrNull.at());
    return newer ? new Registers(voices, sessions, made, rulingOrNull, seen) : this;
  }

  /** With a person's ruling, when it is newer than the one that stands. */
  public Registers ruling(Ruling made) {
    boolean newer = rulingOrNull == null || made.at().isAfter(rulingOrNull.at());
    return newer ? new Registers(voices, sessions, choiceOrNull, made, seen) : this;
  }
}
