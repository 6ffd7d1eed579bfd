package dev.countersign.proof.verify;

import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.NoteKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the seller's published keys: it signs receipts, months and the log.
 *
 * @param kid its name in the set
 * @param material the raw Ed25519 key, 32 bytes
 * @param notBefore the first instant at which it signs; null for no beginning
 * @param expires the instant from which it signs no more; null for no end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its kid
record SellerKey(
    String kid, byte[] material, @Nullable Instant notBefore, @Nullable Instant expires) {
  boolean isGood(Instant at) {
    return (notBefore == null || !at.isBefore(notBefore))
        && (expires == null || at.isBefore(expires));
  }

  /** The key of notes under this name. */
  NoteKey note(String name) {
    return NoteKey.of(name, NoteAlgorithm.ED25519, material);
  }
}
