package dev.countersign.app.delivery;

import dev.countersign.domain.Problem;
import java.util.List;

/**
 * What became of one item of a delivery.
 *
 * @param <R> what an item of this kind comes to
 */
public sealed interface ItemResult<R> {
  /** The item's place in the delivery, from 0. */
  int place();

  /** Why the delivery is kept for its sake; none where all is well. */
  List<Problem> problems();

  /**
   * It was handled, now or before.
   *
   * @param problems why it is kept all the same, such as a message id used twice
   */
  record Done<R>(int place, R result, List<Problem> problems) implements ItemResult<R> {
    public Done {
      problems = List.copyOf(problems);
    }

    /** Handled, and all is well. */
    public Done(int place, R result) {
      this(place, result, List.of());
    }
  }

  /** The profile knows it and passes over it, for this reason. */
  record Ignored<R>(int place, String reason) implements ItemResult<R> {
    @Override
    public List<Problem> problems() {
      return List.of();
    }
  }

  /** It can't be used. */
  record Refused<R>(int place, List<Problem> problems) implements ItemResult<R> {
    public Refused {
      problems = List.copyOf(problems);
    }

    /** Refused for one problem. */
    public Refused(int place, Problem problem) {
      this(place, List.of(problem));
    }
  }
}
