package dev.countersign.forms.inbound;

import dev.countersign.domain.NormalText;
import java.util.regex.Pattern;

/**
 * Tells from a text's form alone whether it is an e-mail address or a phone number. Digits alone
 * are neither: an order number looks the same, and a claim must not change its name by a guess.
 */
enum ContactForm {
  /** {@code ada@example.com}, also in angle brackets or after {@code mailto:}. */
  MAIL,
  /** {@code +49 30 901820}, {@code 0049…}, {@code (030) 901820}; also after {@code tel:}. */
  PHONE,
  /** Anything else. */
  NONE;

  /** RFC 5321, section 4.5.3.1: the longest address that can be mailed to. */
  private static final int LONGEST_MAIL = 254;

  /** RFC 5322's dot-atom and a domain of two labels or more; RFC 6531 adds other letters. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[\\p{L}\\p{M}\\p{N}-]+\\.)+[\\p{L}\\p{M}\\p{N}-]*\\p{L}[\\p{L}\\p{M}\\p{N}-]*");

  private static final Pattern SCHEME =
      Pattern.compile("^(?:mailto|tel|sms|whatsapp):", Pattern.CASE_INSENSITIVE);

  private static final Pattern DIGITS_IN_GROUPS = Pattern.compile("\\+?[0-9(][0-9 ().\\-/]*");

  static ContactForm of(String text) {
    String plain = bare(text);
    return isMail(plain) ? MAIL : isPhone(plain) ? PHONE : NONE;
  }

  /** The text without a scheme and angle brackets. */
  static String bare(String text) {
    String plain = SCHEME.matcher(NormalText.of(text)).replaceFirst("");
    boolean bracketed = plain.startsWith("<") && plain.endsWith(">") && plain.length() > 2;
    return bracketed ? plain.substring(1, plain.length() - 1) : plain;
  }

  private static boolean isMail(String address) {
    return address.length() <= LONGEST_MAIL && ADDRESS.matcher(address).matches();
  }

  /** ITU-T E.164: at most 15 digits, and no country's code begins with 0. */
  private static boolean isPhone(String text) {
    if (!DIGITS_IN_GROUPS.matcher(text).matches()) {
      return false;
    }
    String digits = text.replaceAll("[^0-9]", "");
    if (text.startsWith("+")) {
      return isNumber(digits, 7);
    }
    if (digits.startsWith("00")) {
      return isNumber(digits.substring(2), 8);
    }
    boolean bracketed = text.indexOf('(') >= 0 && text.indexOf(')') > text.indexOf('(') + 1;
    return bracketed && digits.length() >= 7 && digits.length() <= 15;
  }

  private static boolean isNumber(String digits, int least) {
    return digits.length() >= least && digits.length() <= 15 && !digits.startsWith("0");
  }
}
