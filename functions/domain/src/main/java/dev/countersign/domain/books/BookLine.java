package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeType;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line of the payer's export that counts.
 *
 * @param number in the file, from 1
 * @param claim the name of its claim
 * @param toldOrNull the claim as it may be told; null in a blinded export
 * @param sessionOrNull the name of the session that it is of
 * @param links the names by which sessions are found: the session, its conversation, its records
 *     and subjects
 * @param amountOrNull what is owed for it
 */
public record BookLine(
    long number,
    OutcomeType type,
    BookName claim,
    @Nullable String toldOrNull,
    @Nullable BookName sessionOrNull,
    SortedSet<BookName> links,
    Instant occurredAt,
    @Nullable BookSum amountOrNull) {
  public BookLine {
    links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
  }

  Optional<BookSum> amount() {
    return Optional.ofNullable(amountOrNull);
  }

  /** Whether another line says the same. */
  boolean repeats(BookLine other) {
    return numbered(0).equals(other.numbered(0));
  }

  private BookLine numbered(long other) {
    return new BookLine(
        other, type, claim, toldOrNull, sessionOrNull, links, occurredAt, amountOrNull);
  }
}
