package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.ArrivedResults;
import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.Posting;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the parts of one run for one target have in common.
 *
 * @param alone the postings that go in no batch any more
 */
record TargetWork(
    TargetKey key,
    TargetSetup setup,
    Postings postings,
    HourSums sums,
    PostingWrites writes,
    ArrivedResults arrived,
    TargetRestKeeper rest,
    RequestMaking making,
    EngineExchange exchange,
    EngineReads reads,
    InstantSource clock,
    SendTally tally,
    Set<EventId> alone) {

  /** When one that must be looked at first is due by the index: before all that is. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  static Set<EventId> none() {
    return ConcurrentHashMap.newKeySet();
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Has the posting that failed last be found first once the target has rested, whatever its own
   * pause: else one more posting would be in doubt after each rest.
   */
  void findFirst(Posting failed) {
    if (rest.rest().untilOrNull() != null && new PostingList.Due().has(failed)) {
      postings.putOff(
          new DuePosting(key, failed.line().claim(), failed.id(), PostingList.time(failed)), FIRST);
    }
  }
}
