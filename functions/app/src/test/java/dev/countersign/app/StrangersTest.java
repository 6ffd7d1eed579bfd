package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up names use up what look-ups of sources may cost, and nobody else's. */
final class StrangersTest {
  private static final int BUDGET = 600;
  private static final int REAL = 50;
  private static final Duration FLOOD = Duration.ofMinutes(2);
  private static final Secret KEY = Secret.ofText("0123456789abcdef0123456789abcdef");
  private static final Secret OTHER = Secret.ofText("fedcba9876543210fedcba9876543210");

  private final Ledger ledger = new InMemoryLedger();
  private World world = World.over(ledger);

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

  /** Whoever has used up the budget must not see by 401 or 503 which names are real. */
  @Test
  void knownSource_forgedWhileTheLookUpsAreUsedUp_isAnsweredAsAMadeUpName() {
    attest("crm", "1");
    String path = "/v1/sources/acme.crm/attestations";
    var signed = world.signed("m", "{}", path);
    var body = Bytes.of(new byte[] {'['});
    var forged = new RawDelivery("POST", signed.url(), signed.headers(), body, World.NOON);
    for (int i = 0; i < BUDGET - 1; i++) {
      assertEquals(401, world.handle(path, forged).status());
    }

    assertEquals(503, world.handle(path, forged).status());
    assertEquals(503, attest("another", "x"));
  }

  /** How many of 50 real sources, each seen for the first time, are refused in two minutes. */
  @ParameterizedTest
  @CsvSource({"5, 0, 0", "12, 0, 0", "20, 26, 0", "50, 43, 0", "200, 48, 0"})
  void realSources_whileNamesAreMadeUp_areRefusedAtPlainAddressesOnly(
      int aSecond, int plain, int checked) {
    assertEquals(plain, refused(aSecond, Optional.empty()));
    assertEquals(checked, refused(aSecond, Optional.of(KEY)));
  }

  private int refused(int aSecond, Optional<Secret> key) {
    realSources();
    world = new World(ledger, key.map(SecretRef.Inline::new));
    long step = Duration.ofSeconds(1).toNanos() / aSecond;
    long between = FLOOD.toNanos() / REAL;
    int seen = 0;
    int refused = 0;
    for (long at = 0; at < FLOOD.toNanos(); at += step) {
      world.nanos.set(at);
      assertNotEquals(200, attest(path(key.map(k -> OTHER), "stranger" + at)));
      if (at >= seen * between) {
        refused += attest(path(key, "real" + seen)) == 202 ? 0 : 1;
        seen++;
      }
    }
    assertEquals(REAL, seen);
    return refused;
  }

  private void realSources() {
    var registry = ledger.registry();
    String crm = registry.source(World.TENANT, new SourceId("crm")).orElseThrow();
    for (int i = 0; i < REAL; i++) {
      registry.putSource(
          World.TENANT, new SourceId("real" + i), crm.replace("id: crm", "id: real" + i));
    }
    var all = new TreeMap<Integer, String>();
    for (int i = 0; i < REAL; i++) {
      all.put(i, "real" + i);
    }
    registry.putTerms(
        World.TENANT,
        new OutcomeType("said_by_all"),
        1,
        """
        outcome: said_by_all
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [%s]
        claim_by: [record.id]
        match: {by: [session], window: P7D, wait: P3D}
        price: {each: "0.99", currency: EUR}
        """
            .formatted(String.join(", ", all.values())));
  }

  private static String path(Optional<Secret> key, String source) {
    var name = new SourceName(World.TENANT, new SourceId(source));
    var check = key.flatMap(secret -> AddressKey.of(secret).of(name));
    return new SourceAddress(name, SourceForm.Kind.ATTESTATION, check).path();
  }

  private int attest(String path) {
    String body = said("attested", "said_by_all", path.substring(12), named("ses_1"));
    return world.handle(path, world.signed("m" + path.hashCode(), body, path)).status();
  }

  private int attest(String source, String record) {
    String body = said("attested", "ticket_resolved", record, named("ses_1"));
    return world.attest(source, "m" + record, body).status();
  }
}
