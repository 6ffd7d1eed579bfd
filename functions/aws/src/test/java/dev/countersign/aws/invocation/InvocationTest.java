package dev.countersign.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import dev.countersign.app.watch.Metric;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an invocation that works, and of one that fails in a way nobody foresaw. */
final class InvocationTest {
  private static final Context CONTEXT = TestContext.of("req-1", () -> Duration.ofSeconds(5));
  private static final String SECRET = "whsec_that_a_library_quotes";

  private final LogLines lines = new LogLines();
  private final InvocationDeadline deadline = new InvocationDeadline();
  private final MetricLines metrics = new MetricLines();
  private final InvocationLog log = new InvocationLog(metrics.metrics());
  private final Invocation invocation = new Invocation(deadline, log);

  @AfterEach
  void close() {
    log.start(null);
    lines.close();
  }

  @Test
  void answer_handled_isTheHandlersAndLogsNothing() {
    var answer = invocation.answer("attest", CONTEXT, () -> "200", status -> "" + status);

    assertEquals("200", answer);
    assertEquals("", lines.text());
  }

  @Test
  void answer_handlerThrows_isTheUnforeseenOne() {
    var answer =
        invocation.answer("attest", CONTEXT, InvocationTest::broken, status -> "" + status);

    assertEquals("500", answer);
  }

  @Test
  void answer_handlerThrows_isLoggedAsADefectOfThisRequest() {
    var _ = invocation.answer("attest", CONTEXT, InvocationTest::broken, status -> "" + status);

    var line = lines.only();
    assertEquals(Optional.of(new Json.Str("ERROR")), line.get("level"));
    assertEquals(Optional.of(new Json.Str("attest")), line.get("event"));
    assertEquals(Optional.of(new Json.Str("defect")), line.get("reason"));
    assertEquals(Optional.of(new Json.Num(new BigDecimal(500))), line.get("status"));
    assertEquals(Optional.of(new Json.Str("req-1")), line.get("function_request_id"));
    assertTrue(lines.text().contains("InvocationTest.broken"), lines.text());
  }

  @Test
  void answer_handlerExhaustsTheStack_isTheUnforeseenOne() {
    var answer =
        invocation.answer("attest", CONTEXT, InvocationTest::endless, status -> "" + status);

    assertEquals("500", answer);
  }

  @Test
  void answer_handlerThrows_logsNoMessageOfAnotherLibrary() {
    var _ = invocation.answer("attest", CONTEXT, InvocationTest::broken, status -> "" + status);

    assertFalse(lines.text().contains(SECRET), lines.text());
  }

  @Test
  void run_done_logsItsCounts() {
    invocation.run("settle", CONTEXT, () -> Counts.of("settled", 3).and("failed", 1));

    var line = lines.only();
    assertEquals(Optional.of(new Json.Str("settle")), line.get("event"));
    assertEquals(Optional.of(new Json.Num(new BigDecimal(3))), line.get("settled"));
    assertEquals(Optional.of(new Json.Num(BigDecimal.ONE)), line.get("failed"));
  }

  @Test
  void run_done_measuresWhatItWasToldTo() {
    invocation.run(
        "settle", CONTEXT, () -> Counts.of("settled", 3).and("failed", Metric.SETTLE_FAILED, 2));

    assertEquals(Map.of("SettleFailed", 2L), metrics.values());
    assertEquals(Optional.of(new Json.Num(new BigDecimal(2))), lines.only().get("failed"));
  }

  @Test
  void run_misconfigured_isMeasuredAsBroken() {
    assertThrows(
        FailedInvocation.class,
        () ->
            invocation.run(
                "settle",
                CONTEXT,
                () -> {
                  throw new Misconfigured("read the SSM parameter /countersign/x", null);
                }));

    assertEquals(Map.of("Broken", 1L), metrics.values());
  }

  @Test
  void answer_handlerThrows_isMeasuredAsADefect() {
    var _ = invocation.answer("attest", CONTEXT, InvocationTest::broken, status -> "" + status);

    assertEquals(Map.of("Defects", 1L), metrics.values());
  }

  @Test
  void run_failed_tellsLambdaTheKindAlone() {
    var failed =
        assertThrows(
            FailedInvocation.class,
            () ->
                invocation.run(
                    "publish",
                    CONTEXT,
                    () -> {
                      throw new IOException(SECRET);
                    }));

    assertTrue(String.valueOf(failed.getMessage()).contains("java.io.IOException"));
    assertFalse(String.valueOf(failed.getMessage()).contains(SECRET));
    assertNull(failed.getCause());
  }

  @Test
  void run_tableUnavailable_isLoggedWithItsReasonAndOperation() {
    assertThrows(
        FailedInvocation.class,
        () ->
            invocation.run(
                "settle",
                CONTEXT,
                () -> {
                  throw new Unavailable("read what is due", null);
                }));

    assertEquals(Optional.of(new Json.Str("unavailable")), lines.only().get("reason"));
    assertEquals(Optional.of(new Json.Str("read what is due")), lines.only().get("what"));
  }

  @Test
  void run_begun_startsTheDeadline() {
    invocation.run("settle", CONTEXT, () -> Counts.of("settled", 0));

    assertTrue(deadline.leaves(Duration.ofSeconds(5)));
    assertFalse(deadline.leaves(Duration.ofSeconds(6)));
  }

  private static String broken() {
    throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
  }

  @SuppressWarnings("InfiniteRecursion") // it exhausts the stack, as deeply nested content does
  private static String endless() {
    return endless();
  }
}
