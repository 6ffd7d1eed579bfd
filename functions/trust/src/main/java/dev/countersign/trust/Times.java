package dev.countersign.trust;

import dev.countersign.domain.attestation.Assurance;
import dev.countersign.trust.Envelope.Unit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signed times. */
final class Times {
  /** What is no older counts as fresh: a thief of the request has no longer to use it. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,15}");
  private static final Pattern RFC3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private Times() {}

  static Instant read(String text, Unit unit) throws Refusal {
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
      throw new Refusal(Reason.MALFORMED_TIMESTAMP);
    }
    throw new Refusal(Reason.MALFORMED_TIMESTAMP);
  }

  static String write(Instant at, Unit unit) {
    return switch (unit) {
      case S -> String.valueOf(at.getEpochSecond());
      case MS -> String.valueOf(at.toEpochMilli());
      case ISO8601 -> Instant.ofEpochSecond(at.getEpochSecond()).toString();
    };
  }

  /** The window, both ends within. */
  static void within(Instant signed, Instant received, Duration past, Duration future)
      throws Refusal {
    if (signed.isBefore(received.minus(past))) {
      throw new Refusal(Reason.STALE);
    }
    if (signed.isAfter(received.plus(future))) {
      throw new Refusal(Reason.FROM_THE_FUTURE);
    }
  }

  /** What a signature over the bytes proves, with this signed time. */
  static Assurance assurance(@Nullable Instant signed, Instant received) {
    return signed != null && !signed.isBefore(received.minus(FRESH))
        ? Assurance.BODY_SIGNED_FRESH
        : Assurance.BODY_SIGNED;
  }
}
