package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a seller signed for another purpose, or when it could not, is no receipt. */
final class GoodReceiptTest {
  private static final String TYPE = "countersign-receipt+jws";
  private static final long ISSUED = 1_793_700_000;

  private final SellerOfTests seller = new SellerOfTests("key-1");

  private static JsonNode.Obj claims() {
    return JsonNode.Obj.of(
        Map.of(
            "iat",
            JsonNode.Num.of(ISSUED),
            "outcome",
            new JsonNode.Str("out_" + "0".repeat(32)),
            "entry",
            new JsonNode.Str("0".repeat(64)),
            "seq",
            JsonNode.Num.of(1)));
  }

  private boolean isGood(String compact, SellerKeys keys) {
    return GoodReceipt.read(1, compact, keys).isPresent();
  }

  @Test
  void receipt_thatTheSellerSigned_isGood() {
    var good = GoodReceipt.read(3, seller.jws(TYPE, claims()), seller.keys());
    assertEquals(3, good.orElseThrow().line());
    assertFalse(isGood(seller.jws(TYPE, claims()), new SellerOfTests("key-1").keys()));
  }

  @Test
  void anotherTypeOfSignedText_isNoReceipt() {
    for (String type : List.of("JWT", "countersign-erasure+jws", "")) {
      assertFalse(isGood(seller.jws(type, claims()), seller.keys()), type);
    }
  }

  @Test
  void claims_ofWhichOneIsMissing_areNoReceipt() {
    for (String name : claims().members().keySet()) {
      var others = new TreeMap<>(claims().members());
      others.remove(name);
      assertFalse(isGood(seller.jws(TYPE, new JsonNode.Obj(others)), seller.keys()), name);
    }
  }

  @Test
  void receipt_thatWasIssuedBeforeItsKeyBeganOrAfterItEnded_isNone() {
    var compact = seller.jws(TYPE, claims());
    assertTrue(isGood(compact, keys("exp", ISSUED + 1)));
    assertFalse(isGood(compact, keys("exp", ISSUED)));
    assertTrue(isGood(compact, keys("nbf", ISSUED)));
    assertFalse(isGood(compact, keys("nbf", ISSUED + 1)));
  }

  private SellerKeys keys(String member, long at) {
    return SellerOfTests.set(List.of(seller.jwk(Map.of(member, JsonNode.Num.of(at)))));
  }
}
