package dev.countersign.ledger.dynamo;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives room to refused deliveries: each digest of a source once, and so many of a source in an
 * hour. A numbered item takes each place of an hour, so that of two at once only one gets it.
 */
final class RefusalRoom {
  private static final String RECEIVED = "receivedAt";

  private final Table table;
  private final Duration kept;

  RefusalRoom(Table table, Duration kept) {
    this.table = table;
    this.kept = kept;
  }

  /** When its bytes were first received; none where they are new and the hour is full. */
  Optional<Instant> first(TenantId tenant, RefusedDelivery refused) {
    var key = digest(tenant, refused);
    var there = table.get("look for a refused delivery", key);
    if (there.isPresent()) {
      return there.map(item -> item.time(RECEIVED));
    }
    if (!takesPlace(tenant, refused)) {
      return Optional.empty();
    }
    var noted =
        table.putIf(
            "note a refused delivery",
            key.item()
                .time(RECEIVED, refused.receivedAt())
                .number(TableForm.EXPIRES, SortableTime.expiry(refused.receivedAt().plus(kept))),
            DynamoExpression.ABSENT);
    return Optional.of(noted.map(item -> item.time(RECEIVED)).orElse(refused.receivedAt()));
  }

  /** Takes the first free place of the hour; whether there was one. */
  private boolean takesPlace(TenantId tenant, RefusedDelivery refused) {
    String pk = Keys.refusals(tenant, refused.source());
    String hour = SortableTime.write(refused.receivedAt()).substring(0, "2026-11-02T10".length());
    String places = signed(refused) + "H#" + hour + "#";
    var last =
        table.query(
            "count refused deliveries",
            Queries.between(pk, places, places + Keys.LAST)
                .scanIndexForward(false)
                .limit(1)
                .build(),
            1);
    int next = last.isEmpty() ? 0 : 1 + number(last.getFirst().text(Key.SK));
    for (; next < Refusals.MOST_AN_HOUR; next++) {
      var place =
          new Key(pk, places + String.format(Locale.ROOT, "%03d", next))
              .item()
              .number(
                  TableForm.EXPIRES,
                  SortableTime.expiry(refused.receivedAt().plus(Duration.ofHours(2))));
      if (table.putIf("take a refusal's place", place, DynamoExpression.ABSENT).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Key digest(TenantId tenant, RefusedDelivery refused) {
    String pk = Keys.refusals(tenant, refused.source());
    return new Key(pk, signed(refused) + "D#" + refused.evidence().digest().hex());
  }

  /** What nobody signed has room of its own: a stranger must not use up the source's. */
  private static String signed(RefusedDelivery refused) {
    return refused.isSigned() ? "" : "U#";
  }

  private static int number(String sk) {
    return Integer.parseInt(sk.substring(sk.lastIndexOf('#') + 1));
  }
}
