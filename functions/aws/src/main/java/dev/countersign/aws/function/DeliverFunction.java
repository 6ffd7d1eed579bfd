package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.app.deliver.intake.TakeResults.Taken;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.deliver.run.DeliverResults.Delivered;
import dev.countersign.app.deliver.send.SendReport;
import dev.countersign.app.watch.Metric;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.queue.QueueBatch;
import dev.countersign.aws.settings.CurrentSettings;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings results into tenants' billing engines. A batch of the queue behind the bus is taken, and
 * sent at once; each minute what is due is sent. Messages that could not be taken are answered as
 * failed and come again.
 */
@Named("deliver")
public final class DeliverFunction implements RequestStreamHandler {
  /** What the last try may need, and what is written after it. */
  private static final Duration LAST = DeliverTimes.LONGEST_TRY.plusSeconds(10);

  private final Invocation invocation;
  private final DeliverResults deliver;
  private final CurrentSettings settings;

  DeliverFunction(Invocation invocation, DeliverResults deliver, CurrentSettings settings) {
    this.invocation = invocation;
    this.deliver = deliver;
    this.settings = settings;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "deliver",
        context,
        () -> {
          // Without settings nothing is sent, so that nothing is tried in vain.
          var _ = settings.get();
          var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(LAST);
          var end = Instant.now().plus(left);
          Optional<QueueBatch> batch = QueueBatch.read(event);
          if (batch.isEmpty()) {
            var counts = sent(Counts.of("results", 0), 0, 0, deliver.sendAll(end));
            answer.write(counts.json().toArray());
            return counts;
          }
          Delivered delivered = deliver.deliver(batch.get().messages(), end);
          Taken taken = delivered.taken();
          answer.write(QueueBatch.failures(taken.failed()).toArray());
          var counts =
              Counts.of("results", taken.results())
                  .and("others", taken.others())
                  .and("come_again", taken.failed().size())
                  .and("unreadable", taken.unreadable());
          return sent(counts, taken.failed().size(), taken.held(), delivered.sent());
        });
  }

  private static Counts sent(Counts counts, int failed, int held, List<SendReport> reports) {
    return counts
        .and("targets", reports.size())
        .and("calls", sum(reports, "calls"))
        .and("accepted", sum(reports, "accepted"))
        .andFault("held", Metric.POSTINGS_HELD, held + sum(reports, "held"))
        .andFault("failed", Metric.DELIVER_FAILED, failed + sum(reports, "failed"))
        .andFault("rests", Metric.TARGETS_RESTING, sum(reports, "rests"));
  }

  private static int sum(List<SendReport> reports, String word) {
    return reports.stream().mapToInt(report -> report.count(word)).sum();
  }
}
