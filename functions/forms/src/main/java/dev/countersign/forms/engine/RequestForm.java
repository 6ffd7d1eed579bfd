package dev.countersign.forms.engine;

import static dev.countersign.forms.engine.EngineFields.contradiction;

import dev.countersign.forms.engine.RequestRule.BodyForm;
import dev.countersign.forms.engine.RequestRule.Method;
import dev.countersign.forms.engine.RequestRule.Payload;
import dev.countersign.forms.engine.RequestRule.Place;
import dev.countersign.forms.json.Fields;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads how a request is made. */
final class RequestForm {
  private static final Set<String> FIELDS =
      Set.of("method", "path", "url", "auth", "headers", "item", "form", "columns");

  /** What a header's name may be (RFC 9110 section 5.1), in lower case. */
  private static final Pattern HEADER = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,64}");

  /** Headers that are made by what sends the request, or by what authenticates it. */
  private static final Set<String> MADE =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "cookie",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade");

  private RequestForm() {}

  /**
   * Reads a request.
   *
   * @param more the members that it may have beside those of every request
   */
  static Optional<RequestRule> read(Fields in, InputNames names, String... more) {
    var known = new HashSet<>(FIELDS);
    known.addAll(Arrays.asList(more));
    in.only(known);
    boolean file = known.contains("file") && in.get("file").isPresent();
    var place = file ? file(in, names) : address(in, names);
    SortedMap<String, TextTemplate> headers =
        in.object("headers").map(given -> headers(given, names)).orElseGet(TreeMap::new);
    var payload = payload(in);
    if (file && !headers.isEmpty()) {
      contradiction(in, "headers", "a file has no headers", "leave them out");
    }
    var auth = in.object("auth").flatMap(own -> AuthForm.read(own, names.declared()));
    if (file && auth.isPresent()) {
      contradiction(in, "auth", "a file has none", "leave it out");
    }
    return place.map(at -> new RequestRule(at, headers, payload, auth));
  }

  private static Optional<Place> file(Fields in, InputNames names) {
    for (String other : List.of("method", "path", "url")) {
      if (in.get(other).isPresent()) {
        contradiction(in, other, "beside file", "leave it out: a file has a name only");
      }
    }
    var name = names.template(in, "file");
    if (name.filter(n -> n.shape().startsWith("/") || n.shape().contains("..")).isPresent()) {
      in.problem("out_of_range", "file", "leads out of the folder", "begin with no slash");
      return Optional.empty();
    }
    return name.map(Place.File::new);
  }

  private static Optional<Place> address(Fields in, InputNames names) {
    var method = in.present("method") ? in.upperWord("method", Method.values()) : NO_METHOD;
    if (method.filter(m -> !m.carries()).isPresent() && in.get("item").isPresent()) {
      contradiction(in, "item", "a GET or DELETE has no body", "leave it out, or use POST");
    }
    if (in.get("path").isPresent() && in.get("url").isPresent()) {
      contradiction(in, "url", "beside path", "write one of them");
    }
    if (in.get("url").isPresent()) {
      return names
          .template(in, "url")
          .filter(url -> isUrl(in, url))
          .flatMap(url -> method.map(m -> new Place.Elsewhere(m, url)));
    }
    var path = names.template(in, "path");
    if (path.filter(p -> !isPath(p.shape())).isPresent()) {
      in.problem("out_of_range", "path", "no path", "begin with /, without # and white space");
    }
    return method.map(m -> new Place.AtEngine(m, path.orElse(NOTHING)));
  }

  private static final Optional<Method> NO_METHOD = Optional.empty();
  private static final TextTemplate NOTHING = new TextTemplate(List.of());

  private static boolean isUrl(Fields in, TextTemplate url) {
    boolean good = UrlShape.read(url.shape()).isPresent() && hostIsOfSettings(url);
    if (!good) {
      in.problem(
          "out_of_range",
          "url",
          "no https address, or a variable in its host that is no setting",
          "write https://host/path");
    }
    return good;
  }

  /** Whether no result can say which host a request goes to. */
  static boolean hostIsOfSettings(TextTemplate url) {
    var soFar = new StringBuilder();
    for (var part : url.parts()) {
      boolean inHost = soFar.indexOf("/", "https://".length()) < 0;
      switch (part) {
        case TextTemplate.Part.Literal(String text) -> soFar.append(text);
        case TextTemplate.Part.Variable(List<String> path) -> {
          if (inHost && !path.getFirst().equals("settings")) {
            return false;
          }
          soFar.append('x');
        }
      }
    }
    return true;
  }

  private static boolean isPath(String shape) {
    return shape.startsWith("/")
        && !shape.startsWith("//")
        && UrlShape.read("https://host" + shape).isPresent();
  }

  /** Whether a text can be a header's name, in lower case. */
  static boolean isHeader(String name) {
    return HEADER.matcher(name).matches();
  }

  /** Headers by their names in lower case; those that others make are refused. */
  static SortedMap<String, TextTemplate> headers(Fields given, InputNames names) {
    var headers = new TreeMap<String, TextTemplate>();
    for (String name : given.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!HEADER.matcher(lower).matches() || MADE.contains(lower) || headers.containsKey(lower)) {
        given.problem(
            "out_of_range",
            name,
            "no name of a header, one that is made by others, or one that stands twice",
            "what authenticates belongs into auth");
      }
      names.template(given, name).ifPresent(template -> headers.put(lower, template));
    }
    return headers;
  }

  private static Optional<Payload> payload(Fields in) {
    var form = in.word("form", BodyForm.values()).orElse(BodyForm.JSON);
    var item = EngineFields.expression(in, "item");
    var columns = EngineFields.oneOrMore(in, "columns", EngineFields::isName);
    if ((form == BodyForm.CSV) == columns.isEmpty()) {
      contradiction(in, "columns", "with csv, and with no other form", "name the item's members");
    }
    if (in.get("item").isEmpty() && in.get("form").isPresent()) {
      contradiction(in, "form", "without item", "write item, or leave form out");
    }
    return item.map(expression -> new Payload(expression, form, columns));
  }
}
