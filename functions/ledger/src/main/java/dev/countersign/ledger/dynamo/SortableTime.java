package dev.countersign.ledger.dynamo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as texts that sort in the order of time: all of one width, to the nanosecond. */
final class SortableTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int WIDTH = "2026-11-02T10:00:00.000000000Z".length();

  private SortableTime() {}

  /**
   * RFC 3339 in UTC with nine decimals.
   *
   * @throws IllegalArgumentException outside the years 0 to 9999
   */
  static String write(Instant time) {
    String text = FORM.format(time);
    if (text.length() != WIDTH || text.startsWith("-")) {
      throw new IllegalArgumentException("a time outside the years 0 to 9999");
    }
    return text;
  }

  /**
   * The time that {@link #write} wrote.
   *
   * @throws java.time.format.DateTimeParseException when it is no time in RFC 3339
   */
  static Instant read(String text) {
    return Instant.parse(text);
  }

  /**
   * The expiry of an item that is needed up to this time, for DynamoDB's time to live: the first
   * whole second after it, in seconds since 1970.
   */
  static long expiry(Instant last) {
    return last.getEpochSecond() + 1;
  }
}
