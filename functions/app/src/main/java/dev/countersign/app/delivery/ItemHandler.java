package dev.countersign.app.delivery;

import dev.countersign.trust.mapping.MappingResult.Item;
import dev.countersign.trust.mapping.MappingResult.Part;
import java.util.List;

/**
 * What one kind of delivery makes of its items. All else, from the signature to the log line, is
 * the same for every kind: {@link DeliveryPipeline}.
 *
 * @param <R> what an item comes to
 */
public interface ItemHandler<R> {

  /** The name of this kind's requests in the log. */
  String event();

  /** How many bytes a delivery of one item may have at most. */
  int largestSingle();

  /** What handles the items of this delivery; is asked once, before the first of them. */
  default ItemHandler<R> begin(AuthenticatedDelivery delivery, List<Part> parts) {
    return this;
  }

  /**
   * Items of one lane are handled in their order, those of several lanes at once. What is thrown
   * here is thrown again when the item is handled.
   */
  default String lane(Item item, AuthenticatedDelivery delivery) {
    return "";
  }

  /**
   * Handles one item; durable when it returns.
   *
   * @param together so many items the delivery has, 1 or more
   */
  ItemResult<R> handle(Item item, AuthenticatedDelivery delivery, int together);

  /** The answer to a delivery of which at least one item was not refused. */
  HttpAnswer answer(DeliveryResult.Handled<R> handled);
}
