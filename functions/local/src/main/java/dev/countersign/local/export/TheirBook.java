package dev.countersign.local.export;

import dev.countersign.domain.books.ExportScope;
import dev.countersign.forms.books.ReadLine;
import java.io.IOException;
import java.util.function.Consumer;

/** The payer's own book. */
public interface TheirBook {
  /**
   * What was read.
   *
   * @param lines all lines but the header
   * @param doNotCount those that by the profile say that nothing happened
   */
  record Count(long lines, long doNotCount) {}

  /** Its name, for people. */
  String name();

  /**
   * Of which outcome types it speaks.
   *
   * @throws UnusableExport when it doesn't begin as it should
   */
  ExportScope scope() throws IOException;

  /**
   * Gives every line, in its order.
   *
   * @throws UnusableExport when it can't be read as a whole
   */
  Count read(Consumer<ReadLine> each) throws IOException;
}
