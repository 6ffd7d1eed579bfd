package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.UnreadableEntry;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.LedgerBroken;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An outcome's entry as an item: its canonical JSON, its hash, its receipt. */
public final class EntryItem {
  private static final String ENTRY = "entry";
  private static final String HASH = "hash";
  private static final String RECEIPT = "receipt";

  /** What is read of it when the evidence is not wanted. */
  static final String WITHOUT_EVIDENCE = "#pk, #sk, #entry, #hash, #receipt";

  private EntryItem() {}

  /** Due at once. */
  static Values write(StoredEntry stored, @Nullable Evidence beside) {
    var entry = stored.entry();
    var item =
        Keys.entry(entry.tenant(), entry.claim(), entry.seq())
            .item()
            .text(ENTRY, Bytes.of(EntryForm.write(entry)).toText())
            .text(HASH, stored.sealed().hash())
            .text(RECEIPT, stored.receipt())
            .tree(EvidenceValue.NAME, beside == null ? null : EvidenceValue.write(beside));
    return DueItems.due(item, Shards.of(entry.tenant(), entry.claim()), entry.at());
  }

  /** Whether the item is this very entry. */
  static boolean is(Values item, StoredEntry stored) {
    return stored.sealed().hash().hex().equals(item.textOrNull(HASH));
  }

  static StoredEntry read(Values item) {
    return read(item::textOrNull).orElseThrow(() -> new LedgerBroken("an item is no entry", null));
  }

  /**
   * The entry that an item is, as the client gives it; nothing when it is an item of another kind.
   */
  public static Optional<StoredEntry> read(Map<String, AttributeValue> item) {
    return read(Values.of(item)::textOrNull);
  }

  /**
   * The entry that an item is, from wherever its texts come: a record of the table's stream, too.
   *
   * @param text the attribute of this name, when it is there and a text
   * @return nothing when it is an item of another kind
   * @throws LedgerBroken when it is not what was sealed
   */
  public static Optional<StoredEntry> read(Function<String, @Nullable String> text) {
    String sk = text.apply(Key.SK);
    String entry = text.apply(ENTRY);
    String receipt = text.apply(RECEIPT);
    if (sk == null || !sk.startsWith(Keys.ENTRIES) || entry == null || receipt == null) {
      return Optional.empty();
    }
    try {
      var sealed = EntryForm.readSealed(entry.getBytes(StandardCharsets.UTF_8));
      String hash = text.apply(HASH);
      if (hash == null || !sealed.hash().equals(new Digest(hash))) {
        throw new LedgerBroken("an entry is not the one of its hash", null);
      }
      return Optional.of(new StoredEntry(sealed, receipt));
    } catch (UnreadableEntry e) {
      throw new LedgerBroken("an entry is unreadable", e);
    }
  }
}
