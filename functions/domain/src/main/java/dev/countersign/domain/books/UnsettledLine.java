package dev.countersign.domain.books;

import dev.countersign.domain.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the export from which nothing follows.
 *
 * @param number in the file, from 1
 * @param claimOrNull the name of its claim, where that could be read
 * @param why the pointer is the column's name
 */
public record UnsettledLine(long number, @Nullable BookName claimOrNull, Problem why) {
  public Optional<BookName> claim() {
    return Optional.ofNullable(claimOrNull);
  }
}
