package dev.countersign.trust.verify.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key and the signed token of RFC 8037, appendix A. */
final class Rfc8037VectorsTest {
  private static final String KEY =
      """
      {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}\
      """;
  private static final String TOKEN =
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
          + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

  @Test
  void signedBy_tokenOfTheAppendix_isTrue() throws DeliveryRejected {
    var token = CompactJws.ofPayload(TOKEN);
    assertEquals("Example of Ed25519 signing", token.payload().toText());
    var key = JwsKeyReader.read(List.of(SourceKey.always(KEY))).getFirst();
    assertTrue(new PayloadSignatureVerifier().signedBy(token, key.key(), "EdDSA"));
  }

  @Test
  void signedBy_anotherAlgorithmThanTheTokens_isFalse() throws DeliveryRejected {
    var token = CompactJws.ofPayload(TOKEN);
    var key = JwsKeyReader.read(List.of(SourceKey.always(KEY))).getFirst();
    assertFalse(new PayloadSignatureVerifier().signedBy(token, key.key(), "Ed25519"));
  }
}
