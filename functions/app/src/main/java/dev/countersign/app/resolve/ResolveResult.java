package dev.countersign.app.resolve;

import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.domain.Problem;

/** What became of a delivered decision. */
public sealed interface ResolveResult {
  /** It was recorded, or another one stands; now or when the same message came before. */
  record Done(Resolved resolved) implements ResolveResult {}

  /** It rules a dispute, and was recorded; now or when the same message came before. */
  record Ruled(DisputeResult.Done told) implements ResolveResult {}

  /** It can't be used; nothing changed. */
  record Refused(Problem problem) implements ResolveResult {}

  /** Its message id was used before, with other content; nothing changed. */
  record Conflicting() implements ResolveResult {}
}
