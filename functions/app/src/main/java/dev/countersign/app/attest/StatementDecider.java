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

  /**
   * Decides it; durable when it returns. A reason that is no word is replaced by its pseudonym,
   * unless the terms name it: then it is the seller's own word.
   *
   * @param evidence what is kept beside the entry; none where it is kept on its own
   */
  public AppendResult decide(
      TenantId tenant, Statement statement, @Nullable Evidence evidence, Instant now) {
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
          decide(tenant, claimed.claim(), told, book.get(), evidence, now);
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
      Claim claim,
      Statement statement,
      TermsBook book,
      @Nullable Evidence evidence,
      Instant now) {
    // An attested fact is new more often than not: its put goes first and tells when it isn't.
    Optional<StoredEntry> last =
        statement.act() == Act.ATTESTED ? Optional.empty() : outcomes.last(tenant, claim);
    // What a note or a retraction names leads to no session: only a truth does.
    List<Session> found =
        statement.act().affirms() ? sessions.find(tenant, claim, statement, book) : List.of();
    var stimulus = new Stimulus.Stated(statement, found);
    return appender.append(last, new AppendCommand(tenant, claim, stimulus, book, evidence, now));
  }
}
