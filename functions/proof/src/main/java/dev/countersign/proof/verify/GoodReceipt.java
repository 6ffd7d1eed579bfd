package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.RawSignatures;
import dev.countersign.proof.text.StrictText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A receipt whose signature holds ({@code docs/contract.md}, section 12).
 *
 * @param line which line of its file it is, from 1
 * @param claims what it says
 */
record GoodReceipt(long line, JsonNode.Obj claims) {
  private static final int LONGEST = 1 << 16;
  private static final String TYPE = "countersign-receipt+jws";
  private static final String HASH = "[0-9a-f]{64}";
  private static final int MOST_ENTRIES = 999_999;

  /** The receipt of this text; empty unless one of the keys signed it when it was good. */
  static Optional<GoodReceipt> read(long line, String compact, SellerKeys keys) {
    var parts = StrictText.parts(compact, '.');
    if (parts.size() != 3 || compact.length() > LONGEST) {
      return Optional.empty();
    }
    var header = object(parts.get(0));
    var claims = object(parts.get(1));
    boolean typed =
        header.text("typ").filter(TYPE::equals).isPresent()
            && header.text("alg").filter("EdDSA"::equals).isPresent();
    var receipt = new GoodReceipt(line, claims);
    return header
        .text("kid")
        .flatMap(keys::find)
        .filter(key -> typed && receipt.isComplete() && key.isGood(receipt.at()))
        .filter(key -> signed(key, parts.get(0) + "." + parts.get(1), parts.get(2)))
        .map(key -> receipt);
  }

  private static boolean signed(SellerKey key, String signed, String signature) {
    return RawSignatures.verifies(
        NoteAlgorithm.ED25519,
        key.material(),
        signed.getBytes(StandardCharsets.US_ASCII),
        SellerKeys.base64(signature));
  }

  Instant at() {
    return Instant.ofEpochSecond(claims.whole("iat").orElseThrow().longValue());
  }

  String outcome() {
    return claims.text("outcome").orElseThrow();
  }

  String entry() {
    return claims.text("entry").orElseThrow();
  }

  /** The key that its leaf must have. */
  String key() {
    return EntryLeaf.key(outcome(), claims.whole("seq").orElseThrow().longValue(), entry());
  }

  /** Whether it was given out for this issuer and tenant. */
  boolean isOf(MonthHeader header) {
    return claims.text("iss").filter(header.issuer()::equals).isPresent()
        && claims
            .text("claim")
            .filter(claim -> OutcomeNames.of(header.tenant(), claim).equals(outcome()))
            .isPresent();
  }

  /** What is kept of it while the month is read. */
  KeptReceipt kept(KeptReceipt.Place place) {
    return new KeptReceipt(
        key(), line, ReceiptForm.of(claims), ReceiptForm.of(claims).print(claims), place);
  }

  private boolean isComplete() {
    return claims.whole("iat").filter(n -> n.bitLength() < 40).isPresent()
        && claims.text("outcome").filter(id -> id.matches("out_[0-9a-f]{32}")).isPresent()
        && claims.text("entry").filter(hash -> hash.matches(HASH)).isPresent()
        && claims
            .whole("seq")
            .filter(n -> n.signum() > 0 && n.bitLength() < 31 && n.intValue() <= MOST_ENTRIES)
            .isPresent();
  }

  private static JsonNode.Obj object(String part) {
    return JsonParser.parse(SellerKeys.base64(part)).asOptional().orElse(JsonNode.Obj.EMPTY)
            instanceof JsonNode.Obj object
        ? object
        : JsonNode.Obj.EMPTY;
  }
}
