package dev.countersign.forms.json;

import dev.countersign.forms.json.BoundedFunctions.Arguments;
import dev.countersign.forms.json.BoundedFunctions.Bounded;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $toMillis} with a picture. The library makes a regular expression of it, which could search
 * without end where two parts of the picture can share what they match. So each component stands
 * once, as digits or as a name, and something that is neither parts it from the next one.
 */
final class DatePicture {
  private static final int LONGEST = 100;
  private static final Pattern PART = Pattern.compile("\\[\\s*([a-zA-Z])([^\\]]*)]([^\\[]*)");
  private static final Pattern FORMS = Pattern.compile("[0-9#Nn*,:;\\-\\s]*|[Nn]{1,2}.*");

  private DatePicture() {}

  static @Nullable Object toMillis(Arguments given, Bounded library) {
    String text = given.text(0);
    String picture = given.text(1);
    if (text != null && picture != null) {
      if (text.length() > LONGEST || picture.length() > LONGEST) {
        throw BoundedFunctions.failed("reads a date of more than " + LONGEST + " characters");
      }
      if (!isDefinite(picture)) {
        throw BoundedFunctions.failed(
            "reads a date by a picture that says a component twice, in words, or without anything"
                + " between it and the next");
      }
    }
    return library.original(given);
  }

  /** Whether a text can be read by it in one way only. */
  private static boolean isDefinite(String picture) {
    var components = new HashSet<String>();
    var part = PART.matcher(picture);
    int end = picture.indexOf('[');
    while (end >= 0 && end < picture.length()) {
      if (!part.find(end) || part.start() != end) {
        return false;
      }
      end = part.end();
      boolean last = end == picture.length();
      boolean parted = part.group(3).chars().anyMatch(c -> !Character.isLetterOrDigit(c));
      boolean zone = picture.regionMatches(end, "[Z", 0, 2) || picture.regionMatches(end, "[z", 0, 2);
      boolean letter = part.group(3).equals("T") || part.group(3).equals("Z");
      if (!components.add(part.group(1))
          || !FORMS.matcher(part.group(2)).matches()
          || !(last || parted || letter || zone)) {
        return false;
      }
    }
    return true;
  }
}
