package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.jws.CompactJws;
import dev.countersign.trust.verify.key.SourceKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of a sample file: a request, what it is to be judged by, and how. */
public record SampleCase(Json.Obj line) {
  private static final BuiltInProfiles PROFILES = new BuiltInProfiles();

  public static SampleCase read(String text) {
    return new SampleCase((Json.Obj) json(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Json json(byte[] text) {
    if (StrictJson.parse(text) instanceof Reading.Read<Json>(Json value)) {
      return value;
    }
    throw new AssertionError("no JSON");
  }

  public String name() {
    return text("case");
  }

  public Profile profile() {
    return PROFILES.find(text("profile")).orElseThrow();
  }

  public List<SourceKey> keys() {
    return ((Json.Arr) line.get("keys").orElseThrow())
        .items().stream().map(key -> SourceKey.always(((Json.Str) key).value())).toList();
  }

  public Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    line.get("settings")
        .ifPresent(all ->
            ((Json.Obj) all)
                .members()
                .forEach((name, value) -> settings.put(name, ((Json.Str) value).value())));
    return settings;
  }

  DeliveryVerifier door() {
    return DeliveryVerifiers.open(profile(), keys(), settings());
  }

  Mapper mapper() {
    return Mapper.of(profile(), settings());
  }

  public RawDelivery request() {
    var headers = new LinkedHashMap<String, List<String>>();
    ((Json.Obj) line.get("headers").orElseThrow())
        .members()
        .forEach((name, values) ->
            headers.put(
                name,
                ((Json.Arr) values).items().stream().map(v -> ((Json.Str) v).value()).toList()));
    return new RawDelivery(
        text("method"),
        text("url"),
        headers,
        Bytes.of(Base64.getDecoder().decode(text("body"))),
        Instant.parse(text("at")),
        line.get("client_certificate").map(pem -> ((Json.Str) pem).value()).orElse(null));
  }

  String expected() {
    var expect = (Json.Obj) line.get("expect").orElseThrow();
    return CompactJws.text(expect, "verdict").orElseThrow()
        + " "
        + CompactJws.text(expect, "assurance")
            .or(() -> CompactJws.text(expect, "reason"))
            .orElseThrow();
  }

  /** What the profile's mapping must make of it, where the sample says so. */
  Optional<Json> items() {
    return line.get("items").map(SampleCase::bare);
  }

  static String told(Verification verdict) {
    return switch (verdict) {
      case Verification.Verified verified -> "verified " + verified.delivery().assurance().wire();
      case Verification.Rejected refused -> "refused " + refused.reason().wire();
    };
  }

  /** Without members that are null; numbers in one form. */
  static Json bare(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        var members = new LinkedHashMap<String, Json>();
        object
            .members()
            .forEach((name, member) -> {
              if (!(member instanceof Json.Nil)) {
                members.put(name, bare(member));
              }
            });
        yield new Json.Obj(members);
      }
      case Json.Arr array -> new Json.Arr(array.items().stream().map(SampleCase::bare).toList());
      case Json.Num(BigDecimal number) -> new Json.Num(number.stripTrailingZeros());
      default -> value;
    };
  }

  private String text(String name) {
    return CompactJws.text(line, name).orElseThrow();
  }
}
