package dev.countersign.app.dispute;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.dispute.NamedLine;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what is said about a dispute as one more entry of the outcome's history. */
public final class RecordDispute {
  private static final Problem UNKNOWN =
      new Problem(
          "unknown_outcome",
          "/outcome",
          "this tenant has no such outcome",
          "copy it from an answer, an event or a sealed month");

  private final Outcomes outcomes;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final LineMonths months;

  public RecordDispute(
      Outcomes outcomes, Contracts contracts, OutcomeAppender appender, LineMonths months) {
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.appender = appender;
    this.months = months;
  }

  /**
   * Records that a line is disputed; durable when it returns.
   *
   * @param revisionOrNull of the result that is named; none where the outcome is
   */
  public AppendResult open(
      TenantId tenant,
      Claim claim,
      DisputeOpening opening,
      @Nullable Integer revisionOrNull,
      @Nullable Evidence evidence,
      Instant now) {
    var last = outcomes.last(tenant, claim);
    if (last.isEmpty()) {
      return AppendResult.unprocessable(UNKNOWN);
    }
    var billed = last.get().entry().billed();
    int standing = billed.standing().isPresent() ? billed.revisions() : 0;
    if (revisionOrNull != null && revisionOrNull > billed.revisions()) {
      return AppendResult.unprocessable(UNKNOWN);
    }
    var month = month(last.get(), opening.receivedAt());
    var line = new NamedLine(revisionOrNull, standing, month);
    return append(last, claim, new Stimulus.Disputed(opening, line), evidence, now);
  }

  /** Records what is said about a dispute; durable when it returns. */
  public AppendResult say(
      TenantId tenant,
      Claim claim,
      Stimulus.OnDispute said,
      @Nullable Evidence evidence,
      Instant now) {
    var last = outcomes.last(tenant, claim);
    return last.isEmpty()
        ? AppendResult.unprocessable(UNKNOWN)
        : append(last, claim, said, evidence, now);
  }

  private AppendResult append(
      Optional<StoredEntry> last,
      Claim claim,
      Stimulus stimulus,
      @Nullable Evidence evidence,
      Instant now) {
    var tenant = last.orElseThrow().entry().tenant();
    return contracts
        .book(tenant, claim.type())
        .map(book ->
            appender.append(last, new AppendCommand(tenant, claim, stimulus, book, evidence, now)))
        .orElseGet(() -> AppendResult.unprocessable(UNKNOWN));
  }

  private LineMonth month(StoredEntry last, Instant receivedAt) {
    var entry = last.entry();
    return entry
        .billed()
        .standing()
        .map(BillingState.StandingResult::event)
        .flatMap(event -> billedAt(last, event))
        .map(at -> months.of(entry.tenant(), entry.outcome(), at, receivedAt))
        .orElseGet(LineMonth.Unsealed::new);
  }

  /**
   * When the entry was decided that published this result; entries before a restore may be gone.
   */
  private Optional<Instant> billedAt(StoredEntry last, EventId event) {
    var entry = Optional.of(last);
    while (entry.isPresent()) {
      var one = entry.get().entry();
      if (one.results().stream().anyMatch(result -> result.id().equals(event))) {
        return Optional.of(one.at());
      }
      entry =
          one.seq() == 1 ? Optional.empty() : outcomes.at(one.tenant(), one.claim(), one.seq() - 1);
    }
    return Optional.empty();
  }
}
