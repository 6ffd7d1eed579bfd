package dev.countersign.forms.json;

import com.dashjoin.jsonata.Utils;
import dev.countersign.forms.json.BoundedFunctions.Arguments;
import dev.countersign.forms.json.BoundedFunctions.Bounded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that take a regular expression, with {@link LinearRegex}. */
final class RegexFunctions {
  private static final int MOST_MATCHES = 20_000;

  private RegexFunctions() {}

  static @Nullable Object match(Arguments given, Bounded library) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    if (!(given.at(1) instanceof LinearRegex regex)) {
      throw BoundedFunctions.failed("matches by what is no regular expression");
    }
    int most = limit(given, 2);
    List<Object> matches = Utils.createSequence();
    var search = regex.in(text);
    while (matches.size() < most && search.find()) {
      matches.add(LinearRegex.found(search));
      if (matches.size() > MOST_MATCHES) {
        throw tooMany();
      }
    }
    return matches;
  }

  static @Nullable Object contains(Arguments given, Bounded library) {
    String text = given.text(0);
    return text != null && given.at(1) instanceof LinearRegex regex
        ? Boolean.valueOf(regex.in(text).find())
        : library.original(given);
  }

  static @Nullable Object split(Arguments given, Bounded library) {
    String text = given.text(0);
    if (text == null || !(given.at(1) instanceof LinearRegex regex)) {
      return library.original(given);
    }
    int most = limit(given, 2);
    List<String> parts = new ArrayList<>();
    var search = regex.in(text);
    int from = 0;
    while (search.find()) {
      if (search.end() > 0) { // nothing before the text is no part of it
        parts.add(text.substring(from, search.start()));
        from = search.end();
      }
      if (parts.size() > MOST_MATCHES) {
        throw tooMany();
      }
    }
    parts.add(text.substring(from));
    return parts.size() > most ? parts.subList(0, most) : parts;
  }

  /** The greatest number of matches; all where none is given. */
  static int limit(Arguments given, int place) {
    int limit = given.whole(place, Integer.MAX_VALUE);
    if (limit < 0) {
      throw BoundedFunctions.failed("has a limit below zero");
    }
    return limit;
  }

  private static RuntimeException tooMany() {
    return BoundedFunctions.failed("finds more than " + MOST_MATCHES + " matches");
  }
}
