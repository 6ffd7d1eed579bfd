package dev.countersign.ledger.dynamo;

import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.TargetRest;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The targets of all tenants, an item each, with its lease and its rest: all in one partition, so
 * that a run finds them without reading the table.
 */
final class TargetItems implements FollowedTargets {
  private static final String FOLLOWED = "followed";
  private static final String FAILURES = "failures";
  private static final String RESTS = "rests";
  private static final String REST_UNTIL = "restUntil";
  private static final String LAST = "last";
  private static final String PROBED_UNTIL = "probedUntil";

  private final Table table;

  TargetItems(Table table) {
    this.table = table;
  }

  @Override
  public void follow(TargetKey target) {
    update(
        "follow a target",
        target,
        DynamoExpression.of("SET #followed = :yes", Values.none().text(":yes", "yes")),
        "attribute_not_exists(#followed)",
        Values.none());
  }

  @Override
  public void unfollow(TargetKey target) {
    update(
        "follow a target no more",
        target,
        new DynamoExpression("REMOVE #followed", Map.of()),
        "attribute_exists(#followed)",
        Values.none());
  }

  @Override
  public List<TargetKey> followed() {
    var request = Queries.all(Keys.TARGETS).build();
    return table.query("list targets", request, Integer.MAX_VALUE).stream()
        .filter(item -> item.has(FOLLOWED))
        .map(item -> Failures.reading("a target", () -> key(item.text(Key.SK))))
        .toList();
  }

  @Override
  public boolean lease(TargetKey target, String holder, Instant now, Instant until) {
    return update(
        "lease a target",
        target,
        DynamoExpression.of(
            "SET #holder = :holder, #until = :until",
            Values.none().text(":holder", holder).time(":until", until)),
        "attribute_not_exists(#until) OR #until <= :now OR #holder = :holder",
        Values.none().time(":now", now).text(":holder", holder));
  }

  @Override
  public void endLease(TargetKey target, String holder) {
    update(
        "end the lease of a target",
        target,
        new DynamoExpression("REMOVE #holder, #until", Map.of()),
        "#holder = :holder",
        Values.none().text(":holder", holder));
  }

  @Override
  public TargetRest rest(TargetKey target) {
    return table
        .get("read how a target rests", Keys.target(target))
        .filter(item -> item.has(FAILURES))
        .map(item -> Failures.reading("how a target rests", () -> read(item)))
        .orElse(TargetRest.NONE);
  }

  @Override
  public boolean rest(TargetKey target, String holder, TargetRest rest) {
    return update(
        "write how a target rests",
        target,
        write(rest),
        "#holder = :holder",
        Values.none().text(":holder", holder));
  }

  private static DynamoExpression write(TargetRest rest) {
    var values = Values.none().number(":failures", rest.failures()).number(":rests", rest.rests());
    var set = new StringBuilder("SET #failures = :failures, #rests = :rests");
    var remove = new StringBuilder();
    setOrRemove(REST_UNTIL, rest.untilOrNull() != null, set, remove);
    setOrRemove(LAST, rest.lastOrNull() != null, set, remove);
    setOrRemove(PROBED_UNTIL, rest.probedUntilOrNull() != null, set, remove);
    values
        .time(":" + REST_UNTIL, rest.untilOrNull())
        .text(":" + LAST, rest.lastOrNull())
        .time(":" + PROBED_UNTIL, rest.probedUntilOrNull());
    return DynamoExpression.of(set.append(remove).toString(), values);
  }

  private static void setOrRemove(
      String name, boolean there, StringBuilder set, StringBuilder remove) {
    if (there) {
      set.append(", #").append(name).append(" = :").append(name);
    } else {
      remove.append(remove.isEmpty() ? " REMOVE #" : ", #").append(name);
    }
  }

  private static TargetRest read(Values item) {
    var last = item.textOrNull(LAST);
    return new TargetRest(
        item.count(FAILURES),
        item.count(RESTS),
        item.timeOrNull(REST_UNTIL),
        last == null ? null : new EventId(last),
        item.timeOrNull(PROBED_UNTIL));
  }

  private boolean update(
      String operation,
      TargetKey target,
      DynamoExpression change,
      String condition,
      Values values) {
    return table.updateIf(
        operation, Keys.target(target), change, DynamoExpression.of(condition, values));
  }

  private static TargetKey key(String sk) {
    String[] parts = sk.split("#", 2);
    return new TargetKey(new TenantId(parts[0]), new TargetName(parts[1]));
  }
}
