package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits an expression into words. */
final class Tokenizer {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([#:]\\w+|\\w+|<>|<=|>=|[=<>(),.\\[\\]+-])");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int next;

  Tokenizer(String text) {
    this.text = text;
    var matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      words.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (words.isEmpty() || !text.substring(end).isBlank()) {
      throw wrong();
    }
  }

  /** The next word; empty at the end. */
  String peek() {
    return next < words.size() ? words.get(next) : "";
  }

  String take() {
    String word = peek();
    if (word.isEmpty()) {
      throw wrong();
    }
    next++;
    return word;
  }

  /** Takes the next word when it is this one; keywords in any case. */
  boolean took(String word) {
    boolean there = peek().equalsIgnoreCase(word);
    if (there) {
      next++;
    }
    return there;
  }

  void expect(String word) {
    if (!took(word)) {
      throw wrong();
    }
  }

  void end() {
    if (next < words.size()) {
      throw wrong();
    }
  }

  RuntimeException wrong() {
    return ServiceErrors.invalid(
        "Invalid expression: syntax error in \"" + text + "\" at " + peek());
  }
}
