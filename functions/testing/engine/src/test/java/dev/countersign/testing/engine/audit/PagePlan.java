package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.audit.ReversalCase.Fate;
import dev.countersign.testing.engine.audit.ReversalCase.Replacement;
import dev.countersign.testing.engine.audit.ReversalWay.Carries;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Section 5 of the billing page over the postings of {@link PageDeliverer}. */
record PagePlan(Map<String, PagePosting> postings, EngineRules rules, PageMistake mistake) {

  /** Decides whatever can be decided now. */
  void plan(Instant now) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var one : postings.values().toArray(PagePosting[]::new)) {
        if (one.is("none", "waiting")) {
          var before = one.state;
          decide(one, now);
          changed |= !one.state.equals(before);
        }
      }
    }
  }

  void decide(PagePosting one, Instant now) {
    if (one.result.isReversal()) {
      decideReversal(one, now);
    } else {
      decideBillable(one, now);
    }
  }

  private void decideBillable(PagePosting one, Instant now) {
    if (one.result.replaces() == null) {
      one.ready(now);
      return;
    }
    var reversal = postings.get(one.result.replaces());
    if (reversal == null || reversal.is("none", "waiting")) {
      one.becomes("waiting");
    } else if (!carries(reversal)) {
      one.ready(now);
    } else if (reversal.is("sent", "annulled", "given_up")) {
      one.becomes("corrected");
      one.by = reversal.result.id();
    } else {
      one.becomes("waiting");
    }
  }

  private static boolean carries(PagePosting reversal) {
    return switch (reversal.way) {
      case ReversalWay.Document(var _, Carries carries) ->
          carries == Carries.THE_REVERSAL_AND_WHAT_REPLACES;
      case ReversalWay.Task(var _, Carries carries) ->
          carries == Carries.THE_REVERSAL_AND_WHAT_REPLACES;
      case ReversalWay.NothingLeft() -> true;
      case null, default -> false;
    };
  }

  private void decideReversal(PagePosting one, Instant now) {
    var billable = postings.get(one.result.reverses());
    var way =
        ReversalReading.of(
            new ReversalCase(
                one.result,
                one.isCalledClosed ? new Fate.Corrected() : fate(billable),
                next(one),
                now),
            rules);
    boolean forwards =
        mistake == PageMistake.FORWARDS_REVERSALS && way instanceof ReversalWay.Waits;
    follow(one, forwards ? forwarded(one, now) : way, now);
  }

  private void follow(PagePosting one, ReversalWay way, Instant now) {
    one.way = way;
    var next = postings.get(String.valueOf(one.result.replacedBy()));
    if (carries(one) && next != null && next.is("ready")) {
      next.becomes("waiting");
    }
    switch (way) {
      case ReversalWay.Waits() -> one.becomes("waiting");
      case ReversalWay.Annulled() -> annul(one, postings.get(one.result.reverses()));
      case ReversalWay.NothingLeft() -> {
        one.becomes("annulled");
        one.value = 0;
      }
      case ReversalWay.Task(long net, var _) -> {
        one.held("task");
        one.value = net;
      }
      case ReversalWay.Document(long net, var _) -> {
        one.ready(now);
        one.value = net;
      }
      case ReversalWay.Correction(var _, var _, var _) -> {
        one.ready(now);
        one.value = one.result.value();
      }
    }
  }

  private static ReversalWay forwarded(PagePosting one, Instant now) {
    return new ReversalWay.Correction(Kind.NEGATIVE, now, one.result.value());
  }

  private void annul(PagePosting one, @Nullable PagePosting billable) {
    one.becomes("annulled");
    if (billable != null && !billable.is("given_up")) {
      billable.becomes("annulled");
    }
  }

  private static Fate fate(@Nullable PagePosting billable) {
    if (billable == null) {
      return new Fate.NotInEngine();
    }
    if (billable.is("waiting", "sending", "none") || billable.mayBeInEngine()) {
      return new Fate.Undecided();
    }
    if (billable.is("sent")) {
      return new Fate.Sent(
          Objects.requireNonNull(billable.firstTry),
          Objects.requireNonNull(billable.frozen).time());
    }
    return billable.is("corrected") ? new Fate.Corrected() : new Fate.NotInEngine();
  }

  private Replacement next(PagePosting reversal) {
    if (reversal.result.replacedBy() == null) {
      return new Replacement.None();
    }
    var next = postings.get(reversal.result.replacedBy());
    if (next == null) {
      return new Replacement.NotKnown();
    }
    return next.is("none", "waiting") || (next.is("ready") && next.tries.isEmpty())
        ? new Replacement.Free(next.result)
        : new Replacement.GoesAlone(next.result);
  }
}
