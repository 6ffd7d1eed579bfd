package dev.countersign.app.inquiry;

import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.InquiryProblems;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquirySaid;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.NamedOutcomes;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what is said about missing results as one more entry of a history. */
public final class RecordInquiry {
  private final Sessions sessions;
  private final Outcomes outcomes;
  private final NamedOutcomes names;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final HeardResults heard;

  public RecordInquiry(
      Sessions sessions,
      Outcomes outcomes,
      NamedOutcomes names,
      Contracts contracts,
      OutcomeAppender appender,
      HeardResults heard) {
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.names = names;
    this.contracts = contracts;
    this.appender = appender;
    this.heard = heard;
  }

  /** Records that the seller asks for a result that a session claims; durable when it returns. */
  public AppendResult untracked(
      TenantId tenant,
      SessionId session,
      OutcomeType type,
      InquirySaid said,
      @Nullable Evidence evidence,
      Instant now) {
    var form = sessions.find(tenant, session);
    if (form.isEmpty()) {
      return AppendResult.unprocessable(InquiryProblems.UNKNOWN_SESSION);
    }
    var book = contracts.book(tenant, type);
    if (book.isEmpty()) {
      return AppendResult.unprocessable(InquiryProblems.NO_TERMS);
    }
    var claim = Claim.ofInquiry(type, session);
    var under = heard.under(tenant, form.get(), type, book.get(), now);
    var stimulus = new InquiryStimulus.AskedUntracked(said, form.get(), under.orElse(null));
    named(tenant, InquiryId.of(tenant, type, session), claim);
    return appender.append(
        outcomes.last(tenant, claim),
        new AppendCommand(tenant, claim, stimulus, book.get(), evidence, now));
  }

  /** It is found by its id from before it is there: a name that leads to nothing does no harm. */
  private void named(TenantId tenant, InquiryId id, Claim claim) {
    names.put(tenant, List.of(OutcomeName.of(id.value(), claim)));
  }

  /**
   * Records that the seller asks about an outcome; durable when it returns.
   *
   * @param type any but untracked
   */
  public AppendResult ofOutcome(
      TenantId tenant,
      Claim claim,
      InquiryType type,
      InquirySaid said,
      @Nullable Evidence evidence,
      Instant now) {
    var stimulus = new InquiryStimulus.AskedAbout(said, type);
    named(tenant, said.opens(tenant), claim);
    return append(tenant, claim, stimulus, RecordDispute.UNKNOWN_OUTCOME, evidence, now);
  }

  /** Records what is said about an inquiry; durable when it returns. */
  public AppendResult say(
      TenantId tenant,
      Claim claim,
      InquiryStimulus.OnInquiry said,
      @Nullable Evidence evidence,
      Instant now) {
    return append(tenant, claim, said, InquiryProblems.UNKNOWN_INQUIRY, evidence, now);
  }

  private AppendResult append(
      TenantId tenant,
      Claim claim,
      Stimulus stimulus,
      Problem unknown,
      @Nullable Evidence evidence,
      Instant now) {
    Optional<StoredEntry> last = outcomes.last(tenant, claim);
    var book = contracts.book(tenant, claim.type());
    return last.isEmpty() || book.isEmpty()
        ? AppendResult.unprocessable(unknown)
        : appender.append(
            last, new AppendCommand(tenant, claim, stimulus, book.get(), evidence, now));
  }
}
