package dev.countersign.trust.receipt;

import dev.countersign.domain.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a receipt key.
 *
 * @param thumbprint as RFC 7638 has it, with SHA-256 and in base64url
 * @param open the Ed25519 key (RFC 8032): 32 bytes
 * @param notBeforeOrNull the first instant at which it signs; null where it signs since it is there
 */
public record OpenKey(String thumbprint, Bytes open, @Nullable Instant notBeforeOrNull) {
  /** Whether it is still to sign at this time, and may sign later. */
  public boolean isNext(Instant now) {
    return notBeforeOrNull != null && now.isBefore(notBeforeOrNull);
  }
}
