package dev.countersign.testing.dynamo.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed update: {@code SET … REMOVE …} of whole attributes. */
record Update(List<Set> sets, List<Operand.Path> removes) {
  /** Changes no attribute; makes an item where there is none. */
  static final Update NONE = new Update(List.of(), List.of());

  record Set(Operand.Path path, Term term) {}

  /** One operand, or two with a sign between them. */
  record Term(Source first, char sign, @Nullable Source second) {}

  /**
   * A value, or another attribute.
   *
   * @param unlessThere {@code if_not_exists(unlessThere, operand)}
   */
  record Source(Operand operand, Operand.@Nullable Path unlessThere) {}
}
