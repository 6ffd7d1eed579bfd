package dev.countersign.app.operate.apply;

import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in a target already. */
final class TargetUse {
  /** A fact is seldom decided later, and no engine takes it so late. */
  private static final int MONTHS_BEFORE = 12;

  private static final int MOST = 1_000;

  private final Postings postings;
  private final TargetKey target;

  TargetUse(Postings postings, TargetKey target) {
    this.postings = postings;
    this.target = target;
  }

  /** How many are in a list, 1,000 at most: who has more is told so by that number. */
  int number(PostingList list) {
    int found = 0;
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = postings.list(target, list, from);
      found += page.postings().size() + page.unreadable().size();
      from = page.next();
    } while (from.isPresent() && found < MOST);
    return Math.min(found, MOST);
  }

  /**
   * Whether a result has ever been in it.
   *
   * @param since its {@code from}
   */
  boolean isUsed(Instant since, Instant now) {
    return Stream.concat(
            Stream.of(new PostingList.Due(), new PostingList.Held(), new PostingList.Waiting()),
            months(since, now).stream())
        .anyMatch(this::hasOne);
  }

  private boolean hasOne(PostingList list) {
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = postings.list(target, list, from);
      if (!page.postings().isEmpty() || !page.unreadable().isEmpty()) {
        return true;
      }
      from = page.next();
    } while (from.isPresent());
    return false;
  }

  /** The newest first: a target that is in use has something there. */
  private static List<PostingList> months(Instant since, Instant now) {
    var first =
        since.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).minusMonths(MONTHS_BEFORE);
    var last = now.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).plusMonths(1);
    return Stream.iterate(last, month -> !month.isBefore(first), month -> month.minusMonths(1))
        .<PostingList>map(month ->
            new PostingList.Decided(
                month.atStartOfDay(ZoneOffset.UTC).toInstant(),
                month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
        .toList();
  }
}
