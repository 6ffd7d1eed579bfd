package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.evidence;
import static dev.countersign.ledger.contract.Samples.key;
import static dev.countersign.ledger.contract.Samples.message;
import static dev.countersign.ledger.contract.Samples.recorded;
import static dev.countersign.ledger.contract.Samples.session;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.OtelSpan;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions.Recording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same message again, many sessions under one key, and sessions of spans. */
interface SessionMessagesContract {
  Ledger ledger();

  @Test
  default void record_sameMessageAgain_isRepeatedAndWritesNothing() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var first = session("s1", "a", NOON, key("ada"));
    var told = (Recording.Recorded) sessions.record(tenant, message("m1", first, Set.of()));
    sessions.decided(tenant, told.current());
    var later = session("s1", "a", NOON.plusSeconds(60), key("ada"));

    var again = sessions.record(tenant, message("m1", later, Set.of()));

    assertEquals(new Recording.Repeated(first), again);
    assertEquals(Optional.of(first), sessions.find(tenant, first.id()));
  }

  @Test
  default void record_firstMessageAgainAfterACorrection_doesNotComeBack() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var first = session("s1", "a", NOON, key("ada"));
    sessions.record(tenant, message("m1", first, Set.of(key("ada"))));
    var corrected = session("s1", "b", NOON.plusSeconds(9), key("eve"));
    var told = sessions.record(tenant, message("m2", corrected, Set.of(key("eve"))));
    var current = ((Recording.Recorded) told).current();
    sessions.decided(tenant, current);

    var retried = session("s1", "a", NOON.plusSeconds(99), key("ada"));
    var again = sessions.record(tenant, message("m1", retried, Set.of(key("ada"))));

    assertEquals(new Recording.Repeated(first), again);
    assertEquals(Optional.of(current), sessions.find(tenant, first.id()));
  }

  @Test
  default void record_sameNameWithOtherContent_isAConflictAndWritesNothing() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var first = session("s1", "a", NOON, key("ada"));
    sessions.record(tenant, message("m1", first, Set.of()));
    var other = session("s1", "b", NOON.plusSeconds(60), key("ada"));

    assertEquals(
        new Recording.Conflicting(first), sessions.record(tenant, message("m1", other, Set.of())));
    assertEquals(Optional.of(first), sessions.find(tenant, first.id()));
  }

  @Test
  default void record_sameNameForAnotherSession_isAnotherMessage() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var one = session("s1", "a", NOON);
    var other = session("s2", "b", NOON);
    sessions.record(tenant, message("m1", one, Set.of()));

    assertEquals(
        new Recording.Recorded(other, other),
        sessions.record(tenant, message("m1", other, Set.of())));
  }

  @Test
  default void record_sameMessageWhileOutcomesHaveToBeTold_isTakenUpAgain() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var first = session("s1", "a", NOON, key("ada"));
    sessions.record(tenant, message("m1", first, Set.of(key("ada"))));
    var later = session("s1", "a", NOON.plusSeconds(60), key("ada"));

    assertEquals(
        new Recording.Recorded(first, first),
        sessions.record(tenant, message("m1", later, Set.of(key("ada")))));
    assertEquals(1, due(ledger(), tenant));
  }

  private static long due(Ledger ledger, TenantId tenant) {
    return IntStream.range(0, DueIndex.SHARDS)
        .mapToLong(shard ->
            ledger.due().due(shard, NOON.plusSeconds(999), 1000).stream()
                .filter(work -> work.toString().contains("tenant=" + tenant + ","))
                .count())
        .sum();
  }

  @Test
  default void matching_manyThatStartLater_findsTheOnesBefore() {
    var ledger = ledger();
    var tenant = tenant();
    var before = session("before", "a", NOON.minusSeconds(9), NOON, key("ada"));
    var at = session("~at", "a", NOON, NOON, key("ada"));
    recorded(ledger, tenant, before, Set.of(key("ada")));
    recorded(ledger, tenant, at, Set.of(key("ada")));
    for (int i = 1; i <= 257; i++) {
      var later = session("later-" + i, "a", NOON.plusSeconds(i), NOON, key("ada"));
      recorded(ledger, tenant, later, Set.of(key("ada")));
    }

    var found = ledger.sessions().matching(tenant, Set.of(key("ada")), NOON);

    assertEquals(
        List.of(before, at),
        found.stream().filter(session -> !session.startedAt().isAfter(NOON)).toList());
    assertEquals(256, found.size() - 2);
  }

  @Test
  default void matching_manyThatStartBefore_findsThe256ThatStartedLast() {
    var ledger = ledger();
    var tenant = tenant();
    for (int i = 0; i < 300; i++) {
      var before = session("s" + i, "a", NOON.minusSeconds(i), NOON, key("ada"));
      recorded(ledger, tenant, before, Set.of(key("ada")));
    }

    var found = ledger.sessions().matching(tenant, Set.of(key("ada")), NOON.minusSeconds(20));

    var due = IntStream.range(20, 276).mapToObj(i -> "s" + i).sorted().toList();
    assertEquals(
        due,
        found.stream()
            .filter(session -> !session.startedAt().isAfter(NOON.minusSeconds(20)))
            .map(session -> session.id().value())
            .toList());
    assertEquals(276, found.size());
  }

  @Test
  default void record_correctionOfTheStart_movesTheCopy() {
    var ledger = ledger();
    var tenant = tenant();
    recorded(
        ledger,
        tenant,
        session("s1", "a", NOON.plusSeconds(5), NOON, key("ada")),
        Set.of(key("ada")));
    var corrected = session("s1", "b", NOON.minusSeconds(5), NOON.plusSeconds(9), key("ada"));

    var current = recorded(ledger, tenant, corrected, Set.of(key("ada")));

    assertEquals(List.of(current), ledger.sessions().matching(tenant, Set.of(key("ada")), NOON));
  }

  @Test
  default void record_batchesOfSpans_addUpUnderAllTheirKeys() {
    var ledger = ledger();
    var tenant = tenant();
    var one = session("s1", "a", NOON, NOON, key("ada"));
    var other = session("s1", "b", NOON.minusSeconds(60), NOON, key("eve"));
    ledger.sessions().record(tenant, spans(one, "m1", "0000000000000001"));

    var told = ledger.sessions().record(tenant, spans(other, "m2", "0000000000000002"));

    var sum = ((Recording.Recorded) told).current();
    assertEquals(NOON.minusSeconds(60), sum.startedAt());
    assertEquals(NOON, sum.endedAt());
    assertEquals(Set.of(key("ada"), key("eve")), sum.keys());
    for (String name : List.of("ada", "eve")) {
      assertEquals(List.of(sum), ledger.sessions().matching(tenant, Set.of(key(name)), NOON));
    }
  }

  @Test
  default void record_batchOfSpansAgain_isRepeated() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var one = session("s1", "a", NOON, NOON, key("ada"));
    var other = session("s1", "b", NOON.minusSeconds(60), NOON, key("eve"));
    sessions.record(tenant, spans(one, "m1", "0000000000000001"));
    var told = sessions.record(tenant, spans(other, "m2", "0000000000000002"));
    sessions.decided(tenant, ((Recording.Recorded) told).current());

    assertEquals(
        new Recording.Repeated(one), sessions.record(tenant, spans(one, "m1", "0000000000000001")));
  }

  private static SessionMessage spans(Session session, String name, String span) {
    var content = Bytes.of("{\"id\":\"s1\"}".getBytes(StandardCharsets.UTF_8));
    var read =
        new SessionRecord(
            session, content, List.of(new OtelSpan(span, 100, 10, OtelSpan.Level.CALL)));
    return new SessionMessage(Digest.of(name), read, session.keys(), evidence("{}"));
  }
}
