package dev.countersign.ledger.dynamo;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.PassedOver;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Counts of events that were passed over, an item for each source, day and account. */
final class PassedOverItems implements PassedOver {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final String EVENTS = "events";

  private final Table table;

  PassedOverItems(Table table) {
    this.table = table;
  }

  @Override
  public boolean add(TenantId tenant, Count more) {
    var key = passedOver(tenant, more.day(), more.source(), more.account());
    var there = table.get("read a count", key);
    long known = there.map(item -> Long.parseLong(item.text(EVENTS))).orElse(0L);
    var ends = more.day().atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT);
    var item =
        key.item()
            .text(EVENTS, known + more.events())
            .number(TableForm.EXPIRES, SortableTime.expiry(ends));
    var unchanged =
        there.isEmpty()
            ? DynamoExpression.ABSENT
            : DynamoExpression.of("#events = :known", Values.none().text(":known", known));
    return table.putIf("count what was passed over", item, unchanged).isEmpty();
  }

  @Override
  public List<Count> list(TenantId tenant) {
    var request = Queries.all(passedOver(tenant)).scanIndexForward(false).build();
    return table.query("list what was passed over", request, Integer.MAX_VALUE).stream()
        .map(item -> Failures.reading("a count", () -> read(item)))
        .toList();
  }

  private static Count read(Values item) {
    String[] name = item.text(Key.SK).split("#", 3);
    return new Count(
        new SourceId(name[1]),
        LocalDate.parse(name[0]),
        name[2],
        Long.parseLong(item.text(EVENTS)));
  }

  private static String passedOver(TenantId tenant) {
    return Keys.tenant(tenant) + "#X";
  }

  /** A count; the account stands last, since it may have any character. */
  private static Key passedOver(TenantId tenant, LocalDate day, SourceId source, String account) {
    return new Key(passedOver(tenant), day + "#" + source + "#" + account);
  }
}
