package dev.countersign.forms.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        " 7 | PT7S",
        "86400 | PT24H",
        "86401 | PT24H",
        "999999999999999999 | PT24H",
        "Mon, 02 Nov 2026 12:00:30 GMT | PT30S",
        "Monday, 02-Nov-26 12:00:30 GMT | PT30S",
        "Mon Nov  2 12:00:30 2026 | PT30S",
        "Mon Nov 16 12:00:30 2026 | PT24H",
        "Mon, 02 Nov 2026 11:59:59 GMT | PT0S",
        "Sunday, 06-Nov-94 08:49:37 GMT | PT0S",
        "Fri, 01 Jan 2100 00:00:00 GMT | PT24H",
      })
  void pause_ofEveryFormOfRfc9110_isRead(String text, Duration pause) {
    assertEquals(Optional.of(pause), RetryAfter.read(text, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "1.5",
        "1e3",
        "9999999999999999999",
        "2026-11-02T12:00:30Z",
        "Tue, 02 Nov 2026 12:00:30 GMT",
        "Mon, 02 Nov 2026 12:00:30 CET",
        "Mon, 31 Nov 2026 12:00:30 GMT",
      })
  void pause_ofNoSuchForm_saysNothing(String text) {
    assertEquals(Optional.empty(), RetryAfter.read(text, NOW));
  }
}
