package dev.countersign.testing.engine.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rule 8: a try begins only when the lease of the one before it has ended or was given back. */
record LeaseAudit(AuditedBilling billing) {

  List<Breach> breaches() {
    var found = new ArrayList<Breach>();
    for (var posting : billing.postings()) {
      var tries = posting.tries().stream().sorted(Comparator.comparing(PostingTry::at)).toList();
      for (int i = 1; i < tries.size(); i++) {
        if (tries.get(i).at().isBefore(tries.get(i - 1).end())) {
          found.add(breach(posting, tries.get(i - 1), tries.get(i)));
        }
      }
    }
    return found;
  }

  private static Breach breach(PostingRecord posting, PostingTry one, PostingTry other) {
    return new Breach(
        BillingRule.ONE_AT_A_TIME,
        posting.key()
            + ": a try began at "
            + other.at()
            + " while the one of "
            + one.at()
            + " had its lease until "
            + one.end());
  }
}
