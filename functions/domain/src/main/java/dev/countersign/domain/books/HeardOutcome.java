package dev.countersign.domain.books;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the attested book has of one outcome.
 *
 * @param last its last entry in the months that are read
 * @param monthOrNull the month in which it happened, by its first result; where it has none, in
 *     which it was first said; null where neither is in these months
 */
public record HeardOutcome(HeardEntry last, @Nullable YearMonth monthOrNull) {
  /** What these entries of one outcome come to; none where nothing was heard. */
  static Optional<HeardOutcome> of(Collection<HeardEntry> entries) {
    List<HeardEntry> order =
        entries.stream().sorted(Comparator.comparingInt(HeardEntry::seq)).toList();
    if (order.isEmpty() || order.getLast().heard() == Hearing.NOTHING) {
      return Optional.empty();
    }
    var happened =
        order.stream()
            .flatMap(entry -> Optional.ofNullable(entry.happenedOrNull()).stream())
            .findFirst();
    var said =
        order.stream()
            .flatMap(entry -> Optional.ofNullable(entry.saidOrNull()).stream())
            .findFirst();
    return Optional.of(new HeardOutcome(order.getLast(), happened.or(() -> said).orElse(null)));
  }

  boolean isTakenBack() {
    return last.heard() == Hearing.TAKEN_BACK;
  }

  boolean isOf(YearMonth period) {
    return period.equals(monthOrNull);
  }
}
