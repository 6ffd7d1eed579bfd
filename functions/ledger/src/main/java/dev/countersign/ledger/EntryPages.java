package dev.countersign.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Reads every entry of the table in pages, so that a run may end between two of them and another
 * may go on. There is no index by time, so it reads the whole table. A change of the last seconds
 * may or may not be seen. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface EntryPages {
  /**
   * A page of the entries of all tenants. All pages together give each entry once that was there
   * before the first. One request.
   *
   * @param from the page's beginning; none for the first page
   * @throws IllegalArgumentException when the cursor is of no page
   */
  EntryPage page(Optional<Cursor> from);

  /** A place between two pages, as a text that may be kept and read again. */
  record Cursor(String text) {}

  /**
   * Some of the entries; it may have none of them, and yet not be the last.
   *
   * @param next where the next page begins; none after the last page
   */
  record EntryPage(List<EntryScan.Found> found, Optional<Cursor> next) {
    public EntryPage {
      found = List.copyOf(found);
    }
  }
}
