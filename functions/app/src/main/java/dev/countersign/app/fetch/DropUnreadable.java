package dev.countersign.app.fetch;

import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Fetches.Unreadable;
import dev.countersign.ledger.Fetches.UnreadableDelivery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has deliveries that can't be read any more wait no longer, and those that can't be read now wait
 * on. Nothing of them can be decided or kept: their number is all that is told.
 */
final class DropUnreadable {
  private DropUnreadable() {}

  /** How many wait on, for the next run. */
  static int waitingOn(List<UnreadableDelivery> unreadable) {
    return Math.toIntExact(
        unreadable.stream().filter(delivery -> delivery.why() == Unreadable.NOT_NOW).count());
  }

  /** How many were dropped, by the reason. */
  static Map<String, Integer> from(Fetches fetches, List<UnreadableDelivery> unreadable) {
    var dropped = new TreeMap<String, Integer>();
    for (UnreadableDelivery delivery : unreadable) {
      fetches.drop(delivery);
      if (delivery.why() != Unreadable.NOT_NOW) {
        dropped.merge(delivery.why().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    return Map.copyOf(dropped);
  }
}
