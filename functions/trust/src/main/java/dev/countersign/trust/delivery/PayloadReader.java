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

/** Reads a payload of any of the known forms as JSON. */
public final class PayloadReader {
  private PayloadReader() {}

  public static Reading<Json> read(Payload form, Bytes body) {
    return switch (form) {
      case JSON -> StrictJson.parse(body.toArray());
      case FORM -> form(body);
      case SOAP -> OutboundMessageXml.read(body);
    };
  }

  /** What stands at a JSON Pointer, given by its tokens; none where there is nothing or no JSON. */
  public static Optional<Json> at(Payload form, Bytes body, List<String> pointer) {
    return read(form, body) instanceof Reading.Read<Json>(Json root)
        ? at(root, pointer)
        : Optional.empty();
  }

  public static Optional<Json> at(Json root, List<String> pointer) {
    Optional<Json> here = Optional.of(root);
    for (String token : pointer) {
      here =
          here.flatMap(
              value -> value instanceof Json.Obj object ? object.get(token) : nth(value, token));
    }
    return here;
  }

  private static Optional<Json> nth(Json value, String token) {
    boolean number = token.matches("0|[1-9][0-9]{0,3}");
    return number
            && value instanceof Json.Arr(List<Json> items)
            && Integer.parseInt(token) < items.size()
        ? Optional.of(items.get(Integer.parseInt(token)))
        : Optional.empty();
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
              "not_a_form", "", "no form, or not UTF-8", "send application/x-www-form-urlencoded"));
    }
  }

  private static Json value(List<String> values) {
    return values.size() == 1
        ? new Json.Str(values.getFirst())
        : new Json.Arr(values.stream().<Json>map(Json.Str::new).toList());
  }
}
