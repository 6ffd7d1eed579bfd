package dev.countersign.domain.billing;

import dev.countersign.domain.EventId;
import dev.countersign.domain.billing.ResultEvent.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which results of one entry take each other's place: a reversal, and the billable of the next
 * revision that the same entry made. Both events say so, so that a billing engine can correct a
 * result by the difference.
 *
 * @param replacedBy the billable's id, by the reversal's
 */
public record ResultLinks(Map<EventId, EventId> replacedBy) {
  /** None take each other's place. */
  public static final ResultLinks NONE = new ResultLinks(Map.of());

  public ResultLinks {
    replacedBy = Map.copyOf(replacedBy);
  }

  /** The links of an entry's results. */
  public static ResultLinks of(List<ResultEvent> results) {
    var billables = new HashMap<Integer, EventId>();
    for (ResultEvent result : results) {
      if (result.kind() == Kind.BILLABLE) {
        billables.put(result.revision(), result.id());
      }
    }
    var links = new HashMap<EventId, EventId>();
    for (ResultEvent result : results) {
      var next = billables.get(result.revision() + 1);
      if (result.kind() == Kind.REVERSAL && next != null) {
        links.put(result.id(), next);
      }
    }
    return new ResultLinks(links);
  }

  /** The billable in whose favour a reversal was made. */
  public Optional<EventId> replacedBy(EventId reversal) {
    return Optional.ofNullable(replacedBy.get(reversal));
  }

  /** The reversal of what a billable replaces. */
  public Optional<EventId> replaces(EventId billable) {
    return replacedBy.entrySet().stream()
        .filter(link -> link.getValue().equals(billable))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
