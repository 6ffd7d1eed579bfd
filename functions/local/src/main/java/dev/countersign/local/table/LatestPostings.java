package dev.countersign.local.table;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.ledger.dynamo.PostingItem;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All postings as they are, for the page: read once, then kept up by the stream. */
public final class LatestPostings {
  private static final System.Logger LOG = System.getLogger(LatestPostings.class.getName());
  private static final Comparator<Posting> ORDER =
      Comparator.comparing((Posting posting) -> posting.key().target().value())
          .thenComparing(posting -> posting.line().recordedAt())
          .thenComparing(posting -> posting.id().value());

  private final Map<OutcomeId, Map<PostingKey, Posting>> byOutcome = new ConcurrentHashMap<>();

  /** Reads the whole table, which only a laptop's is small enough for. */
  public static LatestPostings of(LocalStore store) {
    var latest = new LatestPostings();
    store
        .client()
        .scanPaginator(r -> r.tableName(LocalStore.TABLE))
        .items()
        .forEach(item -> read(item).ifPresent(latest::see));
    return latest;
  }

  /** Takes a posting, unless a newer version of it is known. */
  public void see(Posting posting) {
    byOutcome
        .computeIfAbsent(outcome(posting), id -> new ConcurrentHashMap<>())
        .merge(posting.key(), posting, (a, b) -> a.version() >= b.version() ? a : b);
  }

  /** Those of an outcome, target after target, the oldest result first. */
  public List<Posting> of(OutcomeId outcome) {
    return byOutcome.getOrDefault(outcome, Map.of()).values().stream().sorted(ORDER).toList();
  }

  /** The outcome that a posting is of. */
  public static OutcomeId outcome(Posting posting) {
    return posting.line().claim().outcome(posting.key().tenant());
  }

  /** The posting that an item holds, if it holds one that can be read. */
  static Optional<Posting> read(Map<String, AttributeValue> item) {
    try {
      return PostingItem.read(item);
    } catch (OperationFailed e) {
      LOG.log(Level.WARNING, "a posting is not shown: {0}", e.toString());
      return Optional.empty();
    }
  }
}
