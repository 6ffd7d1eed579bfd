package dev.countersign.testing.engine.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a posting.
 *
 * @param due from when on it could be made; that its target rests doesn't move it
 * @param at when it was made, and its lease began
 * @param leaseUntil when its lease ends by itself
 * @param answeredAt when its answer was written down; none if it never was
 */
public record PostingTry(
    Instant due, Instant at, Instant leaseUntil, @Nullable Instant answeredAt) {

  Instant end() {
    return answeredAt == null || answeredAt.isAfter(leaseUntil) ? leaseUntil : answeredAt;
  }
}
