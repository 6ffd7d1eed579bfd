package dev.countersign.proof.note;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies one signature of a note. */
final class NoteSignatures {
  private NoteSignatures() {}

  /** Who signed this text with this signature; empty unless it was this key. */
  static Optional<VerifiedSignature> verify(NoteKey key, String text, NoteSignature signature) {
    int before = key.algorithm().isCosignature() ? Long.BYTES : 0;
    byte[] bytes = signature.signature();
    if (bytes.length != before + key.algorithm().signatureLength()) {
      return Optional.empty();
    }
    long seconds = before == 0 ? 0 : ByteBuffer.wrap(bytes).getLong();
    byte[] raw = Arrays.copyOfRange(bytes, before, bytes.length);
    boolean valid =
        seconds >= 0
            && SignedMessage.of(key, text, seconds)
                .filter(message ->
                    RawSignatures.verifies(key.algorithm(), key.material(), message, raw))
                .isPresent();
    return valid
        ? Optional.of(new VerifiedSignature(key, before == 0 ? null : time(seconds)))
        : Optional.empty();
  }

  /** The instant; null of none, and of one that the JDK can't say. */
  static @Nullable Instant time(long seconds) {
    try {
      return seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      return null; // later than what the JDK can say
    }
  }
}
