package dev.countersign.app.attest;

import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Problem;
import java.util.List;

/** What became of one item of a delivery. */
public sealed interface ItemAnswer {
  int place();

  /** It was decided, now or before. */
  record Decided(int place, AppendResult growth) implements ItemAnswer {}

  /** The profile knows it and passes over it, with this reason. */
  record Ignored(int place, String reason) implements ItemAnswer {}

  /** It can't be used; it is kept. */
  record Refused(int place, List<Problem> problems) implements ItemAnswer {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
