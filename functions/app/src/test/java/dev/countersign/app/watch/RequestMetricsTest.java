package dev.countersign.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a request's log line says in metrics. */
final class RequestMetricsTest {
  @Test
  void of_aGoodRequest_isNothing() {
    assertEquals(Map.of(), RequestMetrics.of(Map.of("status", 200L, "items", 1L)));
  }

  @Test
  void of_aStranger_isUnauthorizedAndNoSourcesFault() {
    assertEquals(
        Map.of(Metric.UNAUTHORIZED, 1L),
        RequestMetrics.of(Map.of("status", 401L, "reason", "unknown_source")));
  }

  @Test
  void of_aSourceThatThereIs_isItsRejectionToo() {
    assertEquals(
        Map.of(Metric.UNAUTHORIZED, 1L, Metric.SOURCE_REJECTED, 1L),
        RequestMetrics.of(Map.of("status", 401L, "reason", "bad_signature")));
  }

  /** Else whoever has no token could have a source's alarm ring. */
  @Test
  void of_aReaderWithABadToken_isNoSourcesFault() {
    assertEquals(
        Map.of(Metric.UNAUTHORIZED, 1L),
        RequestMetrics.of(Map.of("event", "read", "status", 401L, "reason", "bad_signature")));
  }

  /** RFC 8935 has it answered 400. */
  @Test
  void of_aSetThatIsNotAuthentic_isUnauthorized() {
    assertEquals(
        Map.of(Metric.UNAUTHORIZED, 1L, Metric.SOURCE_REJECTED, 1L),
        RequestMetrics.of(Map.of("status", 400L, "reason", "wrong_issuer")));
  }

  @Test
  void of_aMalformedBody_isARefusalAlone() {
    assertEquals(
        Map.of(Metric.REFUSED, 1L), RequestMetrics.of(Map.of("status", 400L, "refused", 1L)));
  }

  @Test
  void of_aBatchThatWasRefusedInPart_isEachItem() {
    assertEquals(
        Map.of(Metric.REFUSED, 3L),
        RequestMetrics.of(Map.of("status", 207L, "items", 5L, "refused", 3L)));
  }

  @Test
  void of_aBatchOfWhichNothingWasRefused_isNothing() {
    assertEquals(Map.of(), RequestMetrics.of(Map.of("status", 200L, "items", 5L, "refused", 0L)));
  }

  @Test
  void of_aDefect_isOne() {
    assertEquals(
        Map.of(Metric.DEFECTS, 1L, Metric.REFUSED, 1L),
        RequestMetrics.of(Map.of("status", 500L, "reason", "defect", "refused", 1L)));
  }

  @Test
  void of_aMissingSetting_isBroken() {
    assertEquals(
        Map.of(Metric.BROKEN, 1L),
        RequestMetrics.of(Map.of("status", 500L, "reason", "broken", "what", "read a key")));
  }

  /** It is answered as a made-up address would be. */
  @Test
  void of_aSourceThatCantVerify_isBrokenAndNoWrongKeyOfItsSender() {
    assertEquals(
        Map.of(Metric.BROKEN, 1L, Metric.UNAUTHORIZED, 1L),
        RequestMetrics.of(Map.of("status", 401L, "reason", "broken")));
  }

  /** It passes, and shows as the API's 5xx. */
  @Test
  void of_aDependencyThatFails_isNothing() {
    assertEquals(Map.of(), RequestMetrics.of(Map.of("status", 503L, "reason", "unavailable")));
  }
}
