package dev.countersign.ledger.dynamo;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.domain.posting.Meter;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.contract.PostingSamples;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What happens to sums where writes collide or are repeated, and items can't be read. */
final class SumItemsTest {
  private static final String NAME = "countersign";
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final InProcessDynamo items = new InProcessDynamo();
  private final HourSums sums = over(items);
  private final TargetKey target = PostingSamples.target();

  private static HourSums over(DynamoDbClient client) {
    return new DynamoLedger(client, NAME, RetryPause.none()).hourSums();
  }

  private HourSum open(String customer, int version) {
    var of =
        new HourSum.Of(
            target.tenant(),
            target.name(),
            customer,
            new Meter("tickets"),
            Currency.getInstance("EUR"),
            NOON,
            Duration.ofHours(1));
    return new HourSum(of, 0, 100, 1, Stage.OPEN, version);
  }

  private static SumStep step(HourSum... all) {
    return new SumStep(List.of(), List.of(all));
  }

  /** A client whose first transactions collide with others, then all are done twice. */
  private static final class Colliding implements DynamoDbClient {
    private final InProcessDynamo items;
    private int left;

    Colliding(InProcessDynamo items, int collisions) {
      this.items = items;
      this.left = collisions;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      if (left-- > 0) {
        throw TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().code("None").build(),
                CancellationReason.builder().code("TransactionConflict").build())
            .build();
      }
      items.transactWriteItems(request);
      return items.transactWriteItems(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void write_thatCollides_isTriedAgain() {
    var one = open("cus_1", 1);

    assertEquals(PostingWrite.DONE, over(new Colliding(items, 3)).write("run-1", step(one)));
    assertEquals(one, sums.read(one.of()));
  }

  @Test
  void write_thatCollidesAgainAndAgain_isUnavailable() {
    var one = open("cus_1", 1);
    var colliding = over(new Colliding(items, Integer.MAX_VALUE));

    assertThrows(Unavailable.class, () -> colliding.write("run-1", step(one)));
    assertEquals(HourSum.empty(one.of()), sums.read(one.of()));
  }

  @Test
  void write_ofManyResults_keepsTheItemsSize() {
    sums.write("run-1", step(open("cus_1", 1)));
    int size = item(open("cus_1", 1)).toString().length();
    for (int version = 2; version < 100; version++) {
      sums.write("run-1", step(open("cus_1", version)));
    }

    assertTrue(item(open("cus_1", 1)).toString().length() <= size + 2, "it grows");
  }

  @ParameterizedTest
  @CsvSource({
    "form, 3",
    "form, 0",
    "currency, 1",
    "currency, XX",
    "customer, cus_2",
    "start, noon",
    "seconds, 60.5"
  })
  void read_ofADamagedItem_isADefect(String name, String value) {
    var one = open("cus_1", 1);
    sums.write("run-1", step(one));
    damage(one, name, value);

    assertThrows(Defect.class, () -> sums.read(one.of()));
  }

  @Test
  void read_ofAnItemOfALaterRelease_isUnavailable() {
    var one = open("cus_1", 1);
    sums.write("run-1", step(one));
    damage(one, "form", "2");

    assertThrows(Unavailable.class, () -> sums.read(one.of()));
  }

  @Test
  void ended_whereOneCantBeRead_hidesNoOther() {
    sums.write("run-1", step(open("cus_1", 1), open("cus_2", 1)));
    damage(open("cus_1", 1), "customer", "cus_3");

    var ended = sums.ended(target, NOON.plus(Duration.ofHours(1)), 10);

    assertEquals(List.of(open("cus_2", 1)), ended.sums());
    assertInstanceOf(Defect.class, ended.unreadable().getFirst());
  }

  private Map<String, AttributeValue> item(HourSum sum) {
    var key = PostingKeys.sum(sum.of());
    var request = GetItemRequest.builder().tableName(NAME).key(key.map()).build();
    return new TreeMap<>(items.getItem(request).item());
  }

  private void damage(HourSum sum, String name, String value) {
    var item = item(sum);
    boolean number = requireNonNull(item.get(name)).n() != null;
    item.put(name, number ? AttributeValue.fromN(value) : AttributeValue.fromS(value));
    items.putItem(PutItemRequest.builder().tableName(NAME).item(item).build());
  }
}
