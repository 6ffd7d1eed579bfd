package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Evidence;
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

  /** The item of a new entry, due to be published at once. */
  static Values write(StoredEntry stored, @Nullable Evidence beside) {
    var entry = stored.entry();
    var item =
        Keys.entry(entry.tenant(), entry.claim(), entry.seq())
            .item()
            .bytes(PACKED, PackedEntry.write(stored, beside));
    return DueItems.due(
        item, new DueWork.Publish(entry.tenant(), entry.claim(), entry.seq(), entry.at()));
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

  /** The evidence that an item holds, beside an entry or on its own, where there is some. */
  static Optional<Evidence> evidence(Values item) {
    var packed = item.bytesOrNull(PACKED);
    if (packed != null) {
      return PackedEntry.evidence(packed);
    }
    return Optional.of(item)
        .filter(own -> own.has(EvidenceValue.NAME))
        .map(own -> EvidenceValue.read(own.tree(EvidenceValue.NAME)));
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
    return Optional.of(PackedEntry.entry(packed));
  }
}
