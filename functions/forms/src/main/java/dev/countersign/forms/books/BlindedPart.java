package dev.countersign.forms.books;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.ExportScope;

/** A line of a blinded export. */
public sealed interface BlindedPart {
  /**
   * The first one.
   *
   * @param check tells under which key it was blinded
   * @param export the name of the profile
   * @param scope of which outcome types the export speaks
   */
  record Head(TenantId tenant, String check, String export, ExportScope scope)
      implements BlindedPart {}

  /** A line of the export. */
  record Line(ReadLine line) implements BlindedPart {}

  /**
   * The last one.
   *
   * @param lines how many the export has
   * @param doNotCount how many of them don't count by the profile
   */
  record End(long lines, long doNotCount) implements BlindedPart {}
}
