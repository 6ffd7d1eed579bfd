package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.SessionId;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The requests after the reply: publishing an entry writes and reads only the sessions that its
 * predecessor did not know, however many the outcome knows by then. Of what stood before it reads
 * the predecessor's leaf, and it puts its own.
 */
final class PublishBudgetTest {
  private static final String TICKET = "ticket_resolved";
  private static final String POLICY = "policy_signed";
  private static final int MANY = 60;

  private final CountingRequests requests = new CountingRequests();
  private final World world =
      World.over(new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()));

  /** What the tenant's months are is read once a minute. */
  @BeforeEach
  void knowTheMonths() {
    said("attested", TICKET, "m0", "9", named("ses_unknown"));
    world.publisher().publish(world.history(TICKET, "9").getLast());
  }

  @Test
  void firstEntry_ofOneSession_makesFour() {
    record("ses_1");
    said("attested", TICKET, "m1", named("ses_1"));

    assertEquals(
        List.of("BatchWriteItem", "BatchGetItem", "PutItem", "UpdateItem"), published(TICKET));
  }

  @Test
  void laterEntry_thatLearnsOfNoSession_makesFour() {
    record("ses_1");
    said("attested", TICKET, "m1", named("ses_1"));
    published(TICKET);
    said("restated", TICKET, "m2", named("ses_1"));

    assertEquals(List.of("GetItem", "GetItem", "PutItem", "UpdateItem"), published(TICKET));
  }

  @Test
  void laterEntries_ofManySessions_linkNoneOfThemAgain() {
    manySessions();
    said("attested", TICKET, "m1", mail("shared@example.com"));

    assertEquals(
        List.of(
            "BatchWriteItem",
            "BatchWriteItem",
            "BatchWriteItem",
            "BatchGetItem",
            "PutItem",
            "UpdateItem"),
        published(TICKET));

    said("restated", TICKET, "m2", mail("shared@example.com"));

    assertEquals(List.of("GetItem", "GetItem", "PutItem", "UpdateItem"), published(TICKET));
  }

  @Test
  void laterEntry_thatLearnsOfOneAmongMany_linksThatOne() {
    manySessions();
    said("attested", TICKET, "m1", mail("shared@example.com"));
    published(TICKET);
    world.record("late", session("ses_late", "shared@example.com"));

    assertEquals(
        List.of("GetItem", "BatchWriteItem", "BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
        published(TICKET));
    assertEquals(
        List.of(World.claim(TICKET, "1")),
        world.ledger.sessions().linkedOutcomes(TENANT, new SessionId("ses_late"), "", 10));
  }

  @Test
  void correction_whilePublishingOfTheEarlierEntryIsLost_isSeenWhenSettleDoesIt() {
    record("ses_1");
    said("attested", TICKET, "m1", named("ses_1"));
    said("restated", TICKET, "m2", named("ses_1"));
    published(TICKET);
    world.now = world.now.plusSeconds(5);
    world.record("s2", session("ses_1", "other@example.com"));

    world.now = world.now.plusSeconds(5);
    world.settle();

    var known = world.history(TICKET, "1").getLast().entry().registers().sessions();
    var id = new SessionId("ses_1");
    assertEquals(world.ledger.sessions().find(TENANT, id), Optional.ofNullable(known.get(id)));
    assertEquals(3, world.history(TICKET, "1").size());
  }

  @Test
  void holdsEnd_ofAPublishedOutcome_writesTwice() {
    record("ses_1");
    said("attested", POLICY, "m1", named("ses_1"));
    published(POLICY);
    world.now = world.now.plus(Duration.ofHours(2));
    requests.taken();

    world.settleOnly();

    assertEquals(
        List.of("GetItem", "BatchGetItem", "PutItem", "UpdateItem"),
        requests.taken().stream().filter(operation -> !operation.equals("Query")).toList());
  }

  private void manySessions() {
    for (int i = 0; i < MANY; i++) {
      world.record("s" + i, session("ses_" + i, "shared@example.com"));
    }
  }

  private void record(String session) {
    world.record(session, session(session));
  }

  private void said(String act, String type, String message, String reference) {
    said(act, type, message, "1", reference);
  }

  private void said(String act, String type, String message, String record, String reference) {
    world.now = world.now.plusSeconds(1);
    var said = World.said(act, type, record, reference);
    assertTrue(world.attest("crm", message, said).status() < 300);
  }

  /** Publishes the last entry; the requests that it took. */
  private List<String> published(String type) {
    var last = world.history(type, "1").getLast();
    requests.taken();
    world.publisher().publish(last);
    return requests.taken();
  }
}
