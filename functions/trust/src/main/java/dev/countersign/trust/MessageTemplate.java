package dev.countersign.trust;

import dev.countersign.trust.Profile.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a keyed hash is computed over: literal text, and variables in braces. */
final class MessageTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{(id|timestamp|body|method|url)}");

  private MessageTemplate() {}

  static List<Part> parts(Place at, String name) {
    String template = at.text(name);
    var parts = new ArrayList<Part>();
    Matcher variable = VARIABLE.matcher(template);
    int end = 0;
    while (variable.find()) {
      literal(template.substring(end, variable.start()), parts, at, name);
      parts.add(
          new Part.Variable(Place.named(variable.group(1), Part.Name.values()).orElseThrow()));
      end = variable.end();
    }
    literal(template.substring(end), parts, at, name);
    return parts;
  }

  /** A misspelt variable would be signed as text, and nothing would ever verify. */
  private static void literal(String text, List<Part> parts, Place at, String name) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw at.wrong(name, "has a variable that is none of id, timestamp, body, method, url");
    }
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(text));
    }
  }
}
