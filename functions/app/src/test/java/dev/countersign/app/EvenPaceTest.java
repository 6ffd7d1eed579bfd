package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.Authenticator.Authentication;
import dev.countersign.app.registry.AddressKey;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is refused before its signature holds is held back, whatever the cause. */
final class EvenPaceTest {
  private static final Secret KEY = Secret.ofText("0123456789abcdef0123456789abcdef");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();

  private Authenticator over(Optional<SecretRef> addressKey) {
    ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("real"),
            "{id: real, kind: attestation, profile: hubspot-v3, keys: [{secret: {ssm: /gone}}],"
                + " address: plain}");
    var secrets = new InlineSecrets();
    var sources =
        new RegisteredSources(
            ledger,
            ref -> {
              read.addAndGet(ref instanceof SecretRef.Ssm ? 1 : 0);
              return secrets.of(ref);
            },
            new BuiltInProfiles(),
            () -> 0,
            () -> addressKey);
    return new Authenticator(sources, started -> held.incrementAndGet());
  }

  private static SourceAddress address(String source, Optional<AddressKey> key) {
    var name = new SourceName(World.TENANT, new SourceId(source));
    return new SourceAddress(name, Kind.ATTESTATION, key.flatMap(there -> there.of(name)));
  }

  private static RawDelivery raw() {
    var json = Map.of("content-type", List.of("application/json"));
    return new RawDelivery("POST", "https://x.example/", json, Bytes.of(new byte[2]), World.NOON);
  }

  @Test
  void refusal_ofASourceWithoutItsSecret_isHeldBackAndTriesTheSecretOnceAMinute() {
    var authenticator = over(Optional.empty());

    for (int i = 1; i <= 3; i++) {
      var found = authenticator.authenticate(address("real", Optional.empty()), raw());
      var broken = assertInstanceOf(Authentication.Unverifiable.class, found);
      assertEquals(
          "a secret by name can only be fetched in AWS; write it as inline here", broken.what());
      assertEquals(i, held.get());
    }
    authenticator.authenticate(address("made-up", Optional.empty()), raw());

    assertEquals(4, held.get());
    assertEquals(1, read.get());
  }

  /** Who has the address with its check is the vendor: it learns to send again. */
  @Test
  void checkedAddress_ofASourceWithoutItsSecret_isToldThatItIsBroken() {
    var authenticator = over(Optional.of(new SecretRef.Inline(KEY)));
    var real = address("real", Optional.of(AddressKey.of(KEY)));

    assertThrows(Misconfigured.class, () -> authenticator.authenticate(real, raw()));
    assertEquals(1, held.get());
  }
}
