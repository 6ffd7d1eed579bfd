package dev.countersign.testing.dynamo.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.testing.random.SeededDraw;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same requests of {@link InProcessDynamo} and of DynamoDB Local: the same answers. */
final class RequestAgreementTest {
  private static final int REQUESTS = Integer.getInteger("agreement.requests", 1000);
  private static final int GREAT_ITEMS = 40;

  /** The greatest size of an item, in bytes. */
  private static final int FULL = 400 * 1024;

  private static final long SEED = Long.getLong("agreement.seed", 1);

  private final InProcessDynamo inProcess = new InProcessDynamo();
  private final String table = LocalDynamo.table();

  @Test
  void requests_drawn_areAnsweredAlike() {
    try (var local = LocalDynamo.client()) {
      for (int i = 0; i < REQUESTS; i++) {
        long seed = SEED + i;
        alike(local, DrawnRequest.of(SeededDraw.of(seed)), "seed " + seed);
      }
      assertEquals(all(local), all(inProcess));
    }
  }

  @Test
  void pages_ofGreatItems_endAlike() {
    try (var local = LocalDynamo.client()) {
      var draw = SeededDraw.of(SEED);
      for (int i = 0; i < GREAT_ITEMS; i++) {
        var item = new DrawnValues(draw).great();
        alike(local, DrawnRequest.put(item), "great item " + i);
      }
      for (int i = 0; i < REQUESTS / 50; i++) {
        long seed = SEED + i;
        alike(local, DrawnRequest.query(SeededDraw.of(seed), "pk", "sk", null), "seed " + seed);
      }
    }
  }

  @Test
  void put_asGreatAsCanBe_isRefusedAlike() {
    try (var local = LocalDynamo.client()) {
      for (int i = 0; i < REQUESTS / 30; i++) {
        long seed = SEED + i;
        var item = new DrawnValues(SeededDraw.of(seed)).filled(FULL + (int) (seed % 3) - 1);
        alike(local, DrawnRequest.put(item), "seed " + seed);
      }
    }
  }

  private void alike(DynamoDbClient local, DrawnRequest request, String of) {
    String expected = AnswerText.by(() -> request.answer().apply(local, table));
    String actual = AnswerText.by(() -> request.answer().apply(inProcess, table));
    assertEquals(expected, actual, () -> of + ": " + request.what());
  }

  private String all(DynamoDbClient client) {
    return client.scan(r -> r.tableName(table)).items().stream()
        .map(AnswerText::text)
        .sorted()
        .toList()
        .toString();
  }
}
