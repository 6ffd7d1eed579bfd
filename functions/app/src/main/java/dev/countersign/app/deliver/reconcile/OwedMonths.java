package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine should have of one target, for some months.
 *
 * @param zones the calendar of each customer and meter that has a posting in one of the months
 * @param rows what is owed in each month, by its group
 * @param others the claims of postings that are no line: nothing is owed of them
 */
record OwedMonths(
    SortedMap<BilledGroup, ZoneId> zones,
    SortedMap<YearMonth, SortedMap<BilledGroup, List<OwedRow>>> rows,
    Map<EventId, Claim> lines,
    Map<EventId, Claim> others) {

  /** What is owed to one group in one month, in the order of the ids. */
  List<OwedRow> rows(YearMonth month, BilledGroup group) {
    return rows.getOrDefault(month, new TreeMap<>()).getOrDefault(group, List.of());
  }

  /** The calendar of a group. */
  ZoneId zone(BilledGroup group) {
    var zone = zones.get(group);
    if (zone == null) {
      throw new IllegalArgumentException("no such group");
    }
    return zone;
  }
}
