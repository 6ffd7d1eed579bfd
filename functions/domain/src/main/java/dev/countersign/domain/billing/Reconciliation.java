package dev.countersign.domain.billing;

import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.pricing.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a restored table bills, reconciled with what the bus has. The newest result stands unless it
 * was taken back there. An earlier one of which the bus has one half only gets the other: the entry
 * that was to publish it is lost.
 *
 * @param bill what stands then, and the halves to publish
 * @param missingInHistory the results of which the history knew nothing
 */
public record Reconciliation(BillingChange bill, List<EventId> missingInHistory) {

  /**
   * Reconciles them.
   *
   * @param known what the history billed: complete up to its own revisions
   * @param published results of this outcome, the first of each id counts
   */
  public static Reconciliation of(
      BillingState known, List<ResultEvent> published, BillingChange.Cause cause) {
    var billables = first(published, ResultEvent.Kind.BILLABLE);
    var reversals = first(published, ResultEvent.Kind.REVERSAL);
    int open = known.standing().isPresent() ? known.revisions() : known.revisions() + 1;
    int newest =
        published.stream().mapToInt(ResultEvent::revision).reduce(known.revisions(), Math::max);
    var halves = new ArrayList<ResultEvent>();
    var missingInHistory = new ArrayList<EventId>();
    BillingState.StandingResult stands = null;
    for (int revision = open; revision <= newest; revision++) {
      var billable = billables.get(revision);
      var standing = revision == known.revisions() ? known.standingOrNull() : null;
      var billed = billable == null ? standing : BillingState.StandingResult.of(billable);
      var reversal = reversals.get(revision);
      if (billable != null && !Objects.equals(billed, standing)) {
        missingInHistory.add(billable.id());
      }
      if (reversal != null) {
        missingInHistory.add(reversal.id());
      }
      if (billed == null && reversal != null) {
        halves.add(billed(reversal, cause));
      } else if (billed != null && reversal == null && revision < newest) {
        halves.add(BillingChange.reversal(billed, revision, null, because(billable, cause)));
      } else if (billed != null && reversal == null) {
        stands = billed;
      }
    }
    return new Reconciliation(
        new BillingChange(new BillingState(newest, stands), List.copyOf(halves)),
        List.copyOf(missingInHistory));
  }

  /** Why these can't be what the bus has: a person must look. */
  public static Optional<Problem> problem(BillingState known, List<ResultEvent> published) {
    var billed = new TreeMap<Integer, BillingState.StandingResult>();
    known.standing().ifPresent(stands -> billed.put(known.revisions(), stands));
    var first = new TreeMap<EventId, ResultEvent>();
    for (ResultEvent event : published) {
      if (!first.computeIfAbsent(event.id(), id -> event).equals(event)) {
        return Optional.of(
            new Problem(
                "contradiction",
                "/data/id",
                "another content under this id: " + event.id(),
                "keep the one that the billing engine counted"));
      }
      if (event.kind() == ResultEvent.Kind.BILLABLE) {
        billed.put(event.revision(), BillingState.StandingResult.of(event));
      }
    }
    return first.values().stream()
        .filter(event -> event.kind() == ResultEvent.Kind.REVERSAL)
        .filter(event -> takesBackOther(event, billed.get(event.revision())))
        .findFirst()
        .map(event ->
            new Problem(
                "does_not_sum",
                "/data/amount_minor",
                "takes back another amount than was billed: " + event.id(),
                "correct it with the billing engine, and let the line say what was billed"));
  }

  private static boolean takesBackOther(
      ResultEvent reversal, BillingState.@Nullable StandingResult billed) {
    return billed != null && !billed.amount().negated().equals(reversal.amount());
  }

  private static Map<Integer, ResultEvent> first(
      List<ResultEvent> published, ResultEvent.Kind kind) {
    var first = new TreeMap<Integer, ResultEvent>();
    published.stream()
        .filter(event -> event.kind() == kind)
        .forEach(event -> first.putIfAbsent(event.revision(), event));
    return first;
  }

  private static BillingChange.Cause because(
      @Nullable ResultEvent event, BillingChange.Cause cause) {
    return event == null
        ? cause
        : new BillingChange.Cause(
            cause.tenant(), cause.claim(), null, event.attestations(), cause.reason(), cause.now());
  }

  /** The result that was taken back on the bus without having come there. */
  private static ResultEvent billed(ResultEvent reversal, BillingChange.Cause cause) {
    var kind = ResultEvent.Kind.BILLABLE;
    return new ResultEvent(
        ResultEvent.idOf(reversal.tenant(), reversal.claim(), reversal.revision(), kind),
        kind,
        null,
        reversal.revision(),
        reversal.tenant(),
        reversal.outcome(),
        reversal.claim(),
        reversal.occurredAt(),
        cause.now(),
        reversal.amount().negated(),
        reversal.meter(),
        reversal.billTo(),
        reversal.shares().stream().map(Share::negated).toList(),
        reversal.terms(),
        reversal.attestations(),
        cause.reason(),
        null);
  }
}
