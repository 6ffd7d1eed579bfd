package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.key.SourceKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a sample file: a request, its profile, keys and settings, and the expected verdict.
 */
public record SampleCase(Json.Obj line) {
  private static final BuiltInProfiles PROFILES = new BuiltInProfiles();

  public static SampleCase read(String text) {
    return new SampleCase((Json.Obj) json(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Json json(byte[] text) {
    if (StrictJson.parse(text) instanceof Reading.Read<Json>(Json value)) {
      return value;
    }
    throw new AssertionError("not JSON");
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

  DeliveryVerifier verifier() {
    return DeliveryVerifiers.create(profile(), keys(), settings());
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

  /** The samples of a file whose verdict is not the expected one. */
  static Map<String, String> misjudged(Path file) throws IOException {
    var wrong = new LinkedHashMap<String, String>();
    for (String line : Files.readAllLines(file)) {
      var sample = read(line);
      String verdict = verdict(sample.verifier().verify(sample.request()));
      if (!sample.expected().equals(verdict)) {
        wrong.put(sample.name(), verdict + " but should be " + sample.expected());
      }
    }
    return wrong;
  }

  /** The expected verdict: {@code verified} with the grade, or {@code refused} with the reason. */
  String expected() {
    var expect = (Json.Obj) line.get("expect").orElseThrow();
    return expect.text("verdict").orElseThrow()
        + " "
        + expect.text("assurance").or(() -> expect.text("reason")).orElseThrow();
  }

  /** The items that the profile must map it to, where the sample names them. */
  Optional<Json> items() {
    return line.get("items").map(SampleCase::normalized);
  }

  /** A verdict as the samples write it. */
  static String verdict(Verification verification) {
    return switch (verification) {
      case Verification.Verified verified -> "verified " + verified.delivery().assurance().wire();
      case Verification.Rejected rejected -> "refused " + rejected.reason().wire();
    };
  }

  /** Without members that are null, and with each number in one form. */
  static Json normalized(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        var members = new LinkedHashMap<String, Json>();
        object
            .members()
            .forEach((name, member) -> {
              if (!(member instanceof Json.Nil)) {
                members.put(name, normalized(member));
              }
            });
        yield new Json.Obj(members);
      }
      case Json.Arr array ->
          new Json.Arr(array.items().stream().map(SampleCase::normalized).toList());
      case Json.Num(BigDecimal number) -> new Json.Num(number.stripTrailingZeros());
      default -> value;
    };
  }

  private String text(String name) {
    return line.text(name).orElseThrow();
  }
}
