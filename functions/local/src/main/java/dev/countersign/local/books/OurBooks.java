package dev.countersign.local.books;

import dev.countersign.domain.books.BookPeriod;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;

/** The claimed and the attested book, wherever they lie. */
public interface OurBooks {
  /**
   * Gives all facts.
   *
   * @param period the month that is compared
   * @param patience for how long something may still come
   * @return the month in the tenant's zone, and until when the books are known
   * @throws UnusableBooks when they can't be read, or don't have the month
   */
  BookPeriod read(YearMonth period, Duration patience, BookFacts facts) throws IOException;
}
