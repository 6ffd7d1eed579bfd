package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class KnownMonthsTest {
  private static final TenantId TENANT = new TenantId("acme");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final AtomicLong nanos = new AtomicLong();
  private final KnownMonths months =
      new KnownMonths(ledger.monthIndex(), ledger.registry(), nanos::get);

  @Test
  void of_anInstantOfALaterMonth_beginsAllBetween() {
    assertEquals(0, of("2026-11-10T00:00:00Z").number());
    assertEquals(3, of("2027-02-10T00:00:00Z").number());
    assertEquals(
        List.of(0, 1, 2, 3),
        ledger.monthIndex().months(TENANT).stream().map(IndexedMonth::number).toList());
    assertEquals(NOVEMBER, of("2026-11-30T23:59:59.999Z").period());
  }

  /** What came before the index was begun is in no month of its own. */
  @Test
  void of_anInstantBeforeTheIndex_isTheFirstMonth() {
    var _ = of("2026-11-10T00:00:00Z");
    assertEquals(NOVEMBER, of("2026-03-10T00:00:00Z").period());
    assertEquals(1, ledger.monthIndex().months(TENANT).size());
  }

  @Test
  void zone_thatChanges_takesEffectWithTheNextMonth() {
    zone("UTC");
    var _ = of("2026-11-10T00:00:00Z");
    zone("Europe/Berlin");

    assertEquals(NOVEMBER, of("2026-11-30T23:30:00Z").period());
    assertEquals(ZoneOffset.UTC, months.named(TENANT, NOVEMBER).orElseThrow().zone().normalized());
    var december = of("2026-12-10T00:00:00Z");
    assertEquals(ZoneId.of("Europe/Berlin"), december.zone());
    assertEquals(YearMonth.of(2027, 1), of("2026-12-31T23:30:00Z").period());
  }

  @Test
  void closing_isKnownAMinuteLater() {
    var _ = of("2026-11-10T00:00:00Z");
    var _ = ledger.monthIndex().close(TENANT, NOVEMBER, Instant.parse("2026-12-04T00:00:00Z"));
    assertTrue(of("2026-11-10T00:00:00Z").isOpen());

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertFalse(of("2026-11-10T00:00:00Z").isOpen());
  }

  @Test
  void openAfter_whereAllAreClosed_beginsTheNext() {
    var _ = of("2026-11-10T00:00:00Z");
    var _ = ledger.monthIndex().close(TENANT, NOVEMBER, Instant.parse("2026-12-04T00:00:00Z"));
    assertEquals(NOVEMBER.plusMonths(1), months.openAfter(TENANT, NOVEMBER).period());
    assertEquals(2, ledger.monthIndex().months(TENANT).size());
  }

  /** Another process began it within the minute. */
  @Test
  void named_ofAMonthThatIsNotKnownYet_isReadAnew() {
    var first = of("2026-11-10T00:00:00Z");
    assertEquals(Optional.empty(), months.named(TENANT, NOVEMBER.plusMonths(1)));
    var next = ledger.monthIndex().begin(TENANT, first.next(ZoneOffset.UTC));
    assertEquals(Optional.of(next), months.named(TENANT, next.period()));
  }

  private IndexedMonth of(String at) {
    return months.of(TENANT, Instant.parse(at));
  }

  private void zone(String zone) {
    ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: acme, name: A, pseudonym_key: {ssm: /a}, month: {zone: %s}}".formatted(zone));
  }
}
