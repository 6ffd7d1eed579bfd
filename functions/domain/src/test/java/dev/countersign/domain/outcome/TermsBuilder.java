package dev.countersign.domain.outcome;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DateOf;
import dev.countersign.domain.terms.FreeRule;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.Matching;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Agrees on terms: by default 1.50 EUR each, no hold, all back whenever it is taken back. */
final class TermsBuilder {
  private final int version;
  private Instant effectiveFrom = Instant.parse("2026-01-01T00:00:00Z");
  private ZoneId zone = ZoneOffset.UTC;
  private List<SourceId> sources = List.of(StatementBuilder.CRM);
  private Assurance assurance = Assurance.BODY_SIGNED;
  private List<String> claimBy = List.of("record.type", "record.id");
  private Set<Matching.By> by = EnumSet.allOf(Matching.By.class);
  private CalendarSpan window = CalendarSpan.parse("P30D");
  private CalendarSpan patience = CalendarSpan.parse("P7D");
  private Attribution attribution = new Attribution.Last();
  private Price price = each("1.50", "EUR");
  private Hold hold = Hold.NONE;
  private List<FreeRule> freeWhen = List.of();
  private Terms.OnConflict onConflict = Terms.OnConflict.KEEP;
  private Clawback clawback = new Clawback.Always();

  private TermsBuilder(int version) {
    this.version = version;
  }

  static TermsBuilder terms() {
    return terms(1);
  }

  static TermsBuilder terms(int version) {
    return new TermsBuilder(version);
  }

  static Price each(String amount, String currency) {
    return new Price.Each(
        new BigDecimal(amount), Currency.getInstance(currency), RoundingMode.HALF_EVEN);
  }

  static Price percent(
      String percent, @Nullable String min, @Nullable String max, String currency) {
    return new Price.Percent(
        new BigDecimal(percent),
        min == null ? null : new BigDecimal(min),
        max == null ? null : new BigDecimal(max),
        Currency.getInstance(currency),
        RoundingMode.HALF_EVEN);
  }

  static TermsBook book(TermsBuilder... versions) {
    return new TermsBook(
        StatementBuilder.SIGNED, Stream.of(versions).map(TermsBuilder::build).toList());
  }

  TermsBuilder from(String instant) {
    return from(Instant.parse(instant));
  }

  TermsBuilder from(Instant instant) {
    effectiveFrom = instant;
    return this;
  }

  TermsBuilder zone(String id) {
    zone = ZoneId.of(id);
    return this;
  }

  TermsBuilder sources(String... names) {
    sources = Arrays.stream(names).map(SourceId::new).toList();
    return this;
  }

  TermsBuilder believing(Assurance least) {
    assurance = least;
    return this;
  }

  TermsBuilder claimBy(String... paths) {
    claimBy = List.of(paths);
    return this;
  }

  TermsBuilder matching(Set<Matching.By> by) {
    this.by = by;
    return this;
  }

  TermsBuilder window(String span) {
    window = CalendarSpan.parse(span);
    return this;
  }

  TermsBuilder waiting(String span) {
    patience = CalendarSpan.parse(span);
    return this;
  }

  TermsBuilder paying(Attribution whom) {
    attribution = whom;
    return this;
  }

  TermsBuilder price(Price price) {
    this.price = price;
    return this;
  }

  TermsBuilder hold(String from, String span) {
    hold = new Hold(new DateOf(from), CalendarSpan.parse(span));
    return this;
  }

  TermsBuilder free(FreeRule... rules) {
    freeWhen = List.of(rules);
    return this;
  }

  TermsBuilder onConflict(Terms.OnConflict what) {
    onConflict = what;
    return this;
  }

  TermsBuilder clawback(Clawback rule) {
    clawback = rule;
    return this;
  }

  Terms build() {
    return new Terms(
        StatementBuilder.SIGNED,
        version,
        effectiveFrom,
        zone,
        sources,
        assurance,
        claimBy,
        new Matching(by, window, patience),
        attribution,
        price,
        hold,
        freeWhen,
        onConflict,
        clawback,
        "meter-" + version,
        Map.of("customer", "acme-" + version));
  }
}
