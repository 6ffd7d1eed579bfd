package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.ledger.KeySets.KeySet;
import dev.countersign.ledger.KeyUses.KeyUse;
import dev.countersign.ledger.PassedOver.Count;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A table with an item of every kind, left in the middle of its work. */
final class StoredScenario {
  static final String TICKET = "ticket_resolved";
  static final String HELD = "policy_signed";

  /** The message that was answered with an entry, and may be sent again. */
  static final String FIRST = said("attested", TICKET, "1", named("ses_1"));

  private StoredScenario() {}

  static void play(DynamoLedger ledger) {
    var world = World.over(ledger);
    taken(world.record("s1", session("ses_1", "ada@example.com")));
    taken(world.record("s2", session("ses_2", "ada@example.com")));
    taken(world.record("s3", session("ses_3", "eve@example.com")));
    taken(world.attest("crm", "m1", FIRST));
    taken(world.attest("crm", "m2", said("attested", HELD, "2", named("ses_1"))));
    taken(world.attest("crm", "m3", said("attested", TICKET, "3", named("ses_3"))));
    taken(world.attest("crm", "m4", said("attested", TICKET, "4", mail("nobody@example.com"))));
    taken(
        world.attest(
            "crm",
            "m5",
            "["
                + said("attested", TICKET, "5", named("ses_1"))
                + ","
                + said("attested", HELD, "6", named("ses_3"))
                + "]"));
    taken(world.attest("crm", "m6", said("attested", "lead_won", "7", mail("ada@example.com"))));
    taken(
        world.resolve(
            "r1", "{\"claim\":\"lead_won/7\",\"session\":\"ses_1\",\"by\":\"a\",\"why\":\"b\"}"));
    world.settle();
    world.now = world.now.plusSeconds(60);
    taken(world.attest("crm", "m7", said("retracted", TICKET, "3", named("ses_3"))));
    var refused = world.attest("crm", "m8", said("attested", "car_sold", "8", named("ses_1")));
    assertTrue(refused.status() == 422, refused.text());
    world.stream();
    // The last entries are not on the bus yet, and a delivery waits for its vendor's API.
    taken(world.attest("crm", "m9", said("attested", TICKET, "9", named("ses_1"))));
    var thin = new ThinCrm(world);
    thin.apply(ThinCrm.CREDENTIAL);
    taken(thin.send("e1"));
    World.apply(ledger); // the crm is again what it was
    world.erase(ledger.personalData(), "gone@example.com");
    besides(ledger);
    StoredPostings.put(ledger);
  }

  /** What other functions and commands store. */
  private static void besides(DynamoLedger ledger) {
    var crm = new SourceId("crm");
    var url = URI.create("https://keys.example/jwks.json");
    ledger.keySets().follow(World.TENANT, crm, url);
    ledger
        .keySets()
        .put(
            new KeySet(
                World.TENANT, crm, url, Optional.of("{\"keys\":[]}"), Optional.of(World.NOON), 1));
    ledger
        .keyUses()
        .put(
            new KeyUse(
                World.TENANT,
                crm,
                "attestation",
                new TreeMap<>(Map.of("audience", "a")),
                Set.of("fingerprint-1", "fingerprint-2")));
    ledger.passedOver().add(World.TENANT, new Count(crm, LocalDate.of(2026, 11, 2), "4711", 3));
    var message = ledger.outcomes().last(World.TENANT, World.claim(TICKET, "1")).orElseThrow();
    var statement = message.entry().registers().statements().all().getFirst();
    ledger
        .outcomes()
        .archive(World.TENANT, World.claim(TICKET, "1"), List.of(AnsweredMessage.of(statement, 1)));
  }

  /** A world over the items, some time later. */
  static World later(DynamoLedger ledger, Duration later) {
    var world = new World(ledger);
    world.now = World.NOON.plus(later);
    return world;
  }

  private static void taken(HttpAnswer answer) {
    assertTrue(answer.status() < 300, answer.text());
  }
}
