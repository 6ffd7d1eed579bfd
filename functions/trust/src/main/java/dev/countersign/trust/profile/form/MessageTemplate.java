package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.Envelope.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the template of the signed content: literal text, and variables in braces. */
final class MessageTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z.]+)}");

  private MessageTemplate() {}

  static List<Part> parts(ProfileNode at, String name) {
    String template = at.text(name);
    var parts = new ArrayList<Part>();
    Matcher variable = VARIABLE.matcher(template);
    int end = 0;
    while (variable.find()) {
      literal(template.substring(end, variable.start()), parts, at, name);
      parts.add(
          new Part.Variable(variable(variable.group(1)).orElseThrow(() -> unknown(at, name))));
      end = variable.end();
    }
    literal(template.substring(end), parts, at, name);
    return parts;
  }

  /** Refuses a brace: a misspelt variable taken as text would let no signature ever verify. */
  private static void literal(String text, List<Part> parts, ProfileNode at, String name) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw unknown(at, name);
    }
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(text));
    }
  }

  private static Optional<Part.Name> variable(String word) {
    return Arrays.stream(Part.Name.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  private static ProfileNode.InvalidNode unknown(ProfileNode at, String name) {
    String known =
        Arrays.stream(Part.Name.values()).map(Part.Name::word).collect(Collectors.joining(", "));
    return at.wrong(name, "has an unknown variable; the known ones are " + known);
  }
}
