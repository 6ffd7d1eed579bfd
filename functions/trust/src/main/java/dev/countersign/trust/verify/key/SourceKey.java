package dev.countersign.trust.verify.key;

import dev.countersign.forms.config.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key, as its profile wants it, and when it is live.
 *
 * @param notBefore none: since ever
 * @param notAfter none: for ever; the instant itself is still live
 */
public record SourceKey(Secret text, @Nullable Instant notBefore, @Nullable Instant notAfter) {
  public static SourceKey always(String text) {
    return new SourceKey(Secret.ofText(text), null, null);
  }

  public boolean live(Instant at) {
    return (notBefore == null || !at.isBefore(notBefore))
        && (notAfter == null || !at.isAfter(notAfter));
  }
}
