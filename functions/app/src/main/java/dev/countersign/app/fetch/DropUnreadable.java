package dev.countersign.app.fetch;

import dev.countersign.app.registry.SourceName;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Fetches.Unreadable;
import dev.countersign.ledger.Fetches.UnreadableDelivery;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has deliveries that can't be read any more wait no longer, and those that can't be read now wait
 * on. Nothing of them can be decided or kept: their number is all that is told.
 */
final class DropUnreadable {
  private static final System.Logger LOG = System.getLogger(DropUnreadable.class.getName());

  /** As the reason of those that wait on. */
  static final String NOT_NOW = "unreadable_now";

  private DropUnreadable() {}

  /** How many wait on, for the next run. */
  static int waitingOn(List<UnreadableDelivery> unreadable) {
    return Math.toIntExact(
        unreadable.stream().filter(delivery -> delivery.why() == Unreadable.NOT_NOW).count());
  }

  private static String word(Unreadable why) {
    return why == Unreadable.NOT_NOW ? NOT_NOW : why.name().toLowerCase(Locale.ROOT);
  }

  /** How many were dropped, by the reason. Each is logged with its source. */
  static Map<String, Integer> from(Fetches fetches, List<UnreadableDelivery> unreadable) {
    var dropped = new TreeMap<String, Integer>();
    var named = new TreeMap<String, Integer>();
    for (UnreadableDelivery delivery : unreadable) {
      fetches.drop(delivery);
      String why = word(delivery.why());
      named.merge(
          new SourceName(delivery.tenant(), delivery.source()) + " " + why, 1, Integer::sum);
      if (delivery.why() != Unreadable.NOT_NOW) {
        dropped.merge(why, 1, Integer::sum);
      }
    }
    if (!named.isEmpty()) {
      LOG.log(Level.WARNING, "not readable: {0}", named);
    }
    return Map.copyOf(dropped);
  }
}
