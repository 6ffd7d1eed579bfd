package dev.countersign.app.registry;

import dev.countersign.app.registry.Sources.Addressed;
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

  /** Also what can't be opened, so that only its first request takes the time of trying. */
  private final MinuteCache<SourceName, Addressed> sources;

  private final Function<SourceName, Optional<Addressed>> read;

  /**
   * Finds sources by this.
   *
   * @param read opens the source of a name; none where there is none, or it takes no plain address
   * @param nanos a clock that only goes forward
   */
  PlainAddresses(Function<SourceName, Optional<Addressed>> read, LongSupplier nanos) {
    this.read = read;
    this.budget = new TokenBucket(IN_VAIN_A_MINUTE, nanos);
    this.sources = new MinuteCache<>(nanos);
  }

  /** What is at this address. */
  Addressed find(SourceAddress address) {
    boolean before = known.contains(address.name());
    if (!before) {
      spend();
    }
    var found =
        sources
            .get(address.name(), this::look)
            .filter(there -> isOfKind(there, address))
            .orElseGet(Addressed.Nowhere::new);
    if (before && !(found instanceof Addressed.Found)) {
      spend();
    }
    return found;
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

  private static boolean isOfKind(Addressed there, SourceAddress address) {
    return !(there instanceof Addressed.Found(Sources.Source source)) || source.isAt(address);
  }

  private Optional<Addressed> look(SourceName name) {
    var there = read.apply(name);
    if (there.filter(Addressed.Found.class::isInstance).isPresent()) {
      known.add(name);
    } else {
      known.remove(name);
    }
    return there;
  }
}
