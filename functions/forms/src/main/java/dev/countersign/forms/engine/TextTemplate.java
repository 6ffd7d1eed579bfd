package dev.countersign.forms.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text with variables in braces, each a path of names: {@code /v1/meters/{settings.meter}}.
 *
 * @param parts never empty
 */
public record TextTemplate(List<Part> parts) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z_][A-Za-z0-9_-]*)*)}");

  public TextTemplate {
    parts = List.copyOf(parts);
  }

  /** A part of the text. */
  public sealed interface Part {
    /** A text that stands as it is. */
    record Literal(String text) implements Part {}

    /** A place for a value. */
    record Variable(List<String> path) implements Part {
      public Variable {
        path = List.copyOf(path);
      }
    }
  }

  /** Reads a template; none where a brace belongs to no variable. */
  public static Optional<TextTemplate> read(String text) {
    var parts = new ArrayList<Part>();
    Matcher variable = VARIABLE.matcher(text);
    int end = 0;
    while (variable.find()) {
      parts.add(new Part.Literal(text.substring(end, variable.start())));
      parts.add(new Part.Variable(List.of(variable.group(1).split("\\."))));
      end = variable.end();
    }
    parts.add(new Part.Literal(text.substring(end)));
    boolean brace =
        parts.stream()
            .anyMatch(part ->
                part instanceof Part.Literal(String own)
                    && (own.indexOf('{') >= 0 || own.indexOf('}') >= 0));
    return brace ? Optional.empty() : Optional.of(new TextTemplate(parts));
  }

  /** The paths of its variables. */
  public Stream<List<String>> variables() {
    return parts.stream()
        .flatMap(part ->
            part instanceof Part.Variable(List<String> path) ? Stream.of(path) : Stream.of());
  }

  /** The text with a letter for each variable, to look at its shape. */
  String shape() {
    var shape = new StringBuilder();
    for (Part part : parts) {
      shape.append(part instanceof Part.Literal(String text) ? text : "x");
    }
    return shape.toString();
  }
}
