package dev.countersign.trust;

import dev.countersign.domain.Problem;
import dev.countersign.forms.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery holds: its items in their places, or why it can't be read at all. */
public sealed interface Mapped {
  record Items(List<Item> items) implements Mapped {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Unmapped(Problem problem) implements Mapped {}

  /**
   * One statement of a delivery.
   *
   * @param place from 0
   * @param messageId the scheme's signed id wins over the body's own; none where neither is there
   */
  record Item(int place, Json json, @Nullable String messageId) {}
}
