package dev.countersign.app.delivery;

import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.ledger.Refusals.ItemProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of an authentic delivery.
 *
 * @param <R> what an item of its kind comes to
 */
public sealed interface DeliveryResult<R> {

  /** Why it is kept, each problem with the place of its item; none where all is well. */
  List<ItemProblem> problems();

  /** What nobody foresaw while it was handled, for the log; none where nothing. */
  default Optional<String> defect() {
    return Optional.empty();
  }

  /** Each item was handled on its own. */
  record Handled<R>(
      List<ItemResult<R>> items,
      Assurance assurance,
      ProvableTo provableTo,
      Optional<String> defect)
      implements DeliveryResult<R> {
    public Handled {
      items = List.copyOf(items);
    }

    @Override
    public List<ItemProblem> problems() {
      return items.stream()
          .flatMap(item ->
              item.problems().stream().map(problem -> new ItemProblem(item.place(), problem)))
          .toList();
    }

    /** Whether it has one item, which came to a result of this type. */
    public boolean isOnly(Class<? extends R> type) {
      return items.size() == 1
          && items.getFirst() instanceof ItemResult.Done<R> only
          && type.isInstance(only.result());
    }

    /**
     * Whether nothing of it can be used and its sender must know. An event that the profile doesn't
     * name is kept and answered 200: sent again it would be the same, and many vendors switch an
     * address off after enough refusals.
     */
    public boolean isRefused() {
      return items.stream().allMatch(ItemResult.Refused.class::isInstance)
          && problems().stream().anyMatch(item -> !item.problem().reason().equals("unknown_event"));
    }
  }

  /** Its payload can't be read or mapped. It is kept. */
  record Unreadable<R>(Problem problem, Optional<String> defect) implements DeliveryResult<R> {
    @Override
    public List<ItemProblem> problems() {
      return List.of(new ItemProblem(0, problem));
    }
  }

  /**
   * It names records without saying what they hold. It is kept, and handled once they were read
   * from the vendor's API.
   */
  record Waiting<R>() implements DeliveryResult<R> {
    @Override
    public List<ItemProblem> problems() {
      return List.of();
    }
  }

  /** It is larger than one of a single item may be. Nothing of it is kept. */
  record TooLarge<R>() implements DeliveryResult<R> {
    @Override
    public List<ItemProblem> problems() {
      return List.of(
          new ItemProblem(
              0, new Problem("too_large", "", "larger than it may be", "send smaller ones")));
    }
  }

  /**
   * Some of it can't be used, and the source's room for what is kept is full for this hour. What
   * could be used was handled; it must be sent again.
   *
   * @param untilRoom how long until there is room again
   */
  record NotKept<R>(List<ItemProblem> problems, Duration untilRoom) implements DeliveryResult<R> {
    public NotKept {
      problems = List.copyOf(problems);
    }
  }
}
