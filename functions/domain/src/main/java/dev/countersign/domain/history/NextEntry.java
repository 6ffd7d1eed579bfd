package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.BillingChange;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.DisputeEffect;
import dev.countersign.domain.fold.CountingRetractions;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place of the next entry in a history: numbered after the last one and chained to it.
 *
 * @param last none for a new outcome
 */
record NextEntry(TenantId tenant, Claim claim, Optional<SealedEntry> last, Instant now) {

  OutcomeRegisters registers() {
    return last.map(sealed -> sealed.entry().registers()).orElse(OutcomeRegisters.EMPTY);
  }

  BillingState billed() {
    return last.map(sealed -> sealed.entry().billed()).orElse(BillingState.NOTHING);
  }

  int seq() {
    return last.map(sealed -> sealed.entry().seq() + 1).orElse(1);
  }

  /** Whether the last entry left the bill as it was until the grace of a restore ends. */
  boolean followsGrace() {
    var until = registers().restoration().map(Restoration::until);
    return until.isPresent() && until.equals(last.flatMap(sealed -> sealed.entry().lookAgain()));
  }

  /**
   * The entry that brings the bill to what is owed. Within the grace after a restore it leaves the
   * bill as it is.
   */
  Entry decided(Stimulus.Trace trace, OutcomeReading reading, Assessment owed) {
    var registers = reading.registers();
    if (registers.restoration().filter(grace -> grace.lasts(now)).isPresent()) {
      return inGrace(trace, reading, new BillingChange(billed(), List.of()));
    }
    var bill = BillingChange.difference(owed, billed(), cause(reading, owed, trace));
    var terms = owed.termsOrNull();
    return entry(
        trace,
        reading,
        new Position(
            owed.status(),
            owed.reasonOrNull(),
            owed.detailOrNull(),
            owed.shares(),
            terms == null ? null : terms.ref(),
            owed.lookAgainOrNull()),
        bill);
  }

  /** The entry that says what stands by the bill alone, until the grace of a restore ends. */
  Entry inGrace(Stimulus.Trace trace, OutcomeReading reading, BillingChange bill) {
    var until = reading.registers().restoration().map(Restoration::until);
    var standing = bill.after().standing();
    return entry(
        trace,
        reading,
        new Position(
            standing.isPresent() ? OutcomeStatus.BILLABLE : OutcomeStatus.REVERSED,
            ReasonCodes.RESTORED,
            null,
            standing.map(BillingState.StandingResult::shares).orElse(List.of()),
            standing.map(BillingState.StandingResult::terms).orElse(null),
            until.orElse(null)),
        bill);
  }

  /**
   * The cause that events name which bring a restored bill to what the bus has. It has no
   * statement.
   */
  BillingChange.Cause restoreCause() {
    return new BillingChange.Cause(tenant, claim, null, List.of(), null, ReasonCodes.RESTORED, now);
  }

  /** Where the outcome stands with the entry. */
  private record Position(
      OutcomeStatus status,
      @Nullable String reason,
      @Nullable String detail,
      List<Share> shares,
      @Nullable TermsRef terms,
      @Nullable Instant lookAgain) {}

  private Entry entry(
      Stimulus.Trace trace, OutcomeReading reading, Position position, BillingChange bill) {
    var truth = reading.version().truth();
    return new Entry(
        tenant,
        claim,
        seq(),
        now,
        trace,
        numbered(reading.registers()),
        position.status(),
        position.reason(),
        position.detail(),
        truth.map(Truth::occurredAt).orElse(null),
        truth.map(Truth::value).orElse(null),
        position.shares(),
        position.terms(),
        bill.after(),
        bill.events(),
        position.lookAgain(),
        last.map(SealedEntry::hash).orElse(Digest.ZERO));
  }

  /** An inquiry that the entry opens or changes has its number. */
  private OutcomeRegisters numbered(OutcomeRegisters after) {
    return after
        .inquiry()
        .filter(inquiry -> !inquiry.equals(registers().inquiryOrNull()))
        .map(inquiry -> after.withInquiry(inquiry.changedBy(seq())))
        .orElse(after);
  }

  private BillingChange.Cause cause(OutcomeReading reading, Assessment owed, Stimulus.Trace trace) {
    var truth = reading.version().truth();
    var takenBack = Optional.ofNullable(owed.takenBackByOrNull()).or(() -> inEffect(reading));
    var digests =
        Stream.concat(
                truth.stream().flatMap(stated -> stated.evidence().stream()),
                takenBack.stream().map(Statement::evidence))
            .distinct()
            .toList();
    return new BillingChange.Cause(
        tenant,
        claim,
        Stream.of(
                takenBack
                    .map(Statement::occurredAt)
                    .or(() -> Optional.ofNullable(owed.changedAtOrNull()))
                    .or(() -> truth.map(Truth::occurredAt)),
                DisputeEffect.of(reading).flatMap(DisputeEffect::moment))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElse(null),
        digests,
        reading.registers().statements().provableTo(digests).orElse(null),
        new ReversalReason(this, reading).of(takenBack, owed, trace),
        now);
  }

  /** What takes the fact back, where nothing says yet which of it counts. */
  private Optional<Statement> inEffect(OutcomeReading reading) {
    var folded = reading.version().folded();
    return folded
        .merge()
        .or(() ->
            folded.retractions().stream()
                .filter(back -> !back.occurredAt().isAfter(now))
                .min(CountingRetractions.EARLIEST));
  }
}
