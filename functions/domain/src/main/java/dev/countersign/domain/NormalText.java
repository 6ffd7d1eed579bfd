package dev.countersign.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Texts that name something are compared in one form: Unicode NFC, without white space at either
 * end. Control characters and characters that nobody sees are not part of a name.
 */
public final class NormalText {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private NormalText() {}

  /** The form that is compared. */
  public static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
  }

  /** Whether the form that is compared has a control character or one that nobody sees. */
  public static boolean hasInvisible(String text) {
    return INVISIBLE.matcher(of(text)).find();
  }
}
