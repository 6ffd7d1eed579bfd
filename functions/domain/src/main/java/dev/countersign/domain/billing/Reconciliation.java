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
 * What a restored history billed, reconciled with the results that the bus has. The bus is
 * believed: its newest result stands unless the bus has its reversal. Of an earlier result the bus
 * must have both halves, billable and reversal; a half that it lacks is published, since the entry
 * that was to publish it is lost.
 *
 * @param bill what stands then, and the missing halves
 * @param missingInHistory the results that the bus has and the history had not, by revision
 */
public record Reconciliation(BillingChange bill, List<EventId> missingInHistory) {

  /**
   * Reconciles what the history billed with what the bus has.
   *
   * @param known what the history billed: complete up to its own revisions
   * @param published the outcome's results that the bus has; of each revision and kind the first
   *     counts
   * @param cause what the missing halves name as their cause
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
    BillingState.StandingResult newestStanding = null;
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
        halves.add(billableOf(reversal, cause));
      } else if (billed != null && reversal == null && revision < newest) {
        halves.add(BillingChange.reversal(billed, revision, null, causeOf(billable, cause)));
      } else if (billed != null && reversal == null) {
        newestStanding = billed;
      }
    }
    return new Reconciliation(
        new BillingChange(new BillingState(newest, newestStanding), List.copyOf(halves)),
        List.copyOf(missingInHistory));
  }

  /** Why the bus can't have these results, if it can't: a person must look. */
  public static Optional<Problem> problem(BillingState known, List<ResultEvent> published) {
    var billed = new TreeMap<Integer, BillingState.StandingResult>();
    known.standing().ifPresent(standing -> billed.put(known.revisions(), standing));
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
        .filter(event -> takesBackOtherAmount(event, billed.get(event.revision())))
        .findFirst()
        .map(event ->
            new Problem(
                "does_not_sum",
                "/data/amount_minor",
                "takes back another amount than was billed: " + event.id(),
                "correct it with the billing engine, and let the line say what was billed"));
  }

  private static boolean takesBackOtherAmount(
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

  /** The cause of a reversal: it names the attestations of the billable that it takes back. */
  private static BillingChange.Cause causeOf(
      @Nullable ResultEvent event, BillingChange.Cause cause) {
    return event == null
        ? cause
        : new BillingChange.Cause(
            cause.tenant(),
            cause.claim(),
            null,
            event.attestations(),
            event.provableToOrNull(),
            cause.reason(),
            cause.now());
  }

  /** The billable of a reversal that came to the bus without it. */
  private static ResultEvent billableOf(ResultEvent reversal, BillingChange.Cause cause) {
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
        reversal.zone(),
        reversal.amount().negated(),
        reversal.meter(),
        reversal.billTo(),
        reversal.shares().stream().map(Share::negated).toList(),
        reversal.terms(),
        reversal.attestations(),
        reversal.provableToOrNull(),
        cause.reason(),
        null);
  }
}
