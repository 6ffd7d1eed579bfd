package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The arithmetic of a clawback, so that both sides can check it.
 *
 * @param rule the terms' word: {@code full}, {@code pro_rata} or {@code steps}
 * @param left days left (or per cent, for steps) and {@code of} of how many
 * @param refund what goes back, rounded as the price is
 */
public record Refund(
    String rule, BigDecimal left, BigDecimal of, RoundingMode rounding, Money refund) {}
