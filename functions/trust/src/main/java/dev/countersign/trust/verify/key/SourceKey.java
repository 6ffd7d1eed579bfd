package dev.countersign.trust.verify.key;

import dev.countersign.forms.config.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a source: its text as the profile wants it, and when it is live.
 *
 * @param notBefore the first instant at which the key is live; null for no beginning
 * @param notAfter the last instant at which the key is live; null for no end
 */
public record SourceKey(Secret text, @Nullable Instant notBefore, @Nullable Instant notAfter) {
  /** A key that is always live. */
  public static SourceKey always(String text) {
    return new SourceKey(Secret.ofText(text), null, null);
  }

  /** Whether deliveries received at this instant are checked with this key. */
  public boolean isLive(Instant at) {
    return (notBefore == null || !at.isBefore(notBefore))
        && (notAfter == null || !at.isAfter(notAfter));
  }
}
