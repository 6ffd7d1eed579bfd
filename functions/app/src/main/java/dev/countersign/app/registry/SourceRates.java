package dev.countersign.app.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The buckets of sources' own rates. */
final class SourceRates {
  private final Map<SourceName, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  SourceRates(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * A source's bucket; one that is read again keeps its bucket and what is left in it.
   *
   * @param perMinute 0 for no rate of its own
   */
  Optional<TokenBucket> of(SourceName name, int perMinute) {
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(
            buckets.compute(
                name,
                (n, old) ->
                    old != null && old.most() == perMinute
                        ? old
                        : new TokenBucket(perMinute, nanos)));
  }
}
