package dev.countersign.app.inquiry;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.HeardClaims;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.NamedOutcomes;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Drafts an inquiry about each result that a session claims and that nobody attested by the end of
 * the wait. Repeating it drafts none twice: there is one of each session and type.
 */
public final class DraftInquiries {
  private final Sessions sessions;
  private final Outcomes outcomes;
  private final NamedOutcomes names;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final HeardResults heard;

  public DraftInquiries(
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

  /** When the wait of the first of a session's claims ends that are asked for, if one is. */
  public Optional<Instant> dueAt(TenantId tenant, Session session) {
    return session.claimed().stream()
        .flatMap(type -> endOfWait(tenant, session, type).stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * Drafts what is due of a session; durable when it returns.
   *
   * @return when the wait of its next claim ends, if there is one ahead
   */
  public Optional<Instant> draft(TenantId tenant, Session session, Instant now) {
    Instant next = null;
    for (OutcomeType type : session.claimed()) {
      var end = endOfWait(tenant, session, type);
      if (end.filter(now::isBefore).isPresent()) {
        next = next == null || end.get().isBefore(next) ? end.get() : next;
      } else if (end.isPresent()) {
        draft(tenant, session, contracts.book(tenant, type).orElseThrow(), now);
      }
    }
    return Optional.ofNullable(next);
  }

  private void draft(TenantId tenant, Session session, TermsBook book, Instant now) {
    var type = book.outcome();
    var claim = Claim.ofInquiry(type, session.id());
    var last = outcomes.last(tenant, claim);
    if (last.map(StoredEntry::entry).flatMap(entry -> entry.registers().inquiry()).isPresent()
        || heard.under(tenant, session, type, book, now).isPresent()) {
      return;
    }
    var claimedAt =
        HeardClaims.claimedAt(sessions.forms(tenant, session.id()), type)
            .orElse(session.firstReceivedAt());
    names.put(
        tenant, List.of(OutcomeName.of(InquiryId.of(tenant, type, session.id()).value(), claim)));
    var stimulus = new InquiryStimulus.ClaimDue(session, claimedAt, null);
    appender.append(last, new AppendCommand(tenant, claim, stimulus, book, null, now));
  }

  private Optional<Instant> endOfWait(TenantId tenant, Session session, OutcomeType type) {
    return session.claims(type)
        ? contracts
            .book(tenant, type)
            .flatMap(book -> book.inForce(session.startedAt()))
            .filter(terms -> terms.inquiry().isPresent())
            .map(terms -> Inquiry.endOfWait(terms, session))
        : Optional.empty();
  }
}
