package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.EngineBooks;
import dev.countersign.testing.engine.audit.PostingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Section 4 of the billing page: an answer with {@code Retry-After} starts a rest at once. What was
 * under way when the answer came may still come.
 */
final class RestCheck {
  /** How long a try may last, by the page. */
  private static final Duration LONGEST_TRY = Duration.ofSeconds(90);

  /** How late a request may come after its try has ended, at most; nobody hears its answer. */
  private static final Duration LATEST = Duration.ofMinutes(5);

  /** By how much two clocks differ at most. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final EngineBooks books;
  private final Map<String, PostingRecord> postings;

  private RestCheck(EngineBooks books, List<PostingRecord> postings) {
    this.books = books;
    this.postings =
        postings.stream().collect(Collectors.toMap(PostingRecord::key, Function.identity()));
  }

  /** What came while the engine wanted to be left alone. */
  static List<String> findings(EngineBooks books, List<PostingRecord> postings) {
    var check = new RestCheck(books, postings);
    return books.requests().stream().flatMap(one -> check.during(one).stream()).toList();
  }

  private Optional<String> during(BookedRequest asked) {
    var after = asked.answer().retryAfter();
    if (after == null || !isWritten(asked)) {
      return Optional.empty();
    }
    var from = asked.at().plus(LONGEST_TRY);
    var until = asked.at().plus(after).minus(SKEW);
    return books.requests().stream()
        .filter(one -> one.at().isAfter(one.isAnswerSeen() ? from : from.plus(LATEST)))
        .filter(one -> one.at().isBefore(until))
        .findFirst()
        .map(one ->
            "not left alone: request "
                + one.number()
                + " at "
                + one.at()
                + ", though request "
                + asked.number()
                + " at "
                + asked.at()
                + " was told to wait for "
                + after);
  }

  /** Whether the answer was written down: a process may have died with it. */
  private boolean isWritten(BookedRequest asked) {
    var posting = postings.get(asked.request().key());
    return posting != null
        && posting.tries().stream()
            .anyMatch(one ->
                !one.at().isAfter(asked.at()) && isBetween(asked.at(), one.at(), one.answeredAt()));
  }

  private static boolean isBetween(Instant at, Instant from, @Nullable Instant until) {
    return until != null && !at.isBefore(from) && !at.isAfter(until);
  }
}
