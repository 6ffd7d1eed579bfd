package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The sum of a clawback: {@code refund} = price × {@code left} ÷ {@code of}, rounded. Both sides
 * can check it.
 *
 * @param rule the terms' word: {@code full}, {@code pro_rata} or {@code steps}; {@code none} where
 *     no clawback is for the reason
 * @param left days left; for {@code steps} the percentage
 * @param of days in all; for {@code steps} 100
 * @param refund what goes back
 */
public record Refund(
    String rule, BigDecimal left, BigDecimal of, RoundingMode rounding, Money refund) {}
