package dev.countersign.domain.outcome;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records a session: by default a live one of the agent, a day before the policy was signed. */
final class SessionBuilder {
  private final SessionId id;
  private @Nullable String conversation;
  private String agent = "sales";
  private Session.Mode mode = Session.Mode.LIVE;
  private Session.HandledBy handledBy = Session.HandledBy.AGENT;
  private Session.@Nullable Strategy strategy;
  private SortedSet<MatchKey> keys = new TreeSet<>(List.of(StatementBuilder.RECORD));
  private Instant startedAt = Instant.parse("2026-11-01T09:00:00Z");
  private Instant recordedAt = Instant.parse("2026-11-01T09:08:00Z");
  private Instant receivedAt = Instant.parse("2026-11-01T09:08:00Z");

  private SessionBuilder(String id) {
    this.id = new SessionId(id);
  }

  static SessionBuilder session(String id) {
    return new SessionBuilder(id);
  }

  SessionBuilder conversation(@Nullable String name) {
    conversation = name;
    return this;
  }

  SessionBuilder agent(String name) {
    agent = name;
    return this;
  }

  SessionBuilder mode(Session.Mode how) {
    mode = how;
    return this;
  }

  SessionBuilder handledBy(Session.HandledBy who) {
    handledBy = who;
    return this;
  }

  SessionBuilder arm(Session.@Nullable Arm arm) {
    strategy = new Session.Strategy("s7", arm);
    return this;
  }

  SessionBuilder keys(MatchKey... some) {
    keys = new TreeSet<>(List.of(some));
    return this;
  }

  SessionBuilder started(String instant) {
    return started(Instant.parse(instant));
  }

  SessionBuilder started(Instant instant) {
    startedAt = instant;
    return this;
  }

  SessionBuilder recorded(Instant instant) {
    recordedAt = instant;
    return this;
  }

  SessionBuilder received(String instant) {
    return received(Instant.parse(instant));
  }

  SessionBuilder received(Instant instant) {
    receivedAt = instant;
    return this;
  }

  Session build() {
    var content =
        Digest.of(
            id.value(),
            String.valueOf(conversation),
            agent,
            mode.name(),
            handledBy.name(),
            String.valueOf(strategy),
            keys.toString(),
            startedAt.toString());
    return new Session(
        id,
        conversation,
        new Session.Agent(agent, "3"),
        "voice",
        mode,
        handledBy,
        strategy,
        keys,
        startedAt,
        null,
        recordedAt,
        receivedAt,
        content);
  }
}
