package dev.countersign.domain.pricing;

import dev.countersign.domain.fold.TruthDates;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What goes back of a result that is taken back at or after its hold's end, by the clawback.
 *
 * @param truth it has every date that the clawback counts from
 */
public record RefundCalculation(Terms terms, Truth truth) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What goes back, as a part of the whole. */
  private record Part(String rule, BigDecimal left, BigDecimal of) {
    static Part all(String rule) {
      return new Part(rule, BigDecimal.ONE, BigDecimal.ONE);
    }

    static Part none(String rule) {
      return new Part(rule, BigDecimal.ZERO, BigDecimal.ONE);
    }
  }

  /** Whether a retraction of that reason and time takes anything back, however little. */
  public boolean returnsAnything(@Nullable String reason, Instant retractedAt) {
    return part(reason, retractedAt).left().signum() > 0;
  }

  /** The refund of {@code price} for a retraction of that reason that happened at that time. */
  public Refund refund(
      @Nullable String reason, Instant retractedAt, Money price, RoundingMode rounding) {
    var part = part(reason, retractedAt);
    var minor = BigDecimal.valueOf(price.minor()).multiply(part.left());
    long refund = minor.divide(part.of(), 0, rounding).longValueExact();
    return new Refund(
        part.rule(), part.left(), part.of(), rounding, new Money(refund, price.currency()));
  }

  private Part part(@Nullable String reason, Instant retractedAt) {
    return terms
        .clawbackFor(reason)
        .map(rule ->
            switch (rule.clawback()) {
              case Clawback.Always always -> Part.all("full");
              case Clawback.Full full ->
                  isOver(retractedAt, start(full.from()), full.until())
                      ? Part.none("full")
                      : Part.all("full");
              case Clawback.ProRata proRata -> proRata(retractedAt, proRata);
              case Clawback.Steps steps -> steps(retractedAt, steps);
            })
        .orElse(Part.none("none"));
  }

  private Part proRata(Instant retractedAt, Clawback.ProRata rule) {
    Instant from = start(rule.from());
    if (retractedAt.isBefore(from)) {
      return Part.all("pro_rata");
    }
    Instant end = rule.until().after(from, terms.zone());
    long days = days(from, end, terms.zone());
    if (!retractedAt.isBefore(end) || days == 0) {
      return Part.none("pro_rata");
    }
    var left = BigDecimal.valueOf(days(retractedAt, end, terms.zone()));
    return new Part("pro_rata", left, BigDecimal.valueOf(days));
  }

  private Part steps(Instant retractedAt, Clawback.Steps rule) {
    Instant from = start(rule.from());
    if (retractedAt.isBefore(from)) {
      return Part.all("steps");
    }
    return rule.steps().stream()
        .filter(step -> !isOver(retractedAt, from, step.until()))
        .findFirst()
        .map(step -> new Part("steps", step.percent(), HUNDRED))
        .orElse(Part.none("steps"));
  }

  private Instant start(DatePath from) {
    return TruthDates.at(truth, from, terms.zone()).orElse(truth.occurredAt());
  }

  private boolean isOver(Instant at, Instant from, CalendarSpan until) {
    return !at.isBefore(until.after(from, terms.zone()));
  }

  private static long days(Instant from, Instant to, ZoneId zone) {
    return ChronoUnit.DAYS.between(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
  }
}
