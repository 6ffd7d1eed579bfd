package dev.countersign.forms.json;

import com.dashjoin.jsonata.Functions;
import com.google.re2j.Matcher;
import dev.countersign.forms.json.BoundedFunctions.Arguments;
import dev.countersign.forms.json.BoundedFunctions.Bounded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code $replace} (docs.jsonata.org, "String functions"): of a text or a regular expression, by a
 * text or a function.
 */
final class ReplaceFunction {
  private ReplaceFunction() {}

  static @Nullable Object replace(Arguments given, Bounded library) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    int most = RegexFunctions.limit(given, 3);
    return switch (given.at(1)) {
      case LinearRegex regex -> byRegex(text, regex, given.at(2), most);
      case String part when !part.isEmpty() && given.at(2) instanceof String with ->
          byText(text, part, with, most);
      case null, default ->
          throw BoundedFunctions.failed("replaces nothing, or by what is no text");
    };
  }

  private static String byText(String text, String part, String with, int most) {
    var out = new StringBuilder();
    int from = 0;
    int at = text.indexOf(part);
    for (int n = 0; at >= 0 && n < most; n++) {
      append(out.append(text, from, at), with);
      from = at + part.length();
      at = text.indexOf(part, from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String byRegex(String text, LinearRegex regex, @Nullable Object by, int most) {
    var out = new StringBuilder();
    var search = regex.in(text);
    int from = 0;
    for (int n = 0; n < most && search.find(); n++) {
      out.append(text, from, search.start());
      append(out, by instanceof String with ? filled(with, search) : called(by, search));
      from = search.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String called(@Nullable Object function, Matcher match) {
    Object made;
    try {
      made = Functions.funcApply(function, List.of(LinearRegex.found(match)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (made instanceof String text) {
      return text;
    }
    throw BoundedFunctions.failed("replaces by a function that gives no text");
  }

  /** {@code $1} is a group, {@code $0} the whole match, {@code $$} a dollar. */
  private static String filled(String with, Matcher match) {
    var out = new StringBuilder();
    for (int i = 0; i < with.length(); i++) {
      char c = with.charAt(i);
      if (c != '$' || i + 1 == with.length()) {
        append(out, String.valueOf(c));
      } else if (with.charAt(i + 1) == '$') {
        append(out, "$");
        i++;
      } else {
        int digits = digits(with, i + 1, match.groupCount());
        append(out, digits == 0 ? "$" : group(with.substring(i + 1, i + 1 + digits), match));
        i += digits;
      }
    }
    return out.toString();
  }

  /** How many digits name a group: as many as lead to one that is there, one at least. */
  private static int digits(String with, int from, int groups) {
    int digits = 0;
    while (from + digits < with.length()
        && digits < 3
        && with.charAt(from + digits) >= '0'
        && with.charAt(from + digits) <= '9'
        && (digits == 0 || Integer.parseInt(with.substring(from, from + digits + 1)) <= groups)) {
      digits++;
    }
    return digits;
  }

  private static String group(String number, Matcher match) {
    int group = Integer.parseInt(number);
    String text = group <= match.groupCount() ? match.group(group) : "";
    return text == null ? "" : text;
  }

  private static void append(StringBuilder out, String text) {
    if (out.length() + text.length() > BoundedFunctions.LONGEST_TEXT) {
      throw TextFunctions.tooLong();
    }
    out.append(text);
  }
}
