package dev.countersign.trust.explain;

/** Writes the text of sound JSON in other ways, which leave its tokens and their order alone. */
final class JsonText {
  private JsonText() {}

  /** Without white space between tokens. */
  static String compact(String json) {
    return laidOut(json, ":", ",", "");
  }

  /** With one blank after each colon and comma, as Python writes it. */
  static String spaced(String json) {
    return laidOut(json, ": ", ", ", "");
  }

  /** A line for each member and item, as {@code JSON.stringify} indents. */
  static String indented(String json, String by) {
    return laidOut(json, ": ", ",", by);
  }

  private static String laidOut(String json, String colon, String comma, String by) {
    var out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '"' -> {
          int end = endOfText(json, i);
          out.append(json, i, end);
          i = end - 1;
        }
        case ' ', '\t', '\r', '\n' -> {}
        case ':' -> out.append(colon);
        case ',' -> line(out.append(comma), depth, by);
        case '{', '[' -> {
          out.append(c);
          if ("}]".indexOf(next(json, i + 1)) < 0) {
            line(out, ++depth, by);
          } else {
            depth++;
          }
        }
        case '}', ']' -> {
          boolean empty = "{[".indexOf(out.charAt(out.length() - 1)) >= 0;
          depth--;
          if (!empty) {
            line(out, depth, by);
          }
          out.append(c);
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, int depth, String by) {
    if (!by.isEmpty()) {
      out.append('\n').append(by.repeat(depth));
    }
  }

  private static char next(String json, int from) {
    int i = from;
    while (" \t\r\n".indexOf(json.charAt(i)) >= 0) {
      i++;
    }
    return json.charAt(i);
  }

  private static int endOfText(String json, int from) {
    int i = from + 1;
    while (json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  /** With characters in place of their escapes, where JSON needs none. */
  static String unescaped(String json) {
    var out = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '\\' && json.charAt(i + 1) == 'u') {
        char c = (char) Integer.parseInt(json.substring(i + 2, i + 6), 16);
        out.append(c < 0x80 ? json.substring(i, i + 6) : String.valueOf(c));
        i += 5;
      } else if (json.charAt(i) == '\\') {
        String pair = json.substring(i, i + 2);
        out.append(pair.equals("\\/") ? "/" : pair);
        i++;
      } else {
        out.append(json.charAt(i));
      }
    }
    return out.toString();
  }

  /** With an escape of this form for every character outside ASCII. */
  static String escaped(String json, String form) {
    var out = new StringBuilder();
    for (char c : unescaped(json).toCharArray()) {
      out.append(c < 0x80 ? String.valueOf(c) : form.formatted((int) c));
    }
    return out.toString();
  }
}
