package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Made-up names use up what look-ups of sources may cost, and nobody else's. */
final class StrangersTest {
  private static final int BUDGET = 600;

  private final World world = World.over(new InMemoryLedger());

  @Test
  void knownSource_whenStrangersHaveUsedUpTheLookUps_isReadAnewAndServed() {
    world.record("s1", session("ses_1"));
    assertEquals(200, attest("crm", "1"));
    world.nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    for (int i = 0; i < BUDGET; i++) {
      assertEquals(401, attest("stranger" + i, "x"));
    }

    assertEquals(503, attest("another", "x"));
    assertEquals(503, attest("desk", "2"));
    assertEquals(200, attest("crm", "3"));
  }

  private int attest(String source, String record) {
    String body = said("attested", "ticket_resolved", record, named("ses_1"));
    return world.attest(source, "m" + record, body).status();
  }
}
