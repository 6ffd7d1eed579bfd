package dev.countersign.app.attest;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.Sessions.LookingClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that sessions are sought for, the outcome that it is about, and the terms of that.
 */
record Sought(Claim claim, Statement statement, TermsBook book) {
  /** A wait that is counted from an earlier receipt may end later by a change of clocks. */
  private static final Duration CLOCK_CHANGE = Duration.ofHours(3);

  /** The session that the statement names, where some version looks for it by its name. */
  Optional<String> name() {
    return Optional.ofNullable(statement.session())
        .filter(name ->
            book.versions().stream().anyMatch(terms -> terms.match().by().contains(By.SESSION)));
  }

  /** That the claim looks for sessions with these keys, for as long as one of them can count. */
  LookingClaim looking(Set<MatchKey> wanted) {
    return new LookingClaim(claim, wanted, statement.receivedAt(), deadline());
  }

  /** The end of the longest wait of any version: no session that comes later can count. */
  private Instant deadline() {
    return book.versions().stream()
        .map(terms -> terms.match().waitTime().after(statement.receivedAt(), terms.zone()))
        .max(Comparator.naturalOrder())
        .orElse(statement.receivedAt())
        .plus(CLOCK_CHANGE);
  }
}
