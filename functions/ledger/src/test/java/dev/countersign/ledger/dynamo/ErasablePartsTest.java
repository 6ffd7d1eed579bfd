package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ErasablePartsTest {
  private static final byte[] NEAR = "the entry says text-1".getBytes(UTF_8);
  private static final TreeMap<String, String> TEXTS =
      new TreeMap<>(Map.of("text-1", "Ada called twice", "text-2", "ada@example.com"));

  private static Values item() {
    return ErasableParts.withTexts(new Key("T#t1#O#x/1", "E#000001").item(), TEXTS, NEAR);
  }

  private static Values without(Values item, String attribute) {
    var rest = new TreeMap<>(item.map());
    rest.remove(attribute);
    return Values.of(rest);
  }

  @Test
  void texts_withTheirKey_comeBack() {
    assertEquals(TEXTS, ErasableParts.texts(item()::bytesOrNull, NEAR));
    assertFalse(item().bytes("texts").toText().contains("Ada"));
  }

  @Test
  void texts_whoseKeyIsGone_areNone() {
    var erased = without(item(), "key");

    assertEquals(Map.of(), ErasableParts.texts(erased::bytesOrNull, NEAR));
  }

  @Test
  void texts_none_takeNoKey() {
    var item =
        ErasableParts.withTexts(new Key("T#t1#O#x/1", "E#000001").item(), new TreeMap<>(), NEAR);

    assertFalse(item.has("key"));
  }

  @Test
  void texts_underAnotherKey_areADefect() {
    var item = item().bytes("key", ErasableBytes.newKey());

    assertThrows(Defect.class, () -> ErasableParts.texts(item::bytesOrNull, NEAR));
  }

  @Test
  void texts_changedAnywhere_areADefect() {
    byte[] stored = item().bytes("texts").toArray();
    for (int i = 0; i < stored.length; i++) {
      var item = item();
      byte[] changed = item.bytes("texts").toArray();
      changed[i] ^= 1;
      item.bytes("texts", Bytes.of(changed));
      assertThrows(Defect.class, () -> ErasableParts.texts(item::bytesOrNull, NEAR), "byte " + i);
    }
  }

  /** One item's key is never used twice, so that its nonce may be the same. */
  @Test
  void keys_ofTwoItems_differ() {
    assertNotEquals(item().bytes("key"), item().bytes("key"));
    assertNotEquals(item().bytes("texts"), item().bytes("texts"));
  }

  @Test
  void decrypt_forAnotherUse_isADefect() {
    var key = ErasableBytes.newKey();
    var encrypted = ErasableBytes.encrypt(NEAR, key, "texts");

    assertThrows(Defect.class, () -> ErasableBytes.decrypt(encrypted, key, "evidence"));
  }

  @Test
  void decrypt_withoutTheDaysKey_isADefect() {
    var key = ErasableBytes.newKey();
    var encrypted = ErasableBytes.encrypt(NEAR, key, "evidence", ErasableBytes.newKey());

    assertThrows(Defect.class, () -> ErasableBytes.decrypt(encrypted, key, "evidence"));
  }

  @Test
  void content_withItsKeyAndWithout_isThereAndGone() {
    var content = Bytes.of("{\"records\":[]}".getBytes(UTF_8));
    var item = ErasableParts.withContent(new Key("T#t1#S#s", "V#1").item(), content);

    assertEquals(Optional.of(content), ErasableParts.content(item));
    assertTrue(ErasableParts.content(without(item, "key")).isEmpty());
  }
}
