package dev.countersign.aws.stream;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The entries of a batch of the stream.
 *
 * @param entries by the sequence numbers of their records, in the stream's order
 * @param unreadable records that should be entries and can't be read
 * @param left entries of a later release: they stay due, and the version that wrote them has settle
 *     publish them. To ask for them again would hold up the shard until this version is gone.
 */
public record EntryBatch(
    SequencedMap<String, StoredEntry> entries, List<UnreadableRecord> unreadable, int left) {

  /**
   * A record that can't be read.
   *
   * @param why without any value of the record
   */
  public record UnreadableRecord(StreamRecord record, String why) {}

  /** Reads records; one that can't be read spoils no other. */
  public static EntryBatch read(List<StreamRecord> records) {
    var entries = new LinkedHashMap<String, StoredEntry>();
    var unreadable = new ArrayList<UnreadableRecord>();
    int left = 0;
    for (StreamRecord record : records) {
      try {
        EntryItem.read(record.texts()::get, record.bytes()::get)
            .ifPresent(entry -> entries.put(record.sequenceNumber(), entry));
      } catch (Unavailable e) {
        left++;
      } catch (RuntimeException e) {
        unreadable.add(new UnreadableRecord(record, why(e)));
      }
    }
    return new EntryBatch(entries, unreadable, left);
  }

  /** Another library's message may quote what it could not read. */
  private static String why(RuntimeException e) {
    return e instanceof OperationFailed ? String.valueOf(e.getMessage()) : e.getClass().getName();
  }
}
