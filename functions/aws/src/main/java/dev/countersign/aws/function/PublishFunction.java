package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.watch.BusWatch;
import dev.countersign.app.watch.Metric;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.stream.EntryBatch;
import dev.countersign.aws.stream.EntryBatch.UnreadableRecord;
import dev.countersign.aws.stream.FactBatch;
import dev.countersign.aws.stream.PoisonQueue;
import dev.countersign.aws.stream.StreamRecord;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import dev.countersign.forms.json.JsonOutput;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Publishes the events of new entries, a batch of the table's stream at a time, and puts what is
 * new into its month. Records whose events the bus or the table does not take now are answered as
 * failed and come again. A record that can't be read goes to the poison queue and holds up nothing.
 */
@Named("publish")
public final class PublishFunction implements RequestStreamHandler {
  private final Invocation invocation;
  private final PublishBatch publish;
  private final MonthLeaves leaves;
  private final PoisonQueue poison;
  private final BusWatch bus;

  PublishFunction(
      Invocation invocation,
      PublishBatch publish,
      MonthLeaves leaves,
      PoisonQueue poison,
      BusWatch bus) {
    this.leaves = leaves;
    this.invocation = invocation;
    this.publish = publish;
    this.poison = poison;
    this.bus = bus;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "publish",
        context,
        () -> {
          var records = StreamRecord.inserted(event);
          var batch = EntryBatch.read(records);
          var report = publish.publish(batch.entries());
          var facts = FactBatch.read(records);
          var aside = new ArrayList<>(batch.unreadable());
          aside.addAll(facts.unreadable());
          aside.addAll(unusable(records, report.unusable()));
          var failed = new ArrayList<>(report.failed());
          failed.addAll(leaves.put(facts.facts()));
          failed.addAll(poison.put(aside));
          answer.write(failures(failed).toArray());
          return Counts.of("entries", batch.entries().size())
              .and("facts", facts.facts().size())
              .andFault("failed", Metric.PUBLISH_FAILED, failed.size())
              .and("unreadable", aside.size())
              .and("left", batch.left())
              .andFault(
                  "unpublished_seconds",
                  Metric.OLDEST_UNPUBLISHED,
                  bus.oldestUntaken(Instant.now()).toSeconds());
        });
  }

  /** The records of entries that can never be published, for a person to look at. */
  private static List<UnreadableRecord> unusable(
      List<StreamRecord> records, Map<String, Defect> reasons) {
    var unusable = new ArrayList<UnreadableRecord>();
    for (StreamRecord record : records) {
      var reason = reasons.get(record.sequenceNumber());
      if (reason != null) {
        unusable.add(new UnreadableRecord(record, String.valueOf(reason.getMessage())));
      }
    }
    return unusable;
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
