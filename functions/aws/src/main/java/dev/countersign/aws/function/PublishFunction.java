package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.aws.client.InvocationDeadline;
import dev.countersign.aws.client.PoisonQueue;
import dev.countersign.aws.client.StreamRecord;
import dev.countersign.domain.failure.Defect;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;

/**
 * Reads the table's stream and publishes new entries' events to the bus. A record that fails is
 * answered as failed, alone, and comes again. A record that can never be published goes to the
 * poison queue and holds up nothing.
 */
@Named("publish")
public final class PublishFunction implements RequestStreamHandler {
  private static final System.Logger LOG = System.getLogger(PublishFunction.class.getName());

  private final PublishBatch publish;
  private final PoisonQueue poison;
  private final InvocationDeadline deadline;

  PublishFunction(PublishBatch publish, PoisonQueue poison, InvocationDeadline deadline) {
    this.publish = publish;
    this.poison = poison;
    this.deadline = deadline;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    deadline.of(context);
    var entries = new LinkedHashMap<String, StoredEntry>();
    var unusable = new HashMap<String, Defect>();
    var records = StreamRecord.inserted(event);
    for (StreamRecord record : records) {
      try {
        EntryItem.read(record.texts()::get, record.bytes()::get)
            .ifPresent(entry -> entries.put(record.sequenceNumber(), entry));
      } catch (Defect e) {
        unusable.put(record.sequenceNumber(), e);
      }
    }
    var report = publish.publish(entries);
    unusable.putAll(report.unusable());
    var failed = new ArrayList<>(report.failed());
    for (StreamRecord record : records) {
      var reason = unusable.get(record.sequenceNumber());
      if (reason != null && !putAside(record, reason)) {
        failed.add(record.sequenceNumber());
      }
    }
    var json =
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("batchItemFailures");
          for (String sequenceNumber : failed) {
            out.writeStartObject();
            out.writeStringField("itemIdentifier", sequenceNumber);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
    answer.write(json.toArray());
  }

  /** Whether the queue took the record. */
  private boolean putAside(StreamRecord record, Defect reason) {
    try {
      poison.put(record, reason);
      return true;
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING, "put aside a record failed: {0}", e.getClass().getName());
      return false;
    }
  }
}
