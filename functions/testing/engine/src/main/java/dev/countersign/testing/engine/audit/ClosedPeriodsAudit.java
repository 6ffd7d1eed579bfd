package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineRequest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 3. A period counts as closed by the rule that the target knows, or once the engine has said
 * so of a request of the same key; after a person's release that is asked anew. A way of correction
 * whose period may be closed is none of it. What nobody heard the answer of may have been on its
 * way when the engine said so.
 */
record ClosedPeriodsAudit(AuditedBilling billing) {
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

  List<Breach> breaches() {
    return billing.requestsByKey().entrySet().stream()
        .flatMap(
            entry -> billing.requestsBetweenReleases(entry.getKey(), entry.getValue()).stream())
        .flatMap(requests -> breaches(requests).stream())
        .toList();
  }

  private List<Breach> breaches(List<BookedRequest> requests) {
    var calledClosed = new HashMap<String, Instant>();
    var found = new ArrayList<Breach>();
    for (var one : requests) {
      if (one.request().kind() == Kind.DOCUMENT || mayBeForClosed(one)) {
        continue;
      }
      if (isClosedByRule(one) || isCalledClosed(one, calledClosed.get(period(one)))) {
        found.add(breach(one));
      }
      if (billing.known(one) == Word.CLOSED) {
        calledClosed.putIfAbsent(period(one), one.at());
      }
    }
    return found;
  }

  private boolean mayBeForClosed(BookedRequest one) {
    return billing.rules().corrections().stream()
        .anyMatch(
            way -> way.how() == one.request().kind() && way.period() == Needed.OPEN_OR_CLOSED);
  }

  private boolean isCalledClosed(BookedRequest one, @Nullable Instant called) {
    return called != null && (one.isAnswerSeen() || one.at().isAfter(called.plus(ON_ITS_WAY)));
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
