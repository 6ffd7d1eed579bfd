package dev.countersign.app.dispute;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.dispute.NamedLine;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.NamedOutcomes;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what is said about a dispute as one more entry of the outcome's history. */
public final class RecordDispute {
  /** The tenant has no such outcome; another tenant's is answered the same. */
  public static final Problem UNKNOWN_OUTCOME =
      new Problem(
          "unknown_outcome",
          "/outcome",
          "this tenant has no such outcome",
          "copy it from an answer, an event or a sealed month");

  /** The tenant has no such dispute; another tenant's is answered the same. */
  public static final Problem UNKNOWN_DISPUTE =
      new Problem(
          "unknown_dispute",
          "/dispute",
          "there is no such dispute",
          "copy its id from the answer to it");

  private final Outcomes outcomes;
  private final NamedOutcomes names;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final MonthsOfLines months;

  /**
   * Over these ports.
   *
   * @param names where a dispute's id is written before the dispute is
   */
  public RecordDispute(
      Outcomes outcomes,
      NamedOutcomes names,
      Contracts contracts,
      OutcomeAppender appender,
      MonthsOfLines months) {
    this.outcomes = outcomes;
    this.names = names;
    this.contracts = contracts;
    this.appender = appender;
    this.months = months;
  }

  /**
   * Records that a line is disputed; durable when it returns. Its id is written first, so that it
   * is found from the answer on; where no dispute follows, it names nothing that anybody asks for.
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
      return AppendResult.unprocessable(UNKNOWN_OUTCOME);
    }
    var billed = last.get().entry().billed();
    int standing = billed.standing().isPresent() ? billed.revisions() : 0;
    if (revisionOrNull != null && revisionOrNull > billed.revisions()) {
      return AppendResult.unprocessable(UNKNOWN_OUTCOME);
    }
    var month = month(last.get(), opening.receivedAt());
    var line = new NamedLine(revisionOrNull, standing, month);
    names.put(tenant, List.of(OutcomeName.of(opening.id().value(), claim)));
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
        ? AppendResult.unprocessable(UNKNOWN_DISPUTE)
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
        .orElseGet(() -> AppendResult.unprocessable(UNKNOWN_OUTCOME));
  }

  private LineMonth month(StoredEntry last, Instant receivedAt) {
    return last.entry().billed().standing().isPresent()
        ? months.of(last, receivedAt)
        : new LineMonth.Unsealed();
  }
}
