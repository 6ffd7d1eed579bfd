package dev.countersign.trust.profile;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The format of a form field's value. No text of a format holds the name of a field: names have
 * small letters that it hasn't.
 */
public sealed interface FieldFormat {
  /** Whether a value is of this format. */
  boolean fits(String value);

  /** One of these words. */
  record Words(Set<String> words) implements FieldFormat {
    public Words {
      words = Set.copyOf(words);
    }

    @Override
    public boolean fits(String value) {
      return words.contains(value);
    }
  }

  /** A text of this form. */
  enum Shape implements FieldFormat {
    /** Twilio's id of a thing: two capital letters and 32 hexadecimal digits. */
    SID("[A-Z]{2}[0-9a-f]{32}"),
    /** A whole number; may be empty. */
    DIGITS("[0-9]{0,19}"),
    /** A telephone number with its channel (E.164), or a short code; may be empty. */
    PHONE("((whatsapp:|rcs:)?\\+[0-9]{1,15}|[0-9]{3,8})?"),
    /** ASCII without small letters, such as a city; may be empty. */
    CAPITALS("[ -`{-~]{0,200}"),
    /** RFC 2822: {@code Wed, 04 Nov 2026 13:18:45 +0000}. */
    MAIL_TIME("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} [+-][0-9]{4}"),
    /** RFC 3339: {@code 2026-11-04T13:18:45.123Z}. */
    TIME("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]{1,9})?Z"),
    /** The address of a recording at Twilio. */
    RECORDING(
        "https://api[.]twilio[.]com/2010-04-01/Accounts/AC[0-9a-f]{32}/Recordings/RE[0-9a-f]{32}");

    private final Pattern pattern;

    Shape(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    @Override
    public boolean fits(String value) {
      return pattern.matcher(value).matches();
    }
  }
}
