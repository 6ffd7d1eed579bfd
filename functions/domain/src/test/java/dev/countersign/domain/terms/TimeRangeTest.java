package dev.countersign.domain.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeRangeTest {
  @ParameterizedTest
  @CsvSource({
    "1999-12-31T23:59:59.999Z,false",
    "2000-01-01T00:00:00Z,true",
    "2099-12-31T23:59:59.999Z,true",
    "2100-01-01T00:00:00Z,false"
  })
  void contains_fromTheFirstMomentUpToTheEnd(Instant instant, boolean inside) {
    assertEquals(inside, TimeRange.contains(instant));
  }

  @ParameterizedTest
  @CsvSource({
    "P1D,2099-12-30T23:59:59Z,2099-12-31T23:59:59Z",
    "P1D,2099-12-31T00:00:00Z,2100-01-01T00:00:00Z",
    "P1D,2099-12-31T00:00:01Z,2100-01-01T00:00:00Z",
    "P100Y,2026-01-01T00:00:00Z,2100-01-01T00:00:00Z"
  })
  void after_aSpanThatLeavesTheRange_isItsEnd(String span, Instant start, Instant end) {
    assertEquals(end, CalendarSpan.parse(span).after(start, ZoneOffset.UTC));
    assertEquals(
        TimeRange.END, CalendarSpan.parse("P100Y").after(start, ZoneId.of("America/New_York")));
  }
}
