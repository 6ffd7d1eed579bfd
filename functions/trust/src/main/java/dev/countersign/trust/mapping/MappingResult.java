package dev.countersign.trust.mapping;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery holds: its items in their places, or why it can't be read at all. */
public sealed interface MappingResult {
  record Items(List<Part> parts) implements MappingResult {
    public Items {
      parts = List.copyOf(parts);
    }
  }

  record Unmapped(Problem problem) implements MappingResult {}

  /**
   * What the profile knows and passes over, with its reason.
   *
   * @param place from 0
   */
  record Ignored(int place, String reason) implements Part {}

  /** A part of a delivery, at its place. */
  sealed interface Part {
    int place();
  }

  /**
   * One statement of a delivery.
   *
   * @param place from 0
   * @param messageId the scheme's signed id wins over the body's own; none where neither is there
   */
  record Item(int place, Json json, @Nullable String messageId) implements Part {}
}
