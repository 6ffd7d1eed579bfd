package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Of which outcome types an export speaks. What it doesn't speak of, its silence says nothing
 * about.
 *
 * @param typesOrNull at least one; null of an export that speaks of all
 */
public record ExportScope(@Nullable SortedSet<OutcomeType> typesOrNull) {
  /** It speaks of all types. */
  public static final ExportScope ALL = new ExportScope(null);

  public ExportScope {
    typesOrNull =
        typesOrNull == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(typesOrNull));
  }

  /** It speaks of these; of all where none is named. */
  public static ExportScope of(Collection<OutcomeType> types) {
    return types.isEmpty() ? ALL : new ExportScope(new TreeSet<>(types));
  }

  public boolean has(OutcomeType type) {
    return typesOrNull == null || typesOrNull.contains(type);
  }

  /** The types that are named. */
  public SortedSet<OutcomeType> named() {
    return typesOrNull == null ? new TreeSet<>() : typesOrNull;
  }

  /**
   * A finding, as far as the export speaks of its type: else it is set aside. Lines of another
   * month stay that, and so does what has no type.
   */
  public BookFinding within(BookFinding finding) {
    return switch (finding) {
      case BookFinding.InCell in -> isOutside(in.of()) ? aside(in.of(), numbers(in.of())) : in;
      case BookFinding.Unsettled not -> isOutside(not.of()) ? aside(not.of(), not.lines()) : not;
      case BookFinding.TakenBack taken -> {
        var of = BookFinding.Of.outcome(taken.outcome());
        yield isOutside(of) ? aside(of, List.of()) : taken;
      }
      case BookFinding.SetAside aside -> aside;
      case BookFinding.OtherMonth other -> other;
      case BookFinding.Asked asked -> asked;
    };
  }

  private boolean isOutside(BookFinding.Of of) {
    return of.typeOrNull() != null && !has(of.typeOrNull());
  }

  private static BookFinding aside(BookFinding.Of of, List<Long> lines) {
    return new BookFinding.SetAside(of, lines);
  }

  private static List<Long> numbers(BookFinding.Of of) {
    return of.lineOrNull() == null ? List.of() : List.of(of.lineOrNull().number());
  }
}
