package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.BillingChange;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entry that comes after the last one, numbered and chained to it.
 *
 * @param last none for a new outcome
 */
record NextEntry(
    TenantId tenant, Claim claim, Optional<SealedEntry> last, TermsBook book, Instant now) {

  OutcomeRegisters registers() {
    return last.map(sealed -> sealed.entry().registers()).orElse(OutcomeRegisters.EMPTY);
  }

  BillingState billed() {
    return last.map(sealed -> sealed.entry().billed()).orElse(BillingState.NOTHING);
  }

  int seq() {
    return last.map(sealed -> sealed.entry().seq() + 1).orElse(1);
  }

  /** Whether the last entry left the bill until the sources have sent again. */
  boolean waits() {
    var until = registers().restoration().map(Restoration::until);
    return until.isPresent() && until.equals(last.flatMap(sealed -> sealed.entry().lookAgain()));
  }

  /** Brings the bill to what is owed; while the sources still send again, leaves it as it is. */
  Entry of(Stimulus.Trace trace, OutcomeRegisters registers, Assessment owed) {
    if (registers.restoration().filter(span -> span.lasts(now)).isPresent()) {
      return left(trace, registers, new BillingChange(billed(), List.of()));
    }
    var bill = BillingChange.difference(owed, billed(), cause(registers, owed, trace));
    var terms = owed.termsOrNull();
    return written(
        trace,
        registers,
        new Position(
            owed.status(),
            owed.reasonOrNull(),
            owed.shares(),
            terms == null ? null : terms.ref(),
            owed.lookAgainOrNull()),
        bill);
  }

  /** Says what stands by the bill, until the sources have had their time. */
  Entry left(Stimulus.Trace trace, OutcomeRegisters registers, BillingChange bill) {
    var until = registers.restoration().map(Restoration::until);
    var stands = bill.after().standing();
    return written(
        trace,
        registers,
        new Position(
            stands.isPresent() ? OutcomeStatus.BILLABLE : OutcomeStatus.REVERSED,
            ReasonCodes.RESTORED,
            stands.map(BillingState.StandingResult::shares).orElse(List.of()),
            stands.map(BillingState.StandingResult::terms).orElse(null),
            until.orElse(null)),
        bill);
  }

  /** What brings a restored bill to the bus's: nobody's word. */
  BillingChange.Cause restored() {
    return new BillingChange.Cause(tenant, claim, null, List.of(), ReasonCodes.RESTORED, now);
  }

  private record Position(
      OutcomeStatus status,
      @Nullable String reason,
      List<Share> shares,
      @Nullable TermsRef terms,
      @Nullable Instant lookAgain) {}

  private Entry written(
      Stimulus.Trace trace, OutcomeRegisters registers, Position standing, BillingChange bill) {
    return new Entry(
        tenant,
        claim,
        seq(),
        now,
        trace,
        registers,
        standing.status(),
        standing.reason(),
        standing.shares(),
        standing.terms(),
        bill.after(),
        bill.events(),
        standing.lookAgain(),
        last.map(SealedEntry::hash).orElse(Digest.ZERO));
  }

  private BillingChange.Cause cause(
      OutcomeRegisters registers, Assessment owed, Stimulus.Trace trace) {
    var testimony = PrevailingStatements.of(registers, book);
    var taken = testimony.standingRetraction().filter(said -> !said.occurredAt().isAfter(now));
    var because = taken.or(testimony::truth);
    var digests =
        Stream.of(testimony.truth(), taken)
            .flatMap(Optional::stream)
            .map(Statement::evidence)
            .distinct()
            .toList();
    return new BillingChange.Cause(
        tenant, claim, because.orElse(null), digests, reason(taken, owed, trace), now);
  }

  private static String reason(Optional<Statement> taken, Assessment owed, Stimulus.Trace trace) {
    var otherwise =
        switch (trace) {
          case Stimulus.Trace.Said said -> ReasonCodes.RESTATED;
          case Stimulus.Trace.Recorded recorded -> ReasonCodes.SESSION_CORRECTED;
          case Stimulus.Trace.Chosen chosen -> ReasonCodes.SESSION_CHOSEN;
          case Stimulus.Trace.Ruled ruled -> ReasonCodes.RULED;
          case Stimulus.Trace.Time time -> ReasonCodes.SESSION_CORRECTED;
          case Stimulus.Trace.Restored restored -> ReasonCodes.RESTORED;
        };
    var retracted = taken.map(said -> Objects.requireNonNullElse(said.reason(), "retracted"));
    return owed.reason().or(() -> retracted).orElse(otherwise);
  }
}
