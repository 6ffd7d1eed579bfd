package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.aws.client.InvocationDeadline;
import dev.countersign.aws.client.PoisonQueue;
import dev.countersign.aws.client.StreamRecord;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;

/**
 * The table's stream: new entries' events to the bus. What the bus or the table does not take now
 * is answered as failed and comes again; a record that can't be read is put aside and holds up
 * nothing.
 */
@Named("publish")
public final class PublishFunction implements RequestStreamHandler {
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
    for (StreamRecord record : StreamRecord.inserted(event)) {
      try {
        EntryItem.read(record.texts()::get, record.bytes()::get)
            .ifPresent(entry -> entries.put(record.sequenceNumber(), entry));
      } catch (Misconfigured e) {
        poison.put(record, e);
      }
    }
    var again = publish.publish(entries);
    var json =
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("batchItemFailures");
          for (String sequenceNumber : again) {
            out.writeStartObject();
            out.writeStringField("itemIdentifier", sequenceNumber);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
    answer.write(json.toArray());
  }
}
