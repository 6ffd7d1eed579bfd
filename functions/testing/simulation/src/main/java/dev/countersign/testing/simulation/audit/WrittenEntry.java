package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was written.
 *
 * @param hash of its canonical bytes, in base64url
 * @param previous the hash of the entry before, likewise
 * @param detail what the reason is about
 * @param terms reference of the version, such as {@code policy_signed@3}; null while none is chosen
 * @param standing the id of the event that stands after the entry; null where none does
 * @param lookAgain when time looks again; null where it never does
 * @param said the statement that it answers; null where it answers none
 * @param restored what the bus had, where the entry was written to reconcile a restored table
 */
record WrittenEntry(
    String tenant,
    String claim,
    long seq,
    String hash,
    @Nullable String previous,
    String status,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String terms,
    List<AuditedResult.Part> parts,
    long revisions,
    @Nullable String standing,
    long standingMinor,
    List<AuditedResult> results,
    AuditedRegisters registers,
    Instant at,
    @Nullable Instant lookAgain,
    @Nullable Said said,
    @Nullable Restored restored) {

  /** What stands billed according to the bus; null where nothing does. */
  record Restored(@Nullable AuditedResult standing) {}

  /** The names of a statement, and its verdict. */
  record Said(String source, String message, String verdict) {}

  /** The same, and what it publishes left out. */
  WrittenEntry withoutResults() {
    return new WrittenEntry(
        tenant,
        claim,
        seq,
        hash,
        previous,
        status,
        reason,
        detail,
        terms,
        parts,
        revisions,
        standing,
        standingMinor,
        List.of(),
        registers,
        at,
        lookAgain,
        said,
        restored);
  }

  /** Whether the grace after a restore still runs: until it ends nothing is billed or reversed. */
  boolean leftAlone() {
    var grace = registers.grace();
    return grace != null && at.isBefore(grace.until());
  }

  String outcome() {
    return claim.substring(0, claim.indexOf('/'));
  }

  /** The version's number in a reference such as {@code policy_signed@3}. */
  static int version(String terms) {
    return Integer.parseInt(terms.substring(terms.lastIndexOf('@') + 1));
  }

  /** Whether it is of an inquiry about what a session claims. */
  boolean isOfASession() {
    return claim.contains("/!/");
  }

  /** All that the outcome knows with it, in the oracle's terms. */
  OracleCase known(List<OracleTerms> versions) {
    return known(versions, registers.statements());
  }

  /** The same, if it kept these statements. */
  OracleCase known(List<OracleTerms> versions, List<RegisteredStatement> statements) {
    return new OracleCase(
        versions,
        statements.stream().map(RegisteredStatement::statement).toList(),
        registers.sessions().values().stream().map(this::inGrace).toList(),
        registers.choice() == null ? List.of() : List.of(registers.choice()),
        registers.ruling() == null ? List.of() : List.of(registers.ruling()),
        Math.toIntExact(revisions));
  }

  /** A session that was first received inside the grace has come in time for everything. */
  private OracleSession inGrace(OracleSession s) {
    var grace = registers.grace();
    return grace == null || !grace.covers(s.receivedAt())
        ? s
        : new OracleSession(
            s.id(),
            s.conversation(),
            s.records(),
            s.subjects(),
            s.startedAt(),
            s.recordedAt(),
            Instant.EPOCH,
            s.mode(),
            s.arm(),
            s.handledBy(),
            s.content());
  }

  /**
   * The statement that it answers: as it is kept, or where it is kept under another message's name,
   * that one with this name. None if it isn't kept.
   */
  @Nullable OracleStatement stated() {
    if (said == null) {
      return null;
    }
    for (RegisteredStatement kept : registers.statements()) {
      var one = kept.statement();
      if (one.source().equals(said.source) && one.message().equals(said.message)) {
        return one;
      }
    }
    var content = registers.seen().values().stream().reduce("", (before, last) -> last);
    return registers.statements().stream()
        .map(RegisteredStatement::statement)
        .filter(one -> one.source().equals(said.source))
        .filter(one -> one.digest().startsWith(content.substring(0, content.indexOf(':'))))
        .map(one -> named(one, said.message))
        .reduce((one, other) -> other)
        .orElse(null);
  }

  private OracleStatement named(OracleStatement s, String message) {
    return new OracleStatement(
        s.source(),
        message,
        s.act(),
        s.statedAt(),
        s.occurredAt(),
        at,
        at,
        s.effectiveAt(),
        s.value(),
        s.reason(),
        s.facts(),
        s.links(),
        s.into(),
        s.assurance(),
        s.digest());
  }
}
