package dev.countersign.aws.stream;

import dev.countersign.aws.stream.EntryBatch.UnreadableRecord;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.dynamo.FactItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The session records and refused deliveries of a batch of the stream.
 *
 * @param facts by the sequence numbers of their records, in the stream's order
 * @param unreadable records that should be facts and can't be read
 */
public record FactBatch(
    SequencedMap<String, RecordedFact> facts, List<UnreadableRecord> unreadable) {

  /** Reads records; one that can't be read, or that a later release wrote, spoils no other. */
  public static FactBatch read(List<StreamRecord> records) {
    var facts = new LinkedHashMap<String, RecordedFact>();
    var unreadable = new ArrayList<UnreadableRecord>();
    for (StreamRecord record : records) {
      try {
        FactItems.read(record.texts()::get)
            .ifPresent(fact -> facts.put(record.sequenceNumber(), fact));
      } catch (OperationFailed e) {
        unreadable.add(new UnreadableRecord(record, String.valueOf(e.getMessage())));
      }
    }
    return new FactBatch(facts, unreadable);
  }
}
