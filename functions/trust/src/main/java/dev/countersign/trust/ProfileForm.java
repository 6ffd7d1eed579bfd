package dev.countersign.trust;

import dev.countersign.domain.Problem;
import dev.countersign.forms.ExpressionFailed;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.YamlText;
import dev.countersign.trust.CanonicalText.Encoding;
import dev.countersign.trust.Profile.About;
import dev.countersign.trust.Profile.Answer;
import dev.countersign.trust.Profile.Decoding;
import dev.countersign.trust.Profile.Flavour;
import dev.countersign.trust.Profile.KeyText;
import dev.countersign.trust.Profile.Location;
import dev.countersign.trust.Profile.Part;
import dev.countersign.trust.Profile.Signature;
import dev.countersign.trust.Profile.Timestamp;
import dev.countersign.trust.Profile.Unit;
import java.time.Duration;
import java.util.Set;

/** Reads a profile's file. What is not understood is refused: half a verification is none. */
public final class ProfileForm {
  private ProfileForm() {}

  /** Reads YAML or JSON text; what is wrong is told with its line. */
  public static Reading<Profile> read(String text) {
    return YamlText.parse(text).then(document -> document.located(read(document.root())));
  }

  /** Reads a profile that stands inside another document. */
  public static Reading<Profile> read(Json root) {
    try {
      return Reading.of(profile(Place.of(root)));
    } catch (Place.Misplaced e) {
      return Reading.wrong(new Problem("bad_profile", e.pointer, e.what, "mend the profile"));
    }
  }

  private static Profile profile(Place at) {
    return switch (at.text("kind")) {
      case "hmac" -> hmac(at);
      case "jws" -> jws(at);
      default -> throw at.wrong("kind", "no kind of profile that is known: hmac, jws");
    };
  }

  private static Profile hmac(Place at) {
    at.only(
        "name",
        "version",
        "kind",
        "media_types",
        "map",
        "answer",
        "facts",
        "description",
        "algorithm",
        "message",
        "signature",
        "timestamp",
        "id_header",
        "key");
    var sign = at.object("signature");
    sign.only("header", "separator", "prefix", "encoding");
    var signature =
        new Signature(
            sign.text("header"),
            sign.text("separator", ""),
            sign.text("prefix", ""),
            sign.word("encoding", Encoding.values(), Encoding.BASE64));
    var key = at.object("key");
    key.only("strip", "decode", "min", "max");
    var form =
        new KeyText(
            key.text("strip", ""),
            key.word("decode", Decoding.values(), Decoding.UTF8),
            key.number("min", 1),
            key.number("max", 4096));
    var message = MessageTemplate.parts(at, "message");
    var names =
        message.stream()
            .filter(Part.Variable.class::isInstance)
            .map(p -> ((Part.Variable) p).name())
            .toList();
    if (!names.contains(Part.Name.BODY)) {
      throw at.wrong("message", "leaves out the body");
    }
    var timestamp = at.has("timestamp") ? timestamp(at.object("timestamp")) : null;
    if ((timestamp != null) != names.contains(Part.Name.TIMESTAMP)) {
      throw at.wrong("timestamp", "is read but not signed, or signed but not read");
    }
    String id = at.has("id_header") ? at.text("id_header") : null;
    if ((id != null) != names.contains(Part.Name.ID)) {
      throw at.wrong("id_header", "is read but not signed, or signed but not read");
    }
    return new Profile.Hmac(about(at), algorithm(at), message, signature, timestamp, id, form);
  }

  private static String algorithm(Place at) {
    return switch (at.text("algorithm")) {
      case "sha256" -> "HmacSHA256";
      case "sha512" -> "HmacSHA512";
      case "sha1" -> "HmacSHA1";
      default -> throw at.wrong("algorithm", "none of sha256, sha512, sha1");
    };
  }

  private static Timestamp timestamp(Place at) {
    at.only("header", "unit", "past", "future");
    return new Timestamp(
        at.text("header"),
        at.word("unit", Unit.values(), Unit.S),
        at.duration("past", Duration.ofMinutes(5)),
        at.duration("future", Duration.ofMinutes(5)));
  }

  private static Profile jws(Place at) {
    at.only(
        "name",
        "version",
        "kind",
        "media_types",
        "map",
        "answer",
        "facts",
        "description",
        "location",
        "flavour",
        "algorithms",
        "types",
        "issued_past",
        "issued_future",
        "longest_life");
    var algorithms = Set.copyOf(at.texts("algorithms"));
    var known =
        Set.of(
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA");
    if (algorithms.isEmpty() || !known.containsAll(algorithms)) {
      throw at.wrong("algorithms", "empty, or one that is not known or not asymmetric");
    }
    var flavour = at.word("flavour", Flavour.values(), Flavour.JWT);
    var types = Set.copyOf(at.texts("types"));
    if (flavour == Flavour.SET && !types.equals(Set.of("secevent+jwt"))) {
      throw at.wrong("types", "a SET has the type secevent+jwt");
    }
    return new Profile.Jws(
        about(at),
        at.word("location", Location.values(), Location.BODY),
        flavour,
        algorithms,
        types,
        at.duration("issued_past", Duration.ofMinutes(5)),
        at.duration("issued_future", Duration.ofMinutes(5)),
        at.duration("longest_life", Duration.ofDays(1)));
  }

  private static About about(Place at) {
    Mapping map;
    try {
      map = Mapping.compile(at.text("map", "$"));
    } catch (ExpressionFailed e) {
      throw at.wrong("map", e.getMessage() + " at character " + e.position());
    }
    return new About(
        at.text("name"),
        at.number("version", 1),
        Set.copyOf(at.texts("media_types")),
        map,
        at.word("answer", Answer.values(), Answer.OUTCOMES));
  }
}
