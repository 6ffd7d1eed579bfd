package dev.countersign.forms.engine.request;

import dev.countersign.forms.engine.TextTemplate;
import dev.countersign.forms.engine.TextTemplate.Part;
import dev.countersign.forms.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts values into a template. */
final class FilledTemplate {
  private static final String UNRESERVED = "-._~";

  /** In bytes; file systems take 255 for all of a name. */
  private static final int LONGEST_NAME = 100;

  private FilledTemplate() {}

  /**
   * The text with each variable's value.
   *
   * @param written how a value is written
   * @throws CannotRender when a variable has no value
   */
  static String of(TextTemplate template, Json.Obj input, UnaryOperator<String> written) {
    var text = new StringBuilder();
    for (Part part : template.parts()) {
      switch (part) {
        case Part.Literal(String own) -> text.append(own);
        case Part.Variable(List<String> path) -> text.append(written.apply(value(path, input)));
      }
    }
    return text.toString();
  }

  private static String value(List<String> path, Json.Obj input) {
    Json at = input;
    for (String name : path) {
      at = at instanceof Json.Obj object ? object.get(name).orElse(new Json.Nil()) : new Json.Nil();
    }
    String text =
        switch (at) {
          case Json.Str(String own) -> own;
          case Json.Num(var number) -> number.toPlainString();
          case Json.Bool(boolean flag) -> String.valueOf(flag);
          case Json.Obj object -> "";
          case Json.Arr array -> "";
          case Json.Nil nil -> "";
        };
    if (text.isEmpty()) {
      throw new CannotRender("no value for {" + String.join(".", path) + "}");
    }
    return text;
  }

  /** Every character but the unreserved ones of RFC 3986 as the percent-codes of its UTF-8. */
  static String percentEncoded(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  /** A value that can be part of a file's name, percent-encoded: no folder comes of it. */
  static String fileName(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (!plain || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new CannotRender("a file's name has a separator in it, or is too long");
    }
    return percentEncoded(text);
  }

  /** A value that can stand in a host: a label of letters, digits and hyphens. */
  static String hostLabel(String text) {
    if (!text.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
      throw new CannotRender("a setting in the host is no name of a host");
    }
    return text;
  }

  /** A value that can stand in a header: visible ASCII, and spaces between. */
  static String headerValue(String text) {
    boolean plain = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    if (!plain || !text.equals(text.strip()) || text.length() > 4000) {
      throw new CannotRender("a header's value has other characters than a header can have");
    }
    return text;
  }
}
