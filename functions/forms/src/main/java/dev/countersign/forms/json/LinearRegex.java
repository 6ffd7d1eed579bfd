package dev.countersign.forms.json;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of an expression, run by RE2/J: in a time that grows with the text and never
 * exponentially. Called as a function it gives the first match, as JSONata's own do.
 */
final class LinearRegex extends JFunction {
  /** How many instructions the regular expressions of one expression may have. */
  static final int LARGEST = 5000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?}");

  private final Pattern pattern;

  private LinearRegex(Pattern pattern) {
    super("match", "<s-:o>", Functions.class, null, "match");
    this.pattern = pattern;
  }

  /**
   * The same expression for RE2/J.
   *
   * @throws JsonataFailed when it is too large, or RE2/J has not what it uses
   */
  static LinearRegex of(java.util.regex.Pattern regex, int position) {
    String text = regex.pattern();
    if (text.contains("\\Q") || largest(text) > LARGEST) {
      throw new JsonataFailed("has a regular expression that repeats too much, or \\Q", position);
    }
    int flags = flag(regex, java.util.regex.Pattern.CASE_INSENSITIVE, Pattern.CASE_INSENSITIVE);
    flags |= flag(regex, java.util.regex.Pattern.MULTILINE, Pattern.MULTILINE);
    try {
      return new LinearRegex(Pattern.compile(text, flags));
    } catch (PatternSyntaxException e) {
      throw new JsonataFailed("has a regular expression with " + missing(text), position);
    } catch (RuntimeException | StackOverflowError e) {
      throw new JsonataFailed("has a regular expression that can't be read", position);
    }
  }

  private static int flag(java.util.regex.Pattern regex, int theirs, int ours) {
    return (regex.flags() & theirs) == 0 ? 0 : ours;
  }

  private static String missing(String text) {
    if (text.contains("(?=") || text.contains("(?!")) {
      return "a lookahead, (?= or (?!, which is not allowed";
    }
    if (text.contains("(?<=") || text.contains("(?<!")) {
      return "a lookbehind, (?<= or (?<!, which is not allowed";
    }
    if (text.matches("(?s).*\\\\[1-9k].*")) {
      return "a backreference, which is not allowed";
    }
    return "what RE2 does not know, such as a possessive quantifier or an atomic group";
  }

  /**
   * No less than the instructions it compiles to: counted repeats of single characters add up, those
   * of groups may stand in each other. It must be known before compiling, which writes them out.
   */
  private static long largest(String text) {
    long single = text.length();
    long groups = 1;
    var counts = COUNT.matcher(text);
    while (counts.find() && groups <= LARGEST) {
      String most = counts.group(2) == null || counts.group(2).isEmpty() ? "1" : counts.group(2);
      long count = Math.max(Long.parseLong(counts.group(1)), Long.parseLong(most));
      if (counts.start() > 0 && text.charAt(counts.start() - 1) == ')') {
        groups *= Math.max(1, count);
      } else {
        single += count;
      }
    }
    return single * groups;
  }

  /** How many instructions it has. */
  int size() {
    return pattern.programSize();
  }

  /** A search in this text, which ends as soon as the evaluation has used what it may. */
  Matcher in(String text) {
    return pattern.matcher(new MeteredText(text, EvaluationMeter.current()));
  }

  /** A match as JSONata's functions give it. */
  static Map<String, @Nullable Object> found(Matcher at) {
    Map<String, @Nullable Object> match = new LinkedHashMap<>();
    match.put("match", at.group());
    match.put("index", at.start());
    List<@Nullable Object> groups = new ArrayList<>();
    for (int i = 1; i <= at.groupCount(); i++) {
      groups.add(at.group(i));
    }
    match.put("groups", groups);
    return match;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the library declares it
  public @Nullable Object call(@Nullable Object input, List args) {
    return !args.isEmpty() && args.getFirst() instanceof String text ? first(in(text)) : null;
  }

  private static @Nullable Object first(Matcher search) {
    if (!search.find()) {
      return null;
    }
    var match = found(search);
    match.put("start", search.start());
    match.put("end", search.end());
    return match;
  }

  @Override
  public int getNumberOfArgs() {
    return 1;
  }
}
