package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine should have of one target, for some months.
 *
 * @param zones the calendar of each customer and meter that has a posting in one of the months
 * @param rows what is owed in each month, by its group
 * @param lines the claims of the postings of all these rows, whatever their month
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

  /** The calendar of a group; of one that has no posting any more, that of UTC. */
  ZoneId zone(BilledGroup group) {
    return zones.getOrDefault(group, ZoneOffset.UTC);
  }
}
