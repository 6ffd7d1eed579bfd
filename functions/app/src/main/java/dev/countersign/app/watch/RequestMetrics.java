package dev.countersign.app.watch;

import dev.countersign.trust.delivery.RejectionReason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request's log line says in metrics: nothing where all went well, so that a good request
 * costs no line more.
 */
public final class RequestMetrics {
  private static final Set<String> REJECTIONS =
      Arrays.stream(RejectionReason.values())
          .map(RejectionReason::wire)
          .collect(Collectors.toUnmodifiableSet());

  private RequestMetrics() {}

  /** The metrics of a line with these fields. */
  public static Map<Metric, Long> of(Map<String, Object> fields) {
    var counted = new EnumMap<Metric, Long>(Metric.class);
    String reason = String.valueOf(fields.get("reason"));
    switch (reason) {
      case "defect" -> counted.put(Metric.DEFECTS, 1L);
      case "broken" -> counted.put(Metric.BROKEN, 1L);
      default -> {}
    }
    // What is sent as a SET and is not authentic is answered 400 (RFC 8935).
    boolean rejected = REJECTIONS.contains(reason);
    if (isStatus(401, fields) || (rejected && isStatus(400, fields))) {
      counted.put(Metric.UNAUTHORIZED, 1L);
      // Anybody may show a bad token to the readers' ends; no source has a wrong key by that.
      boolean reader = "read".equals(fields.get("event"));
      if (rejected && !reader && !reason.equals(RejectionReason.UNKNOWN_SOURCE.wire())) {
        counted.put(Metric.SOURCE_REJECTED, 1L);
      }
    }
    if (fields.get("refused") instanceof Number refused && refused.longValue() > 0) {
      counted.put(Metric.REFUSED, refused.longValue());
    }
    return counted;
  }

  private static boolean isStatus(int status, Map<String, Object> fields) {
    return fields.get("status") instanceof Number answered && answered.intValue() == status;
  }
}
