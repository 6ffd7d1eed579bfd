package dev.countersign.app.month;

import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.MonthIndex.Place;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts leaves into the months that they belong to. What belongs to a month that is closed goes to
 * one that is open, and leaves a mark in its own: so it is in one month only, however often it
 * comes.
 */
final class IndexLeaves {
  private final MonthIndex index;
  private final KnownMonths months;

  IndexLeaves(MonthIndex index, KnownMonths months) {
    this.index = index;
    this.months = months;
  }

  /**
   * A leaf that is to be put.
   *
   * @param at when what it is of was recorded
   * @param made makes it; takes the month that it would have been in, where it is late
   */
  record Leaf(
      TenantId tenant, Instant at, String key, Function<Optional<YearMonth>, IndexedLeaf> made) {}

  private record Month(TenantId tenant, YearMonth period) {}

  /**
   * Puts leaves into open months together: one request for each 25 of a month.
   *
   * @return those that are there now; of the others {@link #put} tells
   */
  Set<Leaf> putTogether(Collection<Leaf> leaves) {
    var open = new LinkedHashMap<Month, Map<String, Leaf>>();
    for (Leaf leaf : leaves) {
      var month = months.of(leaf.tenant(), leaf.at());
      if (month.isOpen()) {
        var of = new Month(leaf.tenant(), month.period());
        open.computeIfAbsent(of, key -> new LinkedHashMap<>()).put(leaf.key(), leaf);
      }
    }
    var there = new HashSet<Leaf>();
    open.forEach((month, byKey) -> {
      List<IndexedLeaf> made =
          byKey.values().stream().map(leaf -> leaf.made().apply(Optional.empty())).toList();
      index
          .putTogether(month.tenant(), month.period(), made)
          .forEach(key -> there.add(Objects.requireNonNull(byKey.get(key))));
    });
    return there;
  }

  /**
   * A leaf where it is.
   *
   * @param leaf as it came first
   */
  record Placed(YearMonth in, IndexedLeaf leaf) {}

  /**
   * Puts a leaf; it is in exactly one month when this returns.
   *
   * @param from the first month that it may be in; none for any
   */
  Placed put(Leaf leaf, Optional<YearMonth> from) {
    var own = months.of(leaf.tenant(), leaf.at());
    var in = own;
    var late = Optional.<YearMonth>empty();
    while (true) {
      switch (put(leaf, in, late, from)) {
        case Place.Here(IndexedLeaf there) -> {
          return new Placed(in.period(), there);
        }
        case Place.Late(YearMonth to) -> {
          in =
              months
                  .named(leaf.tenant(), to)
                  .orElseThrow(() -> new Defect("put a leaf: its month was never begun", null));
          late = Optional.of(own.period());
        }
      }
    }
  }

  private Place put(
      Leaf leaf, IndexedMonth month, Optional<YearMonth> late, Optional<YearMonth> from) {
    var period = month.period();
    boolean takesIt = month.isOpen() && from.filter(period::isBefore).isEmpty();
    return takesIt
        ? index.put(leaf.tenant(), period, leaf.made().apply(late))
        : index.mark(
            leaf.tenant(), period, leaf.key(), months.openAfter(leaf.tenant(), period).period());
  }
}
