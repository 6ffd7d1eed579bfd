package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.json.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A key for each tenant and day, without which the evidence that was received on that day can't be
 * read. It expires when the tenant's retention has passed, and the evidence of the day with it,
 * without a write to any of its items. Keys are remembered: a process reads one once a day.
 */
final class EvidenceKeys {
  static final String KEY = "key";
  private static final int MOST = 10_000;
  private static final Duration DAY = Duration.ofDays(1);

  private final Table table;
  private final Map<Key, Bytes> known = new ConcurrentHashMap<>();

  EvidenceKeys(Table table) {
    this.table = table;
  }

  /** The key of that day; it is made where there is none yet. */
  Bytes of(TenantId tenant, Instant receivedAt) {
    return find(tenant, receivedAt).orElseGet(() -> made(tenant, receivedAt));
  }

  /** The key of that day; none where it has expired. */
  Optional<Bytes> find(TenantId tenant, Instant receivedAt) {
    var key = PersonalKeys.evidenceKey(tenant, receivedAt);
    return Optional.ofNullable(known.get(key))
        .or(() ->
            table
                .get("read a day's key", key)
                .map(item -> item.bytes(KEY))
                .map(bytes -> remembered(key, bytes)));
  }

  private Bytes made(TenantId tenant, Instant receivedAt) {
    var key = PersonalKeys.evidenceKey(tenant, receivedAt);
    var mine = ErasableBytes.newKey();
    var item = key.item().bytes(KEY, mine);
    retention(tenant)
        .ifPresent(kept -> item.number(TableForm.EXPIRES, expiry(PersonalKeys.dayOf(key), kept)));
    var there = table.putIf("make a day's key", item, DynamoExpression.ABSENT);
    return remembered(key, there.map(other -> other.bytes(KEY)).orElse(mine));
  }

  /** Has the keys that are there expire by the tenant's retention, as it is now. */
  void reschedule(TenantId tenant) {
    var kept = retention(tenant);
    var request = Queries.all(PersonalKeys.evidenceKeys(tenant)).build();
    for (Values item : table.query("list days' keys", request, Integer.MAX_VALUE)) {
      var key = new Key(item.text(Key.PK), item.text(Key.SK));
      var change =
          kept.map(span -> expiring(expiry(PersonalKeys.dayOf(key), span)))
              .orElse(new DynamoExpression("REMOVE #expires", Map.of()));
      table.updateIf("change when a day's key expires", key, change, DynamoExpression.PRESENT);
    }
  }

  private static DynamoExpression expiring(long at) {
    return DynamoExpression.of("SET #expires = :at", Values.none().number(":at", at));
  }

  /** The day's last evidence is kept that long. */
  private static long expiry(Instant day, CalendarSpan kept) {
    return SortableTime.expiry(kept.after(day.plus(DAY), ZoneOffset.UTC));
  }

  private Optional<CalendarSpan> retention(TenantId tenant) {
    return new RegistryItems(table)
        .tenant(tenant)
        .flatMap(text ->
            TenantForm.read(text) instanceof Reading.Read<TenantForm.Tenant>(var read)
                ? read.retention()
                : Optional.empty());
  }

  private Bytes remembered(Key key, Bytes bytes) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key, bytes);
    return bytes;
  }
}
