package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import dev.countersign.trust.delivery.RawDelivery;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The budget of the design, section 4: requests before the reply, settings in the cache. */
final class RequestBudgetTest {
  private static final String TICKET = "ticket_resolved";

  private final CountingRequests requests = new CountingRequests();
  private final World world =
      World.over(new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()));

  @BeforeEach
  void fillTheCache() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "warm", said("attested", TICKET, "warm", named("ses_1")));
    requests.taken();
  }

  @Test
  void forged_anyKind_makesNone() {
    String path = "/v1/sources/acme.crm/attestations";
    var signed = world.signed("m", said("attested", TICKET, "1", named("ses_1")), path);
    var other = world.signed("m", said("attested", TICKET, "2", named("ses_1")), path);
    world.handle(
        path, new RawDelivery("POST", signed.url(), signed.headers(), other.body(), World.NOON));
    world.handle(
        path,
        new RawDelivery(
            "POST", signed.url(), signed.headers(), signed.body(), World.NOON.plusSeconds(3600)));
    world.attest("crm", "big", "x".repeat(300_000));

    assertEquals(List.of(), requests.taken());
  }

  @Test
  void unknownSource_repeated_isLookedUpOnce() {
    world.attest("nobody", "m1", "{}");
    world.attest("nobody", "m2", "{}");

    assertEquals(List.of("GetItem"), requests.taken());
  }

  @Test
  void attested_newWithSessionNamed_makesTwo() {
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));

    assertEquals(List.of("GetItem", "PutItem"), requests.taken());
  }

  @Test
  void attested_repeated_makesTwo() {
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    requests.taken();
    world.now = world.now.plusSeconds(1);
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));

    assertEquals(List.of("GetItem", "PutItem"), requests.taken());
  }

  @Test
  void attested_matchedBySubject_makesThreeAndOneForTheRecord() {
    String body =
        """
        {"act":"attested","outcome":"policy_signed","record":{"type":"t","id":"9"},%s,\
        "occurred_at":"2026-11-02T12:00:00Z"}\
        """
            .formatted(mail("ses_1@example.com"));
    world.attest("crm", "m0", body.replace("\"9\"", "\"8\""));
    requests.taken();
    world.attest("crm", "m1", body);

    // One query for the record's key, one for the subject's.
    assertEquals(List.of("BatchWriteItem", "Query", "Query", "PutItem"), requests.taken());
  }

  @Test
  void attested_parkedByOneKey_makesThree() {
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_unknown")));

    assertEquals(List.of("GetItem", "BatchWriteItem", "PutItem"), requests.taken());
  }

  @Test
  void retracted_ofAKnownOutcome_makesTwo() {
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    requests.taken();
    world.attest("crm", "m2", said("retracted", TICKET, "1", named("ses_1")));

    assertEquals(List.of("Query", "PutItem"), requests.taken());
  }

  @Test
  void restated_ofAKnownOutcome_makesThree() {
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    requests.taken();
    world.attest("crm", "m2", said("restated", TICKET, "1", named("ses_1")));

    assertEquals(List.of("Query", "GetItem", "PutItem"), requests.taken());
  }

  /** One read of all sessions, the evidence once, and each entry's put. */
  @Test
  void batch_of100NamingSessions_makes102() {
    world.attest("crm", "b", batch(i -> named("ses_1")));

    assertEquals(Map.of("BatchGetItem", 1L, "PutItem", 101L), counted());
  }

  /** All pointers in requests of 25; a query for each key. */
  @Test
  void batch_of100MatchedByRecordAndSubject_makes309() {
    world.attest("crm", "b", batch(i -> mail("ses_" + i + "@example.com")));

    assertEquals(Map.of("BatchWriteItem", 8L, "Query", 200L, "PutItem", 101L), counted());
  }

  /** Sessions that are not known leave a pointer each. */
  @Test
  void batch_of100NamingUnknownSessions_makes106() {
    world.attest("crm", "b", batch(i -> named("unknown_" + i)));

    assertEquals(Map.of("BatchGetItem", 1L, "BatchWriteItem", 4L, "PutItem", 101L), counted());
  }

  @Test
  void batch_of100Restated_makes202() {
    world.attest(
        "crm",
        "b",
        batch(i -> named("ses_1"))
            .replace("\"attested\"", "\"restated\"")
            .replace("\"reason\"", "\"stated_at\":\"2026-11-02T12:00:00Z\",\"reason\""));

    assertEquals(Map.of("BatchGetItem", 1L, "Query", 100L, "PutItem", 101L), counted());
  }

  private Map<String, Long> counted() {
    return requests.taken().stream()
        .collect(Collectors.groupingBy(request -> request, Collectors.counting()));
  }

  private static String batch(IntFunction<String> reference) {
    return IntStream.range(0, 100)
        .mapToObj(i -> said("attested", TICKET, "b" + i, reference.apply(i)))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
