package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import dev.countersign.forms.entry.EntryTexts;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.StoredEntry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An outcome's entry as an item: {@link PackedEntry} in one attribute. */
public final class EntryItem {
  private static final String PACKED = "packed";

  private EntryItem() {}

  /**
   * The item of a new entry, due to be published when the stream is late with it.
   *
   * @param plain the entry as {@link PackedEntry#plain} gives it
   */
  static Values write(StoredEntry stored, byte[] plain) {
    var entry = stored.entry();
    var item =
        Keys.entry(entry.tenant(), entry.claim(), entry.seq())
            .item()
            .bytes(PACKED, DictionaryDeflate.write(plain));
    ErasableParts.withTexts(item, EntryTexts.of(entry), plain);
    return DueItems.due(item, DueWork.Publish.ofNew(entry));
  }

  /** Whether the item is this very entry. */
  static boolean is(Values item, StoredEntry stored) {
    return read(item).sealed().hash().equals(stored.sealed().hash());
  }

  /**
   * The entry that the item holds.
   *
   * @throws Defect when it holds none, or not the one that was sealed
   */
  static StoredEntry read(Values item) {
    return entry(item).orElseThrow(() -> new Defect("read an entry: the item is none", null));
  }

  /** What {@link PackedEntry#plain} gave for the entry that the item holds, if it holds one. */
  static Optional<byte[]> plain(Values item) {
    return Optional.ofNullable(item.bytesOrNull(PACKED)).map(PackedEntry::plain);
  }

  /**
   * The entry that an item holds, as the client gives the item.
   *
   * @return nothing when it is an item of another kind
   * @throws Defect when it is not the entry that was sealed
   */
  public static Optional<StoredEntry> read(Map<String, AttributeValue> item) {
    return entry(Values.of(item));
  }

  private static Optional<StoredEntry> entry(Values item) {
    return read(item::textOrNull, item::bytesOrNull);
  }

  /**
   * The entry that an item holds, wherever its attributes come from: a record of the table's
   * stream, for example.
   *
   * @param text the attribute of this name, when it is there and a text
   * @param bytes the attribute of this name, when it is there and bytes
   * @return nothing when it is an item of another kind
   * @throws Defect when it is not the entry that was sealed
   */
  public static Optional<StoredEntry> read(
      Function<String, @Nullable String> text, Function<String, @Nullable Bytes> bytes) {
    String sk = text.apply(Key.SK);
    if (sk == null || !sk.startsWith(Keys.ENTRIES)) {
      return Optional.empty();
    }
    var packed = bytes.apply(PACKED);
    if (packed == null) {
      throw new Defect("an entry is not packed", null);
    }
    byte[] plain = PackedEntry.plain(packed);
    var stored = PackedEntry.entry(plain);
    var texts = ErasableParts.texts(bytes, plain);
    return Optional.of(new StoredEntry(EntryTexts.with(stored.sealed(), texts), stored.receipt()));
  }
}
