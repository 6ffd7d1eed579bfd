package dev.countersign.forms.json;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of JSONata whose one call could take more time or memory than an evaluation may:
 * the library's own behind a bound, or our own in their place (docs.jsonata.org, "Built-in
 * functions"). All others take a time that grows with their arguments.
 */
final class BoundedFunctions {
  /** The longest text that a function may make. */
  static final int LONGEST_TEXT = 300_000;

  private static final int LONGEST_PICTURE = 200;

  /** More decimal places than any double has. */
  private static final int MOST_PLACES = 400;

  private static final List<Bounded> ALL =
      List.of(
          new Bounded("pad", "<s-ns?:s>", "pad", TextFunctions::pad),
          new Bounded("join", "<a<s>s?:s>", "join", TextFunctions::join),
          new Bounded("match", "<s-f<s:o>n?:a<o>>", "match", RegexFunctions::match),
          new Bounded("contains", "<s-(sf):b>", "contains", RegexFunctions::contains),
          new Bounded("split", "<s-(sf)n?:a<s>>", "split", RegexFunctions::split),
          new Bounded("replace", "<s-(sf)(sf)n?:s>", "replace", ReplaceFunction::replace),
          new Bounded("string", "<x-b?:s>", "string", BoundedFunctions::string),
          new Bounded("round", "<n-n?:n>", "round", BoundedFunctions::round),
          new Bounded("formatNumber", "<n-so?:s>", "formatNumber", picture(1)),
          new Bounded("formatInteger", "<n-s:s>", "formatInteger", picture(1)),
          new Bounded("parseInteger", "<s-s:n>", "parseInteger", picture(1)),
          new Bounded("fromMillis", "<n-s?s?:s>", "dateTimeFromMillis", picture(1)),
          new Bounded("now", "<s?s?:s>", "now", picture(0)),
          new Bounded("toMillis", "<s-s?:n>", "dateTimeToMillis", DatePicture::toMillis),
          new Bounded("zip", "<a+>", "zip", BoundedFunctions::zip),
          new Bounded("spread", "<x-:a<o>>", "spread", BoundedFunctions::spread),
          new Bounded("distinct", "<x:x>", "distinct", BoundedFunctions::distinct),
          new Bounded("eval", "<sx?:x>", "functionEval", BoundedFunctions::never));

  private BoundedFunctions() {}

  /** Puts them in the place of the library's. */
  static void bind(Frame frame) {
    ALL.forEach(function -> frame.bind(function.name, (JFunction) function));
  }

  /** The arguments of a call, in their order; null for one that is not given or undefined. */
  record Arguments(List<? extends @Nullable Object> all) {
    @Nullable Object at(int place) {
      return place < all.size() ? all.get(place) : null;
    }

    /** A text; null where it is none. */
    @Nullable String text(int place) {
      return at(place) instanceof String text ? text : null;
    }

    /** A number without its fraction; the other one where there is none. */
    int whole(int place, int otherwise) {
      return at(place) instanceof Number number ? number.intValue() : otherwise;
    }
  }

  /** What a function does in the place of the library's. */
  @FunctionalInterface
  interface Body {
    @Nullable Object call(Arguments given, Bounded library);
  }

  /** A function with the name, the types and the places of the library's. */
  static final class Bounded extends JFunction {
    private final String name;
    private final Body body;

    Bounded(String name, String types, String method, Body body) {
      super(name, types, Functions.class, null, method);
      this.name = name;
      this.body = body;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public @Nullable Object call(@Nullable Object input, List args) {
      EvaluationMeter.current().check();
      return body.call(new Arguments(args), this);
    }

    /** Calls the library's function. */
    @Nullable Object original(Arguments given) {
      return super.call(null, given.all());
    }
  }

  private static Body picture(int place) {
    return (given, library) -> {
      String picture = given.text(place);
      if (picture != null && picture.length() > LONGEST_PICTURE) {
        throw failed("has a picture of more than " + LONGEST_PICTURE + " characters");
      }
      return library.original(given);
    };
  }

  /** Indentation is written once for each value: as deep as it lies. */
  private static @Nullable Object string(Arguments given, Bounded library) {
    String compact = (String) library.original(new Arguments(given.all().subList(0, 1)));
    if (compact == null || !Boolean.TRUE.equals(given.at(1))) {
      return compact;
    }
    int deepest = 0;
    int depth = 0;
    for (int i = 0; i < compact.length(); i++) {
      depth += "{[".indexOf(compact.charAt(i)) >= 0 ? 1 : 0;
      depth -= "}]".indexOf(compact.charAt(i)) >= 0 ? 1 : 0;
      deepest = Math.max(deepest, depth);
    }
    if (2L * deepest * compact.length() > 20L * LONGEST_TEXT) {
      throw failed("makes a text of more than " + LONGEST_TEXT + " characters");
    }
    return library.original(given);
  }

  private static @Nullable Object round(Arguments given, Bounded library) {
    if (Math.abs((long) given.whole(1, 0)) > MOST_PLACES) {
      throw failed("rounds to more than " + MOST_PLACES + " places");
    }
    return library.original(given);
  }

  private static @Nullable Object zip(Arguments given, Bounded library) {
    long shortest = Long.MAX_VALUE;
    for (Object each : given.all()) {
      shortest = Math.min(shortest, each instanceof List<?> list ? list.size() : 1);
    }
    if (shortest * given.all().size() > LONGEST_TEXT) {
      throw failed("zips more than " + LONGEST_TEXT + " values");
    }
    return library.original(given);
  }

  private static @Nullable Object spread(Arguments given, Bounded library) {
    if (!(given.at(0) instanceof List<?> list)) {
      return library.original(given);
    }
    List<@Nullable Object> all = new ArrayList<>();
    for (Object item : list) {
      Object part = spread(new Arguments(java.util.Collections.singletonList(item)), library);
      if (part instanceof List<?> parts) {
        all.addAll(parts);
      } else if (part != null) {
        all.add(part);
      }
    }
    return all;
  }

  /** Values that only look alike to a hash table cost one comparison with each other. */
  private static @Nullable Object distinct(Arguments given, Bounded library) {
    if (!(given.at(0) instanceof List<?> list) || list.size() <= 1) {
      return given.at(0);
    }
    var meter = EvaluationMeter.current();
    var distinct = new LinkedHashSet<@Nullable Object>();
    for (Object item : list) {
      if (item instanceof List<?> || item instanceof Map<?, ?>) {
        meter.check();
      }
      distinct.add(item);
    }
    List<@Nullable Object> sequence = com.dashjoin.jsonata.Utils.createSequence();
    sequence.addAll(distinct);
    return sequence;
  }

  private static @Nullable Object never(Arguments given, Bounded library) {
    throw failed("uses $eval");
  }

  static RuntimeException failed(String what) {
    return EvaluationMeter.current().failed(what);
  }
}
