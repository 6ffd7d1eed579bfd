package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Refused deliveries, each an item that expires after 90 days. */
final class RefusalItems implements Refusals {
  private static final Duration KEPT = Duration.ofDays(90);

  /** Not there, or decided since: one that is refused again waits for its replay again. */
  private static final DynamoExpression ABSENT_OR_DECIDED =
      DynamoExpression.of(
          "attribute_not_exists(#pk) OR attribute_exists(#decidedAt)", Values.none());

  private final Table table;
  private final ErasableParts parts;
  private final RefusalRoom room;

  RefusalItems(Table table, ErasableParts parts) {
    this.table = table;
    this.parts = parts;
    this.room = new RefusalRoom(table, KEPT);
  }

  @Override
  public Keeping keep(TenantId tenant, RefusedDelivery refused) {
    var first = room.first(tenant, refused);
    first.ifPresent(at -> put(tenant, refused.received(at)));
    return first.isPresent() ? Keeping.KEPT : Keeping.HOUR_IS_FULL;
  }

  private void put(TenantId tenant, RefusedDelivery refused) {
    var evidence = refused.evidence();
    var item =
        Keys.refusal(tenant, refused.receivedAt(), evidence.digest())
            .item()
            .text(FactItems.SOURCE, refused.source())
            .trees("problems", refused.problems().stream().map(RefusalItems::write).toList())
            .number(TableForm.EXPIRES, SortableTime.expiry(refused.receivedAt().plus(KEPT)));
    FactItems.tell(item, refused);
    var _ =
        table.putIf(
            "keep a refused delivery",
            parts.withEvidence(item, tenant, evidence),
            ABSENT_OR_DECIDED);
  }

  @Override
  public Listing listing(TenantId tenant, int limit) {
    var request = Queries.all(Keys.refusals(tenant)).scanIndexForward(false).limit(limit).build();
    var read = new ArrayList<RefusedDelivery>();
    var unread = new ArrayList<Unread>();
    for (Values item : table.query("list refused deliveries", request, limit)) {
      try {
        read(tenant, item).ifPresent(read::add);
      } catch (Defect | Unavailable e) {
        unread.add(new Unread(item.text(Key.SK), e));
      }
    }
    return new Listing(read, unread);
  }

  @Override
  public Optional<RefusedDelivery> find(TenantId tenant, String id) {
    var parts = id.split("#", 2);
    if (parts.length != 2) {
      return Optional.empty();
    }
    Key key;
    try {
      key = Keys.refusal(tenant, Instant.parse(parts[0]), new Digest(parts[1]));
    } catch (java.time.DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return table.get("read a refused delivery", key).flatMap(item -> read(tenant, item));
  }

  @Override
  public void decided(TenantId tenant, RefusedDelivery refused, Instant at) {
    table.updateIf(
        "mark a refused delivery as decided",
        Keys.refusal(tenant, refused.receivedAt(), refused.evidence().digest()),
        DynamoExpression.of("SET #decidedAt = :at", Values.none().time(":at", at)),
        DynamoExpression.PRESENT);
  }

  private static Values write(ItemProblem placed) {
    var problem = placed.problem();
    return Values.none()
        .number("place", placed.place())
        .text("reason", problem.reason())
        .text("pointer", problem.pointer())
        .text("detail", problem.detail())
        .text("fix", problem.fix());
  }

  /** None where its evidence can't be read any more: it can't be replayed either. */
  private Optional<RefusedDelivery> read(TenantId tenant, Values item) {
    return Failures.reading(
        "a refused delivery",
        () -> parts.evidence(item, tenant).map(evidence -> read(item, evidence)));
  }

  private static RefusedDelivery read(Values item, Evidence evidence) {
    var problems =
        item.trees("problems").stream()
            .map(placed ->
                new ItemProblem(
                    placed.count("place"),
                    new Problem(
                        placed.text("reason"),
                        placed.text("pointer"),
                        placed.text("detail"),
                        placed.text("fix"))))
            .toList();
    return new RefusedDelivery(
        new SourceId(item.text("source")),
        evidence.receivedAt(),
        problems,
        evidence,
        Optional.ofNullable(item.timeOrNull("decidedAt")));
  }
}
