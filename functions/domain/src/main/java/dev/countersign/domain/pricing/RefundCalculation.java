package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The refund of a result that is taken back at or after its hold's end, by the clawback. */
public final class RefundCalculation {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private RefundCalculation() {}

  /** The refund of {@code price} for a retraction that happened at {@code retractedAt}. */
  public static Refund refund(Terms terms, Statement truth, Instant retractedAt, Money price) {
    return switch (terms.clawback()) {
      case Clawback.Always always -> all("full", price, terms);
      case Clawback.Full full -> {
        Instant from = start(terms, truth, full.from());
        yield isOver(retractedAt, from, full.until(), terms.zone())
            ? none("full", price, terms)
            : all("full", price, terms);
      }
      case Clawback.ProRata proRata -> proRata(terms, truth, retractedAt, price, proRata);
      case Clawback.Steps steps -> steps(terms, truth, retractedAt, price, steps);
    };
  }

  private static Refund proRata(
      Terms terms, Statement truth, Instant retractedAt, Money price, Clawback.ProRata rule) {
    Instant from = start(terms, truth, rule.from());
    if (retractedAt.isBefore(from)) {
      return all("pro_rata", price, terms);
    }
    Instant end = rule.until().after(from, terms.zone());
    long days = days(from, end, terms.zone());
    if (!retractedAt.isBefore(end) || days == 0) {
      return none("pro_rata", price, terms);
    }
    var left = BigDecimal.valueOf(days(retractedAt, end, terms.zone()));
    return part("pro_rata", left, BigDecimal.valueOf(days), price, terms);
  }

  private static Refund steps(
      Terms terms, Statement truth, Instant retractedAt, Money price, Clawback.Steps rule) {
    Instant from = start(terms, truth, rule.from());
    if (retractedAt.isBefore(from)) {
      return all("steps", price, terms);
    }
    return rule.steps().stream()
        .filter(step -> !isOver(retractedAt, from, step.until(), terms.zone()))
        .findFirst()
        .map(step -> part("steps", step.percent(), HUNDRED, price, terms))
        .orElse(none("steps", price, terms));
  }

  /** The clawback's start: the date it names, or {@code occurred_at} if the truth lacks that. */
  private static Instant start(Terms terms, Statement truth, DatePath from) {
    return StatementPaths.instant(truth, from.path(), terms.zone()).orElse(truth.occurredAt());
  }

  private static boolean isOver(Instant at, Instant from, CalendarSpan until, ZoneId zone) {
    return !at.isBefore(until.after(from, zone));
  }

  private static long days(Instant from, Instant to, ZoneId zone) {
    return ChronoUnit.DAYS.between(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
  }

  private static Refund all(String rule, Money price, Terms terms) {
    return new Refund(rule, BigDecimal.ONE, BigDecimal.ONE, terms.price().rounding(), price);
  }

  private static Refund none(String rule, Money price, Terms terms) {
    var nothing = Money.zero(price.currency());
    return new Refund(rule, BigDecimal.ZERO, BigDecimal.ONE, terms.price().rounding(), nothing);
  }

  /** Exact: one division of minor units, rounded once. */
  private static Refund part(
      String rule, BigDecimal left, BigDecimal of, Money price, Terms terms) {
    RoundingMode rounding = terms.price().rounding();
    var minor = BigDecimal.valueOf(price.minor()).multiply(left);
    long refund = minor.divide(of, 0, rounding).longValueExact();
    return new Refund(rule, left, of, rounding, new Money(refund, price.currency()));
  }
}
