package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.fetch.RunFetches.Report;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Deliveries that wait for a vendor's API and can't be read any more. */
final class UnreadableFetchesTest {
  /** As many as one run reads. */
  private static final int PAGE = 100;

  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String table = Member.EMBEDDED.table();

  @AfterEach
  void close() {
    client.close();
  }

  /** Deliveries that came yesterday. */
  private static void await(DynamoLedger ledger, int many) {
    var then = World.NOON.minus(Duration.ofDays(1));
    for (int n = 0; n < many; n++) {
      var body = Bytes.of(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
      var evidence =
          new Evidence(
              body.digest(), body, "application/json", new TreeMap<>(), new TreeMap<>(), then);
      ledger
          .fetches()
          .await(new WaitingDelivery(World.TENANT, new SourceId("crm"), evidence, then, 0));
    }
  }

  /** A process that has yet to read any day's key. */
  private World later() {
    return new World(new DynamoLedger(client, table));
  }

  @Test
  void delivery_whoseDayHasNoKeyAnyMore_isDroppedByNameAndHidesNoOther() {
    var ledger = new DynamoLedger(client, table);
    var crm = ThinCrm.in(World.over(ledger));
    await(ledger, PAGE);
    crm.send("e1");
    client.deleteItem(r ->
        r.tableName(table)
            .key(
                Map.of(
                    "pk", AttributeValue.fromS("T#acme#Y"),
                    "sk", AttributeValue.fromS("2026-11-01"))));
    var now = new ThinCrm(later());

    assertEquals(
        new Report(0, 0, 0, Map.of(), Map.of("expired", PAGE), Duration.ZERO),
        now.read(200, ThinCrm.WON));
    assertEquals(
        new Report(1, 0, 0, Map.of(), Map.of(), Duration.ZERO), now.read(200, ThinCrm.WON));
    assertEquals(
        new Report(0, 0, 0, Map.of(), Map.of(), Duration.ZERO), now.read(200, ThinCrm.WON));
  }

  @Test
  void delivery_thatIsDamaged_isDroppedByNameAndStaysAsItIs() {
    var ledger = new DynamoLedger(client, table);
    var crm = ThinCrm.in(World.over(ledger));
    await(ledger, 1);
    var damaged =
        client.scanPaginator(r -> r.tableName(table)).items().stream()
            .filter(item -> Objects.requireNonNull(item.get("pk")).s().equals("T#acme#F"))
            .map(TreeMap::new)
            .findFirst()
            .orElseThrow();
    byte[] evidence = Objects.requireNonNull(damaged.get("evidence")).b().asByteArray();
    evidence[evidence.length - 1] ^= 1;
    damaged.put("evidence", AttributeValue.fromB(SdkBytes.fromByteArray(evidence)));
    client.putItem(r -> r.tableName(table).item(damaged));
    crm.send("e1");

    assertEquals(
        new Report(1, 0, 0, Map.of(), Map.of("damaged", 1), Duration.ZERO),
        crm.read(200, ThinCrm.WON));
    assertEquals(
        new Report(0, 0, 0, Map.of(), Map.of(), Duration.ZERO), crm.read(200, ThinCrm.WON));
    var kept =
        client.getItem(
            r -> r.tableName(table).key(Map.of("pk", damaged.get("pk"), "sk", damaged.get("sk"))));
    assertEquals(damaged.get("evidence"), kept.item().get("evidence"));
  }

  /** The table's silence and a form of a later release are the same to it. */
  @Test
  void delivery_thatCantBeReadNow_waitsOnAndHidesNoOther() {
    var ledger = new DynamoLedger(client, table);
    var crm = ThinCrm.in(World.over(ledger));
    await(ledger, 1);
    crm.send("e1");
    var silent = Member.EMBEDDED.client(new NoKeyOfYesterday());
    var now = new ThinCrm(new World(new DynamoLedger(silent, table)));

    var report = now.read(200, ThinCrm.WON);

    assertEquals(1, report.done(), report.toString());
    assertEquals(Map.of("unreadable_now", 1), report.failed());
    assertEquals(Map.of(), report.dropped());
    assertEquals(1, ledger.fetches().due(World.NOON, PAGE).readable().size());
  }

  private static final class NoKeyOfYesterday implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof GetItemRequest get
          && AttributeValue.fromS("2026-11-01").equals(get.key().get("sk"))) {
        throw SdkClientException.create("no answer");
      }
    }
  }
}
