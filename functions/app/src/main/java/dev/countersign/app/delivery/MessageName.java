package dev.countersign.app.delivery;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import org.jspecify.annotations.Nullable;

/** What makes two items of a source one message: its id, or without one the same content. */
public final class MessageName {
  private MessageName() {}

  /**
   * The name of a message.
   *
   * @param id none where neither the signature nor the item has one
   */
  public static Digest of(SourceId source, @Nullable String id, Digest content) {
    return id == null
        ? Digest.of("content", source.value(), content.hex())
        : Digest.of("message", source.value(), id);
  }
}
