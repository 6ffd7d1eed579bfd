package dev.countersign.forms.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.UsageRule.Batch;
import dev.countersign.forms.engine.UsageRule.Shape;
import dev.countersign.forms.engine.request.BatchComposer.Composed;
import dev.countersign.forms.engine.request.EngineRequest.BatchFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchComposerTest {
  private static final BatchFrame ARRAY = new BatchFrame("[", ",", "]");

  @Test
  void items_moreThanABatchHolds_goInSeveral() {
    var batches = compose(2, 1000, item("1"), item("2"), item("3"), item("4"), item("5"));

    assertEquals(List.of("[1,2]", "[3,4]", "[5]"), bodies(batches));
    assertEquals(List.of(4), batches.get(2).places());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 100})
  void batch_isNeverLargerThanItMayBe(int bytes) {
    var items = IntStream.range(0, 50).mapToObj(i -> item("1".repeat(i % 4 + 1))).toList();

    var batches = BatchComposer.compose(items, new Batch(7, bytes, new Shape.Array()));

    assertTrue(batches.stream().allMatch(b -> b.request().body().size() <= bytes));
    assertEquals(
        IntStream.range(0, 50).boxed().toList(),
        batches.stream().flatMap(b -> b.places().stream()).toList());
    assertTrue(batches.stream().anyMatch(b -> b.places().size() > 1), "several go together at all");
  }

  @Test
  void items_ofOtherAddressesHeadersOrFrames_areNeverTogether() {
    var other =
        new EngineRequest(
            "POST",
            URI.create("https://b.example"),
            new TreeMap<>(),
            item("9").body(),
            Optional.of(ARRAY));
    var headers = new TreeMap<String, String>();
    headers.put("x", "y");
    var headed =
        new EngineRequest("POST", item("9").url(), headers, item("8").body(), Optional.of(ARRAY));
    var framed =
        new EngineRequest(
            "POST",
            item("9").url(),
            new TreeMap<>(),
            item("7").body(),
            Optional.of(new BatchFrame("{\"a\":1,\"b\":[", ",", "]}")));
    var alone =
        new EngineRequest(
            "POST", item("9").url(), new TreeMap<>(), item("6").body(), Optional.empty());

    var batches = compose(10, 1000, item("1"), other, headed, framed, alone, item("2"));

    assertEquals(List.of("6", "[1,2]", "[9]", "[8]", "{\"a\":1,\"b\":[7]}"), bodies(batches));
  }

  @Test
  void item_stays_asItIs_inEveryBatch() {
    String item = " {\"b\" : 1e2, \"a\":\"\\u00e9\"} ";

    assertEquals(List.of("[" + item + "]"), bodies(compose(5, 1000, item(item))));
    assertEquals(List.of("[0," + item + "]"), bodies(compose(5, 1000, item("0"), item(item))));
  }

  private static List<Composed> compose(int most, int bytes, EngineRequest... items) {
    return BatchComposer.compose(List.of(items), new Batch(most, bytes, new Shape.Array()));
  }

  private static List<String> bodies(List<Composed> batches) {
    return batches.stream().map(batch -> batch.request().body().toText()).toList();
  }

  private static EngineRequest item(String body) {
    return new EngineRequest(
        "POST",
        URI.create("https://a.example"),
        new TreeMap<>(),
        Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
        Optional.of(ARRAY));
  }
}
