package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.audit.Rests.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rule 7: from the time at which a posting is due until it is tried, no stretch is longer than the
 * slack, but where its target rests or a lease of its own runs.
 */
record DelayAudit(AuditedBilling billing) {

  List<Breach> breaches() {
    var rests = Rests.of(billing);
    var found = new ArrayList<Breach>();
    for (var posting : billing.postings()) {
      var excused = new ArrayList<>(rests);
      posting.tries().forEach(one -> excused.add(new Span(one.at(), one.end())));
      excused.sort(Comparator.comparing(Span::from));
      for (var one : posting.tries()) {
        breach(posting, one.due(), one.at(), excused).ifPresent(found::add);
      }
      var due = posting.due();
      if (due != null && posting.is("ready", "sending") && due.isBefore(billing.end())) {
        breach(posting, due, billing.end(), excused).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Breach> breach(
      PostingRecord posting, Instant due, Instant until, List<Span> excused) {
    if (!until.isAfter(due.plus(billing.slack()))) {
      return Optional.empty();
    }
    var free = Rests.longestFree(due, until, excused);
    return free.compareTo(billing.slack()) <= 0
        ? Optional.empty()
        : Optional.of(
            new Breach(
                BillingRule.NO_DELAY,
                posting.key()
                    + " was due at "
                    + due
                    + " and not tried until "
                    + until
                    + ": "
                    + free.toMinutes()
                    + " minutes in which its target didn't rest"));
  }
}
