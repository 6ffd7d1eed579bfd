package dev.countersign.trust;

import dev.countersign.forms.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key, as its profile wants it, and when it is live.
 *
 * @param notBefore none: since ever
 * @param notAfter none: for ever; the instant itself is still live
 */
public record LiveKey(Secret text, @Nullable Instant notBefore, @Nullable Instant notAfter) {
  public static LiveKey always(String text) {
    return new LiveKey(Secret.ofText(text), null, null);
  }

  boolean live(Instant at) {
    return (notBefore == null || !at.isBefore(notBefore))
        && (notAfter == null || !at.isAfter(notAfter));
  }
}
