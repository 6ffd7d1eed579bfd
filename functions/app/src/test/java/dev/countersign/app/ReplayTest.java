package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was refused though authentic, decided after what was wrong was mended. */
final class ReplayTest {
  private static final String TICKET = "ticket_resolved";
  private static final String TERMS_FOR_DESK_ONLY =
      """
      outcome: car_sold
      version: 1
      effective_from: 2026-01-01T00:00:00Z
      sources: [desk]
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      price: {each: "0.99", currency: EUR}
      """;

  private World world = World.over(new InMemoryLedger());

  @Test
  void replay_afterTheTermsWereMended_billsOnceWithItsOriginalTime() {
    terms(1, TERMS_FOR_DESK_ONLY);
    world.record("s1", session("ses_1"));
    assertEquals(422, world.attest("crm", "m1", sold()).status());

    terms(
        2,
        TERMS_FOR_DESK_ONLY
            .replace("version: 1", "version: 2")
            .replace("2026-01-01", "2026-02-01")
            .replace("[desk]", "[crm, desk]"));
    days(2);
    assertEquals(new Replayed.Decided(), replay());

    var entry = world.history("car_sold", "1").getFirst().entry();
    assertEquals("Billable", entry.status().wire());
    assertEquals(world.now, entry.at());
    var said = entry.registers().statements().all().getFirst();
    assertEquals(World.NOON, said.receivedAt());
    assertInstanceOf(Replayed.Already.class, replay());
    assertEquals(1, world.history("car_sold", "1").size());
  }

  @Test
  void replay_ofABatch_decidesOnlyWhatWasNot() {
    terms(1, TERMS_FOR_DESK_ONLY);
    world.record("s1", session("ses_1"));
    String good = said("attested", TICKET, "1", named("ses_1"));
    assertEquals(200, world.attest("crm", "m1", "[" + good + "," + sold() + "]").status());
    assertEquals(1, world.history(TICKET, "1").size());

    terms(
        2,
        TERMS_FOR_DESK_ONLY
            .replace("version: 1", "version: 2")
            .replace("2026-01-01", "2026-02-01")
            .replace("[desk]", "[crm]"));
    days(1);
    assertEquals(new Replayed.Decided(), replay());
    assertEquals(1, world.history(TICKET, "1").size());
    assertEquals(1, world.history("car_sold", "1").size());
  }

  @Test
  void replay_afterTheProfileWasMended_mapsAnew() {
    String mapless = "{\"deal\":\"1\",\"when\":\"2026-11-02T12:00:00Z\"}";
    assertEquals(422, world.attest("crm", "m1", mapless).status());
    assertInstanceOf(Replayed.Refused.class, replay());

    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("crm"),
            """
            id: crm
            kind: attestation
            profile: standard-webhooks
            keys: [{secret: {inline: whsec_bmV3LWtleS1hZnRlci1yb3RhdGlvbi0wMTIzNDU2Nzg5}}]
            map: '{"act": "attested", "outcome": "ticket_resolved", "session": "ses_1",
                   "record": {"type": "deal", "id": deal}, "occurred_at": when}'
            """);
    days(1);
    assertEquals(new Replayed.Decided(), replay());
    assertEquals(1, world.history(TICKET, "1").size());
  }

  @Test
  void replay_ofASession_recordsIt() {
    var bad = world.record("s1", "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"}}");
    assertEquals(422, bad.status());

    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("agents"),
            """
            id: agents
            kind: session
            profile: standard-webhooks
            keys: [{secret: {inline: whsec_bmV3LWtleS1hZnRlci1yb3RhdGlvbi0wMTIzNDU2Nzg5}}]
            map: '$merge([$, {"started_at": $received_at}])'
            """);
    days(1);
    assertEquals(new Replayed.Decided(), replay());
    assertEquals(
        202, world.attest("crm", "m1", said("attested", TICKET, "9", named("x"))).status());
  }

  @Test
  void replay_ofAHandshake_isNone() {
    var evidence = kept("m1").evidence();
    var handshake =
        new RefusedDelivery(
            new SourceId("crm"),
            evidence.receivedAt(),
            java.util.List.of(),
            new dev.countersign.ledger.Evidence(
                evidence.digest(),
                evidence.raw(),
                evidence.mediaType(),
                evidence.headers(),
                new java.util.TreeMap<>(java.util.Map.of("handshake", "unsigned")),
                evidence.receivedAt()));

    assertInstanceOf(Replayed.Refused.class, world.replay(handshake));
  }

  private RefusedDelivery kept(String id) {
    world.attest("crm", id, "{}");
    return world.ledger.refusals().list(World.TENANT, 1).getFirst();
  }

  /** The clock goes on, and every cache is new. */
  private void days(int days) {
    var later = world.now.plus(Duration.ofDays(days));
    world = new World(world.ledger);
    world.now = later;
  }

  private Replayed replay() {
    return world.replay(world.ledger.refusals().list(World.TENANT, 1).getFirst());
  }

  private void terms(int version, String text) {
    world.ledger.registry().putTerms(World.TENANT, new OutcomeType("car_sold"), version, text);
  }

  private static String sold() {
    return said("attested", "car_sold", "1", named("ses_1"));
  }
}
