package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.statement.Statement;
import org.jspecify.annotations.Nullable;

/** How taking back is told. */
final class TakenBack {
  private TakenBack() {}

  /** After something was billed, or before. */
  static OutcomeStatus status(BillingState billed) {
    return billed.revisions() > 0 ? OutcomeStatus.REVERSED : OutcomeStatus.VOID;
  }

  /** The record that a fact was merged into, as {@code type/id}. */
  static @Nullable String livesOn(Statement merge) {
    var into = merge.into();
    return into == null ? null : into.toString();
  }
}
