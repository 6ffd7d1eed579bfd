package dev.countersign.aws.invocation;

import static io.quarkiverse.loggingjson.providers.KeyValueStructuredArgument.kv;

import com.amazonaws.services.lambda.runtime.Context;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.watch.Metric;
import dev.countersign.app.watch.RequestMetrics;
import dev.countersign.aws.metric.EmfMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.SortedMap;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The log line of each invocation. Every field is a member of the line's JSON object and keeps its
 * type: numbers stay numbers.
 */
@ApplicationScoped
public class InvocationLog implements RequestLog {
  private static final System.Logger LOG = System.getLogger(InvocationLog.class.getName());

  /** The name that Powertools for AWS Lambda gives it, too. */
  private static final String REQUEST_ID = "function_request_id";

  private final EmfMetrics metrics;

  InvocationLog(EmfMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Puts the invocation's request id into every line that is logged from now on.
   *
   * @param context knows the id; null means that there is none, as while the function is warmed up
   */
  void start(@Nullable Context context) {
    String id = context == null ? null : context.getAwsRequestId();
    if (id == null) {
      MDC.remove(REQUEST_ID);
    } else {
      MDC.put(REQUEST_ID, id);
    }
  }

  /**
   * Writes a line: as a warning when a request was answered with 5xx or something is set up
   * wrongly, as information otherwise.
   */
  @Override
  public void line(SortedMap<String, Object> fields) {
    boolean failed =
        (fields.get("status") instanceof Number status && status.intValue() >= 500)
            || "broken".equals(fields.get("reason"));
    write(failed ? Level.WARNING : Level.INFO, fields);
    metrics.put(RequestMetrics.of(fields));
  }

  /** Writes the line of a run that was done, and what was measured in it. */
  void run(SortedMap<String, Object> fields, Map<Metric, Long> measured) {
    write(Level.INFO, fields);
    metrics.put(measured);
  }

  /** Writes the line of an invocation that failed, as an error. */
  void failure(SortedMap<String, Object> fields) {
    write(Level.ERROR, fields);
    metrics.put(RequestMetrics.of(fields));
  }

  /** The message is the event's name, a closed word, so that it can't be taken for a format. */
  private static void write(Level level, SortedMap<String, Object> fields) {
    Object[] members =
        fields.entrySet().stream().map(field -> kv(field.getKey(), field.getValue())).toArray();
    LOG.log(level, String.valueOf(fields.get("event")), members);
  }
}
