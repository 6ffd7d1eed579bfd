package dev.countersign.forms.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.ProjectFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The consumer of docs/consume-results.md, over what the bus may do: repeat, and mix the order. */
final class ResultConsumerTest {
  private static final Path SOURCE =
      ProjectFiles.file(
          "functions/forms/src/test/java/dev/countersign/forms/event/ResultConsumer.java");
  private static final String BILLED = "result-event-eur-billed";
  private static final String TAKEN_BACK = "reversal-eur-taken-back";
  private static final String BILLED_AGAIN = "result-event-eur-taken-back";

  private final List<String> lines = new ArrayList<>();
  private BigDecimal bill = BigDecimal.ZERO;

  private final ResultConsumer consumer =
      new ResultConsumer(
          new ResultConsumer.Engine() {
            @Override
            public void bill(JsonNode result) {
              line(result);
            }

            @Override
            public void takeBack(JsonNode reversal) {
              assertTrue(lines.contains(reversal.get("reverses").asString()), "not billed yet");
              line(reversal);
            }
          });

  private void line(JsonNode data) {
    lines.add(data.get("id").asString());
    bill = bill.add(new BigDecimal(data.get("amount").asString()));
  }

  private void take(String name) throws IOException {
    consumer.take(Files.readAllBytes(ProjectFiles.file("events/golden/" + name + ".json")));
  }

  /** Every order of the three, and each with every event twice. */
  static Stream<List<String>> orders() {
    var orders =
        List.of(
            List.of(BILLED, TAKEN_BACK, BILLED_AGAIN),
            List.of(BILLED, BILLED_AGAIN, TAKEN_BACK),
            List.of(TAKEN_BACK, BILLED, BILLED_AGAIN),
            List.of(TAKEN_BACK, BILLED_AGAIN, BILLED),
            List.of(BILLED_AGAIN, BILLED, TAKEN_BACK),
            List.of(BILLED_AGAIN, TAKEN_BACK, BILLED));
    return orders.stream()
        .flatMap(order ->
            Stream.of(
                order,
                Collections.nCopies(2, order).stream().flatMap(List::stream).toList(),
                order.stream().flatMap(name -> Collections.nCopies(2, name).stream()).toList()));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void take_inAnyOrderAndRepeated_billsTheSame(List<String> order) throws IOException {
    for (String name : order) {
      take(name);
    }

    assertEquals(3, lines.size());
    assertEquals(new BigDecimal("7.50"), bill);
  }

  @Test
  void page_showsThisVeryClass() throws IOException {
    String page = Files.readString(ProjectFiles.file("docs/consume-results.md"));
    String source = Files.readString(SOURCE);

    assertTrue(page.contains("```java\n" + source.substring(source.indexOf("/**")) + "```\n"));
  }
}
