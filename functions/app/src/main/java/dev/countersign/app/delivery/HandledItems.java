package dev.countersign.app.delivery;

import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of a delivery's items, from several threads; no failure costs another. */
final class HandledItems<R> {
  private final Problem onDefect;
  private final SortedMap<Integer, ItemResult<R>> results = new TreeMap<>();
  private @Nullable RuntimeException again;
  private @Nullable String defect;

  HandledItems(Problem onDefect) {
    this.onDefect = onDefect;
  }

  /** Handles the item at this place. */
  void handle(int place, Supplier<ItemResult<R>> item) {
    try {
      done(place, item.get());
    } catch (Unavailable | Misconfigured e) {
      failed(e);
    } catch (RuntimeException | StackOverflowError e) {
      broken(place, FailureMapping.describe(e));
    }
  }

  /**
   * All of it, in the order of the places.
   *
   * @throws Unavailable when it must be sent again
   * @throws Misconfigured when a person must change a setting first
   */
  synchronized DeliveryResult<R> result(Assurance assurance, ProvableTo provableTo) {
    if (again != null) {
      throw again;
    }
    return new DeliveryResult.Handled<>(
        List.copyOf(results.values()), assurance, provableTo, Optional.ofNullable(defect));
  }

  private synchronized void done(int place, ItemResult<R> result) {
    results.put(place, result);
  }

  /** A failure that passes by itself counts less than one that a person must see to. */
  private synchronized void failed(RuntimeException failure) {
    again = again instanceof Misconfigured ? again : failure;
  }

  private synchronized void broken(int place, String what) {
    defect = what;
    results.put(place, new ItemResult.Refused<>(place, onDefect));
  }
}
