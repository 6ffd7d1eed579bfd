package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.inbound.OtelSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a current session remembers of its spans. Its sum lies in clear, so that it goes on when a
 * person is erased; its records and claims, whose ids may be a person's address, lie beside it
 * under the item's key. In items of before, all of it lies in clear.
 */
final class SpanSum {
  private static final String SPANS = "spans";
  private static final int TRIES = 12;

  private SpanSum() {}

  /** Adds what {@link OtelSession#write} gave. */
  static void write(Values item, Bytes spans) {
    var sum = OtelSession.read(spans);
    item.bytes(SPANS, sum.withoutRecords().write());
    sum.writeRecords().ifPresent(records -> ErasableParts.withContent(item, records));
  }

  /** What {@link #write} was given, but for records that are erased; none where there are none. */
  static @Nullable Bytes read(Values item) {
    return item.has(SPANS) ? sum(item).write() : null;
  }

  /** Its records and claims, as JSON; none where there are none, or they are erased. */
  static Optional<Bytes> records(Values item) {
    return item.has(SPANS) ? sum(item).writeRecords() : Optional.empty();
  }

  private static OtelSession sum(Values item) {
    return Failures.reading(
        "a session of spans",
        () -> {
          var sum = OtelSession.read(item.bytes(SPANS));
          return ErasableParts.content(item).map(sum::withRecords).orElse(sum);
        });
  }

  /**
   * Makes the records of a current session unreadable; the sum stays. Whoever read the item before
   * and writes it now loses the race, and reads it anew.
   *
   * @return whether anything was readable there
   * @throws Unavailable when others wrote it all the while
   */
  static boolean erase(Table table, Key current) {
    for (int failures = 0; failures < TRIES; failures++) {
      table.pauseAfter(failures);
      var item = table.get("read a session", current).filter(there -> records(there).isPresent());
      if (item.isEmpty()) {
        return false;
      }
      int revision = item.get().count(SessionCopies.REVISION);
      var change =
          DynamoExpression.of(
              "SET #spans = :sum, #revision = :next REMOVE #key, #content",
              Values.none()
                  .bytes(":sum", sum(item.get()).withoutRecords().write())
                  .number(":next", revision + 1L));
      var same = DynamoExpression.of("#revision = :was", Values.none().number(":was", revision));
      if (table.updateIf("erase a session's records", current, change, same)) {
        return true;
      }
    }
    throw new Unavailable("erase a session's records: lost the race too often", null);
  }
}
