package dev.countersign.proof.sheet;

import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.note.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A seller's key, which signs checkpoints and receipts. */
record SheetKey(KeyPair pair) {
  private static final int RAW = 32;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  static SheetKey generate() {
    return new SheetKey(TestKeys.pair("Ed25519"));
  }

  NoteSigner signer(String origin) {
    return NoteSigner.of(origin, pair.getPublic(), pair.getPrivate());
  }

  /** The public half as a JWK set, as {@code GET /v1/keys} answers it. */
  String published() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k1\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"x\":\""
        + URL.encodeToString(raw)
        + "\"}]}";
  }

  /** The receipt with these claims, as a compact JWS. */
  String receipt(byte[] claims) {
    var head = "{\"alg\":\"EdDSA\",\"kid\":\"k1\",\"typ\":\"countersign-receipt+jws\"}";
    var signed =
        URL.encodeToString(head.getBytes(StandardCharsets.UTF_8))
            + "."
            + URL.encodeToString(claims);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
