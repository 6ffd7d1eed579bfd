package dev.countersign.local.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.receipt.ReceiptReading;
import dev.countersign.trust.receipt.ReceiptVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** A reader of docs/openapi.yaml can check its receipts with the keys that stand there. */
final class ReceiptExamplesTest {
  private static final String KEYS =
      "/paths/~1v1~1keys/get/responses/200/content/application~1jwk-set+json/examples/keys/value";

  @TestFactory
  List<DynamicTest> receipt_ofEachExample_isSignedAndOfTheSecondForm() throws Exception {
    var document = DescriptionFile.read("docs/openapi.yaml");
    var verifier =
        ReceiptVerifier.of(document.root().at(KEYS).toString(), "https://countersign.local");
    var tests = new ArrayList<DynamicTest>();
    document.visit((pointer, node) -> {
      if (node.path("receipt").isString()) {
        tests.add(DynamicTest.dynamicTest(pointer, () -> check(verifier, node)));
      }
    });
    assertFalse(tests.isEmpty());
    return tests;
  }

  private static void check(ReceiptVerifier verifier, JsonNode said) {
    var read = verifier.read(said.get("receipt").asString());

    var claims = assertInstanceOf(ReceiptReading.Signed.class, read).claims();
    assertEquals(Optional.of(new Json.Num(BigDecimal.TWO)), claims.get("version"));
    for (String name : List.of("outcome", "claim", "status")) {
      if (said.has(name)) {
        assertEquals(Optional.of(said.get(name).asString()), claims.text(name), name);
      }
    }
  }
}
