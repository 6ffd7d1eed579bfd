package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.contract.Samples;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class EntryItemTest {
  private static final StoredEntry STORED =
      Samples.entry(new TenantId("t1"), Samples.claim("1"), 1);

  private static Values written() {
    return EntryItem.write(STORED, PackedEntry.plain(STORED));
  }

  @Test
  void read_ofAnEntry_givesItBack() {
    assertEquals(Optional.of(STORED), EntryItem.read(written().map()));
  }

  @Test
  void read_withoutAKey_isNothing() {
    var item = new TreeMap<>(written().map());
    item.remove("sk");

    assertEquals(Optional.empty(), EntryItem.read(item));
  }

  /** An entry that can't be read must not be passed over: its events would be lost. */
  @Test
  void read_ofAnEntryThatIsNotPacked_isADefect() {
    var item = new TreeMap<>(written().map());
    item.remove("packed");

    assertThrows(Defect.class, () -> EntryItem.read(item));
  }

  @Test
  void read_ofAnotherKind_isNothing() {
    var item = new TreeMap<>(written().map());
    item.put("sk", AttributeValue.fromS("SESSION"));

    assertEquals(Optional.empty(), EntryItem.read(item));
  }

  @Test
  void read_whereAnEntryMustBe_isADefectWhenThereIsNone() {
    assertThrows(Defect.class, () -> EntryItem.read(new Key("T#t1", "TENANT").item()));
  }

  @Test
  void read_ofAnotherHash_isADefect() throws Exception {
    byte[] plain = PackedEntry.plain(STORED);
    plain[0] ^= 1; // the hash comes first
    Bytes packed = DictionaryDeflate.write(plain);

    var failure =
        assertThrows(
            Defect.class,
            () -> EntryItem.read(n -> "E#000001", n -> n.equals("packed") ? packed : null));
    assertEquals("read an entry: it does not have its hash", failure.getMessage());
  }
}
