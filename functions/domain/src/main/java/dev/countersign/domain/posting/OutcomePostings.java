package dev.countersign.domain.posting;

import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All postings of one outcome in one target, as they were read at one moment. A decision needs all
 * of them, since a reversal follows its billable and a billable what it replaces. They are two in a
 * restatement and seldom more.
 */
public record OutcomePostings(TenantId tenant, TargetName target, Map<EventId, Posting> byId) {
  public OutcomePostings {
    byId = Map.copyOf(byId);
  }

  /** These postings. */
  public static OutcomePostings of(
      TenantId tenant, TargetName target, Collection<Posting> postings) {
    var byId = new TreeMap<EventId, Posting>();
    postings.forEach(posting -> byId.put(posting.id(), posting));
    return new OutcomePostings(tenant, target, byId);
  }

  /** The posting of this result event. */
  public Optional<Posting> posting(EventId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The key of this result event's posting. */
  public PostingKey key(EventId id) {
    return new PostingKey(tenant, target, id);
  }

  /** The same with this posting in its place. */
  public OutcomePostings with(Posting posting) {
    var more = new TreeMap<>(byId);
    more.put(posting.id(), posting);
    return new OutcomePostings(tenant, target, more);
  }

  /** What must be written so that these become {@code after}, in the order of the ids. */
  public List<PostingChange> changes(OutcomePostings after) {
    var changes = new ArrayList<PostingChange>();
    new TreeMap<>(after.byId)
        .forEach((id, posting) -> {
          var before = byId.get(id);
          if (!posting.equals(before)) {
            changes.add(new PostingChange(before, posting));
          }
        });
    return changes;
  }
}
