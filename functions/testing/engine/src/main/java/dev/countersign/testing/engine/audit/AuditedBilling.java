package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineBooks;
import dev.countersign.testing.engine.EngineRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that an audit looks at.
 *
 * @param results the result events that are for the target and have arrived, each once
 * @param end when the postings were as they are given
 * @param slack how long a posting that is due may wait for a worker
 */
public record AuditedBilling(
    List<BilledResult> results,
    EngineBooks books,
    List<PostingRecord> postings,
    EngineRules rules,
    Instant end,
    Duration slack) {

  public AuditedBilling {
    results = List.copyOf(results);
    postings = List.copyOf(postings);
  }

  Optional<PostingRecord> posting(String key) {
    return postings.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  Optional<BilledResult> result(String id) {
    return results.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The requests of each key, in the order of coming. */
  Map<String, List<BookedRequest>> requestsByKey() {
    return books.requests().stream()
        .collect(
            Collectors.groupingBy(
                one -> one.request().key(), LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * What the poster knows of a request: nothing, if its answer was lost, or if the try that it
   * belongs to never wrote one down.
   */
  Word known(BookedRequest request) {
    return isForgotten(request) ? Word.UNKNOWN : request.answer().word();
  }

  /** Whether the try that a request belongs to never wrote an answer down. */
  boolean isForgotten(BookedRequest request) {
    return posting(request.request().key()).stream()
        .flatMap(one -> one.tries().stream())
        .filter(one -> !one.at().isAfter(request.at()))
        .max(Comparator.comparing(PostingTry::at))
        .filter(one -> one.answeredAt() == null)
        .isPresent();
  }

  /** Of one key: the requests between two releases. */
  List<List<BookedRequest>> requestsBetweenReleases(String key, List<BookedRequest> requests) {
    var posting = posting(key).orElseGet(() -> PostingRecord.of(key, "none", 0));
    return List.copyOf(
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    one -> posting.releasesBefore(one.at()),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }
}
