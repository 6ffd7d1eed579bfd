package dev.countersign.app.attest;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.matching.ClaimReading;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.inbound.PersonalTexts;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides one statement: finds its terms, its claim and its sessions, and appends an entry. */
public final class StatementDecider {
  private final Contracts contracts;
  private final SessionFinder sessions;
  private final Outcomes outcomes;
  private final OutcomeAppender appender;
  private final Function<TenantId, Pseudonyms> pseudonyms;

  public StatementDecider(
      Contracts contracts,
      SessionFinder sessions,
      Outcomes outcomes,
      OutcomeAppender appender,
      Function<TenantId, Pseudonyms> pseudonyms) {
    this.contracts = contracts;
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.appender = appender;
    this.pseudonyms = pseudonyms;
  }

  /** What it claims; none where it claims nothing, or nothing that there are terms for. */
  public Optional<Claim> claim(TenantId tenant, Statement statement) {
    return contracts
        .book(tenant, statement.outcome())
        .filter(book -> ClaimReading.of(statement, book) instanceof ClaimReading.Claimed)
        .map(book -> ((ClaimReading.Claimed) ClaimReading.of(statement, book)).claim());
  }

  /**
   * What can be done at once for all of these statements before the first of them is decided.
   * Whatever fails here is done, and fails, when it is needed.
   */
  SessionsAhead ahead(TenantId tenant, List<Statement> statements) {
    try {
      var sought = new ArrayList<Sought>();
      for (Statement statement : statements) {
        if (statement.act().affirms()) {
          var book = contracts.book(tenant, statement.outcome());
          claim(tenant, statement)
              .ifPresent(claim -> sought.add(new Sought(claim, statement, book.orElseThrow())));
        }
      }
      return sought.size() < 2 ? SessionsAhead.NONE : sessions.ahead(tenant, sought);
    } catch (RuntimeException e) {
      return SessionsAhead.NONE;
    }
  }

  /**
   * Decides it; durable when it returns. A reason that is no word is replaced by its pseudonym,
   * unless the terms name it: then it is the seller's own word.
   *
   * @param evidence what is kept beside the entry; none where it is kept on its own
   * @param ahead what was done before for all statements of its batch
   */
  AppendResult decide(
      TenantId tenant,
      Statement statement,
      @Nullable Evidence evidence,
      SessionsAhead ahead,
      Instant now) {
    var book = contracts.book(tenant, statement.outcome());
    if (book.isEmpty()) {
      return AppendResult.unprocessable(
          new Problem(
              "no_terms",
              "/outcome",
              "no terms for this outcome",
              "apply terms for it; the delivery is kept and can be replayed"));
    }
    var told = told(tenant, statement, book.get());
    return switch (ClaimReading.of(told, book.get())) {
      case ClaimReading.Unclaimed unclaimed -> AppendResult.unprocessable(unclaimed.problem());
      case ClaimReading.Claimed claimed ->
          decide(tenant, new Sought(claimed.claim(), told, book.get()), evidence, ahead, now);
    };
  }

  private Statement told(TenantId tenant, Statement statement, TermsBook book) {
    String reason = statement.reason();
    return reason == null || PersonalTexts.isWord(reason) || book.names(reason)
        ? statement
        : statement.because(new PersonalTexts(pseudonyms.apply(tenant)).word(reason));
  }

  private AppendResult decide(
      TenantId tenant,
      Sought sought,
      @Nullable Evidence evidence,
      SessionsAhead ahead,
      Instant now) {
    var claim = sought.claim();
    var statement = sought.statement();
    // An attested fact is new more often than not: its put goes first and tells when it isn't.
    Optional<StoredEntry> last =
        statement.act() == Act.ATTESTED ? Optional.empty() : outcomes.last(tenant, claim);
    // What a note or a retraction names leads to no session: only a truth does.
    List<Session> found =
        statement.act().affirms() ? sessions.find(tenant, sought, ahead) : List.of();
    var stimulus = new Stimulus.Stated(statement, found);
    return appender.append(
        last, new AppendCommand(tenant, claim, stimulus, sought.book(), evidence, now));
  }
}
