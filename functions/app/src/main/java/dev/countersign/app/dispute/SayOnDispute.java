package dev.countersign.app.dispute;

import dev.countersign.app.dispute.LineNames.NamedResult;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.forms.inbound.DisputeMessageForm.DisputedName;
import dev.countersign.forms.inbound.DisputeMessageForm.SaidByPayer;
import dev.countersign.ledger.Outcomes;
import java.util.Optional;

/** Records what payers, sellers and arbiters say about disputes, each message once. */
public final class SayOnDispute {
  private static final Problem UNKNOWN_CLAIM =
      new Problem(
          "unknown_outcome",
          "/claim",
          "this tenant has no such outcome",
          "copy the claim from the answer to the dispute");

  private final LineNames names;
  private final Outcomes outcomes;
  private final RecordDispute record;
  private final RecordedOnce once;

  public SayOnDispute(LineNames names, Outcomes outcomes, RecordDispute record) {
    this.names = names;
    this.outcomes = outcomes;
    this.record = record;
    this.once = new RecordedOnce(outcomes);
  }

  /** The payer disputes a line; durable when it returns. */
  public DisputeResult dispute(SaidByPayer.Disputed said, DisputeMessage message) {
    var tenant = message.tenant();
    var id = DisputeId.of(tenant, message.context().source(), message.id());
    var line = find(said.line(), message);
    var opened = names.question(tenant, id.value());
    if (once.isOfAnother(
        opened, line.map(NamedResult::claim), message, entry -> opens(entry, id))) {
      return new DisputeResult.Conflicting();
    }
    return line.map(named -> pointed(opened(named, said, id, message), said.line()))
        .orElseGet(() -> new DisputeResult.Refused(NamedField.unknown(said.line())));
  }

  /** A problem of the line is told of the member that named it. */
  private static DisputeResult pointed(DisputeResult result, DisputedName line) {
    return result instanceof DisputeResult.Refused(Problem problem)
        ? new DisputeResult.Refused(NamedField.pointed(problem, line))
        : result;
  }

  private DisputeResult opened(
      NamedResult named, SaidByPayer.Disputed said, DisputeId id, DisputeMessage message) {
    var context = message.context();
    var opening =
        new DisputeOpening(
            id,
            context.source(),
            context.evidence(),
            said.code(),
            said.held().orElse(null),
            context.receivedAt());
    return once.record(
        named.claim(),
        message,
        entry -> opens(entry, id),
        DisputeWord::of,
        () ->
            record.open(
                message.tenant(),
                named.claim(),
                opening,
                named.revisionOrNull(),
                message.evidenceOrNull(),
                message.now()));
  }

  /** Something is said about a dispute; durable when it returns. */
  public DisputeResult say(DisputeId dispute, DisputeAct act, DisputeMessage message) {
    return names
        .question(message.tenant(), dispute.value())
        .map(claim -> say(claim, dispute, act, message))
        .orElseGet(() -> new DisputeResult.Refused(RecordDispute.UNKNOWN_DISPUTE));
  }

  /**
   * The arbiter rules a dispute of this outcome; durable when it returns.
   *
   * @param ruled with pseudonyms for what may be about a person
   */
  public DisputeResult rule(
      Claim claim, DisputeId dispute, DisputeAct.Ruled ruled, DisputeMessage message) {
    return outcomes.last(message.tenant(), claim).isEmpty()
        ? new DisputeResult.Refused(UNKNOWN_CLAIM)
        : say(claim, dispute, ruled, message);
  }

  private DisputeResult say(
      Claim claim, DisputeId dispute, DisputeAct act, DisputeMessage message) {
    var context = message.context();
    var said =
        new Stimulus.OnDispute(
            dispute,
            act,
            context.source(),
            message.name(),
            context.evidence(),
            context.receivedAt());
    return once.record(
        claim,
        message,
        entry ->
            entry.trace() instanceof Trace.OnDispute spoken
                && message.name().equals(spoken.messageOrNull()),
        DisputeWord::of,
        () -> record.say(message.tenant(), claim, said, message.evidenceOrNull(), message.now()));
  }

  private Optional<NamedResult> find(DisputedName line, DisputeMessage message) {
    var tenant = message.tenant();
    return switch (line) {
      case DisputedName.OfOutcome(var outcome) -> names.outcome(tenant, outcome);
      case DisputedName.OfEvent(var event) -> names.event(tenant, event);
      case DisputedName.OfLeaf(var month, var key) -> names.line(tenant, month, key);
    };
  }

  private static boolean opens(Entry entry, DisputeId id) {
    return entry.trace() instanceof Trace.Disputed said && said.dispute().equals(id);
  }
}
