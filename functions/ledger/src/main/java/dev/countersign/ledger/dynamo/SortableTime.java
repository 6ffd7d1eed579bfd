package dev.countersign.ledger.dynamo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as texts of one width, to the nanosecond, so that their order is that of time. */
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

  static Instant read(String text) {
    return Instant.parse(text);
  }

  /** The first whole second after this, in seconds since 1970: what an item's expiry is in. */
  static long expiry(Instant last) {
    return last.getEpochSecond() + 1;
  }
}
