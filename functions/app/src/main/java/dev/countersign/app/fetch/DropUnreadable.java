package dev.countersign.app.fetch;

import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Fetches.UnreadableDelivery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has deliveries that can't be read wait no longer. Nothing of them can be decided or kept: their
 * number is all that is told.
 */
final class DropUnreadable {
  private DropUnreadable() {}

  /** How many were dropped, by the reason. */
  static Map<String, Integer> from(Fetches fetches, List<UnreadableDelivery> unreadable) {
    var dropped = new TreeMap<String, Integer>();
    for (UnreadableDelivery delivery : unreadable) {
      fetches.drop(delivery);
      dropped.merge(delivery.why().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return Map.copyOf(dropped);
  }
}
