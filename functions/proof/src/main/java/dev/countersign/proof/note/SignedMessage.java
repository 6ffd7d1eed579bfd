package dev.countersign.proof.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes that a key signs of a note: its text, or what a cosigner says about a checkpoint. */
final class SignedMessage {
  private static final String LABEL = "subtree/v1\n\0";
  private static final int LONGEST_NAME = 255;

  private SignedMessage() {}

  /**
   * The message; empty where the text is none that this algorithm can sign.
   *
   * @param seconds when a cosigner signs, in seconds since 1970; no other signature has it
   */
  static Optional<byte[]> of(NoteKey key, String text, long seconds) {
    return switch (key.algorithm()) {
      case ED25519 -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
      case ED25519_COSIGNATURE ->
          checkpoint(text)
              .map(checkpoint -> "cosignature/v1\ntime " + seconds + "\n" + text)
              .map(message -> message.getBytes(StandardCharsets.UTF_8));
      case ML_DSA_44_COSIGNATURE ->
          checkpoint(text).flatMap(checkpoint -> cosigned(key.name(), checkpoint, seconds));
    };
  }

  private static Optional<Checkpoint> checkpoint(String text) {
    return Checkpoint.parse(text).asOptional();
  }

  /** The structure {@code cosigned_message} of C2SP tlog-cosignature. */
  private static Optional<byte[]> cosigned(String cosigner, Checkpoint checkpoint, long seconds) {
    byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
    byte[] origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST_NAME || origin.length > LONGEST_NAME) {
      return Optional.empty();
    }
    var message = new ByteArrayOutputStream();
    message.writeBytes(LABEL.getBytes(StandardCharsets.US_ASCII));
    message.write(name.length);
    message.writeBytes(name);
    message.writeBytes(number(seconds));
    message.write(origin.length);
    message.writeBytes(origin);
    message.writeBytes(number(0));
    message.writeBytes(number(checkpoint.size()));
    message.writeBytes(checkpoint.root().bytes());
    return Optional.of(message.toByteArray());
  }

  static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
