package dev.countersign.trust.mapping;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a delivery in their places, or what prevents mapping it. */
public sealed interface MappingResult {
  /** 1 to 100 parts. */
  record Items(List<Part> parts) implements MappingResult {
    public Items {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The payload names records without saying what they hold. They have to be read from the vendor's
   * API first.
   *
   * @param urls their addresses, 1 to 100: https, on a host that the profile admits
   */
  record Thin(List<URI> urls) implements MappingResult {
    public Thin {
      urls = List.copyOf(urls);
    }
  }

  /** The payload can't be read or mapped. */
  record Unmapped(Problem problem) implements MappingResult {}

  /**
   * A part that the profile ignores on purpose.
   *
   * @param place the part's position in the delivery, from 0
   * @param reason why the profile ignores it
   */
  record Ignored(int place, String reason) implements Part {}

  /**
   * A part that the profile refuses by name: an event that it doesn't know, or one that lacks what
   * counts.
   *
   * @param place the part's position in the delivery, from 0
   */
  record Refused(int place, Problem problem) implements Part {}

  /**
   * A part that is of another account of the vendor's than the source takes: passed over, and
   * counted.
   *
   * @param place the part's position in the delivery, from 0; after the source's own parts
   * @param account the account that it names
   */
  record Foreign(int place, String account, String reason) implements Part {}

  /** One part of a delivery: an item, or one that the profile ignores or refuses. */
  sealed interface Part {
    /** The part's position in the delivery, from 0. */
    int place();
  }

  /**
   * One item of a delivery: an attestation, session record or resolution, not checked yet.
   *
   * @param place the item's position in the delivery, from 0
   * @param messageId the id that the signature covers, or else the item's own {@code id}; null for
   *     neither
   */
  record Item(int place, Json json, @Nullable String messageId) implements Part {}
}
