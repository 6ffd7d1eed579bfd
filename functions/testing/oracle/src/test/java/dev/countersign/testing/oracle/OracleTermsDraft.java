package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleTerms.After;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Terms for tests: a version of 2026 whose CRM bills, with no hold, lock or clawback. */
final class OracleTermsDraft {
  private final int version;
  private Instant effectiveFrom = Instant.parse("2026-01-01T00:00:00Z");
  private ZoneId zone = ZoneId.of("Europe/Berlin");
  private List<String> sources = List.of("crm");
  private Map<String, List<String>> succeeds = Map.of();
  private OracleAssurance assurance = OracleAssurance.BODY_SIGNED;
  private Set<OracleTerms.By> by = EnumSet.allOf(OracleTerms.By.class);
  private OracleSpan window = OracleSpan.of("P30D");
  private OracleTerms.Attribution attribution = OracleTerms.Attribution.LAST;
  private OracleSpan halfLife = OracleSpan.of("P7D");
  private final List<OraclePrice> prices = new ArrayList<>();
  private @Nullable After hold;
  private @Nullable After lock;
  private List<OracleFreeRule> free = List.of();
  private OracleTerms.OnConflict onConflict = OracleTerms.OnConflict.KEEP;
  private final List<OracleClawback> clawback = new ArrayList<>();

  private OracleTermsDraft(int version) {
    this.version = version;
  }

  static OracleTermsDraft terms() {
    return new OracleTermsDraft(1);
  }

  static OracleTermsDraft version(int version, String effectiveFrom) {
    var draft = new OracleTermsDraft(version);
    draft.effectiveFrom = OffsetDateTime.parse(effectiveFrom).toInstant();
    return draft;
  }

  OracleTermsDraft zone(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  OracleTermsDraft sources(String... names) {
    sources = List.of(names);
    return this;
  }

  OracleTermsDraft succeeds(String successor, String... before) {
    succeeds = Map.of(successor, List.of(before));
    return this;
  }

  OracleTermsDraft believes(OracleAssurance least) {
    assurance = least;
    return this;
  }

  OracleTermsDraft by(OracleTerms.By first, OracleTerms.By... others) {
    by = EnumSet.of(first, others);
    return this;
  }

  OracleTermsDraft window(String span) {
    window = OracleSpan.of(span);
    return this;
  }

  OracleTermsDraft attribution(OracleTerms.Attribution which) {
    attribution = which;
    return this;
  }

  OracleTermsDraft halfLife(String span) {
    halfLife = OracleSpan.of(span);
    return this;
  }

  OracleTermsDraft each(String amount, String currency) {
    return each(null, amount, null, currency);
  }

  OracleTermsDraft each(
      @Nullable OracleRule when, String amount, @Nullable String times, String currency) {
    return price(when, new OraclePrice.Each(new BigDecimal(amount), times), currency);
  }

  OracleTermsDraft percent(String percent, String currency) {
    return percent(null, percent, "value", null, currency);
  }

  OracleTermsDraft percent(
      @Nullable OracleRule when,
      String percent,
      String of,
      @Nullable String rate,
      String currency) {
    var kind = new OraclePrice.Percent(new BigDecimal(percent), of, rate, null, null);
    return price(when, kind, currency);
  }

  OracleTermsDraft units(String fact) {
    return price(null, new OraclePrice.Units(null, fact), null);
  }

  OracleTermsDraft price(
      @Nullable OracleRule when, OraclePrice.Kind kind, @Nullable String currency) {
    return price(when, kind, currency, RoundingMode.HALF_EVEN);
  }

  OracleTermsDraft price(
      @Nullable OracleRule when,
      OraclePrice.Kind kind,
      @Nullable String currency,
      RoundingMode rounding) {
    prices.add(new OraclePrice(when, kind, currency, rounding));
    return this;
  }

  OracleTermsDraft hold(String from, String span) {
    hold = new After(from, OracleSpan.of(span));
    return this;
  }

  OracleTermsDraft lock(String from, String span) {
    lock = new After(from, OracleSpan.of(span));
    return this;
  }

  OracleTermsDraft free(OracleFreeRule... rules) {
    free = List.of(rules);
    return this;
  }

  OracleTermsDraft review() {
    onConflict = OracleTerms.OnConflict.REVIEW;
    return this;
  }

  OracleTermsDraft full(@Nullable Set<String> reasons, String from, @Nullable String until) {
    return clawback(reasons, OracleClawback.Refund.FULL, from, until);
  }

  OracleTermsDraft proRata(@Nullable Set<String> reasons, String from, String until) {
    return clawback(reasons, OracleClawback.Refund.PRO_RATA, from, until);
  }

  OracleTermsDraft steps(String from, OracleClawback.Step... steps) {
    var rule = new OracleClawback(null, OracleClawback.Refund.STEPS, from, null, List.of(steps));
    clawback.add(rule);
    return this;
  }

  private OracleTermsDraft clawback(
      @Nullable Set<String> reasons,
      OracleClawback.Refund refund,
      String from,
      @Nullable String until) {
    var end = until == null ? null : OracleSpan.of(until);
    clawback.add(new OracleClawback(reasons, refund, from, end, List.of()));
    return this;
  }

  OracleTerms done() {
    return new OracleTerms(
        version,
        effectiveFrom,
        zone,
        sources,
        succeeds,
        assurance,
        by,
        window,
        OracleSpan.of("P7D"),
        attribution,
        halfLife,
        prices,
        hold,
        lock,
        free,
        onConflict,
        clawback);
  }
}
