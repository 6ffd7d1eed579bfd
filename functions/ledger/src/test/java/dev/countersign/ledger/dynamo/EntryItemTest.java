package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.contract.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Entries whatever way they were written, and items that are none. */
final class EntryItemTest {
  private static final StoredEntry STORED =
      Samples.entry(new TenantId("t1"), Samples.claim("1"), 1);

  /** As an entry was written before entries were packed. */
  private static Map<String, String> plain() {
    var texts = new TreeMap<String, String>();
    texts.put("sk", "E#000001");
    texts.put("entry", new String(EntryForm.write(STORED.entry()), StandardCharsets.UTF_8));
    texts.put("receipt", STORED.receipt());
    texts.put("hash", STORED.sealed().hash().hex());
    return texts;
  }

  private static Optional<StoredEntry> read(Map<String, String> texts) {
    return EntryItem.read(texts::get, name -> null);
  }

  @Test
  void read_packedAndPlain_giveTheSameEntry() {
    assertEquals(Optional.of(STORED), EntryItem.read(EntryItem.write(STORED, null).map()));
    assertEquals(Optional.of(STORED), read(plain()));
  }

  @Test
  void read_ofAnotherKind_isNothing() {
    for (String name : new String[] {"sk", "entry", "receipt"}) {
      var texts = plain();
      texts.remove(name);
      assertEquals(Optional.empty(), read(texts), name);
    }
    var other = plain();
    other.put("sk", "SESSION");
    assertEquals(Optional.empty(), read(other));
    assertThrows(Misconfigured.class, () -> EntryItem.read(new Key("T#t1", "TENANT").item()));
  }

  @Test
  void read_ofAnotherHash_isBroken() {
    var texts = plain();
    texts.put("hash", Digest.of("other").hex());
    assertThrows(Misconfigured.class, () -> read(texts));
    texts.remove("hash");
    assertThrows(Misconfigured.class, () -> read(texts));
  }
}
