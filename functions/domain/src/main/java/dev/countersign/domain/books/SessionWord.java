package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One form of a session.
 *
 * @param recordedAt orders the forms
 * @param digest of the signed bytes; decides between forms of one time
 * @param month in which it was received
 * @param claimed the types of the results that it says it brought; none of a test
 * @param links its names, and those of its conversation, records and subjects, as far as known
 */
public record SessionWord(
    NamedSession session,
    Instant recordedAt,
    String digest,
    Instant startedAt,
    YearMonth month,
    SortedSet<OutcomeType> claimed,
    SortedSet<BookName> links) {
  public SessionWord {
    claimed = Collections.unmodifiableSortedSet(new TreeSet<>(claimed));
    links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
  }
}
