package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.UnreadableEntry;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An outcome's entry as an item: {@link PackedEntry} in one attribute. Items that have canonical
 * JSON, hash and receipt as texts are read, too.
 */
public final class EntryItem {
  private static final String PACKED = "packed";
  private static final String ENTRY = "entry";
  private static final String HASH = "hash";
  private static final String RECEIPT = "receipt";

  /** What is read of it when the evidence is not wanted. */
  static final String WITHOUT_EVIDENCE = "#pk, #sk, #packed, #entry, #hash, #receipt";

  private EntryItem() {}

  /** Due at once. */
  static Values write(StoredEntry stored, @Nullable Evidence beside) {
    var entry = stored.entry();
    var item =
        Keys.entry(entry.tenant(), entry.claim(), entry.seq())
            .item()
            .bytes(PACKED, PackedEntry.write(stored, beside));
    return DueItems.due(item, Shards.of(entry.tenant(), entry.claim()), entry.at());
  }

  /** Whether the item is this very entry. */
  static boolean is(Values item, StoredEntry stored) {
    return read(item).sealed().hash().equals(stored.sealed().hash());
  }

  static StoredEntry read(Values item) {
    return entry(item).orElseThrow(() -> new Misconfigured("an item is no entry", null));
  }

  /** The evidence that an item holds, beside an entry or on its own, where there is some. */
  static Optional<Evidence> evidence(Values item) {
    var packed = item.bytesOrNull(PACKED);
    if (packed != null) {
      return PackedEntry.evidence(packed);
    }
    return Optional.of(item)
        .filter(plain -> plain.has(EvidenceValue.NAME))
        .map(plain -> EvidenceValue.read(plain.tree(EvidenceValue.NAME)));
  }

  /**
   * The entry that an item is, as the client gives it; nothing when it is an item of another kind.
   */
  public static Optional<StoredEntry> read(Map<String, AttributeValue> item) {
    return entry(Values.of(item));
  }

  private static Optional<StoredEntry> entry(Values item) {
    return read(item::textOrNull, item::bytesOrNull);
  }

  /**
   * The entry that an item is, from wherever its texts come: a record of the table's stream, too.
   *
   * @param text the attribute of this name, when it is there and a text
   * @param bytes the attribute of this name, when it is there and bytes
   * @return nothing when it is an item of another kind
   * @throws Misconfigured when it is not what was sealed
   */
  public static Optional<StoredEntry> read(
      Function<String, @Nullable String> text, Function<String, @Nullable Bytes> bytes) {
    String sk = text.apply(Key.SK);
    var packed = bytes.apply(PACKED);
    if (sk != null && sk.startsWith(Keys.ENTRIES) && packed != null) {
      return Optional.of(PackedEntry.entry(packed));
    }
    String entry = text.apply(ENTRY);
    String receipt = text.apply(RECEIPT);
    if (sk == null || !sk.startsWith(Keys.ENTRIES) || entry == null || receipt == null) {
      return Optional.empty();
    }
    String hash = Objects.requireNonNullElse(text.apply(HASH), "");
    return Optional.of(
        new StoredEntry(sealed(entry.getBytes(StandardCharsets.UTF_8), hash), receipt));
  }

  /**
   * The entry of this canonical JSON.
   *
   * @throws Misconfigured when it is not the one of this hash
   */
  static SealedEntry sealed(byte[] canonical, String hash) {
    try {
      var sealed = EntryForm.readSealed(canonical);
      if (!sealed.hash().hex().equals(hash)) {
        throw new Misconfigured("an entry is not the one of its hash", null);
      }
      return sealed;
    } catch (UnreadableEntry e) {
      throw new Misconfigured("an entry is unreadable", e);
    }
  }
}
