package dev.countersign.app.inquiry;

import dev.countersign.app.dispute.DisputeMessage;
import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.app.dispute.LineNames;
import dev.countersign.app.dispute.LineNames.NamedResult;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.dispute.RecordedOnce;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Claim;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryProblems;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquirySaid;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.inbound.InquiryMessageForm.SaidOnInquiry;
import dev.countersign.ledger.Outcomes;
import java.util.Optional;
import java.util.function.Supplier;

/** Records what sellers and payers say about missing results, each message once. */
public final class SayOnInquiry {
  private final LineNames names;
  private final RecordInquiry record;
  private final RecordedOnce once;

  public SayOnInquiry(LineNames names, Outcomes outcomes, RecordInquiry record) {
    this.names = names;
    this.record = record;
    this.once = new RecordedOnce(outcomes);
  }

  /** The seller asks, or takes back what was asked; durable when it returns. */
  public DisputeResult say(SaidOnInquiry said, DisputeMessage message) {
    return switch (said) {
      case SaidOnInquiry.Untracked untracked -> untracked(untracked, message);
      case SaidOnInquiry.About about -> about(about, message);
      case SaidOnInquiry.Withdrawn(var inquiry) ->
          say(inquiry, new InquiryAct.Withdrawn(), message);
    };
  }

  /** Something is said about an inquiry; durable when it returns. */
  public DisputeResult say(InquiryId inquiry, InquiryAct act, DisputeMessage message) {
    return names
        .question(message.tenant(), inquiry.value())
        .map(claim -> say(claim, inquiry, act, message))
        .orElseGet(() -> new DisputeResult.Refused(InquiryProblems.UNKNOWN_INQUIRY));
  }

  private DisputeResult untracked(SaidOnInquiry.Untracked said, DisputeMessage message) {
    var asked = asked(said.code(), said.expected(), message);
    return opened(
        Claim.ofInquiry(said.type(), said.session()),
        message,
        () ->
            record.untracked(
                message.tenant(),
                said.session(),
                said.type(),
                asked,
                message.evidenceOrNull(),
                message.now()));
  }

  private DisputeResult about(SaidOnInquiry.About said, DisputeMessage message) {
    var tenant = message.tenant();
    var asked = asked(said.code(), said.expected(), message);
    var claim = names.outcome(tenant, said.outcome()).map(NamedResult::claim);
    var before = names.question(tenant, asked.opens(tenant).value());
    if (once.isOfAnother(before, claim, message, entry -> opens(entry, message))) {
      return new DisputeResult.Conflicting();
    }
    return claim
        .map(of ->
            opened(
                of,
                message,
                () ->
                    record.ofOutcome(
                        tenant, of, said.type(), asked, message.evidenceOrNull(), message.now())))
        .orElseGet(() -> new DisputeResult.Refused(RecordDispute.UNKNOWN_OUTCOME));
  }

  private DisputeResult opened(Claim claim, DisputeMessage message, Supplier<AppendResult> append) {
    return once.record(claim, message, entry -> opens(entry, message), InquiryWord::of, append);
  }

  private static boolean opens(Entry entry, DisputeMessage message) {
    return entry.trace() instanceof InquiryTrace.Asked asked
        && message.name().equals(asked.message());
  }

  private DisputeResult say(
      Claim claim, InquiryId inquiry, InquiryAct act, DisputeMessage message) {
    var context = message.context();
    var said =
        new InquiryStimulus.OnInquiry(
            inquiry,
            act,
            context.source(),
            message.name(),
            context.evidence(),
            context.receivedAt());
    return once.record(
        claim,
        message,
        entry ->
            entry.trace() instanceof InquiryTrace.OnInquiry spoken
                && message.name().equals(spoken.messageOrNull()),
        InquiryWord::of,
        () -> record.say(message.tenant(), claim, said, message.evidenceOrNull(), message.now()));
  }

  private static InquirySaid asked(
      Optional<DisputeCode> code, Optional<Money> expected, DisputeMessage message) {
    var context = message.context();
    return new InquirySaid(
        context.source(),
        message.id(),
        message.name(),
        context.evidence(),
        code.orElse(null),
        expected.orElse(null),
        context.receivedAt());
  }
}
