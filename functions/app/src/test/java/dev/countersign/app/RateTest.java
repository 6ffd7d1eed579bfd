package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.SourceId;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source's own rate of three deliveries a minute. */
final class RateTest {
  private static final String TICKET = "ticket_resolved";

  private final World world = World.over(new InMemoryLedger());
  private int number;

  @BeforeEach
  void threeAMinute() {
    var registry = world.ledger.registry();
    var crm = new SourceId("crm");
    String text = registry.source(World.TENANT, crm).orElseThrow();
    registry.putSource(World.TENANT, crm, text.replace("{id: crm", "{rate_per_minute: 3, id: crm"));
    world.record("s1", session("ses_1"));
  }

  private HttpAnswer attest() {
    String record = String.valueOf(++number);
    return world.attest("crm", "m" + number, said("attested", TICKET, record, named("ses_1")));
  }

  private void threeAreTaken() {
    for (int i = 0; i < 3; i++) {
      assertEquals(200, attest().status());
    }
  }

  @Test
  void delivery_overTheRate_isToBeSentAgainAndCountedThen() {
    threeAreTaken();

    var over = attest();

    assertEquals(429, over.status());
    assertEquals("20", over.headers().get("retry-after"));
    assertEquals("none", world.state(TICKET, "4").get("status"));
    assertEquals(0, world.ledger.refusals().list(World.TENANT, 10).size());
    number--;
    world.nanos.addAndGet(Duration.ofSeconds(20).toNanos());
    assertEquals(200, attest().status());
    assertEquals(429, attest().status());
  }

  @Test
  void rate_ofASourceReadAnew_isNotRefilledByIt() {
    threeAreTaken();
    world.nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertEquals(200, attest().status());
    assertEquals(200, attest().status());
    world.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertEquals(200, attest().status());
    assertEquals(429, attest().status());
  }

  @Test
  void forged_deliveries_useUpNothing() {
    String path = "/v1/sources/acme.crm/attestations";
    var signed = world.signed("m", said("attested", TICKET, "9", named("ses_1")), path);
    var other = world.signed("m", said("attested", TICKET, "8", named("ses_1")), path);
    for (int i = 0; i < 10; i++) {
      var forged =
          new RawDelivery("POST", signed.url(), signed.headers(), other.body(), World.NOON);
      assertEquals(401, world.handle(path, forged).status());
    }
    threeAreTaken();
  }
}
