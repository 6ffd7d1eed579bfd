package dev.countersign.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Texts that name something are compared in one form: Unicode NFC, without white space at either
 * end. Control characters and characters that nobody sees are not part of a name.
 */
public final class NormalText {
  /** With the joiners, fillers and variation selectors that Unicode counts as marks or letters. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{C}\\p{Zl}\\p{Zp}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
              + "\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

  private static final Pattern ENDS =
      Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", Pattern.UNICODE_CHARACTER_CLASS);

  private NormalText() {}

  /** The form that is compared. */
  public static String of(String text) {
    return ENDS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
  }

  /** Whether the form that is compared has a control character or one that nobody sees. */
  public static boolean hasInvisible(String text) {
    return INVISIBLE.matcher(of(text)).find();
  }
}
