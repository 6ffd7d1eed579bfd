package dev.countersign.app.dispute.line;

import dev.countersign.app.accept.ExceptedOutcome;
import dev.countersign.app.accept.ExceptedOutcome.Became;
import dev.countersign.app.accept.ExceptedOutcomes;
import dev.countersign.app.accept.RecordedAnswer;
import dev.countersign.app.accept.RecordedAnswer.PayersWord;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.app.dispute.DisputeWord;
import dev.countersign.app.dispute.LineNames;
import dev.countersign.app.dispute.LineNames.NamedResult;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.AcceptanceAnswer.AcceptedExcept;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** Disputes what acceptances except, as a message of the acceptance's source would. */
public final class ExceptedDisputes implements ExceptedOutcomes {
  private static final Problem UNKNOWN =
      new Problem(
          "unknown_outcome",
          "/outcomes",
          "this tenant has no such outcome",
          "copy it from the sealed month");

  private final LineNames names;
  private final Outcomes outcomes;
  private final RecordDispute record;
  private final ItemLanes lanes;

  /**
   * Over these ports.
   *
   * @param lanes a month has many lines: one after the other they could take longer than a request
   *     may
   */
  public ExceptedDisputes(
      LineNames names, Outcomes outcomes, RecordDispute record, ItemLanes lanes) {
    this.lanes = lanes;
    this.names = names;
    this.outcomes = outcomes;
    this.record = record;
  }

  @Override
  public List<ExceptedOutcome> dispute(TenantId tenant, RecordedAnswer given, Instant now) {
    if (!(given.answer() instanceof AcceptedExcept(var excepted)) || given.word().isEmpty()) {
      return List.of();
    }
    var word = given.word().get();
    var became = new ConcurrentSkipListMap<OutcomeId, Became>();
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    lanes.run(
        excepted.stream()
            .sorted()
            .<Runnable>map(outcome ->
                () -> {
                  try {
                    became.put(outcome, disputed(tenant, outcome, given, word, now));
                  } catch (RuntimeException e) {
                    failures.add(e); // it costs no other outcome its dispute
                  }
                })
            .toList());
    if (!failures.isEmpty()) {
      throw failures.element();
    }
    return became.entrySet().stream()
        .map(each -> new ExceptedOutcome(each.getKey(), each.getValue()))
        .toList();
  }

  private Became disputed(
      TenantId tenant, OutcomeId outcome, RecordedAnswer given, PayersWord word, Instant now) {
    var message = new MessageId(given.digest().hex() + "#" + outcome);
    var id = DisputeId.of(tenant, word.source(), message);
    var opening =
        new DisputeOpening(
            id, word.source(), given.digest(), DisputeCode.OTHER, null, word.receivedAt());
    var before = names.question(tenant, id.value()).flatMap(claim -> recorded(tenant, claim, id));
    return before
        .map(ExceptedDisputes::told)
        .or(() ->
            names
                .outcome(tenant, outcome)
                .map(NamedResult::claim)
                .map(claim -> opened(tenant, claim, opening, now)))
        .orElseGet(() -> new Became.Refused(UNKNOWN));
  }

  /** A try of the same that was faster answers it. */
  private Became opened(TenantId tenant, Claim claim, DisputeOpening opening, Instant now) {
    var result = record.open(tenant, claim, opening, null, null, now);
    return result
        .problem()
        .<Became>map(problem ->
            recorded(tenant, claim, opening.id())
                .map(ExceptedDisputes::told)
                .orElseGet(() -> new Became.Refused(problem)))
        .orElseGet(() -> told(result.entry()));
  }

  /** The entry that records this dispute; it may not be the last any more. */
  private Optional<StoredEntry> recorded(TenantId tenant, Claim claim, DisputeId id) {
    return outcomes.history(tenant, claim).stream()
        .filter(stored ->
            stored.entry().trace() instanceof Trace.Disputed said && said.dispute().equals(id))
        .findFirst();
  }

  private static Became told(StoredEntry stored) {
    return new Became.Recorded(new DisputeResult.Done(DisputeWord.of(stored.entry()), stored));
  }
}
