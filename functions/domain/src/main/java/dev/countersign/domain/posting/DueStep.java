package dev.countersign.domain.posting;

import java.time.Instant;
import java.util.List;

/** What to do with a posting now. */
public sealed interface DueStep {
  /** Nothing: it is decided, waits for another posting, or is a person's. */
  DueStep NOTHING = new Nothing();

  /** Make this request, freeze its bytes, write the posting as {@code sending}, then send. */
  record Send(PlannedRequest request) implements DueStep {}

  /** Write the posting as {@code sending} anew, then send the same bytes. */
  record SendAgain(FrozenRequest request) implements DueStep {}

  /** Ask the engine whether it has this. */
  record AskEngine(FrozenRequest request) implements DueStep {}

  /** Nothing before this time. */
  record Wait(Instant until) implements DueStep {}

  /** Write these changes; then ask again for what is due of the posting. */
  record Write(List<PostingChange> changes) implements DueStep {
    public Write {
      changes = List.copyOf(changes);
    }
  }

  /** Nothing: it is decided, waits for another posting, or is a person's. */
  record Nothing() implements DueStep {}
}
