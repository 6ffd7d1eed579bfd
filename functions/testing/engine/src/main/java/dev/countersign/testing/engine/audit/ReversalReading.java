package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.CorrectionRule;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.audit.ReversalCase.Fate;
import dev.countersign.testing.engine.audit.ReversalCase.Replacement;
import dev.countersign.testing.engine.audit.ReversalWay.Carries;
import java.time.Instant;

/** Which way is right for a reversal: section 5 of the billing page, read a second time. */
public record ReversalReading(EngineRules rules) {

  public static ReversalWay of(ReversalCase one, EngineRules rules) {
    return new ReversalReading(rules).way(one);
  }

  private ReversalWay way(ReversalCase one) {
    return switch (one.fate()) {
      case Fate.NotInEngine() -> new ReversalWay.Annulled();
      case Fate.Undecided() -> new ReversalWay.Waits();
      case Fate.Corrected() -> document(one);
      case Fate.Sent(Instant firstTry, Instant time) -> takenBack(one, firstTry, time);
    };
  }

  private ReversalWay takenBack(ReversalCase one, Instant firstTry, Instant time) {
    for (var way : rules.corrections()) {
      if (applies(way, firstTry, time, one.now())) {
        return new ReversalWay.Correction(way.how(), time, one.reversal().value());
      }
    }
    return document(one);
  }

  private boolean applies(CorrectionRule way, Instant firstTry, Instant time, Instant now) {
    var within = way.within();
    boolean inTime = within == null || !now.isAfter(firstTry.plus(within));
    boolean isTooOld = way.how() == Kind.NEGATIVE && PostingTimeReading.isTooLate(time, now, rules);
    return inTime
        && !isTooOld
        && (way.period() == Needed.OPEN_OR_CLOSED || !rules.periods().isClosedByRule(time, now));
  }

  private ReversalWay document(ReversalCase one) {
    return switch (one.replacement()) {
      case Replacement.None() -> document(one.reversal().value(), Carries.THE_REVERSAL);
      case Replacement.NotKnown() -> new ReversalWay.Waits();
      case Replacement.GoesAlone(var _) -> document(one.reversal().value(), Carries.THE_REVERSAL);
      case Replacement.Free(BilledResult billable) ->
          billable.account().equals(one.reversal().account())
              ? document(
                  one.reversal().value() + billable.value(), Carries.THE_REVERSAL_AND_WHAT_REPLACES)
              : document(one.reversal().value(), Carries.THE_REVERSAL);
    };
  }

  private ReversalWay document(long net, Carries carries) {
    if (net == 0) {
      return new ReversalWay.NothingLeft();
    }
    return rules.documents().makes(net)
        ? new ReversalWay.Document(net, carries)
        : new ReversalWay.Task(net, carries);
  }
}
