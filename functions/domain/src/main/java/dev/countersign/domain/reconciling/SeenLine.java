package dev.countersign.domain.reconciling;

import java.math.BigDecimal;
import java.util.Optional;

/** What an engine says of one id. */
public sealed interface SeenLine {
  /** It has it; with its value where it says so. */
  record There(Optional<BigDecimal> value) implements SeenLine {}

  /** It hasn't. */
  record NotThere() implements SeenLine {}

  /** It gave no answer that tells. */
  record NoAnswer() implements SeenLine {}
}
