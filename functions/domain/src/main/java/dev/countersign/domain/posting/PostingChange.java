package dev.countersign.domain.posting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change to be written, on the condition that nobody changed the posting since it was read.
 *
 * @param beforeOrNull what was read; none where there must not be one yet
 */
public record PostingChange(@Nullable Posting beforeOrNull, Posting after) {
  /** What was read. */
  public Optional<Posting> before() {
    return Optional.ofNullable(beforeOrNull);
  }
}
