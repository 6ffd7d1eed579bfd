package dev.countersign.app.read;

import java.util.regex.Pattern;

/** A cell of a CSV file (RFC 4180) that spreadsheets take for no formula. */
final class CsvCell {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /** What begins so is run as a formula (OWASP, "CSV Injection"). */
  private static final Pattern FORMULA =
      Pattern.compile(
          "[\\s\\u0000-\\u001f]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20].*", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n']");

  private CsvCell() {}

  static String of(String text) {
    boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    String safe = formula ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
