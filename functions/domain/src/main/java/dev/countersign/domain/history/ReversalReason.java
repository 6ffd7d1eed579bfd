package dev.countersign.domain.history;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an entry takes a result back: the contract, section 12. */
record ReversalReason(NextEntry next, OutcomeReading reading) {

  /**
   * The reason.
   *
   * @param takenBack what takes the fact back, if something does
   */
  String of(Optional<Statement> takenBack, Assessment owed, Stimulus.Trace trace) {
    var ofRetraction =
        takenBack.map(back -> Objects.requireNonNullElse(back.reason(), ReasonCodes.RETRACTED));
    return owed.reason().or(() -> ofRetraction).orElseGet(() -> caused(owed, trace));
  }

  private String caused(Assessment owed, Stimulus.Trace trace) {
    if (!reading.registers().dispute().equals(next.registers().dispute())) {
      return ReasonCodes.DISPUTED;
    }
    return switch (trace) {
      case Stimulus.Trace.Said said -> ReasonCodes.RESTATED;
      case Stimulus.Trace.Recorded recorded -> ReasonCodes.SESSION_CORRECTED;
      case Stimulus.Trace.Chosen chosen -> ReasonCodes.SESSION_CHOSEN;
      case Stimulus.Trace.Ruled ruled -> ReasonCodes.RULED;
      case Stimulus.Trace.Disputed disputed -> ReasonCodes.DISPUTED;
      case Stimulus.Trace.OnDispute spoken -> ReasonCodes.DISPUTED;
      case InquiryTrace inquiry -> ReasonCodes.INQUIRY;
      case Stimulus.Trace.Time time -> sinceLast(owed.changedAtOrNull());
      case Stimulus.Trace.Restored restored -> ReasonCodes.RESTORED;
    };
  }

  /** What time alone changed: the price, if one came into force since the last entry. */
  private String sinceLast(@Nullable Instant changedAt) {
    boolean repriced =
        changedAt != null
            && next.last().filter(before -> before.entry().at().isBefore(changedAt)).isPresent();
    return repriced ? ReasonCodes.RESTATED : ReasonCodes.SESSION_CORRECTED;
  }
}
