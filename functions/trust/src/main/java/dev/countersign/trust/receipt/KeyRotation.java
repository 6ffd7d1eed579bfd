package dev.countersign.trust.receipt;

import dev.countersign.forms.config.Secret;
import dev.countersign.trust.verify.key.UnusableKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Changes the key of receipts without a gap: the new key is published at once and signs later, when
 * every verifier that keeps a copy of the keys has fetched it. The former key ends at that instant
 * and stays published.
 *
 * @param kept the keys to keep, a JWK set; private halves of keys that have ended are gone
 * @param kid the new key
 * @param start from when it signs, in whole seconds
 */
public record KeyRotation(Secret kept, String kid, Instant start) {
  /** In this time everybody has fetched the keys again, who keeps to how long they may be kept. */
  public static final Duration SHORTEST_OVERLAP = Duration.ofHours(2);

  /**
   * Adds a key.
   *
   * @param current what is kept now, a JWK or a JWK set with a private key
   * @param overlap how long the new key is published before it signs
   * @throws UnusableKey when the keys can't be used, the overlap is too short, or a rotation is
   *     under way
   */
  public static KeyRotation of(Secret current, Instant now, Duration overlap) {
    if (overlap.compareTo(SHORTEST_OVERLAP) < 0) {
      throw new UnusableKey("the overlap must be " + SHORTEST_OVERLAP + " or more");
    }
    var keys = ReceiptKeys.of(current);
    var next = keys.next(now);
    if (next.isPresent()) {
      throw new UnusableKey(
          "a rotation is under way: key "
              + next.get().kid()
              + " signs from "
              + next.get().notBefore());
    }
    if (keys.signing(now).isEmpty()) {
      throw new UnusableKey("no key signs now; put a new set in place instead");
    }
    var start = now.plus(overlap).truncatedTo(ChronoUnit.SECONDS);
    var rotated = keys.withNext(now, start);
    return new KeyRotation(rotated.kept(now), rotated.next(now).orElseThrow().kid(), start);
  }

  /**
   * A new key that signs at once, in place of keys that are no longer secret. What had ended stays
   * published; whatever could still sign is gone.
   *
   * @param former what is kept now; if it can't be read, all of it is gone
   */
  public static Secret replacement(Secret former, Instant now) {
    try {
      return ReceiptKeys.of(former).replaced(now).kept(now);
    } catch (UnusableKey e) {
      return first();
    }
  }

  /** The first key of a seller, as a JWK set. It signs at once. */
  public static Secret first() {
    return ReceiptKeys.generate().kept(Instant.EPOCH);
  }
}
