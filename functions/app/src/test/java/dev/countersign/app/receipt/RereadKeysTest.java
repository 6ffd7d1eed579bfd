package dev.countersign.app.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.receipt.KeyRotation;
import dev.countersign.trust.receipt.ReceiptKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A running function, and keys that are rotated beside it. */
final class RereadKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private Secret home = KeyRotation.first();
  private boolean reachable = true;
  private boolean gone;
  private int reads;
  private long nanos;

  private final RereadKeys keys = new RereadKeys(this::read, () -> nanos);
  private final PublishedKeysEnd end =
      new PublishedKeysEnd(
          new CurrentReceiptSigner(keys, () -> "https://seller.example")::publicKeys);

  @Test
  void publishedKeys_aMinuteAfterARotation_haveTheNewKeyAndTheEndOfTheFormer() {
    published();
    var rotation = KeyRotation.of(home, NOW, Duration.ofHours(2));
    home = rotation.kept();

    pass(Duration.ofSeconds(59));
    assertFalse(published().contains(rotation.kid()));
    pass(Duration.ofSeconds(1));

    assertEquals(ReceiptKeys.of(home).published(), published());
    assertTrue(published().contains("\"exp\":" + rotation.start().getEpochSecond()), published());
    assertFalse(published().contains("\"d\""), "a private half");
  }

  @Test
  void get_withinAMinute_readsTheHomeOnce() {
    published();
    pass(Duration.ofSeconds(59));
    published();

    assertEquals(1, reads);
  }

  @Test
  void get_homeOutOfReach_keepsTheKeysForFiveMinutes() {
    String before = published();
    reachable = false;

    pass(Duration.ofMinutes(5).minusNanos(1));
    assertEquals(before, published());
    pass(Duration.ofSeconds(5));

    assertThrows(Unavailable.class, keys::get);
  }

  @Test
  void get_homeNeverReached_isUnavailable() {
    reachable = false;

    assertThrows(Unavailable.class, keys::get);
  }

  @Test
  void get_homeOutOfReach_isAskedAgainAfterAPause() {
    published();
    reachable = false;
    pass(Duration.ofMinutes(1));
    for (int i = 0; i < 10; i++) {
      published();
    }
    assertEquals(2, reads);

    pass(Duration.ofSeconds(5));
    published();
    assertEquals(3, reads);
  }

  @Test
  void get_keysTakenAway_areNotUsedAMinuteLater() {
    published();
    gone = true;
    pass(Duration.ofMinutes(1));

    assertThrows(Misconfigured.class, keys::get);
  }

  private Secret read() {
    reads++;
    if (gone) {
      throw new Misconfigured("no such parameter", null);
    }
    if (!reachable) {
      throw new Unavailable("fetch a parameter", null);
    }
    return home;
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private String published() {
    var request =
        new RawDelivery("GET", "https://api.example/v1/keys", Map.of(), Bytes.of(new byte[0]), NOW);
    var answer = end.handle(PublishedKeysEnd.PATH, request).orElseThrow();
    assertEquals(200, answer.status());
    return new String(answer.body().toArray(), StandardCharsets.UTF_8);
  }
}
