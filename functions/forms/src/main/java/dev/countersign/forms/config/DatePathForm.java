package dev.countersign.forms.config;

import dev.countersign.domain.terms.DatePath;
import dev.countersign.forms.json.Fields;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a clause's {@code from}: which date of the attestation the clause counts from. */
final class DatePathForm {
  private static final int LONGEST = 120;
  private static final Predicate<String> DATES =
      Pattern.compile("occurred_at|stated_at|facts\\.[^\\s]+").asMatchPredicate();

  private DatePathForm() {}

  /** The path that {@code from} names; {@code occurred_at} where it names none. */
  static DatePath read(Fields clause) {
    String path = clause.text("from", LONGEST).orElse(DatePath.OCCURRED_AT.path());
    if (!DATES.test(path)) {
      clause.problem(
          "unknown_path", "from", "no date of an attestation", "name occurred_at or facts.<name>");
    }
    return new DatePath(path);
  }
}
