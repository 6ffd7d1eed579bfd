package dev.countersign.forms.config;

import dev.countersign.forms.json.Fields;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads a time zone of the IANA database, or an offset. */
final class ZoneForm {
  private static final int LONGEST = 64;

  private ZoneForm() {}

  /** The zone; UTC where the field is absent, or a problem was noted. */
  static ZoneId read(Fields in, String field) {
    var name = in.text(field, LONGEST);
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name.get());
    } catch (DateTimeException e) {
      in.problem(
          "unknown_zone",
          field,
          "no time zone",
          "name one of the IANA database, such as Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }
}
