package dev.countersign.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.metric.MetricLines;
import dev.countersign.forms.json.Json;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines are read back as CloudWatch gets them: one JSON object each. */
final class InvocationLogTest {
  private static final System.Logger OURS =
      System.getLogger("dev.countersign.app.settle.SettleRun");

  private final LogLines lines = new LogLines();
  private final MetricLines metrics = new MetricLines();
  private final InvocationLog log = new InvocationLog(metrics.metrics());

  @AfterEach
  void close() {
    log.start(null);
    lines.close();
  }

  @Test
  void line_ofARequest_hasItsFieldsAndNothingElse() {
    log.start(TestContext.of("req-1"));
    log.line(new TreeMap<>(Map.of("event", "attest", "status", 200L, "late", true)));

    var line = lines.only();
    assertEquals(
        Set.of(
            "timestamp",
            "level",
            "logger",
            "message",
            "function_request_id",
            "event",
            "status",
            "late"),
        line.members().keySet());
    assertEquals(Optional.of(new Json.Str("INFO")), line.get("level"));
    assertEquals(Optional.of(new Json.Str("attest")), line.get("event"));
    assertEquals(Optional.of(new Json.Str("req-1")), line.get("function_request_id"));
    assertEquals(Optional.of(new Json.Str(InvocationLog.class.getName())), line.get("logger"));
  }

  /** A good request costs one line. */
  @Test
  void line_ofAGoodRequest_measuresNothing() {
    log.line(new TreeMap<>(Map.of("event", "attest", "status", 200L)));

    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void line_ofAStrangersRequest_isMeasured() {
    log.line(new TreeMap<>(Map.of("event", "attest", "status", 401L, "reason", "unknown_source")));

    assertEquals(Map.of("Unauthorized", 1L), metrics.values());
  }

  @Test
  void line_numbersAndBooleans_keepTheirType() {
    log.line(new TreeMap<>(Map.of("event", "attest", "micros", 1422L, "late", true)));

    assertEquals(Optional.of(new Json.Num(new BigDecimal(1422))), lines.only().get("micros"));
    assertEquals(Optional.of(new Json.Bool(true)), lines.only().get("late"));
  }

  @Test
  void line_timestamp_isUtcByRfc3339() {
    log.line(new TreeMap<>(Map.of("event", "attest")));

    var written = ((Json.Str) lines.only().get("timestamp").orElseThrow()).value();
    assertTrue(written.endsWith("Z"), written);
    assertFalse(Instant.parse(written).isAfter(Instant.now()), written);
  }

  @Test
  void line_answeredWith5xx_isAWarning() {
    log.line(new TreeMap<>(Map.of("event", "attest", "status", 503L)));

    assertEquals(Optional.of(new Json.Str("WARN")), lines.only().get("level"));
  }

  /** It is answered 401 at a plain address, and nobody else tells that a person must look. */
  @Test
  void line_ofASourceThatCannotVerify_isAWarning() {
    log.line(new TreeMap<>(Map.of("event", "attest", "status", 401L, "reason", "broken")));

    assertEquals(Optional.of(new Json.Str("WARN")), lines.only().get("level"));
  }

  @Test
  void start_ofTheNextInvocation_replacesTheRequestId() {
    log.start(TestContext.of("req-1"));
    log.start(TestContext.of("req-2"));
    log.line(new TreeMap<>(Map.of("event", "settle")));

    assertEquals(Optional.of(new Json.Str("req-2")), lines.only().get("function_request_id"));
  }

  @Test
  void start_warnedOnAnotherThread_hasTheRequestIdToo() throws InterruptedException {
    log.start(TestContext.of("req-1"));
    Thread.ofVirtual().start(() -> OURS.log(Level.WARNING, "shard {0} fails", 7)).join();

    assertEquals(Optional.of(new Json.Str("shard 7 fails")), lines.only().get("message"));
    assertEquals(Optional.of(new Json.Str("req-1")), lines.only().get("function_request_id"));
  }

  @Test
  void warning_withAnException_isOneLine() {
    OURS.log(Level.WARNING, "put off", new IllegalStateException("no"));

    assertEquals(1, lines.text().lines().count());
    assertEquals(
        Optional.of(new Json.Str("java.lang.IllegalStateException")), lines.only().get("error"));
  }
}
