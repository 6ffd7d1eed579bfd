package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.key;
import static dev.countersign.ledger.contract.Samples.recorded;
import static dev.countersign.ledger.contract.Samples.session;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Sessions.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface SessionsContract {
  Ledger ledger();

  @Test
  default void record_newSession_isFoundByIdAndKeys() {
    var ledger = ledger();
    var tenant = tenant();
    var said = session("s1", "a", NOON, key("ada"));
    recorded(ledger, tenant, said, Set.of(key("ada"), key("conv")));

    assertEquals(Optional.of(said), ledger.sessions().find(tenant, said.id()));
    assertEquals(List.of(said), ledger.sessions().matching(tenant, Set.of(key("conv")), NOON));
    assertEquals(
        List.of(said), ledger.sessions().matching(tenant, Set.of(key("ada"), key("conv")), NOON));
    assertEquals(List.of(), ledger.sessions().matching(tenant, Set.of(key("eve")), NOON));
    assertEquals(List.of(), ledger.sessions().matching(tenant(), Set.of(key("ada")), NOON));
  }

  @Test
  default void record_correction_movesItsKeys() {
    var ledger = ledger();
    var tenant = tenant();
    recorded(ledger, tenant, session("s1", "a", NOON, key("ada")), Set.of(key("ada")));
    var corrected = session("s1", "b", NOON.plusSeconds(9), key("eve"));

    var current = recorded(ledger, tenant, corrected, Set.of(key("eve")));

    assertEquals(corrected.knownSince(NOON), current);
    assertEquals(List.of(), ledger.sessions().matching(tenant, Set.of(key("ada")), NOON));
    assertEquals(List.of(current), ledger.sessions().matching(tenant, Set.of(key("eve")), NOON));
  }

  @Test
  default void record_olderForm_changesOnlySinceWhenItIsKnown() {
    var ledger = ledger();
    var tenant = tenant();
    var newer = session("s1", "b", NOON.plusSeconds(9), key("eve"));
    recorded(ledger, tenant, newer, Set.of(key("eve")));

    var current =
        recorded(ledger, tenant, session("s1", "a", NOON, key("ada")), Set.of(key("ada")));

    assertEquals(newer.knownSince(NOON), current);
    assertEquals(Optional.of(current), ledger.sessions().find(tenant, newer.id()));
    assertEquals(List.of(), ledger.sessions().matching(tenant, Set.of(key("ada")), NOON));
    assertEquals(List.of(current), ledger.sessions().matching(tenant, Set.of(key("eve")), NOON));
  }

  @Test
  default void record_manyFormsAtOnce_theNewestStaysUnderItsKeys() throws Exception {
    var ledger = ledger();
    var tenant = tenant();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var forms =
          IntStream.range(0, 8)
              .<Callable<Session>>mapToObj(i ->
                  () ->
                      recorded(
                          ledger,
                          tenant,
                          session("s1", "f" + i, NOON.plusSeconds(i), key("k" + i)),
                          Set.of(key("k" + i))))
              .toList();
      for (var recorded : threads.invokeAll(forms)) {
        recorded.get();
      }
    }
    var newest = session("s1", "f7", NOON.plusSeconds(7), key("k7"));
    var current = ledger.sessions().find(tenant, newest.id()).orElseThrow();

    assertEquals(newest.content(), current.content());
    assertEquals(NOON, current.firstReceivedAt());
    assertEquals(List.of(current), ledger.sessions().matching(tenant, Set.of(key("k7")), NOON));
    for (int i = 0; i < 7; i++) {
      assertEquals(List.of(), ledger.sessions().matching(tenant, Set.of(key("k" + i)), NOON));
    }
  }

  @Test
  default void findAll_someUnknown_givesThoseKnown() {
    var ledger = ledger();
    var tenant = tenant();
    IntStream.range(0, 120)
        .forEach(i -> recorded(ledger, tenant, session("s" + i, "a", NOON), Set.of()));
    var wanted = IntStream.range(100, 230).mapToObj(i -> new SessionId("s" + i)).toList();

    assertEquals(20, ledger.sessions().findAll(tenant, wanted).size());
    assertEquals(List.of(), ledger.sessions().findAll(tenant, List.of()));
  }

  @Test
  default void waiting_untilTheEndOfItsLastDay_isSeen() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var until = NOON.plusSeconds(60);
    sessions.addWaitingClaim(tenant, claim("1"), Set.of(key("ada"), key("rec")), NOON, until);
    var expected = List.of(new Waiting(claim("1"), NOON));
    var midnight = Instant.parse("2026-11-03T00:00:00Z");

    assertEquals(expected, sessions.waiting(tenant, Set.of(key("ada")), until));
    assertEquals(expected, sessions.waiting(tenant, Set.of(key("rec"), key("ada")), NOON));
    assertEquals(expected, sessions.waiting(tenant, Set.of(key("ada")), midnight.minusNanos(1)));
    assertEquals(List.of(), sessions.waiting(tenant, Set.of(key("ada")), midnight));
    assertEquals(List.of(), sessions.waiting(tenant(), Set.of(key("ada")), NOON));
  }

  @Test
  default void waiting_shorterAfterLonger_keepsTheLonger() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var longer = NOON.plus(Duration.ofDays(3));
    sessions.addWaitingClaim(tenant, claim("1"), Set.of(key("ada")), NOON, longer);
    sessions.addWaitingClaim(tenant, claim("1"), Set.of(key("ada")), NOON, NOON.plusSeconds(30));

    assertEquals(1, sessions.waiting(tenant, Set.of(key("ada")), longer).size());
  }

  @Test
  default void waiting_underSeveralKeys_isSinceTheLatest() {
    var tenant = tenant();
    var sessions = ledger().sessions();
    var until = NOON.plusSeconds(60);
    sessions.addWaitingClaim(tenant, claim("1"), Set.of(key("ada")), NOON, until);
    sessions.addWaitingClaim(tenant, claim("1"), Set.of(key("rec")), NOON.plusSeconds(5), until);
    sessions.addWaitingClaim(tenant, claim("1"), Set.of(key("eve")), NOON.plusSeconds(3), until);

    assertEquals(
        List.of(new Waiting(claim("1"), NOON.plusSeconds(5))),
        sessions.waiting(tenant, Set.of(key("ada"), key("rec"), key("eve")), NOON));
  }

  @Test
  default void await_moreKeysThanOneRequestTakes_leavesAll() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var keys =
        IntStream.range(0, 60)
            .mapToObj(i -> key("k" + i))
            .collect(java.util.stream.Collectors.toSet());
    sessions.addWaitingClaim(tenant, claim("1"), keys, NOON, NOON.plusSeconds(90));

    keys.forEach(key -> assertEquals(1, sessions.waiting(tenant, Set.of(key), NOON).size()));
  }

  @Test
  default void hanging_pages_inTheOrderOfClaims() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var session = new SessionId("s1");
    var claims = IntStream.range(0, 25).mapToObj(i -> claim("k" + (char) ('a' + i))).toList();
    claims.reversed().forEach(claim -> sessions.linkOutcomes(tenant, List.of(session), claim));
    sessions.linkOutcomes(tenant, List.of(session), claims.getFirst());

    List<Claim> first = sessions.linkedOutcomes(tenant, session, "", 10);
    List<Claim> rest = sessions.linkedOutcomes(tenant, session, first.getLast().toString(), 100);

    assertEquals(claims.subList(0, 10), first);
    assertEquals(claims.subList(10, 25), rest);
  }

  @Test
  default void hanging_claimThatBeginsLikeAnother_isNotSkipped() {
    var sessions = ledger().sessions();
    var tenant = tenant();
    var session = new SessionId("s1");
    List.of("a", "a/b", "a-b", "a%20", "ab")
        .forEach(k -> sessions.linkOutcomes(tenant, List.of(session), claim(k)));

    var after = sessions.linkedOutcomes(tenant, session, claim("a").toString(), 100);

    assertEquals(List.of(claim("a%20"), claim("a/b"), claim("a-b"), claim("ab")), after);
  }
}
