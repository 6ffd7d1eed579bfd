package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.month.MonthHeader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The line of a month's sums. */
final class SumTextTest {
  private static final String SUMS =
      "\"opening\":0,\"billed\":3000,\"reversed\":0,\"net\":3000,\"held\":99";

  @Test
  void sums_withSomethingAtStake_sayHowMuchIsDisputed() {
    assertEquals(
        "EUR opening 0.00, billed 30.00, reversed 0.00, net 30.00, held 0.99, disputed 12.00",
        SumText.of(header(SUMS + ",\"disputed\":1200")));
  }

  @Test
  void sums_withoutADispute_sayNothingOfIt() {
    assertEquals(
        "EUR opening 0.00, billed 30.00, reversed 0.00, net 30.00, held 0.99",
        SumText.of(header(SUMS + ",\"disputed\":0")));
  }

  private static MonthHeader header(String sums) {
    byte[] json = ("{\"money\":{\"EUR\":{" + sums + "}}}").getBytes(StandardCharsets.UTF_8);
    return new MonthHeader((JsonNode.Obj) JsonParser.parse(json).orThrow());
  }
}
