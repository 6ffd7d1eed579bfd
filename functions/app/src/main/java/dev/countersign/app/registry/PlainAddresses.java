package dev.countersign.app.registry;

import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.failure.Unavailable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Sources by plain addresses, which anybody can make up. Requests in vain have a budget, so that
 * made-up names don't cost reads without bound. A request to a source that is there counts as one
 * to a made-up name does, so that the budget doesn't tell them apart.
 */
final class PlainAddresses {
  private static final int IN_VAIN_A_MINUTE = 600;

  private final TokenBucket budget;

  /** Sources that were found at their last look-up: they are read anew outside the budget. */
  private final Set<SourceName> known = ConcurrentHashMap.newKeySet();

  private final MinuteCache<SourceName, Source> sources;
  private final Function<SourceName, Optional<Source>> read;

  /**
   * Finds sources by this.
   *
   * @param read reads the source of a name; none where there is none, or it takes no plain address
   * @param nanos a clock that only goes forward
   */
  PlainAddresses(Function<SourceName, Optional<Source>> read, LongSupplier nanos) {
    this.read = read;
    this.budget = new TokenBucket(IN_VAIN_A_MINUTE, nanos);
    this.sources = new MinuteCache<>(nanos);
  }

  /** The source of this name and kind. */
  Optional<Source> find(SourceAddress address) {
    boolean before = known.contains(address.name());
    if (!before) {
      spend();
    }
    var source =
        sources
            .get(address.name(), this::look)
            .filter(found -> found.kind().end().equals(address.kind().end()));
    if (before && source.isEmpty()) {
      spend();
    }
    return source;
  }

  /**
   * Counts a request in vain.
   *
   * @throws Unavailable when the budget is used up
   */
  void spend() {
    if (!budget.take().isZero()) {
      throw new Unavailable("too many requests in vain to plain addresses", null);
    }
  }

  private Optional<Source> look(SourceName name) {
    var source = read.apply(name);
    if (source.isPresent()) {
      known.add(name);
    } else {
      known.remove(name);
    }
    return source;
  }
}
