package dev.countersign.app.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Remembers for a minute what was read, also that there was nothing; at most 10,000 of them. */
final class MinuteCache<K, V> {
  private static final Duration OLDEST = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private final Cache<K, Optional<V>> cache;

  MinuteCache(LongSupplier nanos) {
    this.cache =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .ticker(nanos::getAsLong)
            .expireAfterWrite(OLDEST)
            .maximumSize(MOST)
            .build();
  }

  /** What is remembered, else what is read now. A failure to read is not remembered. */
  Optional<V> get(K key, Function<K, Optional<V>> read) {
    return cache.get(key, read);
  }

  /** The same, but that there was nothing is not remembered either. */
  Optional<V> find(K key, Function<K, Optional<V>> read) {
    var known = cache.getIfPresent(key);
    if (known != null) {
      return known;
    }
    var found = read.apply(key);
    if (found.isPresent()) {
      cache.put(key, found);
    }
    return found;
  }
}
