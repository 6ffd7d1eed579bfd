package dev.countersign.domain.acceptance;

import java.util.regex.Pattern;

/** The root of a month's tree: 32 bytes in Base64 (RFC 4648, section 4), as in its checkpoint. */
public record MonthRoot(String base64) {
  /** Of the last character before the padding two bits are unused and zero. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

  public MonthRoot {
    if (!admits(base64)) {
      throw new IllegalArgumentException("MonthRoot: not 32 bytes in Base64");
    }
  }

  /** Whether a text from outside has the form of a root. */
  public static boolean admits(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return base64;
  }
}
