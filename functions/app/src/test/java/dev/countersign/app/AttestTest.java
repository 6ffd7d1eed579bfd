package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What attestations come to, with a session that was recorded before. */
final class AttestTest {
  private static final String TICKET = "ticket_resolved";
  private static final String PATH = "/v1/sources/acme.crm/attestations";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final World world = World.over(ledger);

  @BeforeEach
  void aSession() {
    world.record("s1", session("ses_1"));
  }

  private static String ticket(String record, String session) {
    return said("attested", TICKET, record, named(session));
  }

  private List<RefusedDelivery> kept() {
    return ledger.refusals().list(World.TENANT, 10);
  }

  @Test
  void attest_newOutcome_isBillableWithAReceipt() {
    var answer = world.attest("crm", "m1", ticket("1", "ses_1"));

    assertEquals(200, answer.status());
    assertTrue(answer.text().contains("\"status\":\"Billable\""), answer.text());
    assertTrue(answer.text().contains("\"receipt\":\"ey"), answer.text());
  }

  @Test
  void attest_sameMessageTwice_givesTheSameReceipt() {
    var first = world.attest("crm", "m1", ticket("1", "ses_1"));
    world.now = world.now.plusSeconds(5);
    var second = world.attest("crm", "m1", ticket("1", "ses_1"));

    assertEquals(first.text().replace("\"accepted\"", "\"duplicate\""), second.text());
    assertEquals(1, world.history(TICKET, "1").size());
  }

  @Test
  void attest_sameIdOtherContent_isAConflictAndKept() {
    world.attest("crm", "m1", ticket("1", "ses_1"));
    var answer = world.attest("crm", "m1", ticket("1", "ses_2"));

    assertEquals(409, answer.status());
    assertEquals(1, world.history(TICKET, "1").size());
    assertEquals(1, kept().size());
  }

  @Test
  void merged_recordOfAnotherFact_isAnsweredWithTheRecordThatLivesOn() {
    world.attest("crm", "m1", ticket("1", "ses_1"));
    var merge =
        said("merged", TICKET, "1", named("ses_1"))
            .replace(
                "\"reason\"",
                "\"stated_at\":\"2026-11-02T12:00:00Z\",\"into\":{\"record\":{\"type\":\"t\",\"id\":\"9\"}},\"reason\"");

    var merged = world.attest("crm", "m2", merge);
    var after = world.attest("crm", "m3", said("retracted", TICKET, "1", named("ses_1")));

    assertTrue(merged.text().contains("\"verdict\":\"accepted\""), merged.text());
    assertTrue(merged.text().contains("\"reason\":\"merged\",\"detail\":\"t/9\""), merged.text());
    assertTrue(after.text().contains("\"detail\":\"t/9\",\"verdict\":\"merged\""), after.text());
  }

  @Test
  void noted_beforeTheFact_isRememberedWithoutAWarning() {
    var note =
        said("noted", TICKET, "1", named("ses_1"))
            .replace(
                "\"reason\"",
                "\"stated_at\":\"2026-11-02T12:00:00Z\",\"facts\":{\"csat\":5},\"reason\"");

    var answer = world.attest("crm", "m1", note);

    assertEquals(202, answer.status());
    assertTrue(answer.text().contains("\"verdict\":\"accepted\""), answer.text());
    assertFalse(answer.text().contains("nothing_before"), answer.text());
  }

  @Test
  void attest_forgedOrUnknownSource_isOneAnswerAndWritesNothing() {
    var signed = world.signed("m1", ticket("1", "ses_1"), PATH);
    var forged =
        new RawDelivery(
            "POST", signed.url(), signed.headers(), bytes(ticket("2", "ses_1")), world.now);
    var answer = world.handle(PATH, forged);
    var unknown = world.handle("/v1/sources/acme.nobody/attestations", signed);

    assertEquals(401, answer.status());
    assertEquals(answer, unknown);
    assertTrue(ledger.lastEntries().isEmpty());
    assertTrue(kept().isEmpty());
  }

  @Test
  void attest_batchWithOneBadItem_decidesTheGoodAndKeepsTheBad() {
    String batch =
        "[" + ticket("1", "ses_1") + ",{\"act\":\"attested\"}," + ticket("3", "ses_1") + "]";
    var answer = world.attest("crm", "m1", batch);

    assertEquals(200, answer.status());
    assertEquals(2, ledger.lastEntries().size());
    assertTrue(kept().getFirst().problems().stream().allMatch(problem -> problem.place() == 1));
  }

  @Test
  void attest_sessionComesLater_isParkedThenBillable() {
    var answer = world.attest("crm", "m1", ticket("1", "ses_2"));
    assertEquals(202, answer.status());

    world.record("s2", session("ses_2"));
    assertEquals("0.99 EUR", world.state(TICKET, "1").get("billed"));
  }

  @Test
  void attest_64AtOnce_oneOutcomeBilledOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Callable<HttpAnswer>> calls =
          IntStream.range(0, 64)
              .<Callable<HttpAnswer>>mapToObj(
                  i -> () -> world.attest("crm", "m" + i % 8, ticket("1", "ses_1")))
              .toList();
      for (var call : threads.invokeAll(calls)) {
        assertEquals(200, call.get().status());
      }
    }
    var history = world.history(TICKET, "1");
    var events = history.stream().flatMap(stored -> stored.entry().results().stream()).toList();
    assertEquals(1, events.size());
    assertEquals(8, history.size());
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
