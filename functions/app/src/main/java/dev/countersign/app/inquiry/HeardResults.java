package dev.countersign.app.inquiry;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.HeardClaims;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the outcome that a session's claim was attested under, and tells the inquiry of it.
 *
 * <p>An outcome is linked to its sessions before it is asked whether a claim of theirs is being
 * asked for; an inquiry is written before the outcomes of its session are read. Whatever the order,
 * one of the two sees the other.
 */
public final class HeardResults {
  private static final int PAGE = 100;

  private final Sessions sessions;
  private final Outcomes outcomes;
  private final OutcomeAppender appender;
  private final Function<TenantId, Pseudonyms> pseudonyms;

  public HeardResults(
      Sessions sessions,
      Outcomes outcomes,
      OutcomeAppender appender,
      Function<TenantId, Pseudonyms> pseudonyms) {
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.appender = appender;
    this.pseudonyms = pseudonyms;
  }

  /** Under which claim a result of this type was heard that the session claims; the first. */
  public Optional<HeardUnder> under(
      TenantId tenant, Session session, OutcomeType type, TermsBook book, Instant now) {
    return claims(tenant, session).stream()
        .filter(claim -> claim.type().equals(type) && !claim.isOfInquiry())
        .flatMap(claim -> outcomes.last(tenant, claim).stream())
        .flatMap(last -> HeardClaims.heard(last.entry(), session, book, now).stream())
        .min(HeardUnder::compareTo);
  }

  /** Whether an entry, or one of an inquiry that it knows of, may have to be told of the other. */
  public static boolean mayConcern(Entry entry) {
    return HeardClaims.asks(entry) || HeardClaims.mayHear(entry);
  }

  /**
   * Whether an inquiry and an outcome may have to be told of each other, now that the entry is
   * linked: it opens the one, or is of an outcome that may be what is being asked for. One request
   * for each session that claims such a result.
   */
  public static boolean isToHear(Entry entry, Outcomes outcomes) {
    return switch (entry.trace()) {
      case InquiryTrace.Drafted drafted -> HeardClaims.asks(entry);
      case InquiryTrace.Asked asked -> HeardClaims.asks(entry);
      default ->
          HeardClaims.claiming(entry).stream()
              .map(session -> Claim.ofInquiry(entry.claim().type(), session.id()))
              .flatMap(claim -> outcomes.last(entry.tenant(), claim).stream())
              .anyMatch(asking -> HeardClaims.asks(asking.entry()));
    };
  }

  /**
   * Tells an inquiry what was heard: where the entry is of one, by all outcomes of its session in
   * its newest form, since the entry that is due may be an old one; where it is of an outcome, the
   * inquiries about its sessions' claims.
   */
  public void tell(Entry entry, TermsBook book, Instant now) {
    if (HeardClaims.asks(entry)) {
      outcomes
          .last(entry.tenant(), entry.claim())
          .flatMap(last -> HeardClaims.askedSession(last.entry()))
          .ifPresent(session ->
              under(entry.tenant(), session, entry.claim().type(), book, now)
                  .ifPresent(heard -> tell(entry.tenant(), session, heard, book, now)));
      return;
    }
    for (Session session : HeardClaims.claiming(entry)) {
      HeardClaims.heard(entry, session, book, now)
          .filter(heard -> heard.at().equals(entry.at()) || isLast(entry))
          .ifPresent(heard -> tell(entry.tenant(), session, heard, book, now));
    }
  }

  /** Only the last entry knows what a date has brought about that was said ahead. */
  private boolean isLast(Entry entry) {
    return outcomes
        .last(entry.tenant(), entry.claim())
        .filter(last -> last.entry().seq() == entry.seq())
        .isPresent();
  }

  private void tell(
      TenantId tenant, Session session, HeardUnder heard, TermsBook book, Instant now) {
    var inquiry = Claim.ofInquiry(heard.claim().type(), session.id());
    var last = outcomes.last(tenant, inquiry);
    if (last.map(StoredEntry::entry)
        .filter(HeardClaims::asks)
        .filter(asking -> HeardClaims.canHear(asking, session, heard))
        .isPresent()) {
      var stimulus = new InquiryStimulus.Heard(heard);
      appender.append(last, new AppendCommand(tenant, inquiry, stimulus, book, null, now));
    }
  }

  /** The claims that look for the session, or are linked to it. */
  private Set<Claim> claims(TenantId tenant, Session session) {
    var claims = new TreeSet<Claim>();
    sessions
        .waiting(tenant, keys(tenant, session), Instant.EPOCH)
        .forEach(waiting -> claims.add(waiting.claim()));
    String after = "";
    List<Claim> page;
    do {
      page = sessions.linkedOutcomes(tenant, session.id(), after, PAGE);
      claims.addAll(page);
      after = page.isEmpty() ? after : page.getLast().toString();
    } while (page.size() == PAGE);
    return claims;
  }

  private Set<MatchKey> keys(TenantId tenant, Session session) {
    var names = pseudonyms.apply(tenant);
    var keys = new TreeSet<MatchKey>();
    session.keys().forEach(key -> keys.add(key.bare()));
    keys.add(names.session(session.id().value()));
    String conversation = session.conversation();
    if (conversation != null) {
      keys.add(names.conversation(conversation));
    }
    return keys;
  }
}
