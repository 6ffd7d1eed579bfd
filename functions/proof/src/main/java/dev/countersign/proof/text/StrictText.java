package dev.countersign.proof.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Texts of C2SP's formats: UTF-8 without faults, decimal numbers without leading zeroes, lines. */
public final class StrictText {
  private static final int LONGEST_NUMBER = 18;

  private StrictText() {}

  /** The text of these bytes; empty where they are no UTF-8. */
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A whole number, zero or more, of at most 18 digits; empty where the text is none. */
  public static OptionalLong number(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= LONGEST_NUMBER
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean canonical = digits && (text.length() == 1 || text.charAt(0) != '0');
    return canonical ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /**
   * The lines of a text that ends with a newline, without their newlines; empty where it doesn't.
   */
  public static Optional<List<String>> lines(String text) {
    if (!text.endsWith("\n")) {
      return Optional.empty();
    }
    return Optional.of(parts(text.substring(0, text.length() - 1), '\n'));
  }

  /** What stands between the separators: one part more than there are separators. */
  public static List<String> parts(String text, char separator) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
