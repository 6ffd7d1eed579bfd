package dev.countersign.forms.json;

import static dev.countersign.forms.json.BoundedFunctions.LONGEST_TEXT;

import dev.countersign.forms.json.BoundedFunctions.Arguments;
import dev.countersign.forms.json.BoundedFunctions.Bounded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $pad} and {@code $join}, whose texts can be longer than all of their arguments. */
final class TextFunctions {
  private TextFunctions() {}

  /** A width below zero pads on the left. */
  static @Nullable String pad(Arguments given, Bounded library) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    String pad = given.text(2);
    String with = pad == null || pad.isEmpty() ? " " : pad;
    int width = given.whole(1, 0);
    long missing = Math.abs((long) width) - text.codePointCount(0, text.length());
    if (missing > LONGEST_TEXT) {
      throw tooLong();
    }
    var padding = new StringBuilder();
    int[] points = with.codePoints().toArray();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(points[i % points.length]);
    }
    return width < 0 ? padding + text : text + padding;
  }

  static @Nullable Object join(Arguments given, Bounded library) {
    if (given.at(0) instanceof List<?> texts) {
      String separator = given.text(1);
      long all = (separator == null ? 0L : separator.length()) * texts.size();
      for (Object text : texts) {
        all += text instanceof String part ? part.length() : 0;
      }
      if (all > LONGEST_TEXT) {
        throw tooLong();
      }
    }
    return library.original(given);
  }

  static RuntimeException tooLong() {
    return BoundedFunctions.failed("makes a text of more than " + LONGEST_TEXT + " characters");
  }
}
