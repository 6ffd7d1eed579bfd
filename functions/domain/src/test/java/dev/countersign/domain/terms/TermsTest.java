package dev.countersign.domain.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TermsTest {
  private static final OutcomeType TYPE = new OutcomeType("sold");

  @ParameterizedTest
  @CsvSource({
    "P1M,2026-01-31T10:00:00Z,UTC,2026-02-28T10:00:00Z",
    "P1M,2028-01-31T10:00:00Z,UTC,2028-02-29T10:00:00Z",
    "P1D,2026-03-28T12:00:00Z,Europe/Berlin,2026-03-29T11:00:00Z",
    "PT24H,2026-03-28T12:00:00Z,Europe/Berlin,2026-03-29T12:00:00Z",
    "P1DT12H,2026-11-01T00:00:00Z,UTC,2026-11-02T12:00:00Z",
    "P2W,2026-11-01T00:00:00Z,UTC,2026-11-15T00:00:00Z"
  })
  void after_calendarAndElapsedParts_areAddedInTheirOwnWay(
      String span, Instant start, String zone, Instant end) {
    assertEquals(end, CalendarSpan.parse(span).after(start, ZoneId.of(zone)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "30D", "P-1D", "PT-1H", "P1DT", "PT1M2", "nonsense"})
  void parse_otherThanADuration_isRefused(String text) {
    assertThrows(DateTimeException.class, () -> CalendarSpan.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P30D", "P6M", "PT72H", "P1DT12H", "P1Y2M3D"})
  void toString_parsedAgain_isTheSame(String text) {
    assertEquals(text, CalendarSpan.parse(text).toString());
  }

  @Test
  void inForce_severalVersions_isTheNewestNotAfter() {
    var book =
        new TermsBook(
            TYPE, List.of(version(2, "2026-06-01", "id"), version(1, "2026-01-01", "id")));
    assertEquals(List.of(1, 2), book.versions().stream().map(Terms::version).toList());
    assertEquals(1, book.inForce(Instant.parse("2026-05-31T23:59:59Z")).orElseThrow().version());
    assertEquals(2, book.inForce(Instant.parse("2026-06-01T00:00:00Z")).orElseThrow().version());
  }

  @Test
  void reading_beforeAllVersions_isTheFirst() {
    var book = new TermsBook(TYPE, List.of(version(1, "2026-01-01", "id")));
    var before = Instant.parse("2025-12-31T23:59:59Z");
    assertEquals(Optional.empty(), book.inForce(before));
    assertEquals(1, book.reading(before).version());
  }

  @Test
  void book_contradictingVersions_isRefused() {
    var first = version(1, "2026-01-01", "id");
    refused(TYPE, List.of());
    refused(TYPE, List.of(first, version(2, "2026-01-01", "id")));
    refused(TYPE, List.of(first, version(2, "2026-02-01", "session")));
    refused(new OutcomeType("other"), List.of(first));
  }

  private static void refused(OutcomeType type, List<Terms> versions) {
    assertThrows(IllegalArgumentException.class, () -> new TermsBook(type, versions));
  }

  private static Terms version(int number, String from, String claimBy) {
    return new Terms(
        TYPE,
        number,
        Instant.parse(from + "T00:00:00Z"),
        ZoneOffset.UTC,
        List.of(new SourceId("crm")),
        Map.of(),
        Assurance.BODY_SIGNED,
        List.of(claimBy),
        new MatchRule(Set.of(), CalendarSpan.ZERO, CalendarSpan.ZERO),
        new Attribution.Last(),
        PriceList.of(
            new Price.Each(
                BigDecimal.ONE, null, Currency.getInstance("EUR"), RoundingMode.HALF_EVEN)),
        Hold.NONE,
        null,
        List.of(),
        Terms.OnConflict.KEEP,
        List.of(ClawbackRule.forAll(new Clawback.Always())),
        null,
        null,
        "sold",
        Map.of());
  }

  @Test
  void inForceFrom_anotherTime_changesNothingElse() {
    var terms = version(1, "2026-01-01", "id");
    var earlier = Instant.parse("2025-01-01T00:00:00Z");
    assertEquals(earlier, terms.inForceFrom(earlier).effectiveFrom());
    assertEquals(terms, terms.inForceFrom(earlier).inForceFrom(terms.effectiveFrom()));
  }
}
