package dev.countersign.domain.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the seller answered, but for a concession, which ends a dispute.
 *
 * @param recordedAt when the first answer was recorded; the arbiter's time counts from it
 * @param offerOrNull the newest offer; none where the seller only contested
 */
public record SellersAnswer(Instant recordedAt, @Nullable StatedAmount offerOrNull) {}
