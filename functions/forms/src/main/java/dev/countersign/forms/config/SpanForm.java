package dev.countersign.forms.config;

import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.forms.json.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads {@code P30D} or {@code PT72H}: a required ISO 8601 duration of at most 100 years. */
final class SpanForm {
  private static final int LONGEST_TEXT = 40;

  private static final Instant LONGEST =
      Instant.EPOCH.atOffset(ZoneOffset.UTC).plusYears(100).toInstant();

  private SpanForm() {}

  /** The span; none at all where a problem was noted. */
  static CalendarSpan read(Fields in, String name) {
    var text = in.required(name, LONGEST_TEXT);
    if (text.isEmpty()) {
      return CalendarSpan.ZERO;
    }
    try {
      var span = CalendarSpan.parse(text.get());
      if (!endsAfter(span, LONGEST)) {
        return span;
      }
      wrong(in, name, "longer than 100 years");
    } catch (DateTimeException | ArithmeticException e) {
      wrong(in, name, "no ISO 8601 duration");
    }
    return CalendarSpan.ZERO;
  }

  /** As {@link #read}, and longer than no time at all. */
  static CalendarSpan positive(Fields in, String name) {
    var span = read(in, name);
    if (span.equals(CalendarSpan.ZERO)) {
      in.problem("out_of_range", name, "no time at all", "state a duration longer than none");
    }
    return span;
  }

  private static boolean endsAfter(CalendarSpan span, Instant last) {
    try {
      return span.after(Instant.EPOCH, ZoneOffset.UTC).isAfter(last);
    } catch (DateTimeException | ArithmeticException e) {
      return true;
    }
  }

  private static void wrong(Fields in, String name, String detail) {
    in.problem("not_a_duration", name, detail, "write for example P30D or PT72H");
  }
}
