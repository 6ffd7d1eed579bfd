package dev.countersign.app.attest;

import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.history.OutcomeAppender.Telling;
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
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement: its terms, its claim, its sessions, and the next entry of its outcome. */
public final class DecideStatement {
  private final Contracts contracts;
  private final SessionFinder find;
  private final Outcomes outcomes;
  private final OutcomeAppender grow;

  public DecideStatement(
      Contracts contracts, SessionFinder find, Outcomes outcomes, OutcomeAppender grow) {
    this.contracts = contracts;
    this.find = find;
    this.outcomes = outcomes;
    this.grow = grow;
  }

  /**
   * Decides it durably.
   *
   * @param evidence to keep beside the entry; none when it is kept on its own
   */
  public AppendResult decide(
      TenantId tenant, Statement said, @Nullable Evidence evidence, Instant now) {
    var book = contracts.book(tenant, said.outcome());
    if (book.isEmpty()) {
      return new AppendResult.Refused(
          new Problem(
              "no_terms",
              "/outcome",
              "no terms for this outcome",
              "apply terms for it; the delivery is kept and can be replayed"));
    }
    return switch (ClaimReading.of(said, book.get())) {
      case ClaimReading.Unclaimed unclaimed -> new AppendResult.Refused(unclaimed.problem());
      case ClaimReading.Claimed claimed ->
          decide(tenant, claimed.claim(), said, book.get(), evidence, now);
    };
  }

  private AppendResult decide(
      TenantId tenant,
      Claim claim,
      Statement said,
      TermsBook book,
      @Nullable Evidence evidence,
      Instant now) {
    // An attested fact is new more often than not: its put goes first and tells when it isn't.
    Optional<StoredEntry> last =
        said.act() == Act.ATTESTED ? Optional.empty() : outcomes.last(tenant, claim);
    List<Session> found =
        said.act() == Act.RETRACTED ? List.of() : find.found(tenant, claim, said, book);
    var told = new Stimulus.Stated(said, found);
    return grow.from(last, new Telling(tenant, claim, told, book, evidence, now));
  }
}
