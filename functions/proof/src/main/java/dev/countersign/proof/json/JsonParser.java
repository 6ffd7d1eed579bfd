package dev.countersign.proof.json;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictText;
import java.util.ArrayList;
import java.util.TreeMap;

/** Reads one JSON value (RFC 8259): UTF-8, no name twice in an object, at most 32 levels deep. */
public final class JsonParser {
  private static final int DEEPEST = 32;
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

  private final String text;
  private int at;

  private JsonParser(String text) {
    this.text = text;
  }

  private static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson(String why) {
      super(why, null, false, false);
    }
  }

  /** The value that these bytes are. */
  public static Parsed<JsonNode> parse(byte[] bytes) {
    var text = StrictText.utf8(bytes);
    if (text.isEmpty()) {
      return Parsed.malformed("not UTF-8");
    }
    var parser = new JsonParser(text.get());
    try {
      var value = parser.value(0);
      parser.space();
      return parser.at == parser.text.length()
          ? Parsed.ok(value)
          : Parsed.malformed("something follows the JSON value");
    } catch (NotJson e) {
      return Parsed.malformed("not JSON: " + e.getMessage() + " at character " + parser.at);
    }
  }

  private JsonNode value(int depth) throws NotJson {
    if (depth > DEEPEST) {
      throw new NotJson("too deep");
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonNode.Str(string());
      case 't' -> word("true", new JsonNode.Bool(true));
      case 'f' -> word("false", new JsonNode.Bool(false));
      case 'n' -> word("null", new JsonNode.Nil());
      default -> number();
    };
  }

  private JsonNode object(int depth) throws NotJson {
    var members = new TreeMap<String, JsonNode>();
    at++;
    space();
    if (skip('}')) {
      return new JsonNode.Obj(members);
    }
    do {
      space();
      var name = string();
      space();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw new NotJson("a name twice");
      }
      space();
    } while (skip(','));
    expect('}');
    return new JsonNode.Obj(members);
  }

  private JsonNode array(int depth) throws NotJson {
    var items = new ArrayList<JsonNode>();
    at++;
    space();
    if (skip(']')) {
      return new JsonNode.Arr(items);
    }
    do {
      items.add(value(depth + 1));
      space();
    } while (skip(','));
    expect(']');
    return new JsonNode.Arr(items);
  }

  private String string() throws NotJson {
    expect('"');
    int from = at;
    while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
      at++;
    }
    if (peek() == '"') {
      return checked(text.substring(from, at++));
    }
    var value = new StringBuilder(text.substring(from, at));
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw new NotJson("a control character in a text");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return checked(value.toString());
  }

  private char escaped() throws NotJson {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new NotJson("an unknown escape");
    };
  }

  private char unicode() throws NotJson {
    var digits = text.substring(at, Math.min(at + 4, text.length()));
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw new NotJson("an escape without four digits");
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  /** Half a character can't be written as UTF-8. */
  private static String checked(String value) throws NotJson {
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new NotJson("half a character");
    }
    return value;
  }

  private JsonNode number() throws NotJson {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var digits = text.substring(from, at);
    if (!digits.matches(NUMBER)) {
      throw new NotJson("no value");
    }
    return new JsonNode.Num(digits);
  }

  private JsonNode word(String word, JsonNode value) throws NotJson {
    if (!text.startsWith(word, at)) {
      throw new NotJson("no value");
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean skip(char c) throws NotJson {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) throws NotJson {
    if (!skip(c)) {
      throw new NotJson("no " + c);
    }
  }

  private char peek() throws NotJson {
    if (at >= text.length()) {
      throw new NotJson("it ends");
    }
    return text.charAt(at);
  }
}
