package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A session says that it brought a result of a type.
 *
 * @param month in which the session was first received
 * @param links by what a result of it is found
 */
public record ResultClaim(
    NamedSession session,
    OutcomeType type,
    Instant startedAt,
    YearMonth month,
    SortedSet<BookName> links) {
  private static final Comparator<SessionWord> ORDER =
      Comparator.comparing(SessionWord::recordedAt).thenComparing(SessionWord::digest);

  public ResultClaim {
    links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
  }

  /**
   * What a session claims by the newest of its forms.
   *
   * @param forms of one session, at least one
   * @param known further names of it
   */
  public static List<ResultClaim> of(Collection<SessionWord> forms, Collection<BookName> known) {
    var newest = Collections.max(forms, ORDER);
    var first = forms.stream().map(SessionWord::month).min(Comparator.naturalOrder()).orElseThrow();
    var links = new TreeSet<BookName>(newest.links());
    links.addAll(known);
    return newest.claimed().stream()
        .map(type -> new ResultClaim(newest.session(), type, newest.startedAt(), first, links))
        .toList();
  }

  /** What follows where no result of it was found; nothing where it is of another month. */
  public Optional<BookFinding> unmatched(BookPeriod period) {
    if (!month.equals(period.month())) {
      return Optional.empty();
    }
    return Optional.of(
        period.mayStillCome(startedAt)
            ? new BookFinding.Unsettled(
                Waiting.PROBLEM, List.of(), BookFinding.Of.session(type, session.id()))
            : new BookFinding.InCell(
                Cell.UNANSWERED, BookFinding.Of.session(type, session.id()), List.of()));
  }
}
