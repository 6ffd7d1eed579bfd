package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineRequest.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Rule 3. A period counts as closed by the rule that the target knows, or once the engine has said
 * so of a request of the same key; after a person's release that is asked anew. A way of correction
 * whose period may be closed is none of it.
 */
record ClosedPeriodsAudit(AuditedBilling billing) {

  List<Breach> breaches() {
    return billing.requestsByKey().entrySet().stream()
        .flatMap(
            entry -> billing.requestsBetweenReleases(entry.getKey(), entry.getValue()).stream())
        .flatMap(requests -> breaches(requests).stream())
        .toList();
  }

  private List<Breach> breaches(List<BookedRequest> requests) {
    var calledClosed = new HashSet<String>();
    var found = new ArrayList<Breach>();
    for (var one : requests) {
      if (one.request().kind() == Kind.DOCUMENT || mayBeForClosed(one)) {
        continue;
      }
      if (isClosedByRule(one) || calledClosed.contains(period(one))) {
        found.add(breach(one));
      }
      if (billing.known(one) == Word.CLOSED) {
        calledClosed.add(period(one));
      }
    }
    return found;
  }

  private boolean mayBeForClosed(BookedRequest one) {
    return billing.rules().corrections().stream()
        .anyMatch(
            way -> way.how() == one.request().kind() && way.period() == Needed.OPEN_OR_CLOSED);
  }

  private boolean isClosedByRule(BookedRequest one) {
    return billing.rules().periods().isClosedByRule(one.request().time(), one.at());
  }

  private String period(BookedRequest one) {
    return billing.rules().periods().of(one.request().time());
  }

  private Breach breach(BookedRequest one) {
    return new Breach(
        BillingRule.CLOSED_PERIODS,
        one.request().key()
            + ": request "
            + one.number()
            + " at "
            + one.at()
            + " is dated "
            + one.request().time()
            + ", into "
            + period(one)
            + ", which was closed");
  }
}
