package dev.countersign.domain.books;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result that was asked for, since nobody attested it. It is in no book; what silence billed of
 * it is told beside them.
 *
 * @param last its last entry in the months that are read
 * @param monthOrNull the month of the claim that it asks for; null where these months don't say it
 */
public record AskedOutcome(AskedEntry last, AskedState state, @Nullable YearMonth monthOrNull) {
  /**
   * What these entries of one outcome come to.
   *
   * @param entries at least one
   * @param claimedOrNull the month in which its session was first received; null where no book that
   *     is read has the session
   */
  public static AskedOutcome of(Collection<AskedEntry> entries, @Nullable YearMonth claimedOrNull) {
    List<AskedEntry> order =
        entries.stream().sorted(Comparator.comparingInt(AskedEntry::seq)).toList();
    var state =
        first(order.reversed(), entry -> Optional.ofNullable(entry.stateOrNull()))
            .orElse(AskedState.UNTOLD);
    var month =
        Optional.ofNullable(claimedOrNull)
            .or(() -> first(order, entry -> Optional.ofNullable(entry.happenedOrNull())))
            .or(() -> first(order, entry -> Optional.ofNullable(entry.openedOrNull())));
    return new AskedOutcome(order.getLast(), state, month.orElse(null));
  }

  private static <T> Optional<T> first(
      List<AskedEntry> entries, Function<AskedEntry, Optional<T>> said) {
    return entries.stream().flatMap(entry -> said.apply(entry).stream()).findFirst();
  }

  /** What stands billed of it. */
  public Optional<BookSum> ours() {
    return Optional.ofNullable(last.billedOrNull());
  }

  /** That it is set aside; nothing where it is of another month. */
  public Optional<BookFinding> finding(BookPeriod period) {
    return period.month().equals(monthOrNull)
        ? Optional.of(new BookFinding.Asked(this))
        : Optional.empty();
  }
}
