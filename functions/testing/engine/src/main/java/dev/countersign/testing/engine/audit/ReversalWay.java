package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.EngineRequest.Kind;
import java.time.Instant;

/** What is to be done with a reversal, by section 5 of the billing page. */
public sealed interface ReversalWay {

  /** The billable and its reversal cancel each other, and nothing is sent. */
  record Annulled() implements ReversalWay {}

  /** Something else is decided first, or isn't known yet. */
  record Waits() implements ReversalWay {}

  /**
   * The engine takes the usage back.
   *
   * @param how a negative, a cancellation or a replacement
   * @param time the posting time of the usage
   * @param value by how much, below zero
   */
  record Correction(Kind how, Instant time, long value) implements ReversalWay {}

  /** A document over a net that is not zero; below zero it is a credit. */
  record Document(long net, Carries carries) implements ReversalWay {}

  /** What takes the billable's place is worth as much: no document is made. */
  record NothingLeft() implements ReversalWay {}

  /** A person makes the document over the net. */
  record Task(long net, Carries carries) implements ReversalWay {}

  /** What a document is over. */
  enum Carries {
    THE_REVERSAL,
    THE_REVERSAL_AND_WHAT_REPLACES
  }
}
