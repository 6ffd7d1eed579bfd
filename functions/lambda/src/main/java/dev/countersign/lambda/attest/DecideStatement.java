package dev.countersign.lambda.attest;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.outcome.Claims;
import dev.countersign.domain.outcome.Statement;
import dev.countersign.domain.outcome.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.lambda.history.GrowHistory;
import dev.countersign.lambda.history.GrowHistory.Telling;
import dev.countersign.lambda.history.Growth;
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
  private final FindSessions find;
  private final Outcomes outcomes;
  private final GrowHistory grow;

  public DecideStatement(
      Contracts contracts, FindSessions find, Outcomes outcomes, GrowHistory grow) {
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
  public Growth decide(TenantId tenant, Statement said, @Nullable Evidence evidence, Instant now) {
    var book = contracts.book(tenant, said.outcome());
    if (book.isEmpty()) {
      return new Growth.Refused(
          new Problem(
              "no_terms",
              "/outcome",
              "no terms for this outcome",
              "apply terms for it; the delivery is kept and can be replayed"));
    }
    return switch (Claims.of(said, book.get())) {
      case Claims.Unclaimed unclaimed -> new Growth.Refused(unclaimed.problem());
      case Claims.Claimed claimed ->
          decide(tenant, claimed.claim(), said, book.get(), evidence, now);
    };
  }

  private Growth decide(
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
