package dev.countersign.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A text by which things are told apart, in the one form in which such texts are compared. */
public final class PlainText {
  /** Unicode's categories Cc, Cf, Cn, Co, Cs, Zl and Zp, and the letters and marks without ink. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{C}\\p{Zl}\\p{Zp}\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}"
              + "\\x{3164}\\x{fe00}-\\x{fe0f}\\x{ffa0}\\x{e0100}-\\x{e01ef}]");

  private PlainText() {}

  /** The text in Unicode NFC and without white space at its ends; empty where it is blank. */
  public static String of(String text) {
    String whole = Normalizer.normalize(text, Normalizer.Form.NFC);
    int from = 0;
    int to = whole.length();
    while (from < to && isSpace(whole.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(whole.charAt(to - 1))) {
      to--;
    }
    return whole.substring(from, to);
  }

  /**
   * Whether the text holds a character that nobody sees: a control character, one of no width, one
   * that turns the direction of writing. Two texts that differ only by one look alike.
   */
  public static boolean hidesSomething(String text) {
    return INVISIBLE.matcher(text).find();
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
