package dev.countersign.trust.delivery;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.trust.profile.Envelope.Unit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads, writes and checks signed times. */
public final class Timestamps {
  /** The greatest age of a signed time that still makes the grade {@code body-signed-fresh}. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,15}");
  private static final Pattern RFC3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private Timestamps() {}

  /**
   * Reads a signed time.
   *
   * @throws DeliveryRejected where the text is not a time in this unit
   */
  public static Instant read(String text, Unit unit) throws DeliveryRejected {
    try {
      if (unit == Unit.ISO8601) {
        if (RFC3339.matcher(text).matches()) {
          return OffsetDateTime.parse(text).toInstant();
        }
      } else if (WHOLE_NUMBER.matcher(text).matches()) {
        long number = Long.parseLong(text);
        return unit == Unit.S ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
      }
    } catch (DateTimeException e) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
    }
    throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
  }

  /** A time as a sender writes it in this unit; RFC 3339 in whole seconds. */
  public static String write(Instant at, Unit unit) {
    return switch (unit) {
      case S -> String.valueOf(at.getEpochSecond());
      case MS -> String.valueOf(at.toEpochMilli());
      case ISO8601 -> Instant.ofEpochSecond(at.getEpochSecond()).toString();
    };
  }

  /**
   * Checks that a signed time lies within the tolerance. Both ends belong to it.
   *
   * @throws DeliveryRejected as {@code stale} or {@code from_the_future} where it does not
   */
  public static void checkWithin(Instant signed, Instant received, Duration past, Duration future)
      throws DeliveryRejected {
    if (signed.isBefore(received.minus(past))) {
      throw new DeliveryRejected(RejectionReason.STALE);
    }
    if (signed.isAfter(received.plus(future))) {
      throw new DeliveryRejected(RejectionReason.FROM_THE_FUTURE);
    }
  }

  /**
   * The assurance grade of a signature over the body.
   *
   * @param signed the signed time; null where none was signed
   */
  public static Assurance assurance(@Nullable Instant signed, Instant received) {
    return signed != null && !signed.isBefore(received.minus(FRESH))
        ? Assurance.BODY_SIGNED_FRESH
        : Assurance.BODY_SIGNED;
  }
}
