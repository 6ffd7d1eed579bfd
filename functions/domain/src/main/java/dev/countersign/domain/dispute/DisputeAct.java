package dev.countersign.domain.dispute;

import dev.countersign.domain.money.Money;

/** What is said about a dispute that was opened. */
public sealed interface DisputeAct {
  /** The act's word in entries; a ruling has its finding's. */
  default String wire() {
    return switch (this) {
      case Withdrawn withdrawn -> "withdrawn";
      case Contested contested -> "contested";
      case Conceded conceded -> "conceded";
      case Offered offered -> "offered";
      case Ruled ruled ->
          switch (ruled.finding()) {
            case DisputeFinding.Stands stands -> "stands";
            case DisputeFinding.Falls falls -> "falls";
            case DisputeFinding.Adjusted adjusted -> "adjusted";
          };
    };
  }

  /** The payer takes it back. */
  record Withdrawn() implements DisputeAct {}

  /** The seller says that the line is right. */
  record Contested() implements DisputeAct {}

  /** The seller says that the payer is right. */
  record Conceded() implements DisputeAct {}

  /** The seller says that no more than this is owed. */
  record Offered(Money amount) implements DisputeAct {}

  /**
   * Somebody rules.
   *
   * @param by who ruled
   * @param why the person's reason
   */
  record Ruled(DisputeFinding finding, String by, String why) implements DisputeAct {}
}
