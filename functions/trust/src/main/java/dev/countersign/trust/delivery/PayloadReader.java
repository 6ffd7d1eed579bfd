package dev.countersign.trust.delivery;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.profile.Profile.Payload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a payload as JSON, whatever its format, and finds values in it. */
public final class PayloadReader {
  private static final String IN_FORM = "payload";

  private PayloadReader() {}

  /** The whole payload as JSON, or the problem that prevents it. */
  public static Reading<Json> read(Payload format, Bytes body) {
    return switch (format) {
      case JSON -> StrictJson.parse(body.toArray());
      case FORM -> form(body);
      case JSON_OR_FORM -> inForm(body).orElseGet(() -> StrictJson.parse(body.toArray()));
      case SOAP -> OutboundMessageXml.read(body);
    };
  }

  /**
   * The value at a JSON Pointer (RFC 6901).
   *
   * @param pointer the pointer's tokens
   * @return empty where the payload can't be read or has no such value
   */
  public static Optional<Json> at(Payload format, Bytes body, List<String> pointer) {
    return read(format, body) instanceof Reading.Read<Json>(Json root)
        ? at(root, pointer)
        : Optional.empty();
  }

  /** The value at a JSON Pointer in a value that was already read. Empty where there is none. */
  public static Optional<Json> at(Json root, List<String> pointer) {
    Optional<Json> found = Optional.of(root);
    for (String token : pointer) {
      found =
          found.flatMap(
              value -> value instanceof Json.Obj object ? object.get(token) : nth(value, token));
    }
    return found;
  }

  private static Optional<Json> nth(Json value, String token) {
    boolean number = token.matches("0|[1-9][0-9]{0,3}");
    return number
            && value instanceof Json.Arr(List<Json> items)
            && Integer.parseInt(token) < items.size()
        ? Optional.of(items.get(Integer.parseInt(token)))
        : Optional.empty();
  }

  /**
   * The JSON in a form's field. None where the body doesn't begin as such a form does; JSON never
   * does.
   */
  private static Optional<Reading<Json>> inForm(Bytes body) {
    String start = IN_FORM + "=";
    if (!new String(body.toArray(), StandardCharsets.ISO_8859_1).startsWith(start)) {
      return Optional.empty();
    }
    return Optional.of(
        form(body)
            .then(form ->
                form instanceof Json.Obj fields && fields.text(IN_FORM).isPresent()
                    ? StrictJson.parse(fields.text(IN_FORM).get().getBytes(StandardCharsets.UTF_8))
                    : Reading.wrong(
                        new Problem(
                            "not_a_form", "", "more than one payload in it", "send one payload"))));
  }

  private static Reading<Json> form(Bytes body) {
    try {
      Map<String, Json> members = new LinkedHashMap<>();
      Urls.form(new String(body.toArray(), StandardCharsets.ISO_8859_1))
          .forEach((name, values) -> members.put(name, value(values)));
      return Reading.of(new Json.Obj(members));
    } catch (DeliveryRejected e) {
      return Reading.wrong(
          new Problem(
              "not_a_form", "", "not a form in UTF-8", "send application/x-www-form-urlencoded"));
    }
  }

  private static Json value(List<String> values) {
    return values.size() == 1
        ? new Json.Str(values.getFirst())
        : new Json.Arr(values.stream().<Json>map(Json.Str::new).toList());
  }
}
