package dev.countersign.domain.posting;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tries of a posting. One counts unless the engine surely did not take it.
 *
 * @param made all of them, by which pauses grow; 0 or more
 * @param counting those that count, 0 to {@code made}
 * @param firstCountingOrNull when the first that counts began; the dedupe window is counted from it
 */
public record Tries(int made, int counting, @Nullable Instant firstCountingOrNull) {
  /** Never tried. */
  public static final Tries NONE = new Tries(0, 0, null);

  public Tries {
    if (counting < 0 || counting > made || (counting == 0) != (firstCountingOrNull == null)) {
      throw new IllegalArgumentException("tries that can't be");
    }
  }

  /** One more began: it counts until an answer says that the engine did not take it. */
  public Tries begun(Instant now) {
    return new Tries(made + 1, counting + 1, firstCounting().orElse(now));
  }

  /** The newest doesn't count: the engine surely did not take it. */
  public Tries withoutNewest() {
    return new Tries(made, counting - 1, counting == 1 ? null : firstCountingOrNull);
  }

  /** When the first that counts began. */
  public Optional<Instant> firstCounting() {
    return Optional.ofNullable(firstCountingOrNull);
  }
}
