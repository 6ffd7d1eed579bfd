package dev.countersign.domain.pricing;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ApportionmentTest {
  private static final Instant AT = Instant.parse("2026-11-10T00:00:00Z");

  private static List<Long> split(String amount, Attribution attribution, Session... sessions) {
    return Apportionment.of(
            money(amount, "EUR"), List.of(sessions), Map.of(), attribution, AT, ZoneOffset.UTC)
        .stream()
        .map(Share::amount)
        .map(Money::minor)
        .toList();
  }

  private static Session started(String id, String at) {
    return session(id).started(at).build();
  }

  @Test
  void even_thatDoesNotDivide_givesTheRestToTheForemost() {
    var a = started("a", "2026-11-09T00:00:00Z");
    var b = started("b", "2026-11-08T00:00:00Z");
    var c = started("c", "2026-11-07T00:00:00Z");
    assertEquals(List.of(34L, 33L, 33L), split("1.00", new Attribution.Even(), a, b, c));
    assertEquals(List.of(1L, 1L, 0L), split("0.02", new Attribution.Even(), a, b, c));
  }

  @Test
  void timeDecay_oneHalfLifeApart_givesTwoThirdsToTheNewer() {
    var decay = new Attribution.TimeDecay(CalendarSpan.parse("P1D"));
    var newer = started("a", "2026-11-09T00:00:00Z");
    var older = started("b", "2026-11-08T00:00:00Z");
    assertEquals(List.of(200L, 100L), split("3.00", decay, newer, older));
  }

  @Test
  void timeDecay_aYearApart_givesAllToTheNewer() {
    var decay = new Attribution.TimeDecay(CalendarSpan.parse("P1D"));
    var newer = started("a", "2026-11-09T00:00:00Z");
    var ancient = started("c", "2025-11-08T00:00:00Z");
    assertEquals(List.of(300L, 0L), split("3.00", decay, newer, ancient));
  }

  @Test
  void timeDecay_sixtyHalfLivesAgo_keepsTheProportion() {
    var decay = new Attribution.TimeDecay(CalendarSpan.parse("P1D"));
    var newer = started("a", "2026-09-10T00:00:00Z");
    var older = started("b", "2026-09-09T00:00:00Z");
    assertEquals(List.of(200L, 100L), split("3.00", decay, newer, older));
  }
}
