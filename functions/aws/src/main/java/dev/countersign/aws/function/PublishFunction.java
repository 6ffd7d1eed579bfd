package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.stream.EntryBatch;
import dev.countersign.aws.stream.PoisonQueue;
import dev.countersign.aws.stream.StreamRecord;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes the events of new entries, a batch of the table's stream at a time. Records whose
 * events the bus or the table does not take now are answered as failed and come again. A record
 * that can't be read goes to the poison queue and holds up nothing.
 */
@Named("publish")
public final class PublishFunction implements RequestStreamHandler {
  private final Invocation invocation;
  private final PublishBatch publish;
  private final PoisonQueue poison;

  PublishFunction(Invocation invocation, PublishBatch publish, PoisonQueue poison) {
    this.invocation = invocation;
    this.publish = publish;
    this.poison = poison;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "publish",
        context,
        () -> {
          var batch = EntryBatch.read(StreamRecord.inserted(event));
          var failed = new ArrayList<>(poison.put(batch.unreadable()));
          failed.addAll(publish.publish(batch.entries()));
          answer.write(failures(failed).toArray());
          return Counts.of("entries", batch.entries().size())
              .and("failed", failed.size())
              .and("unreadable", batch.unreadable().size());
        });
  }

  /** Lambda's {@code ReportBatchItemFailures} answer: it sends these records again. */
  private static Bytes failures(List<String> sequenceNumbers) {
    return JsonOutput.object(out -> {
      out.writeArrayFieldStart("batchItemFailures");
      for (String sequenceNumber : sequenceNumbers) {
        out.writeStartObject();
        out.writeStringField("itemIdentifier", sequenceNumber);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }
}
