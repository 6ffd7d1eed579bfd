package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refused deliveries, each an item that expires after 90 days. */
final class RefusalItems implements Refusals {
  private static final Duration KEPT = Duration.ofDays(90);

  /** Not there, or decided since: one that is refused again waits for its replay again. */
  private static final DynamoExpression ABSENT_OR_DECIDED =
      DynamoExpression.of(
          "attribute_not_exists(#pk) OR attribute_exists(#decidedAt)", Values.none());

  private final Table table;
  private final RefusalRoom room;

  RefusalItems(Table table) {
    this.table = table;
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
    var _ =
        table.putIf(
            "keep a refused delivery",
            Keys.refusal(tenant, refused.receivedAt(), evidence.digest())
                .item()
                .text("source", refused.source())
                .trees("problems", refused.problems().stream().map(RefusalItems::write).toList())
                .tree(EvidenceValue.NAME, EvidenceValue.write(evidence))
                .number(TableForm.EXPIRES, SortableTime.expiry(refused.receivedAt().plus(KEPT))),
            ABSENT_OR_DECIDED);
  }

  @Override
  public List<RefusedDelivery> list(TenantId tenant, int limit) {
    var request = Queries.all(Keys.refusals(tenant)).scanIndexForward(false).limit(limit).build();
    return table.query("list refused deliveries", request, limit).stream()
        .map(RefusalItems::read)
        .toList();
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
    return table.get("read a refused delivery", key).map(RefusalItems::read);
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

  private static RefusedDelivery read(Values item) {
    var evidence = EvidenceValue.read(item.tree(EvidenceValue.NAME));
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
