package dev.countersign.domain.posting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an engine said when it was asked whether it has something. */
public sealed interface ReadBack {
  /** It has it. */
  record Found(@Nullable EngineReference referenceOrNull) implements ReadBack {}

  /** It hasn't. */
  record Absent() implements ReadBack {}

  /**
   * It gave no answer that tells.
   *
   * @param afterOrNull how long it wants to be left alone
   */
  record NoAnswer(@Nullable Duration afterOrNull) implements ReadBack {}
}
