package dev.countersign.forms.engine.answer;

import dev.countersign.domain.posting.EngineAnswer;

/** What the answer to a batch means for one of its items. */
public sealed interface ItemAnswer {
  /** The answer tells. */
  record Told(EngineAnswer answer) implements ItemAnswer {}

  /** The answer tells of this item by itself, so the engine is there. */
  record OfItem(EngineAnswer answer) implements ItemAnswer {}

  /**
   * The engine took nothing of the batch, and the answer doesn't tell for which item: each is sent
   * again alone. This try doesn't count.
   */
  record Alone() implements ItemAnswer {}
}
