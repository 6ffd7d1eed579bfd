package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.testing.dynamo.table.Sizes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the index {@code due} has of an item, and items of it that can't be read. */
final class DueItemsTest {
  private static final String NAME = "countersign";
  private static final TenantId TENANT = new TenantId("t1");
  private static final Claim CLAIM = Samples.claim("1");
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant LATE = NOON.plus(DueWork.Publish.GRACE);
  private static final int SHARD = Shards.of(TENANT, CLAIM);

  private final InProcessDynamo items = new InProcessDynamo();
  private final DynamoLedger ledger = new DynamoLedger(items, NAME);

  private Map<String, AttributeValue> item() {
    return items.scan(r -> r.tableName(NAME)).items().getFirst();
  }

  private Map<String, AttributeValue> inIndex() {
    return items.scan(r -> r.tableName(NAME).indexName(DueItems.INDEX)).items().getFirst();
  }

  private void change(String attribute, String value) {
    var changed = new TreeMap<>(item());
    changed.put(attribute, AttributeValue.fromS(value));
    items.putItem(r -> r.tableName(NAME).item(changed));
  }

  @Test
  void append_newEntry_saysThatItIsDueForPublishing() {
    ledger.outcomes().append(Samples.entry(TENANT, CLAIM, 1), null);

    assertEquals("publish", Values.of(inIndex()).text("dueFor"));
  }

  @Test
  void published_withNext_saysThatItIsDueForTime() {
    ledger.outcomes().append(Samples.entry(TENANT, CLAIM, 1), null);
    ledger.outcomes().published(TENANT, CLAIM, 1, NOON);

    assertEquals("time", Values.of(inIndex()).text("dueFor"));
  }

  @Test
  void published_withoutNext_leavesNothingOfTheIndexInTheItem() {
    ledger.outcomes().append(Samples.entry(TENANT, CLAIM, 1), null);
    ledger.outcomes().published(TENANT, CLAIM, 1, null);

    assertEquals(List.of("packed", "pk", "sk"), List.copyOf(new TreeMap<>(item()).keySet()));
  }

  @ParameterizedTest
  @CsvSource({"dueFor,else", "dueAt,2026-11-02"})
  void due_itemThatIsUnreadable_hidesNoOtherAndCanBePutOff(String attribute, String value) {
    ledger.outcomes().append(Samples.entry(TENANT, CLAIM, 1), null);
    change(attribute, value);
    ledger.outcomes().append(Samples.entry(TENANT, CLAIM, 2, NOON.plusNanos(1)), null);
    var later = LATE.plusSeconds(60);

    var page = ledger.due().due(SHARD, later, 10);

    var unreadable = assertInstanceOf(DueWork.Unreadable.class, page.getFirst());
    assertEquals("E#000001", unreadable.sk());
    var good = new DueWork.Publish(TENANT, CLAIM, 2, LATE.plusNanos(1));
    assertEquals(List.of(good), page.subList(1, page.size()));

    ledger.due().putOff(unreadable, later.plusSeconds(1));
    assertEquals(List.of(good), ledger.due().due(SHARD, later, 10));
  }

  @Test
  void putOff_unreadableItemThatIsDueNoMore_doesNothing() {
    ledger.outcomes().append(Samples.entry(TENANT, CLAIM, 1), null);
    change("dueFor", "else");
    var unreadable = ledger.due().due(SHARD, LATE, 10).getFirst();
    ledger.outcomes().published(TENANT, CLAIM, 1, null);

    ledger.due().putOff(unreadable, LATE.plusSeconds(1));

    assertEquals(List.of(), ledger.due().due(SHARD, LATE.plusSeconds(60), 10));
  }

  /** A write of the index then takes one write unit, whatever the names. */
  @Test
  void due_longestNames_takeLessThanAKibibyteOfTheIndex() {
    var tenant = new TenantId("t".repeat(48));
    var claim = Claim.of(new OutcomeType("o".repeat(64)), List.of("k".repeat(400)));
    var entry = new DueWork.Publish(tenant, claim, 999_999, NOON);
    var session = new DueWork.TellOutcomes(tenant, new SessionId("s".repeat(200)), NOON);

    int ofEntry = Sizes.of(DueItems.due(Keys.entry(tenant, claim, 999_999).item(), entry).map());
    int ofSession =
        Sizes.of(DueItems.due(Keys.current(tenant, session.session()).item(), session).map());

    assertTrue(ofEntry < 1024 && ofSession < 1024, ofEntry + " and " + ofSession);
  }
}
